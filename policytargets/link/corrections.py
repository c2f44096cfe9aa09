"""Corrections by hand: a value that a person set right, with the words it rests on and the reason.

``corrections.csv`` beside the raw notices has a line a correction: ``notice_id``, ``table``, ``start``, ``end`` (where
the row stands in the canonical text, Unicode code points; empty for the notice's own row), ``expected_text`` (what must
stand there), ``column``, ``value`` and ``reason``. The guard is in the words: where they no longer stand there, or
where the parser by now gives that value by itself, the notice gets a warning: no correction outlives its cause.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import RegisterError
from ..extract.model import Issue
from ..schema import TABLES, Field
from .rows import NoticeRows, Row

COLUMNS = ("notice_id", "table", "start", "end", "expected_text", "column", "value", "reason")
ANCHORS: Mapping[str, tuple[str, str]] = {
    "plans": ("char_start", "char_end"),
    "measures": ("char_start", "char_end"),
    "measure_owners": ("char_start", "char_end"),
    "targets": ("number_start", "number_end"),
}
"""By which columns a row of a table is found; ``notices`` has one row and needs none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file, its value already of the column's type; ``line`` is its number in the file."""

    notice_id: str
    table: str
    start: int | None
    end: int | None
    expected_text: str
    column: str
    value: Any
    reason: str
    line: int


def load(path: Path) -> dict[str, list[Correction]]:
    """The corrections of a file, by notice; none where the file does not exist. Raises RegisterError with the line."""
    if not path.exists():
        return {}
    found: dict[str, list[Correction]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise RegisterError(f"{path}: the first line must be {','.join(COLUMNS)}")
        for row in reader:
            correction = _parse(row, f"{path}:{reader.line_num}", reader.line_num)
            found.setdefault(correction.notice_id, []).append(correction)
    return found


def _parse(row: Mapping[str, str], where: str, line: int) -> Correction:
    table, column = row["table"], row["column"]
    if table != "notices" and table not in ANCHORS:
        raise RegisterError(f"{where}: table {table!r} cannot be corrected; it is one of notices, {', '.join(ANCHORS)}")
    if not row["reason"]:
        raise RegisterError(f"{where}: a correction needs a reason")
    try:
        field = TABLES[table].field(column)
        start, end = (int(row[key]) if row[key] else None for key in ("start", "end"))
        value = _value(field, row["value"])
    except (KeyError, ValueError) as error:
        raise RegisterError(f"{where}: {error}") from error
    return Correction(row["notice_id"], table, start, end, row["expected_text"], column, value, row["reason"], line)


def _value(field: Field, text: str) -> Any:
    """The text of a cell as a value of the field's type; empty is null. Raises ValueError where it is not one."""
    if text == "":
        return None
    if field.type == "integer":
        return int(text)
    if field.type == "number":
        return float(text)
    if field.type == "date":
        return date.fromisoformat(text)
    if field.type == "string":
        return text
    raise ValueError(f"{field.name} ({field.type}) cannot be corrected")


def apply(rows: NoticeRows, corrections: Iterable[Correction], text: str) -> list[Issue]:
    """Set right what the corrections name in the rows of their notice; gives a warning for each that did not apply."""
    return [issue for correction in corrections for issue in _apply(rows, correction, text)]


def _apply(rows: NoticeRows, correction: Correction, text: str) -> Iterator[Issue]:
    where = f"corrections.csv line {correction.line} ({correction.table}.{correction.column})"
    if correction.start is not None and text[correction.start : correction.end] != correction.expected_text:
        yield _warning(correction, f"{where}: other words stand there now; look again, then renew or remove the line")
        return
    held = [row for row in _rows(rows, correction.table) if _is_at(row, correction)]
    if not held:
        yield _warning(correction, f"{where}: no row stands at that place; look again, then renew or remove the line")
    for row in held:
        if row.get(correction.column) == correction.value:
            yield _warning(correction, f"{where}: the parser now gives this value by itself; remove the line")
        row[correction.column] = correction.value


def _rows(rows: NoticeRows, table: str) -> list[Row]:
    return [rows.notice] if table == "notices" else rows.tables[table]


def _is_at(row: Row, correction: Correction) -> bool:
    if correction.table == "notices":
        return True
    start, end = ANCHORS[correction.table]
    return (row[start], row[end]) == (correction.start, correction.end)


def _warning(correction: Correction, message: str) -> Issue:
    return Issue("warning", "correction-stale", message, correction.start, correction.end)
