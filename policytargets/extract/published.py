"""From the reading text back to the published one: the only place where offsets and words are mapped back.

Belongs here: moving a record's spans, and writing its words as the source writes them. Records are changed in place: a
notice gives tens of thousands, and nobody else holds them yet.
"""

from typing import Final

from .characters import BEHIND_HAN, FIRST_HAN
from .fold import Reading
from .model import LedgerEntry, Measure, OwnerMention, Plan, Target

_REACH: Final = 300
"""How far before its quote a target may have taken the words of its indicator from."""


class Publisher:
    """Writes the records of one notice as its source has them; every offset given counts in ``reading.source``."""

    def __init__(self, reading: Reading) -> None:
        """Look once whether the source writes anything otherwise than the reading text."""
        self._reading = reading
        self._same = reading.source == reading.text
        self._moved = bool(reading.gaps)
        self._other_characters = reading.rewritten

    def plan(self, plan: Plan, title: str) -> None:
        """Move a plan; ``title`` is its title as published, ``""`` where it has none."""
        plan.start, plan.end = self._reading.span(plan.start, plan.end)
        plan.title = title or plan.title

    def measure(self, measure: Measure) -> None:
        """Move a measure and its owners."""
        measure.start, measure.end = self._reading.span(measure.start, measure.end)
        # Measures may share a bracket, and with it the records of its owners: these are made anew.
        measure.owners = [self._owner(owner) for owner in measure.owners]

    def _owner(self, owner: OwnerMention) -> OwnerMention:
        if self._same or owner.start is None or owner.end is None:
            return owner
        start, end = self._reading.span(owner.start, owner.end)
        return OwnerMention(self._reading.source[start:end], owner.role, owner.basis, start, end)

    def target(self, target: Target) -> None:
        """Move a target, and write its indicator and unit as published."""
        if self._same:
            return
        reading = self._reading
        if self._other_characters:
            written = self._written(max(0, target.quote_start - _REACH), target.quote_end)
            target.indicator = target.indicator.translate(written)
        target.quote_start, target.quote_end = reading.span(target.quote_start, target.quote_end)
        if target.number_start is not None and target.number_end is not None:
            target.unit = self._unit(target.unit, target.number_start, target.number_end)
            target.number_start, target.number_end = reading.span(target.number_start, target.number_end)

    def entry(self, entry: LedgerEntry) -> None:
        """Move a number of the ledger, and write it as published."""
        if self._same:
            return
        number = entry.number
        if number.unit:
            number.unit = self._unit(number.unit, number.start, number.end)
        if self._moved:
            number.start, number.end = self._reading.span(number.start, number.end)
        number.text = self._reading.source[number.start : number.end]

    def _unit(self, unit: str, start: int, end: int) -> str:
        """``unit`` as the number ``reading.text[start:end]`` writes it in the source: 個, 条（段）."""
        if "(" in unit and "（" in self._reading.source[slice(*self._reading.span(start, end))]:
            unit = unit.replace("(", "（").replace(")", "）")
        return unit.translate(self._written(start, end)) if self._other_characters else unit

    def _written(self, start: int, end: int) -> dict[int, str]:
        """How the source writes the Chinese characters of ``reading.text[start:end]`` that it writes otherwise."""
        reading = self._reading
        published = reading.source[slice(*reading.span(start, end))]
        if not any(FIRST_HAN <= char < BEHIND_HAN for char in set(published).difference(reading.text[start:end])):
            return {}
        pairs = ((reading.text[at], reading.source[reading.to_source(at)]) for at in range(start, end))
        return {ord(read): wrote for read, wrote in pairs if read != wrote and read >= FIRST_HAN}
