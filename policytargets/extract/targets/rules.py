"""The rules of evidence (``lexicons/number_rules.tsv``), compiled, and which of them are asked of what.

Belongs here: reading the rules, and choosing those that a number of this kind, in this section, is shown to. How their
voices are counted is decided in ``classify``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.targets.vocabulary import fill
from policytargets.extract.targets.window import KINDS, WINDOWS

TARGET: Final = "target"
CONTEXT: Final = "target?"
"""Class of the rules that support a target and never make one alone: a goals section, a date, 力争."""

DOUBT: Final = "doubt"
"""Class of the rules that only say that a target should be looked at by a person."""

_ORDERS: Final = frozenset({TARGET})
_SUPPORTS: Final = frozenset({CONTEXT, DOUBT})
FAVOURING: Final = _ORDERS | _SUPPORTS
"""Classes of the rules that do not speak against a target."""
_SECTION: Final = ("role", "heading", "headings", "title")
"""What a rule can look at, beside ``number`` and the windows, which is looked at once for many numbers."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``number_rules.tsv``, compiled. ``finds`` looks at the text of the window ``where``."""

    name: str
    class_: str
    weight: float
    where: str
    units: frozenset[str]
    finds: Callable[[str], re.Match[str] | None]
    unless: Callable[[str], re.Match[str] | None] | None


def _rule(row: list[str]) -> Rule:
    name, class_, weight, where, kinds, pattern, unless, _ = row
    pattern = fill(pattern)
    if where == "before" and not pattern.endswith("$"):
        pattern = f"(?:{pattern})$"
    compiled = re.compile(pattern)
    finds = {"after": compiled.match, "number": compiled.fullmatch}.get(where, compiled.search)
    units = frozenset(KINDS) if kinds == "*" else frozenset(kinds.split(","))
    but = re.compile(fill(unless)).search if unless else None
    return Rule(name, class_, float(weight), where, units, finds, but)


@cache
def _rules() -> tuple[Rule, ...]:
    """Every rule; compiled at the first number that is judged, since that takes as long as starting up may."""
    return tuple(_rule(row) for row in _ROWS)


_ROWS: Final = lexicons.rows("number_rules.tsv")

Voice = tuple[int, Callable[[str], object], Callable[[str], object] | None, float, str, str]
"""A rule as ``judge`` runs it: index of the window, finds, unless, weight, class, name."""


@lru_cache(maxsize=1024)
def voices(kind: str, filled: tuple[bool, ...]) -> tuple[tuple[Voice, ...], ...]:
    """The rules that numbers of this kind are shown to: those that order, that support, and that speak against it.

    ``filled`` says of each window whether it holds any words: rules on an empty one are not asked.
    """
    rules = [rule for rule in _rules() if rule.where in WINDOWS and kind in rule.units]
    rules = [rule for rule in rules if filled[WINDOWS.index(rule.where)]]
    against = [rule for rule in rules if rule.class_ not in FAVOURING]
    against.sort(key=lambda rule: -rule.weight)
    groups = ([r for r in rules if r.class_ in _ORDERS], [r for r in rules if r.class_ in _SUPPORTS], against)
    return tuple(tuple(_voice(rule) for rule in group) for group in groups)


def _voice(rule: Rule) -> Voice:
    return WINDOWS.index(rule.where), rule.finds, rule.unless, rule.weight, rule.class_, rule.name


@cache
def _rules_of(kind: str, *windows: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules() if rule.where in windows and kind in rule.units)


@lru_cache(maxsize=16384)
def of_number(text: str, kind: str) -> tuple[Rule, ...]:
    """The rules that find something in the number's own text."""
    return tuple(rule for rule in _rules_of(kind, "number") if rule.finds(text))


@lru_cache(maxsize=1024)
def of_section(role: str, path: tuple[str, ...], title: str, kind: str) -> tuple[Rule, ...]:
    """The rules that find something in the role, the headings and the title above a number of this kind."""
    # What stands among the goals is a goal, whatever the notice calls itself.
    titled = "" if role == "goals" else title
    shown = {"role": role, "heading": path[-1] if path else "", "headings": "\n".join(path), "title": titled}
    heard = {rule.name for where, words in shown.items() for rule in _heard_in(where, words)}
    return tuple(rule for rule in _rules_of(kind, *_SECTION) if rule.name in heard)


@lru_cache(maxsize=1024)
def _heard_in(where: str, words: str) -> tuple[Rule, ...]:
    """What the rules find in a role, a heading, the headings or a title: a notice has many sections, and one title."""
    return tuple(rule for rule in _looking_at(where) if rule.finds(words))


@cache
def _looking_at(where: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules() if rule.where == where)
