"""The outline of a plan: its labelled items as a tree, each with its own paragraphs and what its section is for.

Belongs here: which item stands under which. Which items are measures is decided in ``measures.py``.
Offsets count in the reading text; paragraphs are indices of lines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policytargets.extract.lexicons import pattern_of, rows
from policytargets.extract.structure.labels import COUNTED, RANKS, Label
from policytargets.extract.structure.lines import Line
from policytargets.extract.structure.sections import MAX_HEADING, MEASURES, heading_of, names_tasks, opening_of, role_of

_DIRECTIVE = re.compile("|".join(verb for verb, _ in rows("directives.tsv")))
_SIGNS = "item_signs.tsv"
_NESTED_SAFEGUARD = re.compile(pattern_of(_SIGNS, "safeguard"))
_GOALS, _REVIEW = "goals", "review"
_SECTIONS = ("chapter", "han")
_MISREAD = ("rules", "annex")
_DECIDES = re.compile(pattern_of(_SIGNS, "decides"))
_LEAF_RULES = re.compile(rf"[\[(]?(?:{pattern_of(_SIGNS, 'who')})(?:[\])。:\s]|$)")
"""A heading of one such noun, in brackets or before a full stop: it tells who is meant and orders nothing."""
_LEAF_SECTION = re.compile(f"(?:{pattern_of(_SIGNS, 'section')})$")
"""How the heading of an item without sub-items ends that is a section all the same: it tells its role."""


_SURROUNDINGS = re.compile("环境$")


@dataclass(slots=True)
class Node:
    """An item: ``paragraphs`` are the lines that are its own (the labelled line first), before its first sub-item.

    ``path`` holds the headings above it, outermost first, with their labels.
    """

    text: str
    line: Line
    style: str
    parent: "Node | None"
    paragraphs: list[int]
    children: list["Node"] = field(default_factory=list)
    role: str = MEASURES
    path: tuple[str, ...] = ()
    _words: str | None = None
    _inside: tuple[str, ...] | None = None

    @property
    def words(self) -> str:
        """Its heading without the label."""
        if self._words is None:
            words = heading_of(self.text, self.line.body, self.line.end)
            glued = self.line.cut and self.style in _SECTIONS and len(words) > MAX_HEADING
            self._words = opening_of(words) if glued else words
        return self._words

    @property
    def heading(self) -> str:
        """Its heading with the label as written."""
        return self.text[self.line.start : self.line.body] + self.words

    @property
    def heading_only(self) -> bool:
        """Whether its first line holds nothing but its heading."""
        return self.line.body + len(self.words) >= self.line.end

    @property
    def inside(self) -> tuple[str, ...]:
        """The path of what stands under it."""
        if self._inside is None:
            self._inside = (*self.path, self.heading)
        return self._inside

    def walk(self) -> Iterator["Node"]:
        """The item and everything under it, in order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def is_directive(words: str) -> bool:
    """Whether words open with a verb that orders work."""
    return _DIRECTIVE.match(words) is not None


def build(text: str, lines: Sequence[Line], indices: Sequence[int]) -> tuple[list[int], list[Node]]:
    """The paragraphs before the first item, and the items at the top, of the lines with these indices."""
    before: list[int] = []
    roots: list[Node] = []
    stack: list[Node] = []
    nested: set[tuple[str, str]] = set()
    coming = _Coming(lines, indices)
    for position, index in enumerate(indices):
        line = lines[index]
        if line.label is None or (
            line.label.style == COUNTED and not _counts_items(stack, line.label, coming, position)
        ):
            (stack[-1].paragraphs if stack else before).append(index)
            continue
        _unwind(stack, line.label, coming, position, nested)
        parent = stack[-1] if stack else None
        if parent:
            nested.add((parent.style, line.label.style))
        node = Node(text, line, line.label.style, parent, [index])
        node.path = parent.inside if parent else ()
        (parent.children if parent else roots).append(node)
        stack.append(node)
    for root in roots:
        _assign_roles(root, None, lines)
    return before, roots


