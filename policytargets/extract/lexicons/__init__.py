"""The words that the rules of ``extract`` know: data files, a reason a line, loaded once at import.

Belongs here: the files and the functions that read them. What a word means stands in the module that asks.
"""

from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[list[str], ...]:
    """The rows of the tab-separated lexicon ``name`` (a file of this folder), without comments and blank lines."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def pattern_of(name: str, sign: str, **parts: str) -> str:
    """The patterns of the lexicon ``name`` whose second column is ``sign``, as alternatives in the order of the file.

    Each ``{part}`` in them is replaced by the pattern given for it.
    """
    alternatives = [pattern for pattern, told, *_ in rows(name) if told == sign]
    joined = "|".join(f"(?:{pattern})" for pattern in alternatives)
    for part, pattern in parts.items():
        joined = joined.replace(f"{{{part}}}", pattern)
    return joined
