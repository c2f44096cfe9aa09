"""The items of a plan cut into units, and which owner notation belongs to which.

The smallest item is a unit; one that only introduces others is not (a parent with its own owners and text is one
beside them). Unnumbered paragraphs that each carry a notation are one each.

Belongs here: these decisions, for one plan. Which units order work is decided in ``choice.py``. Offsets count in the
reading text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policytargets.extract.lexicons import rows
from policytargets.extract.owners.notations import Notation
from policytargets.extract.structure.lines import Line
from policytargets.extract.structure.lists import FULL_TEXT, ground, is_list, tells_how
from policytargets.extract.structure.outline import Node
from policytargets.extract.structure.sections import MEASURES

HEADING = 40
"""Characters of the longest first line that is read as the heading of the paragraphs below it."""
LIKE_ITEMS = 4
"""Items of one style before the last from which, being one paragraph each, they tell that the last is one too."""
MAX_SIGNED = 34
"""Characters of the longest line that can be a signature (``_SIGNED``)."""

_CLOSINGS = rows("closings.tsv")
_CLOSING = re.compile("|".join(f"(?:{pattern})" for pattern, _, _ in _CLOSINGS))
CLOSING_ITEM = re.compile("|".join(f"(?:{pattern})" for pattern, also_item, _ in _CLOSINGS if also_item == "yes"))
"""How items begin that close a plan and order nothing; matched at their first word."""
_BODY_NAME = ".{2,30}(?:政府|办公厅|办公室|委员会|局|厅|部|委|院|会|公司|中心)"
_SIGNED = re.compile(rf"^(?:{_BODY_NAME}|[\d〇零一二三四五六七八九十]{{2,4}}年.{{2,9}}日|\d{{6,8}})$")


@dataclass(slots=True)
class Unit:
    """A stretch of text that may be a measure: its span, the item it stands in, its notations and their basis."""

    start: int
    end: int
    node: Node | None
    notations: list[Notation] = field(default_factory=list)
    basis: str = "inline"
    labelled: bool = False
    parent: bool = False


class Assignment:
    """Cuts one plan into units and gives each its notations."""

    def __init__(self, text: str, lines: Sequence[Line], notations: Sequence[Notation]) -> None:
        """Work on ``lines`` of ``text`` with the notations found in it, both in order."""
        self.ground = ground(text, lines, notations)
        self.text = text
        self.lines = lines
        self.inside = self.ground.inside
        self.units: list[Unit] = []
        self._open: list[Unit] = []
        self._last: list[Unit] = []
        self._final: Node | None = None
        self._single = False

    def run(self, before: Sequence[int], roots: Sequence[Node]) -> None:
        """Add the ``units`` of an outline with these paragraphs before its first item, and these items."""
        self._open, self._last = [], []
        self._final = _last_node(roots[-1]) if roots else None
        self._single = _single(roots, self._final)
        self._paragraphs(None, before)
        for root in roots:
            self._node(root)

    def _node(self, node: Node) -> None:
        own = self.ground.notations_in(node.paragraphs)
        listed = bool(node.children) and is_list(self.ground, node)
        if listed or (node.children and own and tells_how(self.ground, node)):
            last = _last_node(node).paragraphs[0]
            merged = [index for child in node.walk() for index in child.paragraphs]
            if listed and _last_node(node) is self._final:
                # What stands below the last list is not known to be the item's, but for the owners.
                merged = [index for index in merged if index <= last or self._names_owners_only(index)]
            self._paragraphs(node, merged)
            return
        if not node.children:
            self._paragraphs(node, node.paragraphs)
            return
        before = len(self.units)
        if own:
            self._paragraphs(node, node.paragraphs)
        parents = self.units[before:]
        self._open, self._last = [], []
        first_child = len(self.units)
        for child in node.children:
            self._node(child)
        self._open, self._last = [], []
        if own:
            self._settle_parent(parents, self.units[first_child:], own)
        elif node.role == MEASURES:
            _share_last([unit for unit in self.units[first_child:] if unit.node and unit.node.parent is node])

    def _settle_parent(self, parents: list[Unit], below: list[Unit], own: list[Notation]) -> None:
        """A parent with owners stays a measure where it has text of its own; else its owners are its items'."""
        length = sum(unit.end - unit.start for unit in parents) - sum(n.end - n.start for n in own)
        if any(unit.notations and unit.basis == "inline" for unit in below) and length >= FULL_TEXT:
            for unit in parents:
                unit.parent = True
            return
        for unit in parents:
            self.units.remove(unit)
        for unit in below:
            if not unit.notations:
                unit.notations, unit.basis = list(own), "block"

    def _paragraphs(self, node: Node | None, indices: Sequence[int]) -> None:
        """Units of an item: one, or one a paragraph where each carries its own notation."""
        current: Unit | None = None
        since: int | None = None
        if node is not None and self._introduces(indices):
            indices = indices[1:]
        for index in indices:
            line = self.lines[index]
            inside = self.inside.get(index, [])
            if self._names_owners_only(index):
                self._own_line(current, line, inside, node)
                since = None
                continue
            if current is not None and current.notations and inside:
                current = None
            if current is None:
                if node is None and not inside:
                    continue
                labelled = node is not None and index == node.paragraphs[0]
                # Paragraphs behind one notation stand above the next, which is theirs.
                start = since if since is not None and node is not None else line.start
                current, since = Unit(start, line.end, node, labelled=labelled), None
                self.units.append(current)
                if self._open and not _siblings(self._open[-1].node, node):
                    self._open = []
                self._open.append(current)
                self._last = []
            elif not current.notations:
                current.end = line.end
            elif since is None:
                since = line.start
            if inside:
                current.notations.extend(inside)
                named = max(notation.end for notation in inside)
                current.end = named if line.cut else max(line.end, named)
                self._open = []
                self._last = [current]
        if current is not None and node is not None and (not current.notations or self._heads(current, indices)):
            current.end = max(self._closed(node, indices), *(notation.end for notation in current.notations), 0)

    def _names_owners_only(self, index: int) -> bool:
        inside = self.inside.get(index, [])
        return bool(inside) and all(notation.own_line for notation in inside)

    def _introduces(self, indices: Sequence[int]) -> bool:
        """Whether the first paragraph of an item only introduces the others, each of which names its own owners."""
        if len(indices) < 3 or indices[0] in self.inside:
            return False
        return all(index in self.inside and not self._names_owners_only(index) for index in indices[1:])

    def _heads(self, unit: Unit, indices: Sequence[int]) -> bool:
        """Whether an item's owners stand behind or right below its heading, and below them what it orders."""
        behind = len(indices) > 1 and self._names_owners_only(indices[1])
        below = indices[2:] if behind else indices[1:]
        if not unit.labelled or not below or any(index in self.inside for index in below):
            return False
        line = self.lines[indices[0]]
        named = sum(notation.end - notation.start for notation in self.inside.get(indices[0], []))
        return (behind or named > 0) and line.end - line.body - named <= HEADING

    def _own_line(self, current: Unit | None, line: Line, inside: list[Notation], node: Node | None) -> None:
        """A notation on its own line answers for the units above it that have none yet."""
        end = max(line.end, *(notation.end for notation in inside))
        waiting = [unit for unit in self._open if not unit.notations]
        if waiting:
            basis = "block" if len(waiting) > 1 else "inline"
            for unit in waiting:
                unit.notations.extend(inside)
                unit.basis = basis
            if basis == "inline":
                waiting[0].end = end
            self._open, self._last = [], waiting
        elif self._last:
            for unit in self._last:
                unit.notations.extend(inside)
            if len(self._last) == 1 and self._last[0].basis == "inline":
                self._last[0].end = end

    def _closed(self, node: Node, indices: Sequence[int]) -> int:
        """Where an item ends whose last paragraphs name no owners: before those that close the plan or sign it.

        An appeal to those addressed closes the plan only behind its last item, and not right below a heading. Where all
        items are one paragraph each, so is the last: what stands behind it belongs to the plan.
        """
        first = self.lines[indices[0]]
        end = first.end
        headed = first.end - first.body <= HEADING and "。" not in self.text[first.body : first.end - 1]
        final = _last_node(node) is self._final
        if final and self._single and not any(index in self.inside for index in indices):
            return end
        for index in indices[1:]:
            line = self.lines[index]
            words = self.text[line.start : min(line.end, line.start + 80)]
            closing = _CLOSING if final and not (headed and index == indices[1]) else CLOSING_ITEM
            named = index in self.inside
            if not named and (closing.match(words) or (len(words) <= MAX_SIGNED and _SIGNED.match(words))):
                break
            end = line.end
        return end


def _siblings(one: Node | None, other: Node | None) -> bool:
    return one is not None and other is not None and one.parent is other.parent


def _share_last(below: list[Unit]) -> None:
    """Where only the last of several sub-items carries a notation, it stands below all of them and is theirs."""
    if len(below) < 2 or not below[-1].notations or below[-1].basis != "inline":
        return
    if any(unit.notations for unit in below[:-1]):
        return
    for unit in below:
        unit.notations, unit.basis = below[-1].notations, "block"


def _last_node(node: Node) -> Node:
    while node.children:
        node = node.children[-1]
    return node


def _single(roots: Sequence[Node], final: Node | None) -> bool:
    """Whether the items numbered as the last one, and there are several, have one paragraph each."""
    if final is None:
        return False
    alike = [node for root in roots for node in root.walk() if not node.children and node.style == final.style]
    return len(alike) > LIKE_ITEMS and all(len(node.paragraphs) == 1 for node in alike[:-1])
