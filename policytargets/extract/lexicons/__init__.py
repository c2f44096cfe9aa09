"""The words that the rules of ``extract`` know: data files, a reason a line, loaded once at import.

Belongs here: the files and the one function that reads them. What a word means stands in the module that asks.
"""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The rows of the tab-separated lexicon ``name`` (a file of this folder), without comments and blank lines."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
