"""Which of two sets of rows are the same row: from the surest sign to the weakest.

Each sign is a tuple of columns. Rows of both sides that agree in all of them, equally many on each side, are paired in
their order. A sign that tells only a place needs words that are alike as well, unless they were not edited. Signs are
data: a new one is a new line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

Row = dict[str, Any]

SAME_THING: Final = 0.5
"""Share of the shorter text's pairs of characters that the longer one must hold for the two to tell the same thing."""
MAX_PAIRS: Final = 4_000
"""Pairs of rows of one notice that are compared by their words alone; above it only the signs decide."""

SIGNS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "plans": (("start", "end"), ("start",), ("title",), ("position",)),
    "measures": (
        ("start", "end"),
        ("start",),
        ("words",),
        ("plan_id", "label", "title"),
        ("plan_id", "title"),
        ("plan_id", "label"),
    ),
    "targets": (
        ("number_start", "number_end"),
        ("number_start",),
        ("number_text", "words"),
        ("start", "end", "indicator"),
        ("measure_id", "indicator", "unit", "change", "deadline"),
        ("measure_id", "indicator", "unit"),
        ("plan_id", "indicator", "unit"),
        ("measure_id", "unit"),
    ),
    "owners": (("name",), ("credit_code",)),
    "indicators": (("name", "unit"),),
}
"""Table → its signs, surest first. ``start``, ``end`` are offsets in the new text, ``words`` it without spaces."""
TELLING: Final = frozenset({"words", "title", "indicator", "name", "credit_code"})
"""Columns that say what a row is about. A sign without any of them is believed only where the words are alike."""

TEXTS: Final[Mapping[str, str]] = {"plans": "title", "measures": "text", "targets": "quote"}
"""Column that holds the words of a row."""


def matches(name: str, new: list[Row], old: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs (new row, old row) of the table ``name`` that are the same row; no row stands in two pairs."""
    words = TEXTS.get(name)
    if words:
        new, old = _with_words(new, words), _with_words(old, words)
    for sign in SIGNS[name]:
        telling = not TELLING.isdisjoint(sign)
        paired_new: set[int] = set()
        paired_old: set[int] = set()
        ours, theirs = _signed(new, sign), _signed(old, sign)
        for value, mine in ours.items():
            yours = theirs.get(value, [])
            if len(mine) != len(yours):
                continue
            for i, j in zip(mine, yours, strict=True):
                if telling or old[j]["untouched"] or alike(new[i]["words"], old[j]["words"]):
                    yield new[i], old[j]
                    paired_new.add(i)
                    paired_old.add(j)
        new = [row for i, row in enumerate(new) if i not in paired_new]
        old = [row for j, row in enumerate(old) if j not in paired_old]
    if words and len(new) * len(old) <= MAX_PAIRS:
        yield from _by_words(new, old)


def alike(one: str, other: str) -> bool:
    """Whether two texts tell the same thing, one perhaps at more length."""
    return one == other or likeness(one, other) >= SAME_THING


def likeness(one: str, other: str) -> float:
    """Share (0 to 1) of the pairs of neighbouring characters of the shorter text that the longer one holds."""
    a, b = _pairs(one), _pairs(other)
    shorter = min(a.total(), b.total())
    return (a & b).total() / shorter if shorter else 0.0


def _by_words(new: list[Row], old: list[Row]) -> Iterator[tuple[Row, Row]]:
    """What is left, the most alike first."""
    scored = [
        (likeness(mine["words"], yours["words"]), i, j) for i, mine in enumerate(new) for j, yours in enumerate(old)
    ]
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    for score, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if score < SAME_THING:
            return
        if i not in taken_new and j not in taken_old and new[i].get("unit") == old[j].get("unit"):
            taken_new.add(i)
            taken_old.add(j)
            yield new[i], old[j]


def _with_words(rows: list[Row], column: str) -> list[Row]:
    placed = sorted(rows, key=lambda row: (row["start"] is None, row["start"] or 0))
    return [{**row, "words": "".join(str(row[column] or "").split())} for row in placed]


def _signed(rows: list[Row], sign: tuple[str, ...]) -> dict[tuple[Any, ...], list[int]]:
    found: dict[tuple[Any, ...], list[int]] = {}
    for number, row in enumerate(rows):
        value = tuple(row.get(column) for column in sign)
        # A deadline may be absent on both sides; what else is absent is no sign.
        if all(part is not None for column, part in zip(sign, value, strict=True) if column != "deadline"):
            found.setdefault(value, []).append(number)
    return found


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) if len(text) > 1 else Counter([text])
