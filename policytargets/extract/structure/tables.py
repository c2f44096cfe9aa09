"""Task tables: a header that numbers the rows and names who answers for them, with cells one a line or ruled in lines.

Belongs here: finding the header, what its columns are for, and the rows. Offsets count in the reading text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policytargets.extract.owners.roles import LABEL_WORDS
from policytargets.extract.structure.cells import Cell, cells_of, is_ruled, only_rules_off
from policytargets.extract.structure.furniture import is_furniture, squeezed
from policytargets.extract.structure.lines import Line

MAX_HEADER = 12
MAX_CELL_NAME = 14
MIN_COLUMNS = 3
MIN_ROWS = 2

_NUMBER_HEADS = ("序号", "编号", "序次")
_OWNER_HEAD = re.compile(rf"^(?:{LABEL_WORDS}|.{{0,4}}责任(?:人|领导)?单位.{{0,6}})$")
_DUE_HEAD = re.compile(r"^(?:完成|办结|落实)?(?:时限|时间|期限|日期|进度)(?:要求|节点|安排|进度)?$")
_DUE = re.compile(
    r"(?:20\d\d|\d{1,2}月|[一二三四]季度|第[一二三四]季度|[上下]半年|全年|年内|年底|长期|持续|常年|每[年月季])"
)
_ROW = re.compile(r"^\d{1,3}[.、]?$")
_SECTION = re.compile(r"^[一二三四五六七八九十]{1,3}、")


@dataclass(slots=True)
class Row:
    """A row: indices of its first and last line, its number and title, the heading of its part of the table.

    ``owners`` holds the spans of its owner cells with the column's name, ``dues`` those that say by when.
    """

    first: int
    last: int
    number: str
    title: str
    section: str
    owners: list[tuple[int, int, str]] = field(default_factory=list)
    dues: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A task table: indices of its header's first line and of the line behind its last; its rows."""

    first: int
    last: int
    rows: list[Row]


def find_tables(text: str, lines: Sequence[Line]) -> list[Table]:
    """The task tables of a notice: those whose header numbers the rows and names a column of owners."""
    if not any(head in text for head in _NUMBER_HEADS):
        return []
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        table = _table_at(text, lines, index)
        if table:
            tables.append(table)
        index = table.last if table else index + 1
    return tables


def _table_at(text: str, lines: Sequence[Line], index: int) -> Table | None:
    line = lines[index]
    if is_ruled(text, line):
        numbered = any(text.find(head, line.start, line.end) >= 0 for head in _NUMBER_HEADS)
        return _ruled(text, lines, index) if numbered else None
    return _stacked(text, lines, index) if squeezed(text, line) in _NUMBER_HEADS else None


def _is_header(names: Sequence[str]) -> bool:
    return len(names) >= MIN_COLUMNS and any(_OWNER_HEAD.match(name) for name in names)


def _stacked(text: str, lines: Sequence[Line], first: int) -> Table | None:
    """A table whose cells stand one a line, under a header that starts at ``first``."""
    header = [squeezed(text, lines[first])]
    index = first + 1
    while index < len(lines) and len(header) < MAX_HEADER:
        words = squeezed(text, lines[index])
        if len(words) > MAX_CELL_NAME or _ROW.match(words) or _SECTION.match(words):
            break
        header.append(words)
        index += 1
    if not _is_header(header):
        return None
    rows: list[Row] = []
    section = ""
    while index < len(lines):
        words = squeezed(text, lines[index])
        if _ROW.match(words):
            row = _stacked_row(text, lines, index, header, section)
            rows.append(row)
            index = row.last + 1
        elif _SECTION.match(words) and lines[index].end - lines[index].start <= 60:
            section = text[lines[index].start : lines[index].end]
            index += 1
        else:
            break
    return Table(first, index, rows) if len(rows) >= MIN_ROWS else None


def _stacked_row(text: str, lines: Sequence[Line], index: int, header: list[str], section: str) -> Row:
    """The row that starts at ``index``: its cells run to the next row number, section or the site's own lines."""
    stop = index + 1
    limit = index + 4 * len(header)
    while stop < min(len(lines), limit):
        words = squeezed(text, lines[stop])
        if _ROW.match(words) or (_SECTION.match(words) and stop - index >= len(header)) or is_furniture(words):
            break
        stop += 1
    at = list(range(index, stop))
    while len(at) > len(header) and stop == len(lines):
        # Behind the last row follow lines that are none of its cells.
        stop -= 1
        at.pop()
    cells = _aligned(text, header, [(lines[i].start, lines[i].end) for i in at])
    end = max(cell[1] for cell in cells if cell)
    last = next(i for i in reversed(at) if lines[i].end <= end)
    return _row(text, index, last, header, cells, section)


def _aligned(text: str, header: list[str], cells: list[Cell]) -> list[Cell | None]:
    """One cell a column. Of too many, those that were split over lines stand left of the owners.

    A cell that does not fit its column tells that one before it is empty, and left no line.
    """
    extra = max(0, len(cells) - len(header))
    owners = next(column for column, name in enumerate(header) if _OWNER_HEAD.match(name))
    straight = [*cells[:owners], *cells[owners + extra :]]
    if len(cells) >= len(header) and all(_fits(text, *pair) for pair in zip(straight, header, strict=True)):
        return [*straight]
    waiting = iter(cells)
    cell = next(waiting, None)
    placed: list[Cell | None] = []
    for name in header:
        here = cell if cell and _fits(text, cell, name) else None
        placed.append(here)
        cell = next(waiting, None) if here else cell
    return placed


def _fits(text: str, cell: Cell, name: str) -> bool:
    says_when = _DUE.match(text, *cell) is not None
    return says_when if _DUE_HEAD.match(name) else not (says_when and _OWNER_HEAD.match(name))


def _ruled(text: str, lines: Sequence[Line], first: int) -> Table | None:
    """A table whose rows are lines, their cells parted by tabs or bars, under the header line ``first``."""
    header = [text[start:end] for start, end in cells_of(text, lines[first])]
    if not _is_header(header):
        return None
    rows: list[Row] = []
    section = ""
    index = first + 1
    while index < len(lines):
        cells = list(cells_of(text, lines[index]))
        filled = [cell for cell in cells if cell[0] < cell[1]]
        words = text[slice(*filled[0])] if filled else ""
        if len(filled) > 1 and _ROW.match(words):
            placed = [cell if cell[0] < cell[1] else None for cell in cells[: len(header)]]
            rows.append(_row(text, index, index, header, placed, section))
        elif len(filled) == 1 and _SECTION.match(words):
            section = words
        elif not only_rules_off(text, cells):
            break
        index += 1
    return Table(first, index, rows) if rows else None


def _row(text: str, first: int, last: int, header: list[str], cells: Sequence[Cell | None], section: str) -> Row:
    row = Row(first, last, "", "", section)
    for name, cell in zip(header, cells, strict=False):
        if cell is None:
            continue
        words = text[slice(*cell)]
        if any(head in name for head in _NUMBER_HEADS):
            row.number = "".join(words.split())
        elif _OWNER_HEAD.match(name):
            row.owners.append((*cell, name))
        elif _DUE_HEAD.match(name):
            row.dues.append(cell)
        elif not row.title:
            row.title = words
    return row
