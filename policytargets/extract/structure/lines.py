"""The reading text as lines, each with its label: the raw material of an outline.

Belongs here: cutting text into lines, also where the paragraph breaks were lost. What a line means stands elsewhere.
Offsets count in the reading text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policytargets.extract.structure.labels import DECIMALS, GLUED_LABEL, RANKS, Label, label_at, next_label

LINE = re.compile(r"\S(?:[^\n]*\S)?")
GLUED_FROM = 1200
"""Characters from which a single line is looked into for labels that lost their line break."""
FEWEST_DECIMALS = 3
"""Lines that begin with 1.1 or the like from which these are labels."""
SHORTEST_GLUED = 12
"""Characters of the shortest words that hold a sentence and the label behind it."""
_BEFORE_GLUED = frozenset("。!?)]")
_BEFORE_SMALL = frozenset(")]")
"""What the next label stands behind where its break was lost. Items of 1. may be a list in one paragraph: they go on
behind owners only."""


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
            lines.extend(_unglued(text, start, end))
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
    for line in decimal if len(decimal) < FEWEST_DECIMALS else ():
        line.label = None


class Numbering:
    """The labels that lines begin with, and which come next: where one stands inside a line, its break was lost."""

    def __init__(self) -> None:
        """No line was read yet."""
        self._next: dict[str, str] = {}

    def glued(self, text: str, line: Line) -> int | None:
        """Where the next label of the numbering stands inside ``line``, behind the end of a sentence."""
        if line.label is not None:
            self._note(text, line, line.label)
        if line.end - line.body < SHORTEST_GLUED:
            return None
        places = [
            at
            for style, label in self._next.items()
            if (at := text.find(label, line.body + 1, line.end)) > 0
            and text[at - 1] in (_BEFORE_SMALL if RANKS[style] >= RANKS["arabic"] else _BEFORE_GLUED)
            and label_at(text, at, line.end)
        ]
        return min(places, default=None)

    def _note(self, text: str, line: Line, label: Label) -> None:
        """What the next label looks like; the items that this one closes are not gone on with."""
        rank = RANKS[label.style]
        for style in [style for style in self._next if RANKS[style] >= rank]:
            del self._next[style]
        following = next_label(text[line.start : label.end].strip(), label)
        if following:
            self._next[label.style] = following


def _unglued(text: str, start: int, end: int) -> Iterator[Line]:
    """A long line cut before each label that continues, or newly starts, a numbering."""
    first = label_at(text, start, end)
    last = {first.style: first.number} if first else {}
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
