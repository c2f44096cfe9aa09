"""Lexicon files: tab-separated rows with a header, comments and blank lines skipped. Loaded once at import.

Belongs here: reading the files. What a column means is said by the module that asks for it.
"""

from collections.abc import Iterator
from importlib.resources import files

from policytargets.errors import RegisterError


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``lexicons/<name>`` as ``{column: cell}``; raises ``RegisterError`` on a row of the wrong width."""
    text = files("policytargets.extract").joinpath("lexicons").joinpath(name).read_text(encoding="utf-8")
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise RegisterError(f"lexicons/{name}:{number}: {len(cells)} cells where the header has {len(header)}")
        yield dict(zip(header, cells, strict=True))


def words(name: str, kind: str) -> tuple[str, ...]:
    """The ``word`` cells of the rows of ``lexicons/<name>`` whose ``kind`` is ``kind``, longest first."""
    found = {row["word"] for row in rows(name) if row["kind"] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def alternation(name: str, kind: str) -> str:
    """The words of a kind as one regular-expression group, longest first; the words are patterns themselves."""
    return "(?:" + "|".join(words(name, kind)) + ")"
