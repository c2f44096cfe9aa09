"""Words by kind (``lexicons/clause_words.tsv``): verbs that order, words that reach, bound, change or measure.

Belongs here: the words as patterns, and what the words right before a number are. Which of that makes a target is
said by ``number_rules.tsv``.
"""

import re
from functools import cache
from typing import Final

from policytargets.extract import lexicons

_ROWS: Final = [(kind, word) for kind, word, _ in lexicons.rows("clause_words.tsv")]
KINDS: Final = tuple(dict.fromkeys(kind for kind, _ in _ROWS))

_LOOK_BEHIND: Final = re.compile(r"(\(\?<[!=])([^()]+)\)([\u4e00-\u9fff])(?![?*+{])")


def _any_of(words: set[str]) -> str:
    """Words as one regular-expression group, longest first, those with the same first character together.

    So a search looks only where one of the first characters stands, and asks only for the words that open with it.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(map(leaping, words), key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(word[1:])
    alternatives = (
        "|".join(first + rest for rest in rests) if first == "(" else f"{first}(?:{'|'.join(rests)})"
        for first, rests in by_first.items()
    )
    return f"(?:{'|'.join(alternatives)})"


def leaping(pattern: str) -> str:
    """``pattern`` with each look behind put after the character it stands before: (?<!不)超过 as 超(?<!不超)过.

    That matches the same, and the search for a pattern that opens with characters leaps from one of these to the next.
    """
    return _LOOK_BEHIND.sub(_put_after, pattern)


def _put_after(found: re.Match[str]) -> str:
    look, words, char = found.groups()
    return f"{char}{look}{'|'.join(word + char for word in words.split('|'))})"


@cache
def _words(*kinds: str) -> str:
    return _any_of({word for kind, word in _ROWS if kind in kinds})


WORDS: Final = {kind: _words(kind) for kind in KINDS}
"""The words of a kind as one regular-expression group."""

_REACH_AGAIN: Final = 2
_By = dict[str, tuple[str, ...]]


def _by_last(words: set[str]) -> _By:
    """Words by their last character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(group) for last, group in found.items()}


def _plain(*kinds: str) -> _By:
    return _by_last({re.sub(r"\(\?<?!.*?\)", "", word) for of, word in _ROWS if of in kinds})


_MAKE: Final = _plain("make")
_ENDS: Final = _plain("reach")
_BOUND: Final = _plain("bound")
_IS: Final = _plain("is")
_CHANGE: Final = _plain("grow", "fall")
_GAUGE: Final = _plain("gauge")
_BETWEEN: Final = _plain("between")
_LAST: Final = frozenset().union(_MAKE, _ENDS, _BOUND, _IS, _CHANGE, _GAUGE, _BETWEEN)
"""The last characters of all these words: where none stands before a number, nothing else needs to be asked."""


def fill(pattern: str) -> str:
    """``pattern`` with each ``{kind}`` replaced by the words of that kind, ``{one|other}`` by those of both."""
    return re.sub(r"\{([a-z_|]+)\}", lambda match: _words(*match.group(1).split("|")), leaping(pattern))


def ending(before: str) -> str:
    """What the words right before a number are: some of ``bound``, ``reach``, ``change``, ``make`` and ``gauge``."""
    if before[-1:] not in _LAST:
        return ""
    tags: list[str] = []
    end = len(before)
    while size := _suffix(before, end, _BOUND):
        end -= size
        tags.append("bound")
    end -= _suffix(before, end, _IS)
    for _ in range(_REACH_AGAIN):
        if _suffix(before, end, _CHANGE):
            tags.append("change")
        if _suffix(before, end, _MAKE):
            tags.append("make")
        size = _suffix(before, end, _ENDS)
        if size:
            tags.append("reach")
        elif _suffix(before, end, _GAUGE) or not (size := _suffix(before, end, _BETWEEN)):
            break
        end -= size
    if _suffix(before, end, _GAUGE):
        tags.append("gauge")
    return " ".join(tags)


def _suffix(text: str, end: int, words: _By) -> int:
    """The length of the longest of ``words`` that ``text[:end]`` ends in; 0 for none or where 不 stands before it."""
    for word in words.get(text[end - 1 : end], ()):
        if text.endswith(word, 0, end):
            size = len(word)
            return 0 if end > size and text[end - size - 1] == "不" else size
    return 0
