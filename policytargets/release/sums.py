"""``SHA256SUMS``: the hash of every file of a release, in the form that ``sha256sum -c`` reads."""

import os
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Final

from ..errors import ReleaseError

NAME: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.minisig"
_OUTSIDE: Final = (NAME, SIGNATURE)


def write_sums(root: Path) -> None:
    """Write ``SHA256SUMS`` for every file below ``root``, sorted by path."""
    lines = [f"{file_sha256(root / path)}  {path}\n" for path in _files(root)]
    (root / NAME).write_bytes("".join(lines).encode("utf-8"))


def sum_problems(root: Path) -> list[str]:
    """What differs between ``SHA256SUMS`` and the files below ``root``: one line a file. Raises ReleaseError."""
    stated = read_sums(root)
    there = set(_files(root))
    problems = [f"{path}: listed in {NAME} and not there" for path in stated if path not in there]
    problems += [f"{path}: there and not listed in {NAME}" for path in sorted(there) if path not in stated]
    for path, digest in stated.items():
        if path in there and file_sha256(root / path) != digest:
            problems.append(f"{path}: differs from its hash in {NAME}")
    return problems


def read_sums(root: Path) -> dict[str, str]:
    """Path below ``root`` → hash as ``SHA256SUMS`` states it; raises ReleaseError where it cannot be read."""
    path = root / NAME
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path}: cannot be read ({error})") from error
    stated: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        digest, gap, name = line[:64], line[64:66], line[66:]
        if gap != "  " or not name or name.startswith("/") or ".." in Path(name).parts:
            raise ReleaseError(f"{path}: line {number} is not '<sha256>  <path>'")
        stated[name] = digest
    return stated


def _files(root: Path) -> Iterator[str]:
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        # A link in a release is not followed: it is a file that its sums do not list.
        names.extend(name for name in folders if Path(folder, name).is_symlink())
        found.extend(Path(folder, name).relative_to(root).as_posix() for name in names)
    return iter(sorted(name for name in found if name not in _OUTSIDE))


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal; raises ReleaseError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReleaseError(f"{path}: cannot be read ({error.strerror})") from error
