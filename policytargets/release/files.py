"""Small files: JSON and text as a release writes them, and replacing one in a single step."""

import ctypes
import json
import os
from pathlib import Path
from typing import Any

from ..errors import ReleaseError


def json_text(value: Any) -> str:
    """``value`` as JSON with two spaces of indent and a line end; keys keep their order."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_json(path: Path, value: Any) -> None:
    """Write ``value`` as UTF-8 JSON."""
    write_text(path, json_text(value))


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, line ends as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def read_json(path: Path) -> Any:
    """The JSON in ``path``; raises ReleaseError naming the file."""
    try:
        return json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ReleaseError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ReleaseError(f"{path}: is not JSON ({' '.join(str(error).split())})") from error


def replace_text(path: Path, text: str) -> None:
    """Put ``text`` in the place of ``path`` in one step: whoever reads sees the old or the new, never a part."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def sync_tree(root: Path) -> None:
    """Have the disk hold every file and folder below ``root``, and ``root`` itself."""
    if _sync_file_system(root):
        return
    for folder, _, names in os.walk(root, topdown=False):
        for name in names:
            sync(Path(folder, name))
        sync(Path(folder))


def _sync_file_system(path: Path) -> bool:
    """One call for the whole file system of ``path`` where there is one (Linux): thousands of files, one wait."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        if call(handle):
            failed = ctypes.get_errno()
            raise OSError(failed, os.strerror(failed), str(path))
    finally:
        os.close(handle)
    return True


def sync(path: Path) -> None:
    """Have the disk hold the file or folder ``path``."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
