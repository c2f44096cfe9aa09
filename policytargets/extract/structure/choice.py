"""Which units of a plan are measures.

What orders work is one. Guidance, goals, the timetable, and how the plan is carried through are none, unless they
carry their own owner notation; in laws and talk only what carries one is. In rules and replies, and where the title
does not tell, each item is asked what its sentences order, and of whom.

Belongs here: the choice. How a plan is cut into units is decided in ``measures.py``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from policytargets.extract.structure.measures import CLOSING_ITEM, Unit
from policytargets.extract.structure.orders import lays_duty, orders_work, says_something
from policytargets.extract.structure.outline import Node, is_directive
from policytargets.extract.structure.sections import MEASURES, names_procedure, names_tasks

SHORT_ORDER = 12
"""Characters from which a heading without text orders work all the same where it opens with a verb that does."""
ENTRY = 30
"""Characters up to which an item that ends in a semicolon is an entry of a list."""
HEADING_ONLY = 24
"""Characters up to which an item without any punctuation is a heading whose text is missing."""
QUESTION = 60
"""Characters of the longest question, without its mark."""
DIRECTIVE_SHARE = 0.6
"""Part of the items of a notice whose title does not tell its kind that must order work for any to be measures."""

OWNED_SHARE = 0.1
"""Part of the items that must name owners for these to tell how measures are numbered."""

MIN_ORDERS = 2
"""Items that must order work for any to be measures where each is asked."""

ARTICLE = "article"
"""Style of items that say what holds whatever their chapter is called."""

_SILENT = ("law", "talk")
_ASKED = ("rules", "reply")
_PUNCTUATION = re.compile("[。;,:]")
_ASKS = re.compile("[?吗]")
_QUESTION = re.compile(rf"[^。;:?\n]{{2,{QUESTION}}}(?:\?|吗\s*$)", re.MULTILINE)


def chosen(text: str, units: Sequence[Unit], kind: str) -> list[Unit]:
    """The units that are measures, in a notice of this kind (``sections.kind_of``)."""
    if kind == "report":
        return []
    owned = [unit for unit in units if unit.notations]
    styles = {unit.node.style for unit in owned if unit.node and not unit.parent}
    silent = _without_contents(text, [unit for unit in units if not unit.notations])
    bare = [unit for unit in silent if _may_be(text, unit)]
    if len(owned) >= OWNED_SHARE * len(units) > 0:
        bare = _of_styles(bare, styles, owned)
    elif kind in _SILENT:
        bare = []
    elif kind in _ASKED or (kind != "plan" and not _mostly_ordering(text, bare)):
        bare = _ordering(text, silent)
    elif kind != "plan":
        bare = _among_ordering(text, bare)
    return sorted([*owned, *bare], key=lambda unit: unit.start)


def _ordering(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units whose sentences order work; none where only one does: that notice is about something else."""
    found = [unit for unit in units if _orders(text, unit)]
    return found if len(found) >= MIN_ORDERS else []


def _orders(text: str, unit: Unit) -> bool:
    """Whether a unit orders work. Where it stands among rules of a procedure, only duties of public bodies count."""
    node = unit.node
    if node is None or not unit.labelled or _only_listed(text, unit):
        return False
    start = node.line.body
    if CLOSING_ITEM.match(text, start, unit.end) and not lays_duty(text, start, unit.end, first=True):
        return False
    if node.role == MEASURES:
        return orders_work(text, start, unit.end)
    return node.role == "rules" and _handles(node) and lays_duty(text, start, unit.end)


def _of_styles(bare: Sequence[Unit], styles: Set[str], owned: Sequence[Unit]) -> list[Unit]:
    """The units numbered as those with owners are; such as are numbered below these, as the items they stand under."""
    answered = {id(above) for unit in owned if unit.node for above in _upwards(unit.node)}
    found: dict[int, Unit] = {}
    for unit in bare:
        if unit.node is None:
            continue
        node = next((above for above in _upwards(unit.node) if above.style in styles), None)
        if node is None or (node is not unit.node and id(node) in answered):
            continue
        whole = found.setdefault(id(node), Unit(node.line.start, unit.end, node, labelled=True))
        whole.end = unit.end
    return list(found.values())


def _upwards(node: Node) -> Iterator[Node]:
    above: Node | None = node
    while above is not None:
        yield above
        above = above.parent


def _may_be(text: str, unit: Unit) -> bool:
    node = unit.node
    if node is None or not unit.labelled or node.role != MEASURES:
        return False
    if CLOSING_ITEM.match(text, node.line.body, unit.end) or _only_listed(text, unit):
        return False
    if unit.end - node.line.body > HEADING_ONLY or _PUNCTUATION.search(text, node.line.body, unit.end):
        return True
    return is_directive(node.words) and len(node.words) >= SHORT_ORDER


def _without_contents(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units without those of a table of contents: headings that stand again above what they announce.

    What stands between the table and the text is in the last of them.
    """
    if all(_PUNCTUATION.search(text, unit.start, unit.end) for unit in units):
        return list(units)
    lines = Counter(map(str.strip, text.split("\n")))
    kept: list[Unit] = []
    in_contents = False
    for unit in units:
        first, *rest = text[unit.start : unit.end].split("\n")
        bare = not _PUNCTUATION.search(first) and (in_contents or not any(rest))
        in_contents = bare and lines[first.strip()] > 1
        lines[first.strip()] -= in_contents
        if not in_contents:
            kept.append(unit)
    return kept


def _handles(node: Node) -> bool:
    """Whether the heading nearest above that tells of rules tells how something is handled."""
    return any(names_procedure(above.words) for above in _upwards(node) if above.children or above.parent is None)


def _only_listed(text: str, unit: Unit) -> bool:
    """Whether an item is a question, or an entry of a list."""
    start = unit.node.line.body if unit.node else unit.start
    asks = _ASKS.search(text, start, min(start + QUESTION + 1, unit.end))
    if asks and _QUESTION.match(text, start, unit.end):
        return True
    return text[unit.end - 1] in ";," and unit.end - start <= ENTRY


def _mostly_ordering(text: str, units: Sequence[Unit]) -> bool:
    orders = sum(_directs(text, unit.node, unit.end) for unit in units if unit.node)
    return orders >= MIN_ORDERS and orders >= DIRECTIVE_SHARE * len(units)


def _among_ordering(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units that order work, and those in a list of such: numbered like units most of which order work."""
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.node.style if unit.node else "", []).append(unit)
    found: list[Unit] = []
    for group in groups.values():
        directing = [unit for unit in group if unit.node and _directs(text, unit.node, unit.end)]
        if len(directing) < DIRECTIVE_SHARE * len(group):
            group = directing
        found.extend(unit for unit in group if unit.node and says_something(text, unit.node.line.body, unit.end))
    return found


def _directs(text: str, node: Node, end: int) -> bool:
    if is_directive(node.words) or _under_tasks(node) or orders_work(text, node.line.body, end):
        return True
    return node.parent is not None and node.style != ARTICLE and is_directive(node.parent.words)


def _under_tasks(node: Node) -> bool:
    return node.parent is not None and (names_tasks(node.parent.words) or _under_tasks(node.parent))
