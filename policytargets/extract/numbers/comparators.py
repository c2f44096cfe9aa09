"""How a number binds: the comparator that the words around it give.

Belongs here: the words (``lexicons/comparators.tsv``) and which of two wins. Names of comparators are those of
``schema.COMPARATORS``; a number that nothing marks is ``eq``, and a range is ``range`` whatever stands around it.
"""

import re
from typing import Final

from policytargets.extract import lexicons

_WINDOW: Final = 10
"""Characters before a number in which a comparator word is looked for."""

_BEFORE: Final[dict[str, list[tuple[str, str]]]] = {}
for _side, _word, _comparator, _ in lexicons.rows("comparators.tsv"):
    if _side == "before":
        _BEFORE.setdefault(_word[-1], []).append((_word, _comparator))
for _words in _BEFORE.values():
    _words.sort(key=lambda item: -len(item[0]))
_AFTER: Final = {word: name for side, word, name, _ in lexicons.rows("comparators.tsv") if side == "after"}
_AFTER_FIRST: Final = frozenset(word[0] for word in _AFTER)
_AFTER_WORD: Final = re.compile(
    " ?(?:\\((?:不?含[^()\n]{0,8})\\))?("
    + "|".join(re.escape(word) for word in sorted(_AFTER, key=len, reverse=True))
    + ")(?<!以上(?=海(?!内外)))(?<!上下(?=[游级联水功大]))(?<!内(?=[资外部容蒙涵需销陆河设部生循]))"
)
_NEUTRAL: Final = re.compile("(?:[: 了达到为]|每[年月日周季天人家户次个县]|每[千万]人|每个?季度|每学期)$")
_NEUTRAL_LAST: Final = frozenset(": 了达到为年月日周季天人家户次个县度期")
"""The characters that ``_NEUTRAL`` ends in."""
_FLOATING: Final = re.compile("(至少|最少|起码|最多|至多|不少于|不低于|不超过)[\u4e00-\u9fff]{1,6}$")
"""Words that bind a number with a verb between: 至少举办2场, 最多提供3次."""

_SHARE: Final = re.compile("(不得?少于|不得?低于|不得?超过|不得?高于)[\u4e00-\u9fff0-9]{2,14}的$")
_SHARE_WINDOW: Final = 20
"""Words that bind the share of a whole, and where they are looked for: 不少于本单位总人数的5%."""


def comparator_of(text: str, start: int, end: int) -> str:
    """The comparator of the number ``text[start:end]`` (with its unit): what follows wins over what stands before."""
    if text[end : end + 1] in _AFTER_FIRST or text[end : end + 1] in (" ", "("):
        after = _AFTER_WORD.match(text, end)
        if after:
            return _AFTER[after[1]]
    window = text[max(0, start - _WINDOW) : start]
    before = _before(window)
    if before is None and window:
        if window[-1] in _NEUTRAL_LAST and _NEUTRAL.search(window):
            before = _before(_NEUTRAL.sub("", window))
        if before is None and ("少" in window or "多" in window or "不" in window):
            floating = _FLOATING.search(window)
            before = _before(floating[1]) if floating else None
        if before is None and window[-1] == "的":
            share = _SHARE.search(text[max(0, start - _SHARE_WINDOW) : start])
            before = _before(share[1]) if share else None
    return before or "eq"


def _before(window: str) -> str | None:
    for word, comparator in _BEFORE.get(window[-1:], ()):
        if window.endswith(word):
            return comparator
    return None
