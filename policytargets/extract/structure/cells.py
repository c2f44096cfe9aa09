"""The cells of a ruled line: a row of a table whose cells are parted by tabs or bars.

Belongs here: cutting a line into cells. Which lines make a table stands in ``tables`` and ``indicator_tables``.
Offsets count in the reading text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from policytargets.extract.structure.lines import Line

Cell = tuple[int, int]
"""The span of a cell, without the spaces around its words."""
_RULE: Final = re.compile(r"[\t|]")
_RULED_OFF: Final = re.compile(r"[-:—\s]*")


def is_ruled(text: str, line: Line) -> bool:
    """Whether a line is parted into cells."""
    return _RULE.search(text, line.start, line.end) is not None


def cells_of(text: str, line: Line) -> Iterator[Cell]:
    """The spans of the cells of a ruled line; an empty one is an empty span."""
    start, end = line.start, line.end
    if text[start] == "|":
        start += 1
    if text[end - 1] == "|" and end > start:
        end -= 1
    edges = [start, *(found.end() for found in _RULE.finditer(text, start, end)), end + 1]
    for at, following in pairwise(edges):
        words = text[at : following - 1]
        first = at + len(words) - len(words.lstrip())
        yield first, max(first, at + len(words.rstrip()))


def only_rules_off(text: str, cells: Sequence[Cell]) -> bool:
    """Whether cells hold nothing, or the dashes that part a header from its rows."""
    return all(_RULED_OFF.fullmatch(text, *cell) for cell in cells)
