"""The structure of a notice: its plans, its measures with their owners, and what every stretch of text is for.

Belongs here: putting the parts together in order (lines, furniture, tables, plans, outline, measures, segments).
Offsets count in the reading text; ``notice.py`` maps them to the published text.
"""

import re
from bisect import bisect_left
from itertools import pairwise

from policytargets.extract.model import Measure, OwnerMention, Plan, Structure
from policytargets.extract.owners.notations import Notation, find_notations, lead_rule, mentions
from policytargets.extract.owners.roles import read_notation
from policytargets.extract.structure.boxes import find_boxes
from policytargets.extract.structure.choice import ARTICLE, chosen
from policytargets.extract.structure.furniture import furniture_among, head_end, squeezed, tail_start
from policytargets.extract.structure.groups import members
from policytargets.extract.structure.indicator_tables import find_indicator_tables
from policytargets.extract.structure.lines import split_lines
from policytargets.extract.structure.measures import Assignment, Unit
from policytargets.extract.structure.outline import Node, build
from policytargets.extract.structure.plans import PlanSpan, appendix_from, find_plans, notice_title
from policytargets.extract.structure.sections import kind_of
from policytargets.extract.structure.segments import Layout, tile
from policytargets.extract.structure.tables import Row, find_tables

MAX_TITLE = 60
_CLAUSE = re.compile(r"[。!?;:\n]")
_PAUSE = re.compile(r"[,。!?;:\n(]")
_PROVISIONS = re.compile(
    r"(?:支持|促进|鼓励|推进|推动|加快|发展|改革|转制|扩大|深化|改善|振兴|培育).*(?<!管理)规定[》>]?(?:[(\[][^()\[\]]{1,20}[)\]])?(?:的?通知)?$"
)
_HOLDING = frozenset({"rules", "reply", "law"})
"""Kinds of notices that say what holds: a group that they set up has its own tasks, and answers for nothing else."""


