"""Extracted tables as they lie in a directory: that of ``policytargets extract`` or of a release.

Belongs here: finding and reading the three tables that are scored, and their texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReadError
from ..schema import TABLES

SCORED: Final = ("measures", "measure_owners", "targets")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The tables that are scored, by name, and canonical texts by notice_id (those that are there)."""

    tables: Mapping[str, pa.Table]
    texts: Mapping[str, str]


def read_extracted(folder: Path, texts: Path | None = None) -> Extracted | None:
    """What was extracted into ``folder``; None where it holds no tables (it may hold notices).

    Texts are read from ``texts``, by default from ``text/`` beside the tables. Raises ReadError naming the file that
    is missing or malformed.
    """
    homes = [home for home in (folder, folder / "data") if (home / f"{SCORED[0]}.parquet").exists()]
    if not homes:
        return None
    tables = {name: _table(homes[0] / f"{name}.parquet", name) for name in SCORED}
    return Extracted(tables, read_texts(texts or folder / "text"))


def read_texts(folder: Path) -> dict[str, str]:
    """The ``.txt`` files of ``folder`` by stem; empty where there is no such folder."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}


def _table(path: Path, name: str) -> pa.Table:
    try:
        found = pq.read_table(path)
    except (OSError, pa.ArrowInvalid) as error:
        reason = " ".join(str(error).split())
        raise ReadError(f"{path}: cannot be read as Parquet ({reason}); scored are {', '.join(SCORED)}") from error
    absent = [column for column in TABLES[name].columns if column not in found.column_names]
    if absent:
        raise ReadError(f"{path}: lacks column {absent[0]} of docs/data-model.md")
    return found
