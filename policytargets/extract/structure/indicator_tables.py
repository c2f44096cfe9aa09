"""Indicator tables of plans: 指标 | 单位 | 2025年 | 2030年 | 属性, with cells one a line or ruled in lines.

Belongs here: finding the header, what its columns are, and which value stands in which row and column. Whether a value
is a target is told in ``targets.tabled``. Offsets count in the reading text.

A row whose cells do not fit the header, as where empty cells left no line, is taken for a row, and gives no values:
which column they stand in cannot be known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from policytargets.extract.lexicons import pattern_of
from policytargets.extract.model import TableValue
from policytargets.extract.numbers import known_unit_pattern
from policytargets.extract.structure.cells import Cell, cells_of, is_ruled, only_rules_off
from policytargets.extract.structure.furniture import squeezed
from policytargets.extract.structure.labels import label_at
from policytargets.extract.structure.lines import Line

MAX_HEADER: Final = 12
MIN_ROWS: Final = 2
_MAX_NAME: Final = 40
_MAX_NAMES: Final = 3
"""Names that a row opens with at most: its group, a part of that, and the indicator."""
_SIGNS: Final = "table_signs.tsv"
_HEADS: Final = {
    sign: re.compile(pattern_of(_SIGNS, sign)) for sign in ("name", "unit", "value", "number", "other", "kind")
}
_FIRST_HEAD: Final = re.compile("|".join(pattern_of(_SIGNS, sign) for sign in ("name", "number", "kind")))
"""The head of a column that a table begins with."""
_LONGEST_HEAD: Final = 14
_SAID_OF_YEAR: Final = re.compile(pattern_of(_SIGNS, "of_year"))
_YEAR: Final = re.compile(r"20\d\d年?")
_BOUND: Final = pattern_of(_SIGNS, "bound")
_VALUE: Final = re.compile(
    rf"[\[(【]?(?:{_BOUND})*\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?(?P<unit>\D{{0,8}}?)"
    rf"(?:{pattern_of(_SIGNS, 'bound_after')})?[\])】]?[*※]?|[—–\-－/~～]+|{pattern_of(_SIGNS, 'no_value')}"
)
_WHOLE_TERM: Final = re.compile(r"[\[(【]")
_TERM_HEAD: Final = re.compile("累计|年均")
_NOTHING: Final = re.compile("^[—–－-]+$")
"""What stands for no unit."""
_FIGURE: Final = re.compile(r"\d")
_ROW: Final = re.compile(r"\d{1,3}[.、]?")
_SENTENCE: Final = re.compile(r"[。;:]|^注")
_SCALE: Final = re.compile("(?:万亿|[亿万])(?=.)")
_UNIT: Final = re.compile(known_unit_pattern())
_NAMED_UNIT: Final = re.compile(r"[(\[]([^()\[\]]{1,12})[)\]]$|([%‰])$")
"""The unit behind a name: in brackets, or a sign that joined the line above it."""
_KIND: Final = re.compile(pattern_of(_SIGNS, "binding"))
_NOTE: Final = re.compile(r"[*※]+$|(?<=[一-鿿])\d$")
"""The sign of a footnote."""
_WORD: Final = re.compile("[一-鿿]")


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """An indicator table: indices of its header's first line and of the line behind its last; its values in order."""

    first: int
    last: int
    rows: int
    values: tuple[TableValue, ...]


class _Header:
    """The heads of the columns of a table."""

    def __init__(self, heads: Sequence[str]) -> None:
        self.signs = [_head_of(head) for head in heads]
        self.columns = [head for head, sign in zip(heads, self.signs, strict=True) if sign == "value"]
        self.over_term = [head for head in self.columns if _TERM_HEAD.search(head)]
        """The column of what is reached over the whole term, where there is just one."""
        if len(self.over_term) > 1:
            self.over_term = []
        self.is_numbered = "number" in self.signs
        self.has_units = "unit" in self.signs
        self.is_one = "name" in self.signs and bool(self.columns)
        """Whether it names indicators and a column of values."""


def find_indicator_tables(text: str, lines: Sequence[Line]) -> list[IndicatorTable]:
    """The indicator tables of a notice: those whose header names indicators and a column of values."""
    if "指标" not in text:
        return []
    tables: list[IndicatorTable] = []
    index = 0
    while index < len(lines):
        table = _table_at(text, lines, index)
        if table and table.rows >= MIN_ROWS and table.values:
            tables.append(table)
        # What was looked through as rows is not looked through again, else a page of headers would take for ever.
        index = table.last if table else index + 1
    return tables


def _table_at(text: str, lines: Sequence[Line], index: int) -> IndicatorTable | None:
    line = lines[index]
    if text.find("指标", line.start, line.end) >= 0 and is_ruled(text, line):
        return _ruled(text, lines, index)
    # Asked first what fails soonest: hardly any line is as short as a head.
    if line.end - line.start > _LONGEST_HEAD or not _FIRST_HEAD.fullmatch(squeezed(text, line)):
        return None
    return _stacked(text, lines, index)


def _head_of(words: str) -> str:
    """What a column is for, by the words of its head; ``""`` where these are no head."""
    return next((sign for sign, pattern in _HEADS.items() if pattern.fullmatch(words)), "")


def _ruled(text: str, lines: Sequence[Line], first: int) -> IndicatorTable | None:
    """A table whose rows are lines, under the header line ``first``."""
    header = _Header(["".join(text[slice(*cell)].split()) for cell in cells_of(text, lines[first])])
    if not header.is_one:
        return None
    values: list[TableValue] = []
    rows = 0
    index = first + 1
    while index < len(lines) and is_ruled(text, lines[index]):
        cells = list(cells_of(text, lines[index]))
        if not only_rules_off(text, cells):
            rows += 1
            values.extend(_in_row(text, header, cells))
        index += 1
    return IndicatorTable(first, index, rows, tuple(values))


