"""Putting a release in its place: one publisher at a time, all or nothing, never changed afterwards.

A release is built in a hidden staging directory beside its place, brought to disk, and renamed. Until the rename
nothing is visible; after it the release is complete. ``releases.json`` and ``latest`` follow, each replaced in one
step; should a run be killed between these steps, the next one brings them up to date.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ..errors import PublicationError
from .files import json_text, replace_text, sync, sync_tree
from .open import Release, releases_in
from .sums import SIGNATURE
from .version import Version

LOCK: Final = ".lock"
STAGING: Final = ".staging-"
INDEX: Final = "releases.json"
LATEST: Final = "latest"


@contextmanager
def publishing(published: Path) -> Iterator[None]:
    """Hold ``published`` (made where it is not there) for one publication, and clear what a killed one left.

    The lock is the operating system's: it ends with the process that holds it, however that ends. Raises
    PublicationError where another publication is under way or the directory cannot be written.
    """
    try:
        published.mkdir(parents=True, exist_ok=True)
        handle = os.open(published / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise _cannot_write(published, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{published}: another publication is under way: wait until it ends, then run again"
            raise PublicationError(message) from error
        try:
            _clear_staging(published)
            yield
        except OSError as error:
            raise _cannot_write(published, error) from error
    finally:
        os.close(handle)


@contextmanager
def staging(published: Path, version: Version) -> Iterator[Path]:
    """A fresh directory in which ``version`` is built; removed at the end unless it was put in place."""
    place = published / f"{STAGING}{version}"
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put_in_place(built: Path, published: Path, version: Version) -> Path:
    """Make the complete release in ``built`` visible as ``version``; raises PublicationError where that stands."""
    target = published / str(version)
    if os.path.lexists(target):
        raise PublicationError(f"{target}: stands already and is never changed: remove nothing, publish a new version")
    sync_tree(built)
    # Renaming onto a directory that holds anything fails, so even a race without the lock overwrites nothing.
    built.rename(target)
    sync(published)
    return target


def bring_up_to_date(published: Path) -> None:
    """Make ``releases.json`` and ``latest`` say what stands in ``published``; writes only what differs."""
    releases = releases_in(published)
    index = json_text([_entry(release) for release in releases])
    path = published / INDEX
    if not path.is_file() or path.read_bytes() != index.encode():
        replace_text(path, index)
    if releases:
        _point_latest(published, releases[-1].version)


def _entry(release: Release) -> dict[str, Any]:
    hashes = release.content_hashes
    return {
        "version": str(release.version),
        "issued": release.provenance["issued"],
        "path": str(release.version),
        "schema_version": hashes["schema_version"],
        "content": hashes["content"],
        "rows": {name: table["rows"] for name, table in hashes["tables"].items()},
        "signed": (release.root / SIGNATURE).exists(),
    }


def _point_latest(published: Path, version: Version) -> None:
    link = published / LATEST
    if link.is_symlink() and str(link.readlink()) == str(version):
        return
    if link.exists() and not link.is_symlink():
        raise PublicationError(f"{link}: is not a link: move it away, publication keeps that name")
    fresh = published / f".{LATEST}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(str(version), target_is_directory=True)
    fresh.replace(link)
    sync(published)


def _clear_staging(published: Path) -> None:
    for left in published.glob(f"{STAGING}*"):
        shutil.rmtree(left)


def _cannot_write(published: Path, error: OSError) -> PublicationError:
    where = error.filename or published
    reason = error.strerror or " ".join(str(error).split())
    return PublicationError(f"{where}: cannot be written ({reason}): check permissions and free space")
