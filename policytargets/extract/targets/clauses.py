"""Sentences, clauses and items around a number: the windows that the rules look through.

Belongs here: where a sentence, a clause and an enumerated item begin and end. What their words mean stands in
``rules``, ``indicator``, ``change`` and ``periods``. All offsets count code points of the reading text, or of the
sentence where a name says ``rel``.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

LOOK = 400
"""How far a sentence may reach to either side of a number: keeps the work linear on text without full stops."""

_ENDS = "。!?\n\t|"
"""What ends a sentence: the edge of a cell in a ruled table does too."""
_END = re.compile(f"[{_ENDS}]")
_NESTED = re.compile(
    r"[(（\[“‘\"「『《](?:(?<=[(（\[])[^()（）\[\]]{0,80}[)）\]]"
    r"|(?<=[“‘\"「『])[^“”‘’\"」』]{0,60}[”’\"」』]|(?<=《)[^《》]{0,80}》)"
)
"""It begins with all opening marks together, so that the search leaps from one to the next."""
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A dash cuts where another follows.
_CUT = re.compile(r"[,，;；:：—](?:(?<=—)—|(?<!—))")
_MASKED = ",，;；:：、和与及"
_MASKS = "".join(chr(0xE000 + index) for index in range(len(_MASKED)))
_MASK = str.maketrans(_MASKED, _MASKS)
_UNMASK = str.maketrans(_MASKS, _MASKED)


@dataclass(slots=True)
class Sentence:
    """One sentence of the reading text.

    ``flat`` is ``text`` of the same length with the separators inside brackets, quotes and grouped digits masked, so
    that a cut never falls inside them. ``clauses`` holds the relative starts of the clauses, the first being 0.
    """

    start: int
    end: int
    text: str
    flat: str
    clauses: list[int] = field(default_factory=list)

    def clause(self, rel: int) -> tuple[int, int]:
        """Relative start and end of the clause that holds the relative offset ``rel`` (separator left out)."""
        index = bisect_right(self.clauses, rel) - 1
        start = self.clauses[index]
        end = self.clauses[index + 1] if index + 1 < len(self.clauses) else len(self.flat)
        while end > start and self.flat[end - 1] in ",，;；:：—" + _ENDS:
            end -= 1
        return start, end


def flatten(text: str) -> str:
    """``text`` with the separators inside brackets, quotes and grouped digits masked; the length stays the same."""
    flat = _NESTED.sub(_masked, text)
    return _GROUPED.sub(_MASKS[0], flat) if "," in flat else flat


def unmask(words: str) -> str:
    """``words`` of a flattened sentence with their separators as the text has them."""
    return words.translate(_UNMASK)


def _masked(match: re.Match[str]) -> str:
    found = match.group()
    return found[0] + found[1:-1].translate(_MASK) + found[-1]


class SentenceReader:
    """Gives the sentence around an offset. Offsets are asked for in rising order, so each sentence is cut once."""

    def __init__(self, text: str) -> None:
        """Read sentences of ``text``, the reading text of one notice."""
        self._text = text
        self._last = Sentence(0, 0, "", "", [0])

    def at(self, start: int, end: int) -> Sentence:
        """The sentence that holds ``[start, end)``, at most ``LOOK`` characters to either side of it."""
        last = self._last
        if last.start <= start and end <= last.end:
            return last
        text = self._text
        floor = max(last.end if last.end <= start else 0, start - LOOK)
        # Looked for around the number only: most sentences of a notice hold none.
        before = max([text.rfind(mark, floor, start) for mark in _ENDS])
        first = floor if before < 0 else before + 1
        stop = _END.search(text, end, end + LOOK)
        close = stop.end() if stop else min(len(text), end + LOOK)
        words = text[first:close]
        flat = flatten(words)
        starts = [0, *(m.end() for m in _CUT.finditer(flat))]
        self._last = Sentence(first, close, words, flat, starts)
        return self._last
