"""The structure tiled: every stretch of the reading text, in order, with what it is for.

Belongs here: turning what ``structure.py`` has found into segments. Offsets count in the reading text.
"""

import re
from dataclasses import dataclass, field

from policytargets.extract.model import Measure, Segment
from policytargets.extract.owners.notations import Notation
from policytargets.extract.structure.lines import Line
from policytargets.extract.structure.outline import Node
from policytargets.extract.structure.plans import PlanSpan
from policytargets.extract.structure.sections import MEASURES

MAX_HEADING = 60
_SCHEDULE_FIRST = frozenset("([时完工进推")
_SCHEDULE = re.compile(
    r"[(\[]?(?:时序进度|完成时[限间]|时间进度|时间节点|工作进度|进度安排|时限要求|推进时序|完成期限)[:]"
)


@dataclass(slots=True)
class Layout:
    """What is known of each line when the text is tiled.

    ``first`` and ``stop`` are the indices of the first line of the notice itself and of the line behind its last;
    ``nodes`` the item each line stands in; ``titles``, ``headings``, ``tabled`` and ``furniture`` the lines that are
    such; ``dues`` the cells of tables that say by when.
    """

    text: str
    lines: list[Line]
    first: int
    stop: int
    plans: list[PlanSpan]
    notations: list[Notation]
    measures: list[Measure] = field(default_factory=list)
    nodes: dict[int, Node] = field(default_factory=dict)
    titles: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    tabled: set[int] = field(default_factory=set)
    furniture: set[int] = field(default_factory=set)
    dues: list[tuple[int, int]] = field(default_factory=list)


def tile(layout: Layout) -> list[Segment]:
    """The segments in order, without gaps, from the first character of the text to the last."""
    return _Tiler(layout).run()


class _Tiler:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.measures = layout.measures
        self.at = 0
        owners = [(notation.start, notation.end, "owner") for notation in layout.notations]
        self.marks = sorted([*owners, *((start, end, "schedule") for start, end in layout.dues)])
        self.mark_at = 0
        self.segments: list[Segment] = []

    def run(self) -> list[Segment]:
        layout = self.layout
        plan = -1
        for index, line in enumerate(layout.lines):
            while plan + 1 < len(layout.plans) and layout.plans[plan + 1].first <= index:
                plan += 1
            here = plan if plan >= 0 and index < layout.plans[plan].last else None
            self._line(index, line, here)
        self._tile(len(layout.text))
        return self.segments

    def _line(self, index: int, line: Line, plan: int | None) -> None:
        """The segments of one line: what it is, cut at the owner notations and deadlines in it."""
        layout = self.layout
        node = layout.nodes.get(index)
        measure = self._measure_at(line.start)
        role = "preamble"
        path: tuple[str, ...] = ()
        if node is not None:
            role = node.role
            path = node.path if measure is not None else node.inside
        kind = self._kind(index, line, measure)
        if kind == "table":
            role = MEASURES
        elif kind == "furniture":
            plan = None
        at = line.start
        if self.mark_at < len(self.marks) and self.marks[self.mark_at][0] < line.end:
            at = self._cut(line, kind, plan, path, role)
        if at < line.end:
            self._add(at, kind, plan, path, role, measure if at == line.start else self._measure_at(at))

    def _kind(self, index: int, line: Line, measure: int | None) -> str:
        layout = self.layout
        if index in layout.tabled:
            return "table"
        if index in layout.titles:
            return "title"
        if index < layout.first or index >= layout.stop or (measure is None and index in layout.furniture):
            return "furniture"
        if index in layout.headings and line.end - line.start <= MAX_HEADING:
            return "heading"
        if layout.text[line.start] in _SCHEDULE_FIRST and _SCHEDULE.match(layout.text, line.start, line.end):
            return "schedule"
        return "body"

    def _cut(self, line: Line, kind: str, plan: int | None, path: tuple[str, ...], role: str) -> int:
        """Segments up to the end of the last notation or deadline of a line; gives back where that is."""
        at = line.start
        while self.mark_at < len(self.marks) and self.marks[self.mark_at][0] < line.end:
            start, end, marked = self.marks[self.mark_at]
            self.mark_at += 1
            if kind in ("furniture", "title") or start < at:
                continue
            if start > at:
                self._add(at, kind, plan, path, role, self._measure_at(at))
            self._add(start, marked, plan, path, role, self._measure_at(start))
            at = min(end, line.end)
        return at

    def _add(
        self, start: int, kind: str, plan: int | None, path: tuple[str, ...], role: str, measure: int | None
    ) -> None:
        if self.segments:
            self.segments[-1].end = start
        else:
            start = 0
        self.segments.append(Segment(start, start, kind, plan, measure, path, role))

    def _tile(self, end: int) -> None:
        if self.segments:
            self.segments[-1].end = end
        elif end:
            self.segments.append(Segment(0, end, "furniture", None, None, (), "preamble"))

    def _measure_at(self, offset: int) -> int | None:
        measures, at = self.measures, self.at
        while at < len(measures) and measures[at].end <= offset:
            at += 1
        self.at = at
        return at if at < len(measures) and measures[at].start <= offset else None
