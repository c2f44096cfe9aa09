"""What ``schema.py`` declares, held against whole tables: keys, references, values, quotes.

Vectorised, so that a large release is checked in seconds. Belongs here: rules that read tables and texts only.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ..schema import RELEASE_TABLES, Field, Table

_SHOWN: Final = 3


def table_problems(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Iterator[str]:
    """One line for each way in which ``tables`` break the schema, or a quote differs from its slice of ``texts``."""
    for name, rows in tables.items():
        table = RELEASE_TABLES[name]
        yield from _key_problems(table, rows)
        for field in table.fields:
            if field.name in rows.column_names:
                yield from _value_problems(table, field, rows[field.name])
                yield from _reference_problems(table, field, tables)
        yield from _quote_problems(table, tables, texts)
    yield from _tombstone_problems(tables)


def quotes_in(tables: Mapping[str, pa.Table]) -> int:
    """How many quotes the tables hold."""
    return sum(
        len(rows) - rows[field.name].null_count
        for name, rows in tables.items()
        for field in RELEASE_TABLES[name].fields
        if field.quote_of and field.name in rows.column_names
    )


def notice_of_rows(name: str, tables: Mapping[str, pa.Table]) -> list[str | None]:
    """The notice of each row: its own column, or that of its measure."""
    rows = tables[name]
    if "notice_id" in rows.column_names:
        found: list[str | None] = rows["notice_id"].to_pylist()
        return found
    measures = tables["measures"]
    of = dict(zip(measures["measure_id"].to_pylist(), measures["notice_id"].to_pylist(), strict=True))
    return [of.get(measure_id) for measure_id in rows["measure_id"].to_pylist()]


def _key_problems(table: Table, rows: pa.Table) -> Iterator[str]:
    keys = rows.select(list(table.key)).group_by(list(table.key)).aggregate([([], "count_all")])
    twice = keys.filter(pc.greater(keys["count_all"], 1))
    if twice.num_rows:
        shown = ["/".join(str(value) for value in row.values()) for row in _first(twice.select(list(table.key)))]
        yield f"{table.name}: {twice.num_rows} keys stand more than once: {', '.join(shown)}"


def _value_problems(table: Table, field: Field, values: pa.ChunkedArray) -> Iterator[str]:
    where = f"{table.name}.{field.name}"
    if field.required and values.null_count:
        yield f"{where}: {values.null_count} values are missing"
    held = values.drop_null()
    if field.unique and len(held) != len(held.unique()):
        yield f"{where}: {len(held) - len(held.unique())} values stand more than once"
    for keeps, what in _constraints(field, held):
        bad = held.filter(pc.invert(keeps))
        if len(bad):
            shown = ", ".join(repr(value) for value in bad.slice(0, _SHOWN).to_pylist())
            yield f"{where}: {len(bad)} values {what}: {shown}"


def _constraints(field: Field, held: pa.ChunkedArray) -> Iterator[tuple[Any, str]]:
    if field.enum:
        yield pc.is_in(held, pa.array(field.enum)), f"are none of {', '.join(field.enum)}"
    if field.minimum is not None:
        yield pc.greater_equal(held, field.minimum), f"are below {field.minimum:g}"
    if field.pattern:
        yield pc.match_substring_regex(held, field.pattern), f"do not match {field.pattern}"
    if field.type == "number":
        yield pc.is_finite(held), "are not finite"


def _reference_problems(table: Table, field: Field, tables: Mapping[str, pa.Table]) -> Iterator[str]:
    if field.references is None or field.references[0] not in tables:
        return
    there, column = field.references
    held = tables[table.name][field.name].drop_null().unique()
    lost = held.filter(pc.invert(pc.is_in(held, tables[there][column].combine_chunks())))
    if len(lost):
        shown = ", ".join(str(value) for value in lost.slice(0, _SHOWN).to_pylist())
        yield f"{table.name}.{field.name}: {len(lost)} ids are not in {there}: {shown}"


def _quote_problems(table: Table, tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Iterator[str]:
    rows = tables[table.name]
    for field in table.fields:
        if not field.quote_of or field.name not in rows.column_names:
            continue
        start, end = field.quote_of
        columns = (rows[field.name].to_pylist(), rows[start].to_pylist(), rows[end].to_pylist())
        held: dict[str, str] = {}
        for notice_id, quote, begins, ends in zip(notice_of_rows(table.name, tables), *columns, strict=True):
            if quote is None and begins is None and ends is None:
                continue
            if notice_id is not None and notice_id not in held:
                # Rows stand notice by notice: only the text at hand is kept.
                held = {notice_id: texts[notice_id]} if notice_id in texts else {}
            text = held.get(notice_id or "")
            sound = text is not None and None not in (quote, begins, ends) and 0 <= begins <= ends <= len(text)
            if not sound or (text or "")[begins:ends] != quote:
                yield f"{table.name}.{field.name}: {notice_id} {begins}..{ends} is not the text of the notice"


def _tombstone_problems(tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """What has a tombstone does not stand."""
    if "tombstones" not in tables:
        return
    stones = tables["tombstones"]
    for name, table in RELEASE_TABLES.items():
        if len(table.key) == 1 and name != "tombstones" and name in tables:
            buried = stones.filter(pc.equal(stones["table"], name))["id"]
            risen = buried.filter(pc.is_in(buried, tables[name][table.key[0]].combine_chunks()))
            if len(risen):
                yield f"tombstones.id: {len(risen)} rows stand in {name}: {', '.join(_strings(risen))}"


def _strings(values: pa.ChunkedArray) -> list[str]:
    return [str(value) for value in values.slice(0, _SHOWN).to_pylist()]


def _first(rows: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rows.slice(0, _SHOWN).to_pylist()
    return found
