"""What several descriptors share: facts about files, addresses and dates.

Belongs here: helpers without a standard of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ...errors import ReleaseError
from ..context import ReleaseContext
from ..version import SHANGHAI, Version

MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

PERIOD_COLUMNS: Final = ("written_date", "issued_date", "period_start", "period_end")
"""Columns of ``notices`` that say which time the dataset covers."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file of the release: POSIX path below the release, size in bytes, SHA-256 in hex, media type."""

    path: str
    bytes: int
    sha256: str
    media_type: str


def file_facts(root: Path, path: str) -> FileFacts:
    """Facts about ``root/path``; raises ReleaseError when it is not there."""
    full = root / path
    try:
        stat = full.stat()
        digest = _sha256(full, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise ReleaseError(f"{full}: cannot be described ({error.strerror}); write it before its descriptor") from error
    return FileFacts(path, stat.st_size, digest, MEDIA_TYPES[full.suffix])


@lru_cache(maxsize=1024)
def _sha256(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def data_path(table: str, suffix: str) -> str:
    """Where the data file of a table stands: ``data/<table>.<suffix>``."""
    return f"data/{table}.{suffix}"


def downloads(context: ReleaseContext) -> Iterator[FileFacts]:
    """The files that people download: every table as CSV and Parquet, then the workbook where there is one."""
    for suffix in ("csv", "parquet"):
        for table in context.tables:
            yield file_facts(context.staging, data_path(table, suffix))
    workbook = "excel/policy-targets.xlsx"
    if (context.staging / workbook).exists():
        yield file_facts(context.staging, workbook)


def address(context: ReleaseContext, path: str = "") -> str:
    """The web address of a file of this release, or its relative address while ``homepage`` is not known."""
    home = context.dataset.homepage
    return f"{home.rstrip('/')}/{context.version}/{quote(path)}" if home else f"./{quote(path)}"


def issued_on(context: ReleaseContext) -> date:
    """The day of issue in Asia/Shanghai, as the version's month is."""
    return context.issued.astimezone(SHANGHAI).date()


def semver(version: Version) -> str:
    """The version for standards that ask for semantic versioning: without ``v`` and leading zeros (``2025.3.1``)."""
    return f"{version.year}.{version.month}.{version.number}"


def covered(context: ReleaseContext) -> tuple[date, date] | None:
    """First and last day that the notices speak of; None while no notice carries a date."""
    notices = context.tables["notices"]
    days = [day for column in PERIOD_COLUMNS for day in notices[column].unique().to_pylist() if day is not None]
    return (min(days), max(days)) if days else None
