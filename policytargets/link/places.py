"""Where a place of an earlier text stands in a later one: offsets carried over an edit.

Lines that stand once in both texts anchor the comparison; between two anchors the characters that both sides begin
and end with are paired. Time grows with the length of the texts alone (n log n in the number of lines).

Belongs here: texts and offsets. Which rows are the same is decided in ``stable.py``.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

Block = tuple[int, int, int]
"""(start in the old text, start in the new text, length) of a stretch that both hold."""


class Places:
    """Maps offsets (Unicode code points) of ``old`` to offsets of ``new``."""

    def __init__(self, old: str, new: str) -> None:
        """Compare the two texts once."""
        self._old, self._new = old, new
        self._blocks = [(0, 0, len(old))] if old == new else list(_blocks(old, new))
        self._starts = [block[0] for block in self._blocks]

    def span(self, start: int | None, end: int | None) -> tuple[int, int] | None:
        """Where the stretch ``start..end`` stands now; None where an end of it fell into an edit."""
        if start is None or end is None:
            return None
        first, last = self._start(start), self._end(end)
        return None if first is None or last is None or first > last else (first, last)

    def untouched(self, start: int | None, end: int | None) -> bool:
        """Whether the words of the stretch ``start..end`` still stand in their place."""
        span = self.span(start, end)
        return span is not None and self._old[start:end] == self._new[span[0] : span[1]]

    def near(self, offset: int) -> int:
        """The place in the new text where ``offset`` is, or was before the edit that took it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        old, new, length = self._blocks[at]
        return new + min(offset - old, length)

    def _start(self, offset: int) -> int | None:
        """An offset that begins something: at the brink of an edit, the edit's beginning."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0 if offset == 0 else None
        old, new, length = self._blocks[at]
        return new + offset - old if offset <= old + length else None

    def _end(self, offset: int) -> int | None:
        """An offset that ends something: at the brink of an edit, the edit's end."""
        at = bisect_left(self._starts, offset)
        if at < len(self._starts) and self._starts[at] == offset:
            return self._blocks[at][1]
        if at > 0:
            old, new, length = self._blocks[at - 1]
            if offset <= old + length:
                return new + offset - old
        return len(self._new) if offset == len(self._old) else None


def _blocks(old: str, new: str) -> Iterator[Block]:
    """The stretches that both texts hold, in order."""
    at_old = at_new = 0
    for start_old, start_new, length in [*_anchors(old, new), (len(old), len(new), 0)]:
        yield from _within(old, new, (at_old, start_old), (at_new, start_new))
        if length:
            yield start_old, start_new, length
        at_old, at_new = start_old + length, start_new + length


def _within(old: str, new: str, there: tuple[int, int], here: tuple[int, int]) -> Iterator[Block]:
    """What the stretches between two anchors begin and end with alike."""
    room = min(there[1] - there[0], here[1] - here[0])
    head = 0
    while head < room and old[there[0] + head] == new[here[0] + head]:
        head += 1
    tail = 0
    while tail < room - head and old[there[1] - 1 - tail] == new[here[1] - 1 - tail]:
        tail += 1
    if head:
        yield there[0], here[0], head
    if tail:
        yield there[1] - tail, here[1] - tail, tail


def _anchors(old: str, new: str) -> list[Block]:
    """Lines that stand once in each text, as many as keep their order."""
    ours, theirs = _single_lines(new), _single_lines(old)
    pairs = [(start, ours[line], len(line)) for line, start in theirs.items() if line in ours]
    # The longest run that rises in both texts (patience sorting).
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, start, _) in enumerate(pairs):
        pile = bisect_left(tops, start)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [start]
        piles[pile : pile + 1] = [number]
    run: list[Block] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _single_lines(text: str) -> dict[str, int]:
    """Line → offset, in order, of the lines that hold words and stand once."""
    lines = text.splitlines(keepends=True)
    counts = Counter(lines)
    found: dict[str, int] = {}
    offset = 0
    for line in lines:
        if counts[line] == 1 and not line.isspace():
            found[line] = offset
        offset += len(line)
    return found
