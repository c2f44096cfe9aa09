"""Line breaks that only the page made: where a sentence goes on behind one, the reading text goes on too.

Belongs here: telling such breaks from those of the author. Lines that lost their breaks are cut in
``structure/lines.py``. Offsets count in the reading text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from .fold import Reading, without
from .structure.labels import LABEL

_NARROWEST: Final = 30
_WIDEST: Final = 130
"""Half-width columns of a printed line."""
_RAGGED: Final = 4
"""Columns by which a full line may fall short: punctuation and numbers are not parted from what stands before them."""
_INDENT_WIDTH: Final = 6
"""Columns by which the first line of an item is shorter: the spaces before and behind its label are often lost."""
_FEWEST: Final = 8
_FULL_SHARE: Final = 0.3
_LONGER_SHARE: Final = 0.15
"""A text is one of printed lines where so many, and such a part of them, are full, and at most such a part longer."""
_OPEN_SHARE: Final = 0.6
"""Part of the lines that stop in the middle of a sentence that must be of one width, where only some are printed."""
_FEWEST_RUNS: Final = 2
"""Times that one such line follows another there."""
_LONG: Final = 40
"""Characters from which a line with punctuation in it is a paragraph, and no heading or cell."""

_GOES_ON: Final = r"\u3400-\u9fff0-9A-Za-z,、“(《+”》%"
_BREAK: Final = re.compile(r"\n(\s*+)([\u3400-\u9fff0-9A-Za-z(“《,。、;:%)”》]?)")
"""A line break with all the spaces behind it, so that a long run is looked through once, and what may go on there."""
_GOING_ON: Final = re.compile(f"[{_GOES_ON}]")
_STOPS: Final = frozenset("。;")
_NEVER_FIRST: Final = frozenset(",。、;:%)”》")
_NEVER_LAST: Final = frozenset(",、“(《")
_ENDING: Final = frozenset("”》%。;")
_INDENT: Final = re.compile(r"(?:^|\n)[ \t]{2,}$")
_BEGINS: Final = re.compile(
    r"[\u3400-\u9fff]{2,10}:|特此|附[件表录]?[\d:一二三]|抄送|主送|来源|(?:19|20)\d\d[年.\-/]"
    r"|第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]{1,3}是"
)
"""How a line begins that is one of its own: a label and its colon, an attachment, a date."""
_OWNER_LABEL: Final = re.compile(r"\([^()\n]{0,20}(?:单位|部门):$")
_LABEL_REACH: Final = 28
_LABEL_REST: Final = re.compile("(?:[任头合]?单位|位|[任头合]部门|门):")
"""The label of a bracket that names owners, and how it goes on where a break splits it."""
_LABELLED: Final = re.compile(r"\s*[\u3400-\u9fff]{2,6}:")
"""A line such as 责任单位:…, which needs no full stop to end."""
_RULE: Final = re.compile(r"[\t|]")
"""What parts the cells of a table: its rows are lines."""
_WITHIN: Final = re.compile(r"[,。;]")
_NOT_NARROW: Final = bytes([*range(0x20), *b",:;!?()", 0x7F])
"""The ASCII that does not take half the room of a Chinese character: the punctuation that folding made half width."""


def joined(reading: Reading) -> Reading:
    """``reading`` without the line breaks that split its sentences. Time is linear in the length."""
    spans = list(_breaks(reading.text))
    return without(reading, spans) if spans else reading


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    width: int | None = None
    for found in _BREAK.finditer(text):
        if not found[2]:
            continue
        start, end = _before_spaces(text, found.start()), found.start(2)
        if not _may_go_on(text, start, end):
            continue
        first = text.rfind("\n", 0, start) + 1
        if text[end] in _NEVER_FIRST or _splits_label(text, first, start, end):
            yield start, end
        elif (
            _RULE.search(text, first, start)
            or LABEL.match(text, end)
            or _BEGINS.match(text, end)
            or _INDENT.search(found[1])
        ):
            continue
        elif text[start - 1] in _NEVER_LAST:
            yield start, end
        else:
            if width is None:
                width = _printed_width(text)
            if _is_full(text, first, start, width) or _breaks_off(text, first, start, end):
                yield start, end


def _before_spaces(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " \t":
        end -= 1
    return end


def _may_go_on(text: str, start: int, end: int) -> bool:
    """Whether words end before a break. Behind a sentence only a bracket can go on: the one that names its owners."""
    if start and text[start - 1] in _STOPS:
        return text[end] == "("
    if start and text[start - 1] == ":":
        return _OWNER_LABEL.search(text, max(0, start - _LABEL_REACH), start) is not None
    return start > 0 and _GOING_ON.match(text, start - 1) is not None


def _splits_label(text: str, first: int, start: int, end: int) -> bool:
    """Whether a break stands inside the label of a bracket that names owners, or right behind it: (责任 单位:…."""
    if text.rfind("(", first, start) <= text.rfind(")", first, start):
        return False
    return text[start - 1] == ":" or _LABEL_REST.match(text, end) is not None


def _printed_width(text: str) -> int:
    """The width that the lines of a printed page fill, in half-width columns; 0 where the text is none."""
    stripped = [line.strip() for line in text.split("\n")]
    # What has more characters is wider than any printed line, whatever they are.
    widths = Counter(_columns(line) for line in stripped if line and len(line) <= _WIDEST)
    lines = sum(map(bool, stripped))
    best, filled = _fullest(widths)
    longer = lines - sum(count for width, count in widths.items() if width <= best)
    is_printed = filled >= max(_FEWEST, _FULL_SHARE * lines) and longer <= _LONGER_SHARE * lines
    return best if is_printed else _width_of_some(stripped)


def _width_of_some(lines: Sequence[str]) -> int:
    """The width of the printed lines in a text only some paragraphs of which are broken so; 0 where there are none.

    Lines that stop in the middle of a sentence are mostly of one width then, and some of them follow one another, as
    headings with a comma do not.
    """
    open_ended = [
        (index, _columns(line))
        for index, (line, following) in enumerate(pairwise(lines))
        if line and len(line) <= _WIDEST and _is_han(line[-1]) and following and _is_han(following[0])
        if _WITHIN.search(line)
    ]
    widths = Counter(width for _, width in open_ended if width <= _WIDEST)
    best, filled = _fullest(widths)
    full = [index for index, width in open_ended if best - _RAGGED <= width <= best]
    runs = sum(after == before + 1 for before, after in pairwise(full))
    return best if filled >= max(_FEWEST, _OPEN_SHARE * widths.total()) and runs >= _FEWEST_RUNS else 0


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _fullest(widths: Counter[int]) -> tuple[int, int]:
    """The width that most lines fill, but for what they may fall short, and how many do."""
    filled = {
        width: sum(widths[short] for short in range(width - _RAGGED, width + 1))
        for width in widths
        if _NARROWEST <= width <= _WIDEST
    }
    best = max(filled, key=lambda width: (filled[width], width), default=0)
    return best, filled.get(best, 0)


def _is_full(text: str, first: int, start: int, width: int) -> bool:
    if width == 0 or start - first > width:
        return False
    lacks = _RAGGED + (_INDENT_WIDTH if LABEL.match(text, first) else 0)
    return _columns(text[first:start].strip()) >= width - lacks


def _breaks_off(text: str, first: int, start: int, end: int) -> bool:
    """Whether a paragraph stops in the middle of a sentence, and goes on in the next line."""
    if start - first < _LONG or text[start - 1] in _ENDING or not _WITHIN.search(text, first, start):
        return False
    if _LABELLED.match(text, first, start):
        return False
    stop = text.find("\n", end)
    return _WITHIN.search(text, end, len(text) if stop < 0 else stop) is not None


def _columns(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore").translate(None, _NOT_NARROW))
