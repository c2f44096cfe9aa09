"""Task tables whose cells were set one below the other.

Belongs here: finding the header, its owner columns, and the rows. Offsets count in the reading text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policytargets.extract.owners.roles import LABEL_WORDS
from policytargets.extract.structure.furniture import is_furniture, squeezed
from policytargets.extract.structure.lines import Line

MAX_HEADER = 12
MAX_CELL_NAME = 14

_NUMBER_HEAD = re.compile(r"序号|编号|序次")
_OWNER_HEAD = re.compile(rf"^(?:{LABEL_WORDS}|.{{0,4}}责任(?:人|领导)?单位.{{0,6}})$")
_ROW = re.compile(r"^\d{1,3}[.、]?$")
_SECTION = re.compile(r"^[一二三四五六七八九十]{1,3}、")


@dataclass(slots=True)
class Row:
    """A row: indices of its first and last line, spans of its owner cells with the column's name, its number."""

    first: int
    last: int
    number: str
    title: str
    owners: list[tuple[int, int, str]]
    section: str


@dataclass(slots=True)
class Table:
    """A task table: indices of its header's first line and of the line behind its last; its rows."""

    first: int
    last: int
    rows: list[Row]


def find_tables(text: str, lines: Sequence[Line]) -> list[Table]:
    """The task tables of a notice: those whose header numbers the rows and names a column of owners."""
    if not _NUMBER_HEAD.search(text):
        return []
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        if len(words := squeezed(text, lines[index])) <= 4 and _NUMBER_HEAD.fullmatch(words):
            table = _stacked(text, lines, index)
            if table:
                tables.append(table)
                index = table.last
                continue
        index += 1
    return tables


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
    owner_columns = [column for column, name in enumerate(header) if _OWNER_HEAD.match(name)]
    if len(header) < 3 or not owner_columns:
        return None
    rows: list[Row] = []
    section = ""
    while index < len(lines):
        words = squeezed(text, lines[index])
        if _ROW.match(words):
            row = _row(text, lines, index, header, owner_columns, section)
            rows.append(row)
            index = row.last + 1
        elif _SECTION.match(words) and lines[index].end - lines[index].start <= 60:
            section = text[lines[index].start : lines[index].end]
            index += 1
        else:
            break
    return Table(first, index, rows) if len(rows) >= 2 else None


def _row(
    text: str, lines: Sequence[Line], index: int, header: list[str], owner_columns: list[int], section: str
) -> Row:
    """The row that starts at ``index``: its cells run to the next row number, section or the site's own lines."""
    stop = index + 1
    limit = index + 4 * len(header)
    while stop < min(len(lines), limit):
        words = squeezed(text, lines[stop])
        if _ROW.match(words) or (_SECTION.match(words) and stop - index >= len(header)) or is_furniture(words):
            break
        stop += 1
    cells = list(range(index, stop))
    while len(cells) > len(header) and stop == len(lines):
        # Behind the last row follow lines that are none of its cells.
        stop -= 1
        cells.pop()
    owners: list[tuple[int, int, str]] = []
    for column in owner_columns:
        # Cells that were split over lines stand left of the owners: count from the right where there are too many.
        at = column if len(cells) <= len(header) else len(cells) - (len(header) - column)
        if 0 < at < len(cells):
            line = lines[cells[at]]
            owners.append((line.start, line.end, header[column]))
    title = text[lines[cells[1]].start : lines[cells[1]].end] if len(cells) > 1 else ""
    return Row(index, cells[-1], squeezed(text, lines[index]), title, owners, section)
