"""By when the work of a measure is done, where its schedule line or its owner notation says so.

Belongs here: finding those of one notice, and which of them holds for a place in a measure.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from policytargets.extract.model import Segment, Structure
from policytargets.extract.targets.periods import Deadline, Mention, mentions

_SCHEDULING = frozenset({"schedule", "owner"})
"""Kinds of segments that say by when: 完成时限:2025年6月, (市商务局牵头;2025年6月底前完成)."""
_STEPS = re.compile(r"[(\[]?(?:时序|时间|工作)?进度|进度安排|推进时序|时间节点")
"""How a schedule opens that tells the steps of the work."""
_ASKED = re.compile("完成|时限|期限|前|底")
"""Words beside a date in an owner notation that make it one by when the work is done."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """By when a schedule line or an owner notation, which ends at ``end``, says that the work before it is done.

    ``is_step`` where that is the last of several steps (时序进度:…): no deadline of what is done by all of them.
    """

    end: int
    due: Deadline
    is_step: bool


class ScheduleReader:
    """The schedules of the measures of one notice."""

    def __init__(self, text: str, structure: Structure, base: int | None, spans: Mapping[int, int]) -> None:
        """``text`` is the reading text; ``base`` and ``spans`` as ``periods.mentions`` takes them."""
        self._text = text
        self._base = base
        self._spans = spans
        self._noted: list[tuple[int, int]] = []
        self._due = self._read(structure)

    def _read(self, structure: Structure) -> dict[int, list[Scheduled]]:
        """The schedules of each measure, in text order.

        Takes note of the owner notations among them: their dates are none of the sentence that goes on behind them.
        """
        found: dict[int, list[Scheduled]] = {}
        measure: int | None = None
        for segment in structure.segments:
            if segment.measure is not None or segment.kind != "schedule":
                measure = segment.measure
            # A schedule that stands behind the owners of a measure, which end it, is the measure's too.
            if segment.kind not in _SCHEDULING or measure is None:
                continue
            said = self._dates_in(segment)
            if said:
                if segment.kind == "owner":
                    self._noted.append((segment.start, segment.end))
                latest = max(said, key=lambda mention: mention.day)
                due = Deadline(latest.day, latest.text, "explicit")
                is_step = len(said) > 1 and self._tells_steps(segment)
                found.setdefault(measure, []).append(Scheduled(segment.end, due, is_step))
        return found

    def _dates_in(self, segment: Segment) -> list[Mention]:
        """The dates by when something is done in a schedule, or in an owner notation, which may name others too."""
        words = self._text[segment.start : segment.end]
        said = mentions(words, self._base, self._spans)
        if segment.kind == "schedule":
            return said
        return [one for one in said if _ASKED.search(words, max(0, one.start - 6), one.end + 4)]

    def _tells_steps(self, segment: Segment) -> bool:
        return _STEPS.match(self._text, segment.start) is not None

    def of(self, measure: int | None, offset: int) -> Scheduled | None:
        """The next schedule of the measure behind ``offset``, else its last; None where it has none."""
        schedules = self._due.get(measure) if measure is not None else None
        if not schedules:
            return None
        return schedules[min(bisect_right(schedules, offset, key=attrgetter("end")), len(schedules) - 1)]

    def is_noted(self, offset: int) -> bool:
        """Whether ``offset`` stands in an owner notation that dates what stands before it."""
        at = bisect_right(self._noted, (offset, len(self._text))) - 1
        return at >= 0 and offset < self._noted[at][1]
