"""The reading text as lines, each with its label: the raw material of an outline.

Belongs here: cutting text into lines, also where the paragraph breaks were lost. What a line means stands elsewhere.
Offsets count in the reading text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policytargets.extract.structure.labels import DECIMALS, GLUED_LABEL, PADDED, RANKS, Label, label_at, next_label

LINE = re.compile(r"\S(?:[^\n]*\S)?")
GLUED_FROM = 1200
"""Characters from which a single line is looked into for labels that lost their line break."""
FEWEST_LABELS = 3
"""Lines from which 1.1, or 01, are labels: fewer are versions, days or codes."""
SHORTEST_GLUED = 12
"""Characters of the shortest words that hold a sentence and the label behind it."""
_BEFORE_GLUED = frozenset("。!?)]")
_BEFORE_SMALL = frozenset(")]")
"""What the next label stands behind where its break was lost. Items of 1. may be a list in one paragraph: they go on
behind owners only, unless the first of them lost its break too."""

_FIRST_SECTION = re.compile(r"[。!?)](?=一、[\u4e00-\u9fff]{4})")
_HEADING = r"(?!.{0,30}(?:以下|下列|如下))[\u4e00-\u9fff、“”]{4,40}(?<![第款项条和及或至按])"
_FIRST_ITEMS = {
    "han": re.compile(rf"{_HEADING}(?=(?P<item>\([一二三四五六七八九十]{{1,3}}\)|\d{{1,2}}[.、])[\u4e00-\u9fff“])"),
    "han_bracket": re.compile(rf"{_HEADING}(?=(?P<item>\d{{1,2}}[.、])[\u4e00-\u9fff“])"),
}
"""What stands before the first label of a numbering where its break was lost: a sentence, or the heading above it."""
_FIRST_LABELS = frozenset({"(一)", "1.", "1、"})


@dataclass(slots=True)
class Line:
    """A line without the white space around it; ``label`` when it starts with one."""

    start: int
    end: int
    label: Label | None
    cut: bool = False
    """Whether it ends where a lost line break was guessed, so that the end of its paragraph is not known."""

    @property
    def body(self) -> int:
        """Where the words behind the label begin."""
        return self.label.end if self.label else self.start


def split_lines(text: str) -> list[Line]:
    """Lines of the text in order, empty ones left out; cut before the labels that are glued into them."""
    lines: list[Line] = []
    numbering = Numbering()
    for found in LINE.finditer(text):
        start, end = found.span()
        if end - start >= GLUED_FROM:
            for piece in _unglued(text, start, end, numbering.numbers()):
                numbering.note(text, piece)
                lines.append(piece)
            continue
        line = Line(start, end, label_at(text, start, end))
        while (cut := numbering.glued(text, line)) is not None:
            lines.append(Line(line.start, _stripped(text, line.start, cut), line.label, True))
            line = Line(cut, end, label_at(text, cut, end))
        lines.append(line)
    _drop_stray(lines)
    return lines


def _drop_stray(lines: list[Line]) -> None:
    """Take 1.1 for no label where hardly any line begins so: it is a version or a day then."""
    decimal = [line for line in lines if line.label and line.label.style in DECIMALS]
    for line in decimal if len(decimal) < FEWEST_LABELS else ():
        line.label = None
    _keep_runs([line for line in lines if line.label and line.label.style == PADDED])


def _keep_runs(padded: list[Line]) -> None:
    """Take 01 for a label only where the numbers run on, from 1 in each list."""
    kept: list[Line] = []
    last = 0
    for line in padded:
        number = line.label.number if line.label else 0
        if number in (1, last + 1):
            kept.append(line)
            last = number
        else:
            line.label = None
    for line in kept if len(kept) < FEWEST_LABELS else ():
        line.label = None


class Numbering:
    """The labels that lines begin with, and which come next: where one stands inside a line, its break was lost."""

    def __init__(self) -> None:
        """No line was read yet."""
        self._next: dict[str, str] = {}
        self._running: dict[str, str] = {}
        self._lost_first = False
        self._numbers: dict[str, int] = {}

    def numbers(self) -> dict[str, int]:
        """The number of the last label of each style, to go on from in words that begin without one."""
        return dict(self._numbers)

    def glued(self, text: str, line: Line) -> int | None:
        """Where the next label of the numbering stands inside ``line``, behind a sentence; notes its own label."""
        self.note(text, line)
        if line.end - line.body < SHORTEST_GLUED:
            return None
        first = self._first(text, line)
        if first is not None:
            return first
        places = [
            at
            for style, label in self._next.items()
            if (at := text.find(label, line.body + 1, line.end)) > 0
            and text[at - 1] in (_BEFORE_SMALL if self._may_list(style) else _BEFORE_GLUED)
            and label_at(text, at, line.end)
        ]
        return min(places, default=None)

    def _may_list(self, style: str) -> bool:
        """Whether items of this style may be a list in one paragraph: not where their first lost its break too."""
        return RANKS[style] >= RANKS["arabic"] and not (style == "arabic" and self._lost_first)

    def _first(self, text: str, line: Line) -> int | None:
        """Where a numbering begins inside ``line``: 一、 behind a sentence before any other, items behind a heading."""
        if line.label is None:
            found = None if self._next else _FIRST_SECTION.search(text, line.start, line.end)
            return found.end() if found else None
        pattern = _FIRST_ITEMS.get(line.label.style)
        found = pattern.match(text, line.body, line.end) if pattern else None
        if found is None or found["item"] not in _FIRST_LABELS.union(self._running.values()):
            return None
        if found["item"][0] != "(":
            self._lost_first = True
        return found.end()

    def note(self, text: str, line: Line) -> None:
        """Take note of the label of ``line``: what the next looks like, and which items it closes."""
        label = line.label
        if label is None:
            return
        rank = RANKS[label.style]
        self._numbers[label.style] = label.number
        for style in [style for style in self._next if RANKS[style] >= rank]:
            self._running[style] = self._next.pop(style)
        following = next_label(text[line.start : label.end].strip(), label)
        if following:
            self._next[label.style] = following


def _unglued(text: str, start: int, end: int, before_it: dict[str, int]) -> Iterator[Line]:
    """A long line cut before each label that continues, or newly starts, a numbering.

    ``before_it`` holds the number of the last label of each style: a line without one goes on from there.
    """
    first = label_at(text, start, end)
    last = {first.style: first.number} if first else before_it
    begin, label = start, first
    for found in GLUED_LABEL.finditer(text, start + 1, end):
        here = label_at(text, found.start(), end)
        before = last.get(here.style, 0) if here else 0
        if here is None or (here.number != before + 1 and (here.number != 1 or before == 1)):
            continue
        last[here.style] = here.number
        yield Line(begin, _stripped(text, begin, found.start()), label, True)
        begin, label = found.start(), here
    yield Line(begin, end, label, True)


def _stripped(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
