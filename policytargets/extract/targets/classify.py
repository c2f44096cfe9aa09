"""What a number is: evidence rules heard over the words around it, and the class they carry.

Belongs here: the windows the rules look through, and how their voices are counted. The rules themselves are data
(``lexicons/number_rules.tsv``, one row a rule with its reason). What a target says stands in ``targets``.

The rules that order something are heard first, those that only support them where any did, then those against a target,
the strongest first, until they outweigh it: what is not a target carries the strongest reason that settles it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.model import Number
from policytargets.extract.numbers.units import kind_of
from policytargets.extract.targets.clauses import Sentence
from policytargets.extract.targets.vocabulary import ending, fill

TARGET: Final = "target"
CONTEXT: Final = "target?"
"""Class of the rules that support a target and never make one alone: a goals section, a date, 力争."""

DOUBT: Final = "doubt"
"""Class of the rules that only say that a target should be looked at by a person."""

NO_EVIDENCE: Final = "no_evidence"
"""Reason of a number that no rule says anything of."""

_KINDS: Final = ("pct", "money", "time", "size", "grade", "count", "none")
_ORDERS: Final = frozenset({TARGET})
_SUPPORTS: Final = frozenset({CONTEXT, DOUBT})
_FAVOURING: Final = _ORDERS | _SUPPORTS
_RATIOS: Final = frozenset({"倍", "番", "成", "比例", "折"})
_KIND_OF_UNIT: Final = {
    "share": "pct",
    "money": "money",
    "time": "time",
    "rank": "grade",
    **dict.fromkeys(("area", "volume", "length", "mass", "energy", "data", "physical", "latin"), "size"),
}
_LEAST: Final = 3.0
_CLEAR: Final = 6.0
_NEAR: Final = 24
_CLAUSE: Final = 160
_AROUND: Final = 300
"""How far the windows reach at most: real clauses and sentences are shorter."""
_WINDOWS: Final = (
    "before",
    "clause",
    "after",
    "tail",
    "lead",
    "follow",
    "shape",
    "gift",
    "whole",
    "inside",
    "ending",
    "years",
)
"""What a rule can look at, beside ``number`` and what ``_SECTION`` names, which are looked at once for many numbers."""
_SECTION: Final = ("role", "heading", "headings", "title")
_YEAR: Final = re.compile(r"(?<![较比与同自从《])(?<![\d年][—\-–~～至])((?:19|20)\d\d)年")
_GIFT: Final = re.compile("给予|予以|奖励|补贴|补助|奖补|资助|免征|减按|贴息|可申请|享受")


@cache
def unit_kind(unit: str) -> str:
    """``pct``, ``money``, ``time``, ``size``, ``grade``, ``none`` (no unit) or ``count``: what rules ask of a unit."""
    if not unit:
        return "none"
    if unit in _RATIOS:
        return "pct"
    return _KIND_OF_UNIT.get(kind_of(unit), "count")


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
    units = frozenset(_KINDS) if kinds == "*" else frozenset(kinds.split(","))
    but = re.compile(fill(unless)).search if unless else None
    return Rule(name, class_, float(weight), where, units, finds, but)


@cache
def _rules() -> tuple[Rule, ...]:
    """Every rule; compiled at the first number that is judged, since that takes as long as starting up may."""
    return tuple(_rule(row) for row in _ROWS)


_ROWS: Final = lexicons.rows("number_rules.tsv")

_Voice = tuple[int, Callable[[str], object], Callable[[str], object] | None, float, str, str]
"""A rule as ``judge`` runs it: index of the window, finds, unless, weight, class, name."""


@lru_cache(maxsize=1024)
def _voices(kind: str, filled: tuple[bool, ...]) -> tuple[tuple[_Voice, ...], ...]:
    """The rules that numbers of this kind are shown to: those that order, that support, and that speak against it.

    ``filled`` says of each window whether it holds any words: rules on an empty one are not asked.
    """
    rules = [rule for rule in _rules() if rule.where in _WINDOWS and kind in rule.units]
    rules = [rule for rule in rules if filled[_WINDOWS.index(rule.where)]]
    against = [rule for rule in rules if rule.class_ not in _FAVOURING]
    against.sort(key=lambda rule: -rule.weight)
    groups = ([r for r in rules if r.class_ in _ORDERS], [r for r in rules if r.class_ in _SUPPORTS], against)
    return tuple(tuple(_voice(rule) for rule in group) for group in groups)


def _voice(rule: Rule) -> _Voice:
    return _WINDOWS.index(rule.where), rule.finds, rule.unless, rule.weight, rule.class_, rule.name


@cache
def _rules_of(kind: str, *windows: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules() if rule.where in windows and kind in rule.units)


@lru_cache(maxsize=16384)
def _of_number(text: str, kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules_of(kind, "number") if rule.finds(text))


@lru_cache(maxsize=1024)
def _of_section(role: str, path: tuple[str, ...], title: str, kind: str) -> tuple[Rule, ...]:
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


@dataclass(slots=True)
class Window:
    """The words around one number, all taken from the sentence with its brackets masked.

    ``clause`` is the clause with the number written as ``#``.
    """

    number: Number
    before: str
    after: str
    clause: str
    lead: str
    follow: str
    inside: str
    path: tuple[str, ...]
    role: str
    title: str
    kind: str
    since: int | None = None

    def texts(self) -> list[str | None]:
        """What the rules look at, in the order of ``_WINDOWS``; None where it is made only once a rule asks for it."""
        before, after, lead, follow = self.before, self.after, self.lead, self.follow
        near = before[-_NEAR:]
        return [near, before, after, after, lead, follow, self.clause, None, None, self.inside, ending(near), None]

    def asked(self, index: int) -> str:
        """The window of this index that is made only when it is asked for: ``gift``, ``whole`` or ``years``."""
        name = _WINDOWS[index]
        if name == "years":
            return self._years()
        if name == "gift" and not (_GIFT.search(self.after) or _GIFT.search(self.follow)):
            return ""
        return f"{self.lead}{self.clause}{self.follow}"

    def _years(self) -> str:
        """``past`` where the sentence up to the number names years, all of them before the notice's own."""
        if self.since is None:
            return ""
        years = [int(year) for year in _YEAR.findall(self.lead + self.before)]
        return "past" if years and max(years) < self.since else ""