def find_structure(text: str) -> Structure:
    """The structure of a notice's reading text. Never raises; time is linear in the length."""
    return _Builder(text).structure()


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        first = head_end(text, self.lines)
        stop = tail_start(text, self.lines, first)
        self.tables = find_tables(text, self.lines)
        self.gauged = find_indicator_tables(text, self.lines)
        self.rule = lead_rule(text)
        spans = [(table.first, table.last) for table in self.tables]
        spans += [(table.first, table.last) for table in self.gauged]
        tabled = {index for span in spans for index in range(*span)} | find_boxes(text, self.lines)
        self.plans = find_plans(text, self.lines, first, stop, tabled)
        self.layout = Layout(text, self.lines, first, stop, self.plans, find_notations(text))
        # Some sites put page facts below the title, which then stands in what looks like their head.
        titled = notice_title(text, self.lines, first, stop) or notice_title(text, self.lines, 0, first)
        self.title = "".join(squeezed(text, self.lines[index]) for index in titled)
        self.title_span = (self.lines[titled[0]].start, self.lines[titled[-1]].end) if titled else None
        self.layout.titles = {index for plan in self.plans for index in plan.title_lines} | set(titled)
        self.layout.furniture = furniture_among(text, self.lines)
        self.layout.tabled = tabled
        self.layout.dues = [due for table in self.tables for row in table.rows for due in row.dues]

    def structure(self) -> Structure:
        measures = self.layout.measures
        for position, plan in enumerate(self.plans):
            measures.extend(self._plan(position, plan))
        measures.sort(key=lambda measure: measure.start)
        _part(self.text, measures)
        values = [value for table in self.gauged for value in table.values]
        return Structure(self._plan_records(), measures, tile(self.layout), self.title_span, values)

    def _plan_records(self) -> list[Plan]:
        records = []
        for plan in self.plans:
            last = self.lines[plan.last - 1]
            records.append(Plan(plan.title, self.lines[plan.first].start, last.end))
        return records

    def _plan(self, position: int, plan: PlanSpan) -> list[Measure]:
        """The measures of one plan, from its tables and its outline."""
        rows = [row for table in self.tables if plan.first <= table.first < plan.last for row in table.rows]
        skipped = self.layout.tabled.union(plan.title_lines, self.layout.furniture)
        indices = [index for index in range(plan.first, plan.last) if index not in skipped]
        appendix = bisect_left(indices, appendix_from(self.text, self.lines, plan))
        work = Assignment(self.text, self.lines, self.layout.notations)
        for part, annex in ((indices[:appendix], False), (indices[appendix:], True)):
            # The numbering of an appendix does not go on where that of the plan stopped: it has an outline of its own.
            before, roots = build(self.text, self.lines, part)
            self._note(roots, annex)
            work.run(before, roots)
        units = work.units
        kind = self._kind(plan, indices)
        kept = chosen(self.text, units, kind)
        if self.tables:
            # Where a table gives the tasks, items without owners only list or introduce them.
            kept = [unit for unit in kept if unit.notations]
        found = [self._measure(position, unit) for unit in kept] + [self._row(position, row) for row in rows]
        articles = any(unit.node and unit.node.style == ARTICLE for unit in kept)
        if found and kind not in _HOLDING and not articles and not any(measure.owners for measure in found):
            self._answer_together(found, plan)
        return found

    def _kind(self, plan: PlanSpan, indices: list[int]) -> str:
        """The kind of a plan. Provisions (规定) that promote something and are no articles order work as plans do."""
        title = plan.title or self.title
        kind = kind_of(title, self.text)
        if kind == "rules" and _PROVISIONS.search(title):
            labels = (self.lines[index].label for index in indices)
            return "rules" if any(label and label.style == "article" for label in labels) else "plan"
        return kind

    def _note(self, roots: list[Node], annex: bool) -> None:
        """Which lines belong to which item; all of an appendix has the role that says so."""
        nodes = self.layout.nodes
        for root in roots:
            for node in root.walk():
                if annex:
                    node.role = "annex"
                for index in node.paragraphs:
                    nodes[index] = node
                if node.children:
                    self.layout.headings.add(node.paragraphs[0])

    def _measure(self, position: int, unit: Unit) -> Measure:
        node = unit.node
        label = ""
        at = unit.start
        if node is not None and unit.labelled:
            at = node.line.body
            label = self.text[node.line.start : at].strip()
        path = node.path if node else ()
        if node is not None and not unit.labelled:
            path = node.inside
        owners = mentions(unit.notations, self.text, unit.basis, self.rule)
        # A notation on a line of its own may bring the space after it.
        end = unit.start + len(self.text[unit.start : unit.end].rstrip())
        return Measure(position, label, " / ".join(path), self._title(at, end), unit.start, end, owners)

    def _title(self, start: int, end: int) -> str:
        """The first sentence, or, where that is long, its first clause."""
        stop = _CLAUSE.search(self.text, start, end)
        last = stop.start() if stop else end
        if last - start > MAX_TITLE:
            pause = _PAUSE.search(self.text, start + 4, end)
            last = min(pause.start() if pause else last, start + MAX_TITLE)
        return self.text[start:last].strip()

    def _row(self, position: int, row: Row) -> Measure:
        owners: list[OwnerMention] = []
        for start, end, column in row.owners:
            # The column's name is the label of every cell below it.
            named = read_notation(f"{column}:{self.text[start:end]}", 0, len(column) + 1 + end - start)
            shift = start - len(column) - 1
            for name in named:
                name.start += shift
                name.end += shift
            owners.extend(mentions([Notation(start, end, named, True)], self.text, "inline", self.rule))
        first, last = self.lines[row.first], self.lines[row.last]
        return Measure(position, row.number, row.section, row.title, first.start, last.end, owners)

    def _answer_together(self, found: list[Measure], plan: PlanSpan) -> None:
        """Where no measure names anybody, the members of the plan's own group answer for all of them."""
        start, end = self.lines[plan.first].start, self.lines[plan.last - 1].end
        named = members(self.text, start, end)
        for measure in found:
            measure.owners = [OwnerMention(self.text[a:b], "responsible", "notice", a, b) for a, b in named]


def _part(text: str, measures: list[Measure]) -> None:
    """Where a table stands inside an item, the item ends before it: no two measures share a character.

    Owners that stand outside their measure then, or in damaged text, are those of a block.
    """
    for measure, following in pairwise(measures):
        if following.start < measure.end:
            measure.end = measure.start + len(text[measure.start : following.start].rstrip())
    for measure in measures:
        for owner in measure.owners:
            inside = owner.start is not None and measure.start <= owner.start and (owner.end or 0) <= measure.end
            if owner.basis == "inline" and not inside:
                owner.basis = "block"
