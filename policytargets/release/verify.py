"""Whether a release can be trusted: sums, signature, keys, values, and every quote against its text.

Uses nothing but what stands in the release, so that anybody can run it on a copy. Belongs here: what must hold of one
release. What must hold against the release before stands in ``gates.py``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import ReleaseError
from ..schema import RELEASE_TABLES, SCHEMA_VERSION
from .changelog import CHANGES, INDEX
from .contents import NAME as HASHES
from .contents import content_hashes
from .descriptors.valid import descriptor_problems
from .files import read_json
from .open import Release
from .rules import quotes_in, table_problems
from .signature import PUBLIC_KEY, signature_problems
from .sums import SIGNATURE, read_sums, sum_problems
from .tables import read_csv
from .version import is_version

MAX_SHOWN: Final = 20
"""Problems of one kind that are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification of one release found. ``problems`` is empty where the release can be trusted."""

    release: Release
    problems: tuple[str, ...]
    files: int
    rows: int
    quotes: int
    signed: bool

    @property
    def summary(self) -> str:
        """One line for a person."""
        if self.problems:
            return f"{self.release.version}: {len(self.problems)} problems"
        signature = "signature holds" if self.signed else "unsigned"
        return (
            f"{self.release.version}: {self.files} files match their sums, {self.rows} rows keep the schema, "
            f"{self.quotes} quotes equal their text, {signature}"
        )


def verify(root: Path, public_key: Path | None = None, sums: bool = True) -> Verified:
    """Check the release in ``root`` as a whole; raises ReleaseError where it is not a release at all.

    ``public_key`` is the file of the key that must have signed it (None: the key in the release, where it is signed).
    ``sums`` False skips sums and signature, for a release whose sums are not written yet.
    """
    release = Release.open(root)
    checks: list[Callable[[], Iterator[str]]] = [
        lambda: _name(release),
        lambda: _schema(release),
        lambda: _rows(release),
        lambda: _csv(release),
        lambda: _texts(release),
        lambda: _hashes(release),
        lambda: _delta(release),
        lambda: descriptor_problems(release.root, str(release.version)),
    ]
    if sums:
        checks = [lambda: iter(sum_problems(release.root)), lambda: _signature(release, public_key), *checks]
    problems: list[str] = []
    for check in checks:
        problems.extend(_cut(list(_caught(check))))
    sound = not problems
    return Verified(
        release,
        tuple(problems),
        len(read_sums(release.root)) if sums and sound else 0,
        sum(rows.num_rows for rows in release.tables.values()) if sound else 0,
        quotes_in(release.tables) if sound else 0,
        (release.root / SIGNATURE).exists(),
    )


def _caught(check: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The problems of one check; a file that breaks it is a problem, not the end."""
    try:
        yield from check()
    except ReleaseError as error:
        yield str(error)
    except (KeyError, ValueError, TypeError, OSError) as error:
        yield f"cannot be checked: {type(error).__name__}: {error}"


def _cut(problems: list[str]) -> list[str]:
    if len(problems) <= MAX_SHOWN:
        return problems
    return [*problems[:MAX_SHOWN], f"... and {len(problems) - MAX_SHOWN} more of the same check"]


def _name(release: Release) -> Iterator[str]:
    if is_version(release.root.name) and release.root.name != str(release.version):
        yield f"is called {release.root.name}, yet provenance.json says {release.version}"


def _signature(release: Release, public_key: Path | None) -> Iterator[str]:
    signed = release.provenance.get("signed")
    if (release.root / SIGNATURE).exists():
        yield from signature_problems(release.root, release.version, public_key)
        if not signed:
            yield f"provenance.json: says unsigned, yet {SIGNATURE} is there"
    elif signed or (release.root / PUBLIC_KEY).exists():
        yield f"{SIGNATURE}: is missing, yet the release says it is signed"
    elif public_key is not None:
        yield f"{SIGNATURE}: is missing: the release is unsigned and cannot be held against {public_key}"


def _schema(release: Release) -> Iterator[str]:
    """Tables and columns are those of the schema; an older release is held to the tables it has."""
    current = release.content_hashes.get("schema_version") == SCHEMA_VERSION
    for name, table in RELEASE_TABLES.items():
        if name not in release.tables:
            yield f"data/{name}.parquet: is missing"
        elif current and not release.tables[name].schema.equals(table.arrow):
            yield f"data/{name}.parquet: its columns are not those of schema {SCHEMA_VERSION}"


def _rows(release: Release) -> Iterator[str]:
    yield from table_problems(release.tables, release.texts)


def _csv(release: Release) -> Iterator[str]:
    """CSV and Parquet tell the same."""
    for name, rows in release.tables.items():
        table = RELEASE_TABLES[name]
        if rows.column_names != list(table.columns):
            continue  # an older schema: its CSV cannot be read with today's types
        told = read_csv(table, release.root / "data" / f"{name}.csv")
        if not told.equals(rows):
            yield f"data/{name}.csv: does not hold what data/{name}.parquet holds"


def _texts(release: Release) -> Iterator[str]:
    """Every notice that was read has its text, of the length that is stated, and there is no other text."""
    notices = release.tables["notices"]
    stated = dict(zip(notices["notice_id"].to_pylist(), notices["text_chars"].to_pylist(), strict=True))
    for notice_id, chars in stated.items():
        if chars is None and notice_id in release.texts:
            yield f"text/{notice_id}.txt: is there, yet the notice has no text_chars"
        elif chars is not None and notice_id not in release.texts:
            yield f"text/{notice_id}.txt: is missing"
        elif chars is not None and len(release.texts[notice_id]) != chars:
            yield f"text/{notice_id}.txt: holds {len(release.texts[notice_id])} characters, not {chars}"
    for notice_id in release.texts:
        if notice_id not in stated:
            yield f"text/{notice_id}.txt: belongs to no notice"


def _hashes(release: Release) -> Iterator[str]:
    stated = release.content_hashes
    if stated.get("schema_version") != SCHEMA_VERSION:
        return
    found = content_hashes(release.tables, release.texts)
    for part in ("tables", "texts"):
        for name, value in found[part].items():
            if stated.get(part, {}).get(name) != value:
                yield f"{HASHES}: {part} {name} hashes differently"
    if stated.get("content") != found["content"]:
        yield f"{HASHES}: the hash of all content differs"


def _delta(release: Release) -> Iterator[str]:
    """The index ends with this release, and counts what the changes hold."""
    index: Any = read_json(release.root / INDEX)
    last = index[-1] if isinstance(index, list) and index else {}
    if last.get("version") != str(release.version):
        yield f"{INDEX}: does not end with {release.version}"
        return
    lines = (release.root / CHANGES).read_bytes().count(b"\n")
    counted = sum(count for operations in last["changes"].values() for count in operations.values())
    if lines != counted:
        yield f"{INDEX}: counts {counted} changes, {CHANGES} holds {lines}"
