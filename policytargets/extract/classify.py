"""What a number is: evidence rules heard over the words around it, and the class they carry.

Belongs here: the windows the rules look through, and how their voices are counted. The rules themselves are data
(``lexicons/number_rules.tsv``, one row a rule with its reason). What a target says stands in ``targets``.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.clauses import Sentence
from policytargets.extract.model import Number
from policytargets.extract.units import kind_of

_ROWS: Final = lexicons.rows("clause_words.tsv")


def _alternation(wanted: str) -> str:
    found = {word for kind, word, _ in _ROWS if kind == wanted}
    return "(?:" + "|".join(sorted(found, key=lambda word: (-len(word), word))) + ")"


KINDS: Final = ("make", "reach", "bound", "bound_after", "grow", "fall", "gauge")
WORDS: Final = {kind: _alternation(kind) for kind in KINDS}
"""The words of a kind (``lexicons/clause_words.tsv``) as one regular-expression group, longest first."""

_RATIOS: Final = frozenset({"倍", "番", "成", "比例", "折"})
_KIND_OF_UNIT: Final = {
    "share": "pct",
    "money": "money",
    "time": "time",
    "rank": "grade",
    **dict.fromkeys(("area", "volume", "length", "mass", "energy", "data", "physical", "latin"), "size"),
}
_LEAST: Final = 3.0
_CONTEXT: Final = "target?"
"""Class of the rules that support a target and never make one alone: a goals section, a date, 力争."""


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
    """One row of ``number_rules.tsv``, compiled."""

    name: str
    class_: str
    weight: float
    where: str
    units: frozenset[str]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


def _filled(pattern: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: WORDS[m.group(1)], pattern)


def _rule(row: list[str]) -> Rule:
    name, class_, weight, where, kinds, pattern, unless, _ = row
    pattern = _filled(pattern)
    if where == "before" and not pattern.endswith("$"):
        pattern = f"(?:{pattern})$"
    units = frozenset() if kinds == "*" else frozenset(kinds.split(","))
    but = re.compile(_filled(unless)) if unless else None
    return Rule(name, class_, float(weight), where, units, re.compile(pattern), but)


RULES: Final = tuple(_rule(row) for row in lexicons.rows("number_rules.tsv"))


@dataclass(slots=True)
class Window:
    """The words around one number, all taken from the sentence with its brackets masked."""

    number: Number
    before: str
    after: str
    lead: str
    follow: str
    inside: str
    heading: str
    role: str
    title: str
    kind: str

    @property
    def clause(self) -> str:
        """The clause with the number written as ``#``."""
        return f"{self.before}#{self.after}"


def window(number: Number, sentence: Sentence, heading: str, role: str, title: str = "") -> Window:
    """The window of ``number`` in ``sentence``."""
    a, b = number.start - sentence.start, number.end - sentence.start
    start, end = sentence.clause(a)
    flat = sentence.flat
    end = max(end, b)
    return Window(
        number=number,
        before=flat[start:a],
        after=flat[b:end],
        lead=flat[:start],
        follow=flat[end:],
        inside=_enclosing(flat, a),
        heading=heading,
        role=role,
        title=title,
        kind=unit_kind(number.unit),
    )


_OPEN: Final = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』", "(": ")"}


def _enclosing(flat: str, at: int) -> str:
    """The opening mark of the innermost bracket or quote around ``at``, ``""`` when there is none within reach."""
    for index in range(at - 1, max(-1, at - 40), -1):
        char = flat[index]
        if char in _OPEN:
            return char if flat.find(_OPEN[char], index, index + 80) >= at else ""
        if char in "”》’」』)":
            return ""
    return ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of a number, the rule that decided, and how sure that is (target votes less the others)."""

    class_: str
    reason: str
    margin: float
    heard: tuple[str, ...]


def _text(rule: Rule, seen: Window) -> str:
    match rule.where:
        case "before":
            return seen.before[-24:]
        case "after" | "tail":
            return seen.after
        case "clause":
            return seen.before
        case "lead":
            return seen.lead
        case "follow":
            return seen.follow
        case "ends" | "shape":
            return seen.clause
        case "whole":
            return f"{seen.lead}{seen.clause}{seen.follow}"
        case "number":
            return seen.number.text
        case "inside":
            return seen.inside
        case "role":
            return seen.role
        case "title":
            return seen.title
        case _:
            return seen.heading


def _find(rule: Rule, words: str) -> re.Match[str] | None:
    if rule.where == "number":
        return rule.pattern.fullmatch(words)
    return rule.pattern.match(words) if rule.where == "after" else rule.pattern.search(words)


def judge(seen: Window) -> Verdict:
    """Hear every rule on the window and give the class that carries."""
    votes: dict[str, float] = {}
    best: dict[str, tuple[float, str]] = {}
    heard: list[str] = []
    for rule in RULES:
        if rule.units and seen.kind not in rule.units:
            continue
        words = _text(rule, seen)
        if not words:
            continue
        found = _find(rule, words)
        if not found or (rule.unless and rule.unless.search(seen.clause)):
            continue
        heard.append(rule.name)
        votes[rule.class_] = votes.get(rule.class_, 0.0) + rule.weight
        if rule.weight > best.get(rule.class_, (0.0, ""))[0]:
            best[rule.class_] = (rule.weight, rule.name)
    ordered = votes.pop("target", 0.0)
    wanted = ordered + votes.pop(_CONTEXT, 0.0)
    margin = wanted - sum(votes.values())
    if ordered and wanted >= _LEAST and margin > 0:
        return Verdict("target", best["target"][1], margin, tuple(heard))
    if not votes:
        return Verdict("other", "no_evidence", margin, tuple(heard))
    class_ = max(votes, key=lambda name: votes[name])
    return Verdict(class_, best[class_][1], margin, tuple(heard))
