"""Which characters are read as which, and which are not read at all.

Belongs here: the tables, made once at import. How a text is folded with them, and back, stands in ``fold.py``.
"""

import re
import unicodedata
from typing import Final

from policytargets.extract import lexicons

COMMON: Final = tuple(zip("（），：；〔〕【】％！？．～\u3000", "(),:;[][]%!?.~ ", strict=True))
"""What nearly every notice holds, and its plain form."""

_PAIRS: Final = {
    **dict(zip("［］〖〗﹝﹞〘〙｛｝", "[][][][]{}", strict=True)),
    **dict(zip("「」『』„‟〝〞﹁﹂", "“”“”“”“”“”", strict=True)),
    **dict(zip("∶﹕︰﹐﹔﹪﹙﹚", ":::,;%()", strict=True)),
    **dict(zip("‐‑‒–−﹣⁃", "-------", strict=True)),
    **dict(zip("―─━", "———", strict=True)),
    **dict(zip("∼〜˜∽", "~~~~", strict=True)),
    **dict(zip("≧⩾≦⩽", "≥≥≤≤", strict=True)),
    **dict(zip("・•∙‧", "····", strict=True)),
}
_COMPATIBILITY: Final = (
    (0xA0, 0xA0),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x2E80, 0x2FDF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFE6),
)
"""Blocks of forms kept for compatibility: those that stand for one character are read as that one."""

_INVISIBLE: Final = (
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-"
    "\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
"""Control, zero-width, direction, private-use and tag characters: nothing a reader sees."""


def _plain() -> dict[str, str]:
    plain = {}
    for first, last in _COMPATIBILITY:
        for char in map(chr, range(first, last + 1)):
            form = unicodedata.normalize("NFKC", char)
            if len(form) == 1 and form != char:
                plain[char] = form
    return plain | _PAIRS


def _traditional() -> dict[str, str]:
    return {
        old: new
        for traditional, simplified in lexicons.rows("traditional.tsv")
        for old, new in zip(traditional, simplified, strict=True)
    }


_IN_BOTH: Final = "乾吒夥後徵拚捱摺榘菸薹袷醣麴麽"
"""Traditional characters that simplified Chinese writes too, in another sense (all of them stand in GB 2312)."""

_ALL = _traditional()
SHARED: Final = {**{char: _ALL.pop(char) for char in _IN_BOTH}, "於": "于"}
_ALL.pop("於", None)
PLAIN: Final = _plain() | _ALL
"""Character → the one it is read as."""

TRADITIONAL: Final = frozenset(_ALL)
"""Characters that show a text to be traditional Chinese; then those of ``SHARED`` are read as simplified too."""

DROPPED: Final = re.compile(f"[{_INVISIBLE}]+")
ODD: Final = re.compile(f"[{_INVISIBLE}{re.escape(''.join(PLAIN))}]")
"""Any character that is dropped or stands in ``PLAIN``."""

FIRST_HAN: Final = "\u3400"
BEHIND_HAN: Final = "\uf900"
"""The bounds of Chinese characters, those of sites' own fonts (private use) among them."""
