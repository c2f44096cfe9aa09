"""Words by kind (``lexicons/clause_words.tsv``): verbs that order, words that reach, bound, change or measure.

Belongs here: the words as patterns, and what the words right before a number are. Which of that makes a target is said by
the rules of ``classify``.
"""

import re
from typing import Final

from policytargets.extract import lexicons

_ROWS: Final = [(kind, word) for kind, word, _ in lexicons.rows("clause_words.tsv")]
KINDS: Final = tuple(dict.fromkeys(kind for kind, _ in _ROWS))
WORDS: Final = {
    kind: "(?:"
    + "|".join(sorted({word for of, word in _ROWS if of == kind}, key=lambda word: (-len(word), word)))
    + ")"
    for kind in KINDS
}
"""The words of a kind as one regular-expression group, longest first."""

_LONGEST: Final = 6
_REACH_AGAIN: Final = 2
_PLAIN: Final = {
    kind: frozenset(re.sub(r"\(\?<!.\)", "", word) for of, word in _ROWS if of == kind)
    for kind in ("make", "reach", "bound", "grow", "fall", "gauge")
}
_CHANGE: Final = _PLAIN["grow"] | _PLAIN["fall"]
_BETWEEN: Final = (
    "力争",
    "分别",
    "预计",
    "总体",
    "累计",
    "全部",
    "平均",
    "要",
    "均",
    "都",
    "各",
    "年均",
    "率",
    "速度",
    "幅度",
    "目标",
    "了",
)


def fill(pattern: str) -> str:
    """``pattern`` with each ``{kind}`` replaced by the words of that kind."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: WORDS[match.group(1)], pattern)


def ending(before: str) -> str:
    """What the words right before a number are: some of ``bound``, ``reach``, ``change``, ``make`` and ``gauge``."""
    tags: list[str] = []
    end = len(before)
    while size := _suffix(before, end, _PLAIN["bound"]):
        end -= size
        tags.append("bound")
    for _ in range(_REACH_AGAIN):
        if size := _suffix(before, end, _CHANGE):
            tags.append("change")
        if _suffix(before, end, _PLAIN["make"]):
            tags.append("make")
        if reach := _suffix(before, end, _PLAIN["reach"]):
            tags.append("reach")
            end -= reach
            continue
        if _suffix(before, end, _PLAIN["gauge"]):
            tags.append("gauge")
            break
        between = next((word for word in _BETWEEN if before.endswith(word, 0, end)), "")
        if not between:
            break
        end -= len(between)
    else:
        if _suffix(before, end, _PLAIN["gauge"]):
            tags.append("gauge")
    return " ".join(tags)


def _suffix(text: str, end: int, words: frozenset[str]) -> int:
    """The length of the longest of ``words`` that ``text[:end]`` ends in; 0 when there is none or 不 stands before it."""
    for size in range(min(_LONGEST, end), 0, -1):
        if text[end - size : end] in words:
            return 0 if end > size and text[end - size - 1] == "不" else size
    return 0
