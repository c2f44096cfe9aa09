"""What a release holds, as hashes that depend on the content alone: not on the writer, its version or the clock.

They decide whether anything is new, and let anybody compare two releases written by different software.

A column's hash is the SHA-256 of its values as one JSON array without spaces: text in UTF-8, numbers in their shortest
form that reads back to the same value, dates and times in ISO 8601, lists as JSON arrays, nothing as ``null``.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import pyarrow as pa

from ..errors import ReleaseError
from ..schema import SCHEMA_VERSION
from .context import ReleaseContext
from .files import write_json
from .formats import iso_text

NAME: Final = "content_hashes.json"
_ROWS: Final = 65_536
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=iso_text).encode


def content_hashes(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> dict[str, Any]:
    """Hashes of every column, table and text, and of all together under ``content``.

    ``tables`` must be in published form (``tables.settled``).
    """
    found = {name: _table(rows) for name, rows in tables.items()}
    words = {notice_id: sha256(texts[notice_id].encode()).hexdigest() for notice_id in sorted(texts)}
    every = [[name, found[name]["sha256"]] for name in found] + [["text", _of(list(words.items()))]]
    return {"schema_version": SCHEMA_VERSION, "content": _of(every), "tables": found, "texts": words}


def write_content_hashes(context: ReleaseContext) -> None:
    """Write ``content_hashes.json``."""
    write_json(context.staging / NAME, context.content or content_hashes(context.tables, context.texts))


def _table(rows: pa.Table) -> dict[str, Any]:
    columns = {field.name: _column(rows[field.name]) for field in rows.schema}
    return {"rows": rows.num_rows, "sha256": _of([rows.num_rows, list(columns.items())]), "columns": columns}


def _column(values: pa.ChunkedArray) -> str:
    digest = sha256(b"[")
    for start in range(0, len(values), _ROWS):
        try:
            part = _ENCODE(values.slice(start, _ROWS).to_pylist())
        except ValueError as error:
            raise ReleaseError("a number of the tables is not finite: let check.py quarantine its notice") from error
        digest.update(("," if start else "").encode() + part[1:-1].encode())
    digest.update(b"]")
    return digest.hexdigest()


def _of(value: Any) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