def _in_row(text: str, header: _Header, cells: Sequence[Cell]) -> Iterator[TableValue]:
    """The values of a ruled row, where it has a cell for each column, if an empty one, and a name."""
    by_sign: dict[str, list[Cell]] = {}
    for sign, cell in zip(header.signs, cells, strict=False):
        by_sign.setdefault(sign, []).append(cell)
    name = by_sign.get("name", [(0, 0)])[0]
    if len(cells) != len(header.signs) or name[0] == name[1]:
        return iter(())
    unit = "".join(text[slice(*cell)] for cell in by_sign.get("unit", ()))
    return _values(text, header.columns, by_sign["value"], name, unit)


def _stacked(text: str, lines: Sequence[Line], first: int) -> IndicatorTable | None:
    """A table whose cells stand one a line, under a header that starts at ``first``."""
    heads: list[str] = []
    index = first
    while index < len(lines) and len(heads) < MAX_HEADER:
        words = squeezed(text, lines[index])
        if _SAID_OF_YEAR.fullmatch(words) and heads and _YEAR.fullmatch(heads[-1]):
            heads[-1] += words
        elif _head_of(words):
            heads.append(words)
        else:
            break
        index += 1
    header = _Header(heads)
    if not header.is_one:
        return None
    values: list[TableValue] = []
    rows = 0
    while row := _stacked_row(text, lines, index, header, rows + 1):
        rows += 1
        index = row.last
        if len(row.cells) == len(header.columns):
            values.extend(_values(text, header.columns, row.cells, row.name, row.unit))
        elif len(row.cells) == 1 and _WHOLE_TERM.match(text, row.cells[0][0]) and header.over_term:
            values.extend(_values(text, header.over_term, row.cells, row.name, row.unit))
    return IndicatorTable(first, index, rows, tuple(values))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose cells stand one a line: its name, its unit, its values, and the index behind its last line."""

    name: Cell
    unit: str
    cells: list[Cell]
    last: int


def _stacked_row(text: str, lines: Sequence[Line], index: int, header: _Header, number: int) -> _Row | None:
    """The row that starts at ``index``, the ``number``-th of its table; None where there is none.

    Its group, its number, its name, its unit, its values and their kind stand in this order; all but name and values
    may be left out.
    """
    names: list[Cell] = []
    unit = ""
    cells: list[Cell] = []
    last = index

    def lacks_unit(words: str) -> bool:
        named = text[slice(*names[-1])]
        return header.has_units and not _NAMED_UNIT.search(named) and _NOTHING.fullmatch(words) is not None

    while last < len(lines):
        words = squeezed(text, lines[last])
        here = (lines[last].start, lines[last].end)
        if header.is_numbered and _is_number(words, number + bool(cells)) and _is_name_at(text, lines, last + 1):
            if cells:
                break
        elif names and not unit and not cells and (_is_unit(words) or lacks_unit(words)):
            unit = words
        elif names and _is_value(words):
            cells.append(here)
        elif len(names) < _MAX_NAMES and not unit and not cells and _is_name(words):
            names.append(here)
        else:
            last += bool(cells) and _KIND.fullmatch(words) is not None
            break
        last += 1
    return _Row(names[-1], unit, cells, last) if cells else None


def _is_number(words: str, number: int) -> bool:
    """Whether a cell holds the number of the row that is awaited."""
    return _ROW.fullmatch(words) is not None and words.rstrip(".、") == str(number)


def _is_name_at(text: str, lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and _is_name(squeezed(text, lines[index]))


def _is_name(words: str) -> bool:
    """Whether a cell can name an indicator or a group of them: no value, no unit, no head of another table."""
    if not _WORD.search(words) or len(words) > _MAX_NAME or _SENTENCE.search(words):
        return False
    told = _is_value(words) or _KIND.fullmatch(words) or _is_unit(words)
    return not told and _head_of(words) not in ("name", "value")


def _is_value(words: str) -> bool:
    """Whether a cell holds a number, with its unit or without, or says that there is none."""
    found = _VALUE.fullmatch(words)
    return found is not None and (not found["unit"] or _is_unit(found["unit"]))


def _is_unit(words: str) -> bool:
    return bool(words) and _UNIT.fullmatch(_SCALE.sub("", words, count=1)) is not None


def _values(text: str, heads: Sequence[str], cells: Sequence[Cell], name: Cell, unit: str) -> Iterator[TableValue]:
    """The values of a row with a cell for each of these heads."""
    indicator, named_unit = _named(text, name)
    for head, (start, end) in zip(heads, cells, strict=True):
        words = "".join(text[start:end].split())
        if _FIGURE.search(words) and _is_value(words):
            said = _NOTHING.sub("", unit.strip("()"))
            yield TableValue(start, end, name[0], indicator, said or named_unit, head)


def _named(text: str, name: Cell) -> tuple[str, str]:
    """The indicator that a name cell holds, and the unit in brackets behind it: 1.常住人口城镇化率(%)."""
    start, end = name
    label = label_at(text, start, end)
    words = _NOTE.sub("", "".join(text[label.end if label else start : end].split()))
    found = _NAMED_UNIT.search(words)
    unit = found.group(1) or found.group(2) if found else ""
    if found and (_is_unit(unit) or "/" in unit):
        return _NOTE.sub("", words[: found.start()]), unit
    return words, ""
