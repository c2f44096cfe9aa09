"""From the name of a raw file to the names that tables and messages use; which files of a directory are notices.

File names come from outside: they may hold newlines, bytes that are no UTF-8, or be links that lead elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SIDECAR: Final = ".source.json"
"""The sidecar of ``notice.txt`` is ``notice.txt.source.json``."""

MEDIA_TYPES: Final = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
"""Suffix (lower case) → media type of what can be read."""

_ID: Final = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file of the notices' directory that is not read: its shown name and one line that says why and what to do."""

    name: str
    reason: str


def shown(name: str) -> str:
    """``name`` in one printable line: control characters and undecodable bytes stand as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


def notice_id(name: str, sha256: str) -> str:
    """The id of the notice in the file ``name`` whose bytes hash to ``sha256``: its stem where that is plain enough."""
    stem = Path(name).stem
    return stem if _ID.fullmatch(stem) else f"n-{sha256[:12]}"


def notice_files(directory: Path) -> tuple[Sequence[Path], Sequence[Refusal]]:
    """The notices of ``directory`` (not of folders below it), sorted by name, and what is refused.

    Left out silently: hidden files, sidecars and folders. Refused with a reason: links that lead out of the
    directory or nowhere, and files whose type cannot be read. Raises OSError where the directory cannot be listed.
    """
    root = directory.resolve()
    files: list[Path] = []
    refusals: list[Refusal] = []
    for path in sorted(directory.iterdir(), key=lambda path: path.name.encode("utf-8", "surrogateescape")):
        if path.name.startswith(".") or path.name.endswith(SIDECAR):
            continue
        if path.is_symlink() and not _within(path, root):
            refusals.append(Refusal(shown(path.name), "is a link that leads out of the directory: copy the file there"))
        elif path.is_dir():
            continue
        elif path.suffix.lower() not in MEDIA_TYPES:
            refusals.append(Refusal(shown(path.name), f"is none of {', '.join(MEDIA_TYPES)}: convert or rename it"))
        else:
            files.append(path)
    return files, refusals


def _within(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
