"""What a number is: evidence rules heard over the words around it, and the class they carry.

Belongs here: the windows the rules look through, and how their voices are counted. The rules themselves are data
(``lexicons/number_rules.tsv``, one row a rule with its reason). What a target says stands in ``targets``.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from policytargets.extract.clauses import Sentence
from policytargets.extract.lexicon import alternation, rows
from policytargets.extract.model import Number

KINDS: Final = ("make", "reach", "bound", "bound_after", "grow", "fall", "gauge")
WORDS: Final = {kind: alternation("words.tsv", kind) for kind in KINDS}

_UNITS: Final = tuple((row["kind"], re.compile(row["pattern"])) for row in rows("units.tsv"))
_LEAST: Final = 3.0


@cache
def unit_kind(unit: str) -> str:
    """``pct``, ``money``, ``time``, ``size``, ``grade``, ``none`` (no unit) or ``count``."""
    if not unit:
        return "none"
    for kind, pattern in _UNITS:
        if pattern.fullmatch(unit):
            return kind
    return "count"


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


def _rule(row: dict[str, str]) -> Rule:
    pattern = _filled(row["pattern"])
    if row["where"] == "before":
        pattern = f"(?:{pattern})$" if not pattern.endswith("$") else pattern
    units = frozenset() if row["units"] == "*" else frozenset(row["units"].split(","))
    unless = re.compile(_filled(row["unless"])) if row["unless"] else None
    return Rule(row["name"], row["class"], float(row["weight"]), row["where"], units, re.compile(pattern), unless)


RULES: Final = tuple(_rule(row) for row in rows("number_rules.tsv"))


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


_OPEN: Final = {"“": "”", "《": "》", "‘": "’", "「": "」", "『": "』", "(": ")", "(": ")"}


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
    wanted = votes.pop("target", 0.0)
    against = sum(votes.values())
    margin = wanted - against
    if wanted >= _LEAST and margin > 0:
        return Verdict("target", best["target"][1], margin, tuple(heard))
    if not votes:
        return Verdict("other", "no_evidence", margin, tuple(heard))
    class_ = max(votes, key=lambda name: votes[name])
    return Verdict(class_, best[class_][1], margin, tuple(heard))