def _counts_items(stack: Sequence[Node], label: Label, coming: "_Coming", position: int) -> bool:
    """Whether a count (一是…, 二是…) numbers items: each begins a line, below a heading without words of its own."""
    if stack and stack[-1].style == COUNTED:
        return True
    starts = label.number == 1 and coming.number(COUNTED, position) == label.number + 1
    return starts and bool(stack) and len(stack[-1].paragraphs) == 1 and stack[-1].heading_only


class _Coming:
    """Which number a style of labels has next, behind a place in the text."""

    def __init__(self, lines: Sequence[Line], indices: Sequence[int]) -> None:
        self._lines = lines
        self._indices = indices
        self.places: dict[str, list[int]] = {}
        self.numbers: dict[str, list[int]] = {}
        self._read = False

    def _look(self) -> None:
        self._read = True
        for position, index in enumerate(self._indices):
            label = self._lines[index].label
            if label is not None:
                self.places.setdefault(label.style, []).append(position)
                self.numbers.setdefault(label.style, []).append(label.number)

    def number(self, style: str, position: int) -> int | None:
        """The number of the next label of this style behind ``position``. Labels are listed once it is first asked."""
        if not self._read:
            self._look()
        at = bisect_right(self.places.get(style, []), position)
        numbers = self.numbers.get(style, [])
        return numbers[at] if at < len(numbers) else None


def _unwind(stack: list[Node], found: Label, coming: _Coming, position: int, nested: set[tuple[str, str]]) -> None:
    """Close the items that a label does not stand under.

    A style not open yet stands under an item of a lower usual level. It stands under one of a higher level where it
    begins to number and the other's numbering goes on behind it (一、 第一条 第二条 二、), or where it stood so before
    (``nested``).
    """
    style, number = found.style, found.number
    for depth, node in enumerate(stack):
        if node.style == style:
            del stack[depth:]
            return
    while stack and RANKS[stack[-1].style] >= RANKS[style]:
        label = stack[-1].line.label
        goes_on = number == 1 and label is not None and coming.number(label.style, position) == label.number + 1
        if goes_on or (stack[-1].style, style) in nested:
            return
        stack.pop()


def _assign_roles(node: Node, inherited: str | None, lines: Sequence[Line]) -> None:
    node.role = _role(node, inherited)
    below = node.role
    if node.children and len(node.paragraphs) > 1:
        last = lines[node.paragraphs[-1]]
        # A heading that lost its label stands right above the items: they are not what the heading before it says.
        below = MEASURES if names_tasks(node.text[last.start : last.end]) else below
    for child in node.children:
        _assign_roles(child, below, lines)


def _role(node: Node, inherited: str | None) -> str:
    """What an item is for: at the top, and where it introduces others, its heading tells; else what is above it."""
    if inherited is not None and inherited != MEASURES:
        # What was done is told among the guidance of plans too.
        return _REVIEW if inherited == _GOALS and role_of(node.words) == _REVIEW else inherited
    if node.children or (inherited is None and node.style != "article"):
        words = node.words
    else:
        # A leaf is a section of its own only where its first words say so.
        start = node.line.body
        nested = _NESTED_SAFEGUARD.search(node.text, start, min(start + 12, node.line.end))
        directive = is_directive(node.words)
        # 发展基础 opens with a verb and orders nothing; 抢抓关键时期 orders something.
        named = (_LEAF_SECTION.match if directive else _LEAF_SECTION.search)(node.words)
        if not nested and not named:
            tells_who = not directive and _LEAF_RULES.match(node.text, start, node.line.end)
            return "rules" if tells_who else MEASURES
        words = node.words
    own = role_of(words)
    if own == _REVIEW and _SURROUNDINGS.search(words) and any(is_directive(child.words) for child in node.children):
        # 发展环境 tells what is so, unless its items order work on it.
        return MEASURES
    if own not in _MISREAD or _LEAF_RULES.match(words):
        return own
    return MEASURES if is_directive(words) or _DECIDES.search(words) else own
