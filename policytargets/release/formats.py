"""One table → one file: Parquet, CSV, JSON lines. Equal tables give equal bytes.

The parts of pyarrow are imported where they are used: each costs start-up time that the command line need not spend.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from ..schema import CSV_LIST_DELIMITER

ROWS_PER_GROUP: Final = 65_536
ZSTD_LEVEL: Final = 9
DATETIME: Final = "%Y-%m-%dT%H:%M:%SZ"


def write_parquet(rows: pa.Table, path: Path) -> None:
    """Write a table as Parquet: zstd, row groups of a fixed size; equal tables give equal bytes."""
    import pyarrow.parquet as pq

    pq.write_table(
        rows,
        path,
        row_group_size=ROWS_PER_GROUP,
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        version="2.6",
    )


def write_csv(rows: pa.Table, path: Path) -> None:
    """Write a table as CSV: UTF-8 without BOM, ``\\n``, header; null is an empty cell and empty text is ``""``."""
    import pyarrow.csv as pa_csv

    pa_csv.write_csv(_flat(rows), path, pa_csv.WriteOptions(include_header=True, quoting_style="needed"))


def write_jsonl(rows: pa.Table, path: Path) -> None:
    """Write a table as JSON lines: a row an object, dates and times in ISO 8601, nothing as ``null``."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for batch in rows.to_batches(max_chunksize=ROWS_PER_GROUP):
            file.writelines(f"{json_line(row)}\n" for row in batch.to_pylist())


def json_line(value: Any) -> str:
    """``value`` as JSON in one line; raises ValueError where a number is not finite."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=iso_text)


FORMATS: Final[Mapping[str, Callable[[pa.Table, Path], None]]] = {
    "parquet": write_parquet,
    "csv": write_csv,
    "jsonl": write_jsonl,
}
"""Name, which is the suffix too → writer."""


def iso_text(value: Any) -> str:
    """A date or time (UTC) of a table as JSON tells it: ISO 8601."""
    if isinstance(value, datetime):
        return value.strftime(DATETIME)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a table")


def _flat(rows: pa.Table) -> pa.Table:
    import pyarrow.compute as pc

    for at, field in enumerate(rows.schema):
        if pa.types.is_list(field.type):
            rows = rows.set_column(at, field.name, pc.binary_join(rows[field.name], CSV_LIST_DELIMITER))
        elif pa.types.is_timestamp(field.type):
            rows = rows.set_column(at, field.name, pc.strftime(rows[field.name].cast(pa.timestamp("s")), DATETIME))
    return rows
