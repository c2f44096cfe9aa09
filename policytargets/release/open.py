"""A published release, opened: its tables, texts and what it says about itself. Reading only.

Belongs here: access. Whether what is read can be trusted is the business of ``verify.py``.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReleaseError
from ..schema import RELEASE_TABLES, TYPES
from .files import read_json
from .version import Version, is_version

MARKS: Final = ("provenance.json", "content_hashes.json", "SHA256SUMS", "data")
"""What every release has, whatever its version."""


class Texts(Mapping[str, str]):
    """The canonical texts of a release by notice_id, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Look at ``folder`` (``text/`` of a release); a folder that is not there holds no text."""
        self._folder = folder
        self._ids = sorted(path.stem for path in folder.glob("*.txt")) if folder.is_dir() else []
        self._known = frozenset(self._ids)

    def __getitem__(self, notice_id: str) -> str:
        """The text; raises KeyError where there is none, ReleaseError where it cannot be read."""
        if notice_id not in self._known:
            raise KeyError(notice_id)
        path = self._folder / f"{notice_id}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ReleaseError(f"{path}: is not readable UTF-8 text ({error})") from error

    def __iter__(self) -> Iterator[str]:
        """The notices' ids, sorted."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._ids)

    def __contains__(self, notice_id: object) -> bool:
        """Whether there is a text, without reading it."""
        return notice_id in self._known


class Release:
    """One release directory. ``root`` is resolved, so that ``latest`` opens as the version it points to."""

    def __init__(self, root: Path, version: Version) -> None:
        """Use ``Release.open``."""
        self.root = root
        self.version = version

    @classmethod
    def open(cls, root: Path) -> "Release":
        """The release in ``root``; raises ReleaseError where ``root`` is not a release."""
        if not root.is_dir():
            raise ReleaseError(f"{root}: is not a directory: give a release such as published/latest")
        missing = [name for name in MARKS if not (root / name).exists()]
        if missing:
            raise ReleaseError(f"{root}: is not a release (no {missing[0]}): give a directory such as published/latest")
        stated = read_json(root / "provenance.json")
        version = stated.get("version") if isinstance(stated, dict) else None
        if not isinstance(version, str):
            raise ReleaseError(f"{root / 'provenance.json'}: names no version")
        return cls(root.resolve(), Version.parse(version))

    @cached_property
    def tables(self) -> Mapping[str, pa.Table]:
        """Every table that the release holds, in published order; columns as stored. Raises ReleaseError."""
        return {name: self._table(name) for name in RELEASE_TABLES if (self.root / "data" / f"{name}.parquet").exists()}

    def _table(self, name: str) -> pa.Table:
        path = self.root / "data" / f"{name}.parquet"
        try:
            return _plain(pq.read_table(path, partitioning=None)).combine_chunks()
        except (OSError, pa.ArrowInvalid) as error:
            raise ReleaseError(f"{path}: is not readable Parquet ({' '.join(str(error).split())})") from error

    @cached_property
    def texts(self) -> Texts:
        """The canonical texts by notice_id."""
        return Texts(self.root / "text")

    @cached_property
    def provenance(self) -> Mapping[str, Any]:
        """What it was made from (``provenance.json``)."""
        return self._json("provenance.json")

    @cached_property
    def content_hashes(self) -> Mapping[str, Any]:
        """Its content's hashes (``content_hashes.json``)."""
        return self._json("content_hashes.json")

    def _json(self, name: str) -> Mapping[str, Any]:
        found = read_json(self.root / name)
        if not isinstance(found, dict):
            raise ReleaseError(f"{self.root / name}: holds no JSON object")
        return found


def _plain(rows: pa.Table) -> pa.Table:
    """Without metadata, and with the two types that Parquet stores otherwise as ``schema.py`` declares them.

    Parquet names the items of a list itself, and counts times in milliseconds at the coarsest.
    """
    for at, field in enumerate(rows.schema):
        if pa.types.is_list(field.type) and pa.types.is_string(field.type.value_type):
            declared = TYPES["list"]
        elif field.type == pa.timestamp("ms", tz="UTC"):
            declared = TYPES["datetime"]
        else:
            continue
        named = pa.field(field.name, declared, nullable=field.nullable)
        rows = rows.set_column(at, named, rows[field.name].cast(declared))
    return rows.replace_schema_metadata(None)


def releases_in(published: Path) -> list[Release]:
    """The releases in a ``published/`` directory, oldest first; a directory that is not there holds none."""
    if not published.is_dir():
        return []
    named = sorted((p for p in published.iterdir() if is_version(p.name)), key=lambda p: Version.parse(p.name))
    return [Release.open(path) for path in named]
