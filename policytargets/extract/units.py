"""Units and counters: where a unit starts at a place in the text, where it ends and what kind it is.

Belongs here: the open set of units (``lexicons/counters.tsv``) and how simple units make compound ones (元/平方米·月,
人/百亿元, 条(段)). What number stands before the unit is read in ``numbers.py``.
"""

import re
from typing import Final

from policytargets.extract import lexicons

KINDS: Final = {unit: kind for unit, kind, _, _ in lexicons.rows("counters.tsv")}
"""Unit → share, money, area, volume, length, mass, energy, data, physical, latin, time, rate, count, place or rank."""

_LONE: Final = {unit: lone == "yes" for unit, _, lone, _ in lexicons.rows("counters.tsv")}
_BY_FIRST: Final[dict[str, tuple[str, ...]]] = {
    first: tuple(sorted((unit for unit in KINDS if unit[0] == first), key=len, reverse=True))
    for first in {unit[0] for unit in KINDS}
}
_PER = re.compile(r" ?[/·] ?每?\d{0,3}[十百千万亿]{0,4}(?=[A-Za-z\u4e00-\u9fff㎡㎥])")
_NOT_UNITS: Final[dict[str, tuple[str, ...]]] = {}
for _word, _ in lexicons.rows("not_units.tsv"):
    _NOT_UNITS[_word[0]] = (*_NOT_UNITS.get(_word[0], ()), _word)


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


def known_units() -> frozenset[str]:
    """Every simple unit that numbers are read with (``lexicons/counters.tsv``)."""
    return frozenset(KINDS)


def _simple(text: str, start: int) -> int:
    """Where the longest simple unit at ``start`` ends; ``start`` when there is none."""
    first = text[start : start + 1]
    for unit in _BY_FIRST.get(first, ()):
        if text.startswith(unit, start):
            end = start + len(unit)
            if first < "\x80":
                after = text[end : end + 1]
                return start if after.isascii() and after.isalnum() and first != "%" else end
            if len(unit) == 1 and first in _NOT_UNITS and text.startswith(_NOT_UNITS[first], start):
                return start
            return end
    return start
