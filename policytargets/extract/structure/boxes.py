"""Boxes of plans (专栏3 重点工程): lists of projects set apart from the items that they stand among.

Belongs here: where a box begins and ends. What it holds counts like cells of a table: it orders nothing of its own, and
ends the item above it.
"""

import re
from collections.abc import Sequence

from policytargets.extract.structure.labels import RANKS, Label
from policytargets.extract.structure.lines import Line

_TITLE = re.compile(r"专栏\s*[\d一二三四五六七八九十]{1,3}[:、.\s]?[^。;]{2,40}")
_INNER = RANKS["arabic"]
"""Rank from which labels number what a box holds: sections and their items never stand in one."""


def find_boxes(text: str, lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that stand in boxes, their titles among them."""
    if "专栏" not in text:
        return set()
    found: set[int] = set()
    inside = False
    numbers: dict[str, int] = {}
    for index, line in enumerate(lines):
        label = line.label
        if label is None:
            inside = inside or _TITLE.fullmatch(text, line.start, line.end) is not None
        elif inside and _goes_on_outside(label, numbers):
            inside = False
        if inside:
            found.add(index)
        elif label:
            numbers = {style: number for style, number in numbers.items() if RANKS[style] < RANKS[label.style]}
            numbers[label.style] = label.number
    return found


def _goes_on_outside(label: Label, numbers: dict[str, int]) -> bool:
    """Whether a label is that of a section, or the next of the items above the box, whose ``numbers`` are the last."""
    return RANKS[label.style] < _INNER or (label.number > 1 and numbers.get(label.style) == label.number - 1)
