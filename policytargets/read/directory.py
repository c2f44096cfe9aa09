"""A directory of raw notices: every file is either read or named with the reason why it was not.

Belongs here: which files count and what happens to the ones that cannot be read. How one file is read is not here.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import PolicyTargetsError, ReadError
from .document import Document
from .names import SIDECAR, leads_out, notice_id_of, shown
from .reader import MAX_BYTES, read_notice

NOTICES = "notices"
BESIDE = frozenset(("corrections.csv", "sources.yaml"))
"""The project's own files, which may stand beside the notices."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A raw file that could not be read; ``sha256`` is None where not even its bytes could be had."""

    notice_id: str
    source_file: str
    sha256: str | None
    message: str


@dataclass(frozen=True, slots=True)
class RawNotices:
    """What a directory holds, in the order of file names."""

    documents: tuple[Document, ...]
    unread: tuple[Unread, ...]


def raw_files(raw: Path) -> list[Path]:
    """The raw notices of a directory, by name: those in its folder ``notices`` where it has one, else its own.

    Hidden files, sidecars, sub-directories and the project's own files (``BESIDE``) are not notices.
    Raises ReadError where the directory is not one.
    """
    if not raw.is_dir():
        raise ReadError(f"{raw}: is not a directory of raw notices; put .txt or .html files there or name another")
    home = raw / NOTICES if (raw / NOTICES).is_dir() else raw
    return sorted((path for path in home.iterdir() if _is_raw(path)), key=lambda path: path.name)


def _is_raw(path: Path) -> bool:
    hidden_or_ours = path.name.startswith(".") or path.name.endswith(SIDECAR) or path.name in BESIDE
    return not hidden_or_ours and not path.is_dir()


def read_directory(raw: Path, progress: Callable[[int, int], None] | None = None) -> RawNotices:
    """Read every raw notice of a directory; what cannot be read, or stands there twice, is named and left aside.

    ``progress`` is called with (files done, files in all). Raises ReadError where ``raw`` is not a directory, or is one
    without a single raw notice: an empty dataset is never what was meant.
    """
    files = raw_files(raw)
    if not files:
        raise ReadError(f"{raw}: holds no notice; put .txt or .html files there or name another directory")
    return read_files(files, progress)


def read_files(paths: list[Path], progress: Callable[[int, int], None] | None = None) -> RawNotices:
    """Read these files, in their order; what cannot be read, or gives an id that is taken, is named and left aside."""
    documents: dict[str, Document] = {}
    unread: dict[str, Unread] = {}
    for done, path in enumerate(paths, start=1):
        for item in _read(path, documents):
            if isinstance(item, Document):
                documents[item.notice_id] = item
            else:
                unread[_free(item.notice_id, {*documents, *unread})] = item
        if progress:
            progress(done, len(paths))
    return RawNotices(
        tuple(documents.values()),
        tuple(Unread(notice_id, item.source_file, item.sha256, item.message) for notice_id, item in unread.items()),
    )


def _read(path: Path, documents: dict[str, Document]) -> Iterator[Document | Unread]:
    try:
        if leads_out(path, path.parent):
            raise ReadError(f"{shown(path.name)}: is a link that leads out of its directory; copy the file there")
        document = read_notice(path)
    except PolicyTargetsError as error:
        digest = _digest(path)
        name = shown(path.name)
        placeholder = hashlib.sha256(name.encode()).hexdigest()
        yield Unread(notice_id_of(path.name, digest or placeholder), name, digest, str(error))
        return
    taken = documents.get(document.notice_id)
    if taken is None:
        yield document
    else:
        taken_by = f"the id {document.notice_id} is taken by {taken.source_file}"
        message = f"{document.source_file}: {taken_by}; rename one of the two"
        yield Unread(document.notice_id, document.source_file, document.sha256, message)


def _digest(path: Path) -> str | None:
    """The sha256 of a plain file of the directory; None of what is none, cannot be had or leads out."""
    try:
        if leads_out(path, path.parent) or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _free(wanted: str, taken: set[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is free."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
