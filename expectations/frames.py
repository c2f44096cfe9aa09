"""Tables as the suites see them: pandas frames with helper columns.

A rule that compares a row with another table or with the canonical text becomes a column here, so that stock
expectations can assert it. A helper is True where the rule holds, False where it does not, null where it does not
apply to the row.

Belongs here: computing helpers. Which expectation asserts which column stands in ``suites.py``.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from policytargets.check import is_bounded_rate, parses_again
from policytargets.schema import TABLES, Table

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


def reference(column: str) -> str:
    """Name of the helper that says whether the row that ``column`` points to exists."""
    return f"{column} found"


def quote(column: str) -> str:
    """Name of the helper that says whether ``column`` repeats its slice of the canonical text."""
    return f"{column} is its slice"


HAS_OWNER = "has an owner"
FINITE = "value is finite"
COMPARATOR = "comparator of a quantified target"
PARSES = "number parses to value again"
RATE_LEVEL = "level of a rate"


def needed_tables(name: str) -> tuple[str, ...]:
    """The tables that ``frame`` needs for the table ``name``: itself, and those that its rows are compared with."""
    table = TABLES[name]
    needed = {name, *(field.references[0] for field in table.fields if field.references)}
    if name == "measures":
        needed.add("measure_owners")
    return tuple(other for other in TABLES if other in needed)


def frame(name: str, tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> "pd.DataFrame":
    """The table ``name`` of ``tables`` with its helpers; ``texts`` maps notice_id to canonical text."""
    import pandas as pd

    table = TABLES[name]
    rows = tables[name].to_pylist()
    made = {field.name: [row[field.name] for row in rows] for field in table.fields}
    made |= _references(table, rows, tables) | _quotes(table, rows, tables, texts)
    if name == "measures":
        owned = set(tables["measure_owners"].column("measure_id").to_pylist())
        made[HAS_OWNER] = [row["measure_id"] in owned for row in rows]
    if name == "targets":
        made |= _targets(rows, texts)
    # Columns of Python objects: what is asserted are the published values, not what pandas makes of them.
    return pd.DataFrame({column: pd.Series(values, dtype=object) for column, values in made.items()})


def _references(table: Table, rows: Sequence[Row], tables: Mapping[str, pa.Table]) -> dict[str, list[bool | None]]:
    made = {}
    for field in table.fields:
        if field.references:
            other, column = field.references
            there = set(tables[other].column(column).to_pylist())
            made[reference(field.name)] = [
                None if row[field.name] is None else row[field.name] in there for row in rows
            ]
    return made


def _quotes(
    table: Table, rows: Sequence[Row], tables: Mapping[str, pa.Table], texts: Mapping[str, str]
) -> dict[str, list[bool | None]]:
    quoting = [(field.name, *field.quote_of) for field in table.fields if field.quote_of]
    if not quoting:
        return {}
    notices = _notice_ids(table, rows, tables)
    return {
        quote(column): [
            None if row[column] is None else row[column] == _slice(texts.get(notice), row[start], row[end])
            for row, notice in zip(rows, notices, strict=True)
        ]
        for column, start, end in quoting
    }


def _notice_ids(table: Table, rows: Sequence[Row], tables: Mapping[str, pa.Table]) -> list[str]:
    """The notice of each row, by way of its measure where the row names no notice."""
    if "notice_id" in table.columns:
        return [row["notice_id"] for row in rows]
    measures = tables["measures"]
    of = dict(zip(measures.column("measure_id").to_pylist(), measures.column("notice_id").to_pylist(), strict=True))
    return [of.get(row["measure_id"], "") for row in rows]


def _slice(text: str | None, start: int | None, end: int | None) -> str | None:
    """The words from ``start`` to ``end``; None where there are none, so that nothing equals them."""
    return None if text is None or start is None or end is None else text[start:end] or None


def _targets(rows: Sequence[Row], texts: Mapping[str, str]) -> dict[str, list[Any]]:
    quantified = [row["kind"] == "quantified" for row in rows]
    pairs = list(zip(rows, quantified, strict=True))
    return {
        FINITE: [_is_finite(row["value"]) if counts else None for row, counts in pairs],
        COMPARATOR: [row["comparator"] or "none" if counts else None for row, counts in pairs],
        PARSES: [_parses(row, texts) if counts else None for row, counts in pairs],
        RATE_LEVEL: [
            row["value"] if is_bounded_rate(row["indicator"] or "", row["unit"], row["change"]) else None
            for row in rows
        ],
    }


def _is_finite(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _parses(row: Row, texts: Mapping[str, str]) -> bool:
    text = texts.get(row["notice_id"], "")
    place = (row["number_start"], row["number_end"])
    return _is_finite(row["value"]) and parses_again(text, *place, row["value"], row["quote_start"])
