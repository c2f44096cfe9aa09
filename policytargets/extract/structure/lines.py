"""The reading text as lines, each with its label: the raw material of an outline.

Belongs here: cutting text into lines, also where the paragraph breaks were lost. What a line means stands elsewhere.
Offsets count in the reading text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policytargets.extract.structure.labels import GLUED_LABEL, Label, label_at

LINE = re.compile(r"\S(?:[^\n]*\S)?")
GLUED_FROM = 1200
"""Characters from which a single line is looked into for labels that lost their line break."""


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
    """Lines of the text in order, empty ones left out; very long ones cut before the labels glued into them."""
    lines: list[Line] = []
    for found in LINE.finditer(text):
        start, end = found.span()
        if end - start >= GLUED_FROM:
            lines.extend(_unglued(text, start, end))
        else:
            lines.append(Line(start, end, label_at(text, start, end)))
    return lines


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
