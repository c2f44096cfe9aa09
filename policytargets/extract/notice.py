"""One notice, read: the order of the steps, and the one place where offsets are mapped back to the published text.

Belongs here: calling the steps and mapping. What each step decides stands in its own module. Needs no file, no socket.
"""

from dataclasses import replace

from ..read.document import Document
from .fold import Reading, fold
from .metadata import find_metadata
from .model import Extraction, Issue, LedgerEntry, Measure, Metadata, Number, OwnerMention, Plan, Structure, Target
from .numbers import find_numbers
from .structure import find_structure
from .targets import find_targets
from .validity import period_of_title

_HAN = "\u3400"
_WIDE = "\uf900"
_REACH = 300
"""How far before its quote a target may have taken the words of its indicator from."""


def extract(document: Document) -> Extraction:
    """All that one notice holds. Offsets of what is given back count in ``document.text``. Never raises on any text."""
    reading = fold(document.text)
    structure = find_structure(reading.text)
    metadata = find_metadata(reading, structure, document.cells)
    _set_periods(structure, metadata)
    numbers = find_numbers(reading.text)
    targets, ledger = find_targets(reading.text, structure, numbers, metadata)
    titles = _titles(reading, structure)
    plans = [_plan(reading, plan, title) for plan, title in zip(structure.plans, titles, strict=True)]
    return Extraction(
        notice_id=document.notice_id,
        metadata=metadata,
        plans=plans,
        measures=[_measure(reading, measure) for measure in structure.measures],
        targets=[_target(reading, target) for target in targets],
        ledger=[_entry(reading, entry) for entry in ledger],
        issues=_issues(structure, metadata),
    )


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


def _plan(reading: Reading, plan: Plan, title: str) -> Plan:
    start, end = reading.span(plan.start, plan.end)
    return replace(plan, title=title or plan.title, start=start, end=end)


def _measure(reading: Reading, measure: Measure) -> Measure:
    start, end = reading.span(measure.start, measure.end)
    return replace(measure, start=start, end=end, owners=[_owner(reading, owner) for owner in measure.owners])


def _owner(reading: Reading, owner: OwnerMention) -> OwnerMention:
    if owner.start is None or owner.end is None:
        return owner
    start, end = reading.span(owner.start, owner.end)
    return replace(owner, text=reading.source[start:end], start=start, end=end)


def _target(reading: Reading, target: Target) -> Target:
    quote_start, quote_end = reading.span(target.quote_start, target.quote_end)
    written = _written(reading, max(0, target.quote_start - _REACH), target.quote_end)
    target = replace(
        target,
        quote_start=quote_start,
        quote_end=quote_end,
        indicator=target.indicator.translate(written),
    )
    if target.number_start is None or target.number_end is None:
        return target
    number_start, number_end = reading.span(target.number_start, target.number_end)
    unit = _unit(reading, target.unit, target.number_start, target.number_end)
    return replace(target, number_start=number_start, number_end=number_end, unit=unit)


def _unit(reading: Reading, unit: str, start: int, end: int) -> str:
    """``unit`` as the number ``reading.text[start:end]`` writes it in the source: 個, 条（段）."""
    brackets = (
        {"(": "（", ")": "）"} if "(" in unit and "（" in reading.source[slice(*reading.span(start, end))] else {}
    )
    return unit.translate(_written(reading, start, end) | str.maketrans(brackets))


def _written(reading: Reading, start: int, end: int) -> dict[int, str]:
    """How ``reading.text[start:end]`` writes its Chinese characters in the source, where it writes them otherwise."""
    published = reading.source[slice(*reading.span(start, end))]
    if not any(char >= _HAN for char in set(published).difference(reading.text[start:end]) if char < _WIDE):
        return {}
    pairs = ((reading.text[at], reading.source[reading.to_source(at)]) for at in range(start, end))
    return {ord(read): wrote for read, wrote in pairs if read != wrote and read >= _HAN}


def _entry(reading: Reading, entry: LedgerEntry) -> LedgerEntry:
    return replace(entry, number=_number(reading, entry.number))


def _number(reading: Reading, number: Number) -> Number:
    start, end = reading.span(number.start, number.end)
    unit = _unit(reading, number.unit, number.start, number.end)
    return replace(number, start=start, end=end, text=reading.source[start:end], unit=unit)
