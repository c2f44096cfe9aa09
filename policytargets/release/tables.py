"""The one form in which the tables of a release are compared, hashed and written, and their files in it.

Belongs here: the form. How a table looks in a file stands in ``formats.py``, what a column means in ``schema.py``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from ..errors import ReleaseError
from ..schema import CSV_LIST_DELIMITER, RELEASE_TABLES, TYPES, Table
from .context import ReleaseContext
from .formats import write_csv, write_parquet


def settled(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Every table of a release in published order and form: declared schema, sorted, one chunk, no metadata.

    A missing ``tombstones`` is empty; any other missing table or column raises ReleaseError.
    """
    missing = [name for name in RELEASE_TABLES if name not in tables and name != "tombstones"]
    if missing:
        raise ReleaseError(f"table {missing[0]} is missing: a release holds all of {', '.join(RELEASE_TABLES)}")
    return {
        name: in_form(table, tables[name]) if name in tables else table.arrow.empty_table()
        for name, table in RELEASE_TABLES.items()
    }


def in_form(table: Table, rows: pa.Table) -> pa.Table:
    """``rows`` with the schema of ``table``, sorted as declared (nulls first), one chunk a column."""
    absent = [name for name in table.columns if name not in rows.column_names]
    if absent:
        raise ReleaseError(f"table {table.name} lacks column {absent[0]}, which schema.py declares")
    shaped = rows.select(list(table.columns)).cast(table.arrow).replace_schema_metadata(None)
    by = [(name, "ascending", "at_start") for name in dict.fromkeys((*table.order, *table.key))]
    order = pc.sort_indices(shaped, sort_keys=by)
    return shaped.take(order).combine_chunks()


def write_data(context: ReleaseContext) -> None:
    """Write ``data/<table>.parquet`` and ``data/<table>.csv`` for every table."""
    folder = context.staging / "data"
    folder.mkdir(exist_ok=True)
    for name, rows in context.tables.items():
        write_parquet(rows, folder / f"{name}.parquet")
        write_csv(rows, folder / f"{name}.csv")


def read_csv(table: Table, path: Path) -> pa.Table:
    """The table that stands in a CSV of a release, with its declared schema. Raises ReleaseError."""
    types: dict[str, Any] = {f.name: TYPES["string"] if f.type == "list" else TYPES[f.type] for f in table.fields}
    try:
        flat = pa_csv.read_csv(
            path,
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                column_types=types,
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, OSError) as error:
        raise ReleaseError(f"{path}: cannot be read as table {table.name}: {' '.join(str(error).split())}") from error
    columns = [_unflat(flat[f.name], f.type) for f in table.fields]
    return pa.Table.from_arrays(columns, schema=table.arrow).combine_chunks()


def _unflat(column: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    if kind != "list":
        return column
    split = [None if v is None else v.split(CSV_LIST_DELIMITER) if v else [] for v in column.to_pylist()]
    return pa.chunked_array([pa.array(split, TYPES["list"])])
