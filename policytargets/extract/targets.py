"""Targets: which numeric mentions of a notice are commitments, and what each of them says.

Belongs here: going through the numbers of a notice in order and putting together, for each, what the other modules decide:
its class (``classify``), indicator, change and deadline (``due``). No rule of language stands here.
"""

import re
from typing import Final

from policytargets.extract.baseline import baseline_of
from policytargets.extract.change import change_of
from policytargets.extract.classify import Window, judge, window
from policytargets.extract.clauses import Sentence, SentenceReader
from policytargets.extract.due import DueReader
from policytargets.extract.implicit import implicit_commitments
from policytargets.extract.indicator import indicator_of
from policytargets.extract.model import LedgerEntry, Metadata, Number, Segment, Structure, Target

_SHAPES: Final = {
    "date": "date",
    "time": "date",
    "ordinal": "ordinal",
    "label": "label",
    "docnumber": "reference",
    "identifier": "reference",
    "vague": "other",
    "word": "name",
}
"""Classes of the mentions that their shape alone decides."""
_SURE: Final = 3.0
_TOPIC: Final = 300
_REPORT: Final = "政府工作报告"
_ORDERING: Final = frozenset({"measures", "steps", "safeguards"})
"""Roles that in a work report all hold what is to be done."""
_WORKING: Final = frozenset({"goals", "measures"})
_PARAGRAPH: Final = 2000
_BACK: Final = re.compile(r"过去(?:的)?(?:一|五|几)年|[五一]年来|这[五一]年|“?十[三四]五”?时期[,是我取]")
_IMPLICIT_ROLES: Final = frozenset({"goals", "measures", "safeguards"})
_IMPLICIT_KINDS: Final = frozenset({"body", "table", "heading"})


def find_targets(
    text: str, structure: Structure, numbers: list[Number], metadata: Metadata
) -> tuple[list[Target], list[LedgerEntry]]:
    """The targets of a notice and the ledger of all its numbers.

    ``text`` is the reading text; every offset taken and given counts its code points. ``numbers`` stand in rising
    order. Each becomes exactly one ledger entry; ``LedgerEntry.target`` indexes the list of targets, which stand in
    text order.
    """
    reader = _Reader(text, structure, metadata)
    ledger = [reader.read(number) for number in numbers]
    found = [(target, entry) for entry, target in ledger if target]
    implicit = [(target, None) for target in reader.implicit()]
    rows: list[tuple[Target, LedgerEntry | None]] = sorted(
        [*found, *implicit], key=lambda pair: (pair[0].quote_start, pair[0].number_start or pair[0].quote_start)
    )
    for index, (_, entry) in enumerate(rows):
        if entry:
            entry.target = index
    return [target for target, _ in rows], [entry for entry, _ in ledger]


def _counts(number: Number) -> bool:
    """An ordinal without 第 may count after all: 40期, 5星级."""
    return number.shape == "ordinal" and number.text[:1].isdigit()


class _Reader:
    """One pass over the numbers of one notice."""

    def __init__(self, text: str, structure: Structure, metadata: Metadata) -> None:
        self._text = text
        self._structure = structure
        self._sentences = SentenceReader(text)
        self._due = DueReader(text, structure, metadata)
        self._title = metadata.title or ""
        self._report = _REPORT in self._title or _REPORT in text[:120]
        self._unstructured = not any(segment.role in _WORKING for segment in structure.segments)
        self._paragraph = (-1, False)

    def read(self, number: Number) -> tuple[LedgerEntry, Target | None]:
        """The ledger entry of a number, and the target where it is one."""
        if number.shape in _SHAPES and number.shape != "date" and not _counts(number):
            return LedgerEntry(number, _SHAPES[number.shape], f"shape_{number.shape}"), None
        segment = self._structure.segment_at(number.start)
        sentence = self._sentences.at(number.start, number.end)
        self._due.hear(sentence, segment)
        if number.shape == "date":
            return LedgerEntry(number, "date", "shape_date"), None
        path = segment.path if segment else ()
        seen = window(number, sentence, path[-1] if path else "", self._role(segment, sentence), self._title)
        verdict = judge(seen)
        entry = LedgerEntry(number, verdict.class_, verdict.reason)
        if verdict.class_ != "target" or number.value is None:
            return entry, None
        return entry, self._target(number, seen, sentence, segment, verdict.margin)

    def _role(self, segment: Segment | None, sentence: Sentence) -> str:
        """The role of the section, corrected by what kind of notice it is and by a paragraph that looks back."""
        role = segment.role if segment else "measures"
        if role == "preamble" and self._unstructured:
            return "measures"
        if self._report and role in _ORDERING:
            role = "goals"
        return "review" if role == "goals" and self._looks_back(sentence) else role

    def _looks_back(self, sentence: Sentence) -> bool:
        start = self._text.rfind("\n", max(0, sentence.start - _PARAGRAPH), sentence.start) + 1
        if start != self._paragraph[0]:
            self._paragraph = (start, bool(_BACK.search(self._text, start, start + 24)))
        return self._paragraph[1]

    def _target(
        self, number: Number, seen: Window, sentence: Sentence, segment: Segment | None, margin: float
    ) -> Target:
        start, end = sentence.clause(number.start - sentence.start)
        deadline = self._due.of(number.start - sentence.start, sentence, segment)
        baseline = baseline_of(seen.before)
        indicator = indicator_of(seen.before, seen.after, seen.lead, seen.follow, self._topic(sentence))
        return Target(
            plan=segment.plan if segment else None,
            measure=segment.measure if segment else None,
            indicator=indicator or seen.before.strip() or number.text,
            comparator=number.comparator,
            value=number.value,
            value_high=number.value_high,
            unit=number.unit,
            change=change_of(seen.before, number.unit, number.text),
            deadline=deadline.day,
            deadline_text=deadline.text,
            deadline_basis=deadline.basis,
            baseline_text=baseline.text,
            baseline_value=baseline.value,
            kind="quantified",
            quote_start=sentence.start + start,
            quote_end=max(sentence.start + end, number.end),
            number_start=number.start,
            number_end=number.end,
            certainty="high" if margin >= _SURE else "low",
        )

    def _topic(self, sentence: Sentence) -> str:
        floor = max(0, sentence.start - _TOPIC)
        first = self._text.rfind("\n", floor, sentence.start) + 1 or floor
        return self._text[first : sentence.start]

    def implicit(self) -> list[Target]:
        """The implicit targets of the parts of the notice that order work."""
        found: list[Target] = []
        sentences = SentenceReader(self._text)
        for segment in self._structure.segments:
            if segment.role not in _IMPLICIT_ROLES or segment.kind not in _IMPLICIT_KINDS:
                continue
            for item in implicit_commitments(self._text, segment.start, segment.end):
                sentence = sentences.at(item.start, item.end)
                start, end = sentence.clause(item.start - sentence.start)
                deadline = self._due.of(item.start - sentence.start, sentence, segment)
                found.append(
                    Target(
                        plan=segment.plan,
                        measure=segment.measure,
                        indicator=item.indicator,
                        comparator=None,
                        value=None,
                        value_high=None,
                        unit="",
                        change=item.change,
                        deadline=deadline.day,
                        deadline_text=deadline.text,
                        deadline_basis=deadline.basis,
                        baseline_text=None,
                        baseline_value=None,
                        kind="implicit",
                        quote_start=sentence.start + start,
                        quote_end=max(sentence.start + end, item.end),
                        number_start=None,
                        number_end=None,
                        certainty="high",
                    )
                )
        return found