def window(
    number: Number,
    sentence: Sentence,
    path: tuple[str, ...],
    role: str,
    title: str = "",
    since: int | None = None,
) -> Window:
    """The window of ``number`` in ``sentence`` below the headings ``path``.

    ``since`` is the year in which the notice was issued.
    """
    a, b = number.start - sentence.start, number.end - sentence.start
    start, end = sentence.clause(a)
    flat = sentence.flat
    end = max(end, b)
    before = flat[max(start, a - _CLAUSE) : a].rstrip()
    after = flat[b : min(end, b + _CLAUSE)].strip()
    return Window(
        number=number,
        before=before,
        after=after,
        clause=f"{before}#{after}",
        lead=flat[max(0, start - _AROUND) : start],
        follow=flat[end : end + _AROUND],
        inside=_enclosing(flat, a),
        path=path,
        role=role,
        title=title,
        kind=unit_kind(number.unit),
        since=since,
    )


_CLOSED_BY: Final = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』", "(": ")"}
_MARK: Final = re.compile("[“”《》‘’「」『』()]")
_REACH: Final = 40


def _enclosing(flat: str, at: int) -> str:
    """The opening mark of the bracket or quote around ``at``, ``""`` when there is none within reach."""
    last = ""
    where = 0
    for mark in _MARK.finditer(flat, max(0, at - _REACH), at):
        last, where = mark.group(), mark.start()
    return last if last in _CLOSED_BY and flat.find(_CLOSED_BY[last], where, where + 2 * _REACH) >= at else ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of a number and the rule that decided.

    ``sure`` says of a target that it wins clearly, or that nothing speaks against it.
    """

    class_: str
    reason: str
    sure: bool = True


class _Hearing:
    """The rules heard on one window: the votes of the classes and the strongest voice of each."""

    def __init__(self, seen: Window) -> None:
        self._seen = seen
        self._clause = seen.clause
        self._texts = seen.texts()
        self.votes: dict[str, float] = {}
        self._best: dict[str, tuple[float, str]] = {}

    def _add(self, class_: str, weight: float, name: str) -> None:
        self.votes[class_] = self.votes.get(class_, 0.0) + weight
        if class_ not in self._best or weight > self._best[class_][0]:
            self._best[class_] = (weight, name)

    def admit(self, rules: tuple[Rule, ...]) -> None:
        """Count what rules say that found something elsewhere: in the section, in the number itself."""
        for rule in rules:
            if rule.unless is None or not rule.unless(self._clause):
                self._add(rule.class_, rule.weight, rule.name)

    def voices(self) -> tuple[tuple[_Voice, ...], ...]:
        """The rules to be heard, by what they say: those on windows that hold words, or are made when asked for."""
        return _voices(self._seen.kind, tuple(words != "" for words in self._texts))

    def hear(self, voices: tuple[_Voice, ...], limit: float = math.inf) -> float:
        """Let each rule look at its window, until those that have spoken weigh ``limit``; gives what they weigh."""
        texts, clause = self._texts, self._clause
        weighed = 0.0
        for index, finds, unless, weight, class_, name in voices:
            words = texts[index]
            if words is None:
                words = texts[index] = self._seen.asked(index)
            if words and finds(words) and (unless is None or not unless(clause)):
                self._add(class_, weight, name)
                weighed += weight
                if weighed >= limit:
                    break
        return weighed

    def verdict(self, enough: float, wanted: float, against: float) -> Verdict:
        """Whether it is a target, with so many votes for it (``enough``, or 0.0) and against; else what it is."""
        margin = wanted - against
        if enough and margin > 0:
            sure = margin >= (_CLEAR if against else _LEAST) and DOUBT not in self.votes
            return Verdict(TARGET, self._best[TARGET][1], sure)
        others = {class_: sum_ for class_, sum_ in self.votes.items() if class_ not in _FAVOURING}
        if not others:
            return Verdict("other", NO_EVIDENCE)
        class_ = max(others, key=others.__getitem__)
        return Verdict(class_, self._best[class_][1])


def judge(seen: Window) -> Verdict:
    """Hear the rules on the window and give the class that carries."""
    hearing = _Hearing(seen)
    hearing.admit(_of_section(seen.role, seen.path, seen.title, seen.kind))
    hearing.admit(_of_number(seen.number.text, seen.kind))
    votes = hearing.votes
    against = sum(weight for class_, weight in votes.items() if class_ not in _FAVOURING)
    orders, supports, others = hearing.voices()
    hearing.hear(orders)
    if TARGET in votes:
        hearing.hear(supports)
    wanted = votes.get(TARGET, 0.0) + votes.get(CONTEXT, 0.0)
    enough = wanted if TARGET in votes and wanted >= _LEAST else 0.0
    if against == 0.0 or against < enough:
        against += hearing.hear(others, enough - against)
    return hearing.verdict(enough, wanted, against)
