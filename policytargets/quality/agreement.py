"""When a found thing agrees with a labelled one: spans, names, wordings, values.

Belongs here: the comparison of two single things. What is compared and counted stands in ``evaluate.py``.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

Span = tuple[int, int]
STRENGTH: Final = {"lead": 2, "responsible": 1, "support": 0}
GENERIC: Final = re.compile(
    r"^(?:各|相关|有关|其他|国务院(?:相关|有关)|[省市](?:直|级)?(?:相关|有关)|县级以上)"
    r"|(?:相关|有关)(?:部门|单位|处室|科室|地区)|直属单位|成员单位"
)
"""Bodies that no one in particular answers to; they count neither for nor against."""
SPACE: Final = re.compile(r"\s")
PUNCTUATION: Final = re.compile(r"[\s,，、。“”\"'()（）]")


def match(wanted: Sequence[Span], found: Sequence[Span], least: float) -> dict[int, int]:
    """Pairs of positions (wanted → found) in falling order of overlap over union, each used once."""
    candidates = sorted(
        (-share, w, f)
        for w, one in enumerate(wanted)
        for f, other in enumerate(found)
        if (share := overlap(one, other)) >= least
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, w, f in candidates:
        if w not in pairs and f not in taken:
            pairs[w] = f
            taken.add(f)
    return pairs


def overlap(one: Span, other: Span) -> float:
    """Overlap over union of two spans: 1 for the same span, 0 for spans that do not touch."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def likeness(one: str | None, other: str | None) -> float:
    """Dice coefficient of the two texts' character pairs, without spaces and punctuation: 1 for the same text."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right))


def strongest(owners: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → its strongest role (lead before responsible before support); generic bodies are left out."""
    roles: dict[str, str] = {}
    for written, role in owners:
        name = squeezed(written)
        if not GENERIC.search(name) and STRENGTH.get(role, 1) >= STRENGTH.get(roles.get(name, ""), -1):
            roles[name] = role
    return roles


def same(found: float | None, wanted: float | None, tolerance: float) -> bool:
    """Whether two values agree within ``tolerance`` of the wanted one (of 1, where that is smaller); None is None."""
    if found is None or wanted is None:
        return found is wanted
    return abs(float(found) - float(wanted)) <= tolerance * max(1.0, abs(float(wanted)))


def squeezed(text: str | None) -> str:
    """``text`` without white space; empty for None."""
    return SPACE.sub("", text or "")


def _pairs(text: str | None) -> set[str]:
    plain = PUNCTUATION.sub("", text or "")
    return {plain[at : at + 2] for at in range(len(plain) - 1)} or {plain}
