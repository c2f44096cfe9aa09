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


@cache
def _voices(kind: str) -> tuple[tuple[_Voice, ...], ...]:
    """The rules that numbers of this kind are shown to: those that order, that support, and that speak against it."""
    rules = [rule for rule in _rules() if rule.where in _WINDOWS and kind in rule.units]
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
    return tuple(rule for rule in _rules_of(kind, *_SECTION) if rule.finds(shown[rule.where]))


@dataclass(slots=True)
class Window:
    """The words around one number, all taken from the sentence with its brackets masked."""

    number: Number
    before: str
    after: str
    lead: str
    follow: str
    inside: str
    path: tuple[str, ...]
    role: str
    title: str
    kind: str
    since: int | None = None

    @property
    def clause(self) -> str:
        """The clause with the number written as ``#``."""
        return f"{self.before}#{self.after}"

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
        return f"{self.lead}{self.before}#{self.after}{self.follow}"

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
    return Window(
        number=number,
        before=flat[max(start, a - _CLAUSE) : a].rstrip(),
        after=flat[b : min(end, b + _CLAUSE)].strip(),
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
    """The class of a number, the rule that decided, the target votes less the others, and the rules heard.

    ``sure`` says of a target that it wins clearly, or that nothing speaks against it.
    """

    class_: str
    reason: str
    margin: float
    heard: tuple[str, ...]
    sure: bool = True


class _Votes:
    """The votes of the classes and the strongest voice of each."""

    def __init__(self) -> None:
        self.sums: dict[str, float] = {}
        self.best: dict[str, tuple[float, str]] = {}
        self.heard: list[str] = []

    def add(self, class_: str, weight: float, name: str) -> None:
        self.heard.append(name)
        self.sums[class_] = self.sums.get(class_, 0.0) + weight
        if weight > self.best.get(class_, (0.0, ""))[0]:
            self.best[class_] = (weight, name)


def judge(seen: Window) -> Verdict:
    """Hear the rules on the window and give the class that carries."""
    votes = _Votes()
    clause = seen.clause
    shared = (*_of_section(seen.role, seen.path, seen.title, seen.kind), *_of_number(seen.number.text, seen.kind))
    for rule in shared:
        if rule.unless is None or not rule.unless(clause):
            votes.add(rule.class_, rule.weight, rule.name)
    against = sum(weight for class_, weight in votes.sums.items() if class_ not in _FAVOURING)
    texts = seen.texts()
    orders, supports, others = _voices(seen.kind)
    _hear(votes, orders, seen, texts, clause)
    if TARGET in votes.sums:
        _hear(votes, supports, seen, texts, clause)
    wanted = votes.sums.get(TARGET, 0.0) + votes.sums.get(CONTEXT, 0.0)
    enough = wanted if TARGET in votes.sums and wanted >= _LEAST else 0.0
    if against == 0.0 or against < enough:
        against += _hear(votes, others, seen, texts, clause, enough - against)
    return _verdict(votes, enough, wanted, against)


def _hear(
    votes: _Votes,
    voices: tuple[_Voice, ...],
    seen: Window,
    texts: list[str | None],
    clause: str,
    limit: float = math.inf,
) -> float:
    """Let each rule look at its window, until those that have spoken weigh ``limit``; gives what they weigh."""
    weighed = 0.0
    for index, finds, unless, weight, class_, name in voices:
        words = texts[index]
        if words is None:
            words = texts[index] = seen.asked(index)
        if words and finds(words) and (unless is None or not unless(clause)):
            votes.add(class_, weight, name)
            weighed += weight
            if weighed >= limit:
                break
    return weighed


def _verdict(votes: _Votes, enough: float, wanted: float, against: float) -> Verdict:
    heard = tuple(votes.heard)
    margin = wanted - against
    if enough and margin > 0:
        sure = margin >= (_CLEAR if against else _LEAST) and DOUBT not in votes.sums
        return Verdict(TARGET, votes.best[TARGET][1], margin, heard, sure)
    others = {class_: sum_ for class_, sum_ in votes.sums.items() if class_ not in _FAVOURING}
    if not others:
        return Verdict("other", "no_evidence", margin, heard)
    class_ = max(others, key=lambda name: others[name])
    return Verdict(class_, votes.best[class_][1], margin, heard)
