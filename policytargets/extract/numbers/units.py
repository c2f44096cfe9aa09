"""Units and counters: where a unit starts at a place in the text, where it ends and what kind it is.

Belongs here: the open set of units (``lexicons/counters.tsv``) and how simple units make compound ones (元/平方米·月,
人/百亿元, 条(段)). What number stands before the unit is read in ``numbers.py``.
"""

import re
from functools import cache
from typing import Final

from policytargets.extract import lexicons

KINDS: Final = {unit: kind for unit, kind, _, _ in lexicons.rows("counters.tsv")}
"""Unit → share, money, area, volume, length, mass, energy, data, physical, latin, time, rate, count, place or rank."""

_LONE: Final = {unit: lone == "yes" for unit, _, lone, _ in lexicons.rows("counters.tsv")}
_LONG: Final[dict[str, tuple[str, ...]]] = {}
"""Units of two characters and more by their first two, the longest first."""
for _unit in sorted(KINDS, key=len, reverse=True):
    if len(_unit) > 1:
        _LONG[_unit[:2]] = (*_LONG.get(_unit[:2], ()), _unit)
FIRST_CHARACTERS: Final = frozenset(unit[0] for unit in KINDS)
"""The characters that a unit can begin with."""

_PER = re.compile(r" ?[/·] ?每?\d{0,3}[十百千万亿]{0,4}(?=[A-Za-z\u4e00-\u9fff㎡㎥])")
FRACTION: Final = "比例"
"""What a fraction is given in (三分之一 is 0.333333 比例): the one unit that no text writes behind its number."""
_NOT_UNITS: Final = frozenset(word for word, _ in lexicons.rows("not_units.tsv"))


def unit_at(text: str, start: int) -> int:
    """Where the unit that starts at ``start`` of ``text`` ends; ``start`` itself when there is none there."""
    end = _simple(text, start)
    if end == start:
        return start
    follows = text[end : end + 1]
    if follows == "(" and text[end + 2 : end + 3] == ")" and text[end + 1] in KINDS and text[start:end] in KINDS:
        end += 3
        follows = text[end : end + 1]
    while follows and follows in "/· ":
        per = _PER.match(text, end)
        after = _simple(text, per.end()) if per else end
        if per is None or after == per.end():
            break
        end = after
        follows = text[end : end + 1]
    return end


def counts_alone(unit: str) -> bool:
    """Whether ``unit`` counts after a lone Chinese numeral below ten: two 项 are two, one 方 is a side."""
    return _LONE.get(unit, True)


def kind_of(unit: str) -> str:
    """The kind of ``unit``; a compound unit is of the kind of its first part, an unknown one is a ``count``."""
    return KINDS.get(unit) or KINDS.get(re.split("[/·( ]", unit, maxsplit=1)[0], "count")


@cache
def known_unit_pattern() -> str:
    """A regular expression that matches, as a whole, every unit that is made of known ones, and no unit at all.

    Simple units are those of ``lexicons/counters.tsv``; they make compound ones (元/平方米·月, 人/百亿元, 条（段）).
    """
    simple = "|".join(re.escape(unit) for unit in sorted(KINDS, key=lambda unit: (-len(unit), unit)))
    per = r" ?[/·] ?每?\d{0,3}[十百千万亿]{0,4}"
    return rf"^(?:{FRACTION}|(?:{simple})(?:[(（](?:{simple})[)）])?(?:{per}(?:{simple}))*)?$"


def _simple(text: str, start: int) -> int:
    """Where the longest simple unit at ``start`` ends; ``start`` when there is none."""
    pair = text[start : start + 2]
    for unit in _LONG.get(pair, ()):
        if text.startswith(unit, start) and text[start : start + len(unit) + 1] not in _NOT_UNITS:
            return _whole(text, start, start + len(unit))
    first = pair[:1]
    if first not in KINDS or pair in _NOT_UNITS:
        return start
    return _whole(text, start, start + 1)


def _whole(text: str, start: int, end: int) -> int:
    """``end`` unless a unit in Latin letters runs on into a longer token there: then ``start``."""
    if text[start] >= "\x80" or text[start] == "%":
        return end
    after = text[end : end + 1]
    return start if after.isascii() and after.isalnum() else end
