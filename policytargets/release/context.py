"""What every writer of a release is handed, and what a writer is.

A release is built by a list of writers (``writers.py``), each a plain function that puts files into the staging
directory. A new kind of file is a new writer in that list; publication does not change.

Belongs here: the records only. Nothing here reads or writes a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from .dataset import Dataset
from .version import Version

if TYPE_CHECKING:
    from .delta import Delta
    from .open import Release


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a release was made from.

    ``commit`` is the git commit (None outside a repository), ``dirty`` whether the work tree differed from it,
    ``lock_sha256`` the hash of ``requirements.lock`` (None where there is none), ``inputs`` raw file → sha256 of
    its bytes, ``extractor_version`` the version of the extraction code, ``signing_key`` the id of the key that signs
    the release (None: unsigned).
    """

    commit: str | None
    dirty: bool
    lock_sha256: str | None
    inputs: Mapping[str, str]
    extractor_version: str
    signing_key: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseContext:
    """One release in the making.

    ``tables`` holds every table of ``schema.RELEASE_TABLES`` in that order, with its declared Arrow schema, sorted, one
    chunk, ids final (stable against ``previous``). ``texts`` maps notice_id → canonical text, sorted by id.
    ``staging`` is the directory that becomes the release: writers write below it and nowhere else, and their bytes
    depend on this record alone (no clock, no environment). ``issued`` is aware (UTC) and comes from SOURCE_DATE_EPOCH
    where that is set. ``previous`` is the release before, ``delta`` the changes against it. ``quality`` is what the
    pipeline measured (expectation counts, scores on labels), ``content`` the hashes of tables and texts
    (``contents.content_hashes``) where they are known already; both may be empty.
    """

    version: Version
    issued: datetime
    dataset: Dataset
    tables: Mapping[str, pa.Table]
    texts: Mapping[str, str]
    staging: Path
    previous: "Release | None"
    delta: "Delta"
    provenance: Provenance
    quality: Mapping[str, Any] = field(default_factory=dict)
    content: Mapping[str, Any] = field(default_factory=dict)


Writer = Callable[[ReleaseContext], None]
"""Puts files of one kind below ``context.staging``; raises ReleaseError where it cannot."""
