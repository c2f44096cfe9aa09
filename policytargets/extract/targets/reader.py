"""Targets: which numeric mentions of a notice are commitments, and what each of them says.

Belongs here: going through the numbers of a notice in order and putting together, for each, what the other modules
decide: its class (``classify``), indicator, change and deadline (``due``). No rule of language stands here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from policytargets.extract.model import LedgerEntry, Metadata, Number, Segment, Structure, Target
from policytargets.extract.targets.baseline import baseline_of
from policytargets.extract.targets.beside import BesideReader, Waiting
from policytargets.extract.targets.change import change_of
from policytargets.extract.targets.classify import NO_EVIDENCE, Verdict, judge
from policytargets.extract.targets.clauses import Sentence, SentenceReader
from policytargets.extract.targets.conditions import listed_condition
from policytargets.extract.targets.due import DueReader
from policytargets.extract.targets.implicit import implicit_commitments, may_commit
from policytargets.extract.targets.indicator import indicator_of
from policytargets.extract.targets.parts import PartReader
from policytargets.extract.targets.tabled import Tabled, TabledReader
from policytargets.extract.targets.tense import TenseReader
from policytargets.extract.targets.window import Window, window

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
_REASONS: Final = {shape: f"shape_{shape}" for shape in _SHAPES}
_BESIDE: Final = "beside_target"
_OPEN: Final = frozenset({NO_EVIDENCE, "year_on_year"})
"""Reasons that leave it to the targets beside a number what it is: …,使用外资同比增长10%."""
_TABLE: Final = "indicator_table"
_DATING: Final = frozenset({"date", "label", "name"})
"""Classes of the mentions that may say by when: 2027年, and 十五五."""
_OUTSIDE: Final = {
    "furniture": ("other", "site_furniture"),
    "title": ("reference", "title_line"),
    "owner": ("name", "owner_notation"),
}
"""Classes of the numbers in stretches that order nothing, by the kind of the segment."""
_SHARED: Final = re.compile(r"(?:[、和与]\d[\d.]*[万亿]?[^\d、和与,;上下左内]{0,6})+(左右|以上|以下|以内)(?:$|[,;、])")
_BOUNDS: Final = {"左右": "approx", "以上": "ge", "以下": "le", "以内": "le"}
_LEADS: Final = {"超过": "gt", "突破": "gt", "高于": "gt", "不低于": "ge", "不少于": "ge", "低于": "lt", "不超过": "le"}
_LED: Final = re.compile(rf"分别({'|'.join(sorted(_LEADS, key=len, reverse=True))})\d[^,;]*[、和与]$")
_TOPIC: Final = 300
_PROSE: Final = 50
_NOWHERE: Final = Segment(0, 0, "body", None, None, (), "measures")
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
    ledger = reader.ledger(numbers)
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


def _comparator(number: Number, seen: Window) -> str | None:
    """The comparator of the number: of respective values the word behind the last or before the first holds for all."""
    if number.comparator != "eq" or "分别" not in seen.before:
        return number.comparator
    if shared := _SHARED.match(seen.after):
        return _BOUNDS[shared.group(1)]
    led = _LED.search(seen.before)
    return _LEADS[led.group(1)] if led else number.comparator


class _Reader:
    """One pass over the numbers of one notice."""

    def __init__(self, text: str, structure: Structure, metadata: Metadata) -> None:
        self._text = text
        self._structure = structure
        self._sentences = SentenceReader(text)
        self._due = DueReader(text, structure, metadata)
        self._title = metadata.title or ""
        self._segment = _NOWHERE
        self._row = (-1, 0)
        self._parts = PartReader(text)
        self._beside = BesideReader()
        self._tabled = TabledReader(text, structure.values, self._due.since)
        self._tense = TenseReader(text, self._title, structure, self._due.base)

    def ledger(self, numbers: Sequence[Number]) -> list[tuple[LedgerEntry, Target | None]]:
        """The ledger entry of each number, and the target where it is one."""
        read: list[tuple[LedgerEntry, Target | None]] = []
        for place, number in enumerate(numbers):
            self._settle(read, number.start)
            read.append(self._read(number, place))
        self._settle(read, len(self._text))
        return read

    def _settle(self, read: list[tuple[LedgerEntry, Target | None]], offset: int) -> None:
        """Read those numbers before ``offset`` as targets that turned out to stand beside some."""
        for item in self._beside.passed(offset):
            number = item.seen.number
            target = self._target(number, item.seen, item.sentence, item.segment, sure=False)
            read[item.place] = LedgerEntry(number, "target", _BESIDE), target

    def _stands_beside(self, item: Waiting) -> bool:
        return item.seen.number.value is not None and self._beside.stands(item)

    def _read(self, number: Number, place: int) -> tuple[LedgerEntry, Target | None]:
        if self._structure.values and (tabled := self._tabled.at(number)):
            return self._from_table(tabled)
        shape = _SHAPES.get(number.shape)
        if shape and not _counts(number):
            if shape in _DATING:
                segment = self._at(number.start)
                if self._states_goals(segment, number.start):
                    self._due.hear(self._sentences.at(number.start, number.end), segment)
            return LedgerEntry(number, shape, _REASONS[number.shape]), None
        segment = self._at(number.start)
        if segment.kind in _OUTSIDE:
            class_, reason = _OUTSIDE[segment.kind]
            return LedgerEntry(number, class_, reason), None
        role = self._tense.role(segment, number.start)
        if role == "review":
            return LedgerEntry(number, "achievement", "review_role"), None
        sentence = self._sentences.at(number.start, number.end)
        if self._crowded(sentence):
            return LedgerEntry(number, "other", "number_row"), None
        if self._states_goals(segment, number.start):
            self._due.hear(sentence, segment)
        seen = window(number, sentence, segment.path, role, self._title, self._due.since)
        verdict = judge(seen)
        part = self._parts.take(number)
        if part and verdict.class_ != "target":
            verdict = Verdict("target", "part_of_target", sure=False)
        elif verdict.reason == NO_EVIDENCE and self._parts.continues(number):
            verdict = Verdict("target", "next_of_list", sure=False)
        elif verdict.reason in _OPEN and self._stands_beside(Waiting(seen, sentence, segment, place)):
            verdict = Verdict("target", _BESIDE, sure=False)
        entry = LedgerEntry(number, verdict.class_, verdict.reason)
        if verdict.class_ != "target" or number.value is None:
            return entry, None
        if role != "goals" and listed_condition(self._text, number.start):
            return LedgerEntry(number, "parameter", "listed_condition"), None
        target = self._target(number, seen, sentence, segment, verdict.sure)
        self._beside.note(sentence)
        if part:
            target.indicator = part
        else:
            title = "" if target.measure is None else self._structure.measures[target.measure].title
            target.indicator = self._parts.held(number, target.indicator, seen.lead, title)
            self._parts.begin(number, target.indicator)
        return entry, target

    def _from_table(self, tabled: Tabled) -> tuple[LedgerEntry, Target | None]:
        """What the cell of an indicator table says: a goal, or how it is."""
        number = tabled.number
        if not tabled.is_goal:
            return LedgerEntry(number, "achievement", _TABLE), None
        segment = self._at(number.start)
        measure = self._measure(segment, number.start)
        target = tabled.target(segment.plan, measure, self._due.inherited(segment))
        return LedgerEntry(number, "target", _TABLE), target

    def _states_goals(self, segment: Segment, offset: int) -> bool:
        """Whether a goal list may open at ``offset``: in a goals section, or in a preamble that turns to goals."""
        if segment.role == "preamble":
            return self._tense.states_goals(offset) or self._tense.role(segment, offset) == "goals"
        return segment.role == "goals"

    def _crowded(self, sentence: Sentence) -> bool:
        """Whether more numbers stand in the sentence than prose holds: a row of data."""
        start, count = self._row
        self._row = (sentence.start, count + 1 if start == sentence.start else 1)
        return self._row[1] > _PROSE

    def _at(self, offset: int) -> Segment:
        """The segment that holds ``offset``; numbers come in rising order, so it is mostly the last one."""
        if not self._segment.start <= offset < self._segment.end:
            self._segment = self._structure.segment_at(offset) or _NOWHERE
        return self._segment

    def _target(self, number: Number, seen: Window, sentence: Sentence, segment: Segment, sure: bool) -> Target:
        measure = self._measure(segment, number.start)
        start, end = self._quoted(sentence, number.start, number.end, measure)
        deadline = self._due.of(number.start - sentence.start, sentence, segment)
        baseline = baseline_of(seen.before)
        indicator = indicator_of(seen.before, seen.after, seen.lead, seen.follow, self._topic(sentence), seen.kind)
        return Target(
            plan=segment.plan,
            measure=measure,
            indicator=indicator or seen.before.strip() or number.text,
            comparator=_comparator(number, seen),
            value=number.value,
            value_high=number.value_high,
            unit=number.unit,
            change=change_of(seen.before, number.unit, number.text, seen.after),
            deadline=deadline.day,
            deadline_text=deadline.text,
            deadline_basis=deadline.basis,
            baseline_text=baseline.text,
            baseline_value=baseline.value,
            kind="quantified",
            quote_start=start,
            quote_end=end,
            number_start=number.start,
            number_end=number.end,
            certainty="high" if sure else "low",
        )

    def _measure(self, segment: Segment, offset: int) -> int | None:
        """The measure in which ``offset`` stands: one that ends before a table may end inside its segment."""
        if segment.measure is None:
            return None
        measure = self._structure.measures[segment.measure]
        return segment.measure if measure.start <= offset < measure.end else None

    def _quoted(self, sentence: Sentence, start: int, end: int, measure: int | None) -> tuple[int, int]:
        """The clause of ``[start, end)``, as far as it stands in the measure: damaged text may run on into it."""
        first, last = (sentence.start + at for at in sentence.clause(start - sentence.start))
        if measure is not None:
            held = self._structure.measures[measure]
            first, last = max(first, held.start), min(last, held.end)
        return min(first, start), max(last, end)

    def _topic(self, sentence: Sentence) -> str:
        floor = max(0, sentence.start - _TOPIC)
        first = self._text.rfind("\n", floor, sentence.start) + 1 or floor
        return self._text[first : sentence.start]

    def _may_commit(self) -> Iterator[Segment]:
        """The segments that may hold an implicit commitment, in order."""
        end = 0
        for offset in may_commit(self._text):
            if offset >= end:
                segment = self._at(offset)
                end = segment.end
                yield segment

    def implicit(self) -> list[Target]:
        """The implicit targets of the parts of the notice that order work."""
        found: list[Target] = []
        sentences = SentenceReader(self._text)
        for segment in self._may_commit():
            if segment.kind not in _IMPLICIT_KINDS:
                continue
            if self._tense.role(segment, segment.start) not in _IMPLICIT_ROLES:
                continue
            for item in implicit_commitments(self._text, segment.start, segment.end):
                sentence = sentences.at(item.start, item.end)
                measure = self._measure(segment, item.start)
                start, end = self._quoted(sentence, item.start, item.end, measure)
                deadline = self._due.of(item.start - sentence.start, sentence, segment)
                found.append(item.target(segment.plan, measure, (start, end), deadline))
        return found
