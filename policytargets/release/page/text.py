"""A notice's full text as markup: measures, clauses and numbers highlighted in place, with an anchor for each.

Belongs here: from offsets to markup. Spans may nest, touch or overlap in any way; the text is cut at every boundary
and each piece says which spans it lies in, so that the markup is always well formed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from .templating import visible


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``[start, end)`` of the canonical text (code points).

    ``kind`` is ``plan``, ``measure``, ``clause`` (a target's), ``target`` (the words that hold its value) or ``number``
    (any other). ``id`` is the row's id, empty for other numbers; ``label`` is shown when pointing at it.
    """

    start: int
    end: int
    kind: str
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text without line ends that lies in all of ``inside``; ``begins`` are the spans that start with it."""

    text: str
    inside: tuple[Span, ...]
    begins: tuple[Span, ...]


def highlight(text: str, spans: Iterable[Span], note: Callable[[str], Markup]) -> Markup:
    """``text`` as paragraphs with ``spans`` marked.

    ``note`` gives the markup put before the paragraph in which the measure with that id begins. The id of each
    measure and target becomes an element id where its span begins. Spans that are empty or reach outside the text
    are left out. Takes time in proportion to text and spans.
    """
    return Markup("".join(_paragraph(line, note) for line in _lines(text, spans)))  # noqa: S704 - escaped in _mark


def _lines(text: str, spans: Iterable[Span]) -> Iterator[list[_Piece]]:
    """The pieces of each line."""
    line: list[_Piece] = []
    for stretch, inside, begins in _stretches(text, spans):
        first, *rest = stretch.split("\n")
        if first or begins:
            line.append(_Piece(first, inside, begins))
        for following in rest:
            yield line
            line = [_Piece(following, inside, ())] if following else []
    yield line


def _stretches(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, tuple[Span, ...], tuple[Span, ...]]]:
    """The text cut at every boundary: the stretch, the spans it lies in, those that begin with it."""
    begin: defaultdict[int, list[Span]] = defaultdict(list)
    end: defaultdict[int, list[Span]] = defaultdict(list)
    for span in dict.fromkeys(spans):
        if 0 <= span.start < span.end <= len(text):
            begin[span.start].append(span)
            end[span.end].append(span)
    running: dict[Span, None] = {}
    for start, stop in pairwise(sorted({0, len(text), *begin, *end})):
        for span in end.get(start, ()):
            del running[span]
        begins = tuple(begin.get(start, ()))
        running.update(dict.fromkeys(begins))
        yield text[start:stop], tuple(running), begins


def _paragraph(line: list[_Piece], note: Callable[[str], Markup]) -> str:
    """One line as markup: the notes on the measures that begin in it, then its words."""
    notes = "".join(str(note(span.id)) for piece in line for span in piece.begins if span.kind == "measure")
    body = "".join(_anchors(piece) + _mark(piece) for piece in line)
    worded = [piece for piece in line if piece.text.strip()]
    if not worded:
        return notes + body
    within = [any(span.kind == "measure" for span in piece.inside) for piece in worded]
    kind = ' class="m"' if all(within) else ' class="part"' if any(within) else ""
    return f"{notes}<p{kind}>{body}</p>\n"


def _anchors(piece: _Piece) -> str:
    return "".join(
        f'<span class="at" id="{escape(span.id)}"></span>'
        for span in piece.begins
        if span.kind in ("plan", "measure", "target")
    )


def _mark(piece: _Piece) -> str:
    """The words of one piece: a target's value links to its row, other numbers say what they are."""
    body = str(escape(visible(piece.text)))
    target = next((span for span in piece.inside if span.kind == "target"), None)
    other = next((span for span in piece.inside if span.kind == "number"), None)
    if target and body:
        body = f'<a class="num" href="#row-{escape(target.id)}">{body}</a>'
    elif other and body:
        body = f'<span class="other" title="{escape(other.label)}">{body}</span>'
    clauses = " ".join(span.id for span in piece.inside if span.kind == "clause")
    return f'<span class="clause" data-of="{escape(clauses)}">{body}</span>' if clauses else body
