"""From the name of a raw file to the names that tables and messages use; whether a link leads out of a directory.

File names come from outside: they may hold newlines, bytes that are no UTF-8, or be links that lead elsewhere.
"""

import re
from pathlib import Path
from typing import Final

SIDECAR: Final = ".source.json"
"""The sidecar of ``notice.txt`` is ``notice.txt.source.json``."""

MEDIA_TYPES: Final = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
"""Suffix (lower case) → media type of what can be read."""

_ID: Final = re.compile(r"[a-z0-9_-]+")


def shown(name: str) -> str:
    """``name`` in one printable line: control characters and undecodable bytes stand as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


def notice_id_of(name: str, sha256: str) -> str:
    """The id of the notice in the file ``name`` whose bytes hash to ``sha256``: its stem where that is plain enough."""
    stem = Path(name).stem
    return stem if _ID.fullmatch(stem) else f"n-{sha256[:12]}"


def leads_out(path: Path, directory: Path) -> bool:
    """Whether ``path`` is a link that leads out of ``directory``, or nowhere."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(directory.resolve())
    except (OSError, RuntimeError):
        return True
