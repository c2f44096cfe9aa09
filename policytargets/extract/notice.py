"""One notice, read: the order of the steps.

Belongs here: calling the steps. What each step decides stands in its own module. Needs no file, no socket.
"""

from policytargets.extract.metadata import find_metadata
from policytargets.extract.metadata.validity import period_of_title
from policytargets.extract.numbers import scan
from policytargets.extract.structure import find_structure
from policytargets.extract.targets import find_targets

from ..read.document import Document
from .fold import Reading, fold
from .model import Extraction, Issue, LedgerEntry, Metadata, Structure, Target
from .paragraphs import joined
from .published import Publisher


def extract(document: Document) -> Extraction:
    """All that one notice holds. Offsets of what is given back count in ``document.text``. Never raises on any text."""
    reading = joined(fold(document.text))
    structure = find_structure(reading.text)
    metadata = find_metadata(reading, structure, document.cells)
    _set_periods(structure, metadata)
    numbers = scan(reading.text)
    targets, ledger = find_targets(reading.text, structure, numbers, metadata)
    _publish(reading, structure, targets, ledger)
    return Extraction(
        notice_id=document.notice_id,
        metadata=metadata,
        plans=structure.plans,
        measures=structure.measures,
        targets=targets,
        ledger=ledger,
        issues=_issues(structure, metadata),
    )


def _publish(reading: Reading, structure: Structure, targets: list[Target], ledger: list[LedgerEntry]) -> None:
    """Every record as the published text has it."""
    publisher = Publisher(reading)
    for plan, title in zip(structure.plans, _titles(reading, structure), strict=True):
        publisher.plan(plan, title)
    for measure in structure.measures:
        publisher.measure(measure)
    for target in targets:
        publisher.target(target)
    for entry in ledger:
        publisher.entry(entry)


def _set_periods(structure: Structure, metadata: Metadata) -> None:
    """A plan's own period is what its title says, else the notice's."""
    for plan in structure.plans:
        own = period_of_title(plan.title)
        plan.period_start = own.start if own.end else metadata.period_start
        plan.period_end = own.end or metadata.period_end


def _issues(structure: Structure, metadata: Metadata) -> list[Issue]:
    if not structure.measures or metadata.issuer:
        return []
    if all(measure.owners for measure in structure.measures):
        return []
    words = "measures name no owner and the notice names no issuer; they are given to the owner 'unknown issuer'"
    return [Issue("warning", "unknown-issuer", words)]


def _titles(reading: Reading, structure: Structure) -> list[str]:
    """The title of each plan as published, its lines joined."""
    words: list[list[str]] = [[] for _ in structure.plans]
    for segment in structure.segments:
        if segment.kind == "title" and segment.plan is not None and segment.start < structure.plans[segment.plan].end:
            start, end = reading.span(segment.start, segment.end)
            words[segment.plan].append("".join(reading.source[start:end].split()))
    return ["".join(parts) for parts in words]
