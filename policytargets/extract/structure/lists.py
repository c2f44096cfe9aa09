"""Sub-items that are no items of their own: lists of cases, papers, tiers and amounts inside the item above them.

Belongs here: telling such lists from work. How an item is cut into units is decided in ``measures.py``. Offsets count
in the reading text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policytargets.extract.lexicons import pattern_of
from policytargets.extract.owners.notations import Notation
from policytargets.extract.structure.lines import Line
from policytargets.extract.structure.outline import Node, is_directive

FULL_TEXT = 30
"""Characters beside its notation from which a parent item has work of its own."""
LIST_ITEM = 45
"""Mean length up to which sub-items without owners are a list inside their parent."""
INTRODUCED_ITEM = 80
"""The same where the parent's own text ends in a colon."""
_HOW = ("rules", "annex")
_SIGNS = "item_signs.tsv"
_OF = pattern_of(_SIGNS, "of")
_ORDERED_CASES = re.compile(pattern_of(_SIGNS, "ordered_cases"))
_CASES = re.compile(pattern_of(_SIGNS, "cases"))
_GRADES = re.compile(pattern_of(_SIGNS, "grades"))
_TIER = re.compile(pattern_of(_SIGNS, "tier"))
_WHOM = re.compile(pattern_of(_SIGNS, "whom", of=_OF))
_ATTRIBUTE = re.compile(f"{_WHOM.pattern}|{pattern_of(_SIGNS, 'how', of=_OF)}")
MIN_TIERS = 3
TIERS_SHARE = 0.7
"""Sub-items, and the part of them, that must be such for all of them to tell of the item above."""
ATTRIBUTES_SHARE = 0.5
"""Part of the sub-items that must be such for all of them to tell of the item above."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The lines of one plan, and the notations in them by the index of the line that they start in."""

    text: str
    lines: Sequence[Line]
    inside: dict[int, list[Notation]]

    def notations_in(self, indices: Sequence[int]) -> list[Notation]:
        """The notations that stand in the lines with these indices."""
        return [notation for index in indices if index in self.inside for notation in self.inside[index]]


def ground(text: str, lines: Sequence[Line], notations: Sequence[Notation]) -> Ground:
    """The ground of ``lines`` of ``text`` with the notations found in it, both in order."""
    found: dict[int, list[Notation]] = {}
    index = 0
    for notation in notations:
        while index < len(lines) and lines[index].end <= notation.start:
            index += 1
        found.setdefault(index, []).append(notation)
    return Ground(text, lines, found)


def tells_how(on: Ground, node: Node) -> bool:
    """Whether the sub-items tell, most of them, who may have what the item orders, and how to apply for it."""
    below = [index for child in node.children for deeper in child.walk() for index in deeper.paragraphs]
    if on.notations_in(below):
        return False
    return sum(child.role in _HOW for child in node.children) * 2 >= len(node.children)


def is_list(on: Ground, node: Node) -> bool:
    """Whether the sub-items are a list inside the item: short, many, without owners of their own."""
    below = [child for child in node.children for child in child.walk()]
    first = on.lines[node.paragraphs[-1]]
    if _lists_grades(on, node, first) or _lists_tiers(on, node):
        return True
    if on.notations_in([index for child in below for index in child.paragraphs[:1]]):
        return False
    introduces = on.text[first.end - 1] == ":"
    if _ORDERED_CASES.search(on.text, first.start, first.end) or _tells_attributes(on, node):
        return True
    length = sum(child.line.end - child.line.start for child in below) / len(below)
    listed = sum(on.text[child.line.end - 1] in ";," for child in below) * 2 >= len(below)
    if _lists_cases(on, node, first):
        return True
    if first.end - first.start <= LIST_ITEM:
        return False
    return length <= INTRODUCED_ITEM if introduces else length <= LIST_ITEM and listed


def _tells_attributes(on: Ground, node: Node) -> bool:
    """Whether the sub-items tell of whom, how much and until when their item speaks.

    Where the first of them tells how much, it is what the item above orders.
    """
    told = [child for child in node.children if _ATTRIBUTE.match(on.text, child.line.body)]
    if len(told) < 2 or len(told) < ATTRIBUTES_SHARE * len(node.children):
        return False
    return _WHOM.match(on.text, told[0].line.body) is not None


def _lists_tiers(on: Ground, node: Node) -> bool:
    """Whether the sub-items only tell how much each tier has that the item gives to: 出口额达1000万美元的,按…扶持."""
    if len(node.children) < MIN_TIERS or any(child.children for child in node.children):
        return False
    told = sum(_TIER.match(on.text, child.line.body, child.line.end) is not None for child in node.children)
    named = any(on.notations_in(child.paragraphs) for child in node.children[:-1])
    return told >= TIERS_SHARE * len(node.children) and not named


def _lists_grades(on: Ground, node: Node, last: Line) -> bool:
    """Whether an item with text of its own ends in how much each of those below has; the owners stand behind all."""
    if not _GRADES.search(on.text, last.start, last.end) or _length(on, node) < FULL_TEXT:
        return False
    return not any(on.notations_in(child.paragraphs) for child in node.children[:-1])


def _length(on: Ground, node: Node) -> int:
    """The characters of an item's own text behind its heading."""
    return sum(on.lines[index].end - on.lines[index].start for index in node.paragraphs) - len(node.words)


def _lists_cases(on: Ground, node: Node, last: Line) -> bool:
    """Whether an item with text of its own ends in a list of cases or papers, none of which orders on."""
    if _length(on, node) < FULL_TEXT or not _CASES.search(on.text, last.start, last.end):
        return False
    return not any(is_directive(child.words) for child in node.children)
