"""What a number is: evidence rules heard over the words around it, and the class they carry.

Belongs here: how the voices of the rules are counted. The rules stand in ``rules``, what they look at in ``window``.
What a target says is put together in ``reader``.

The rules that order something are heard first, those that only support them where any did, then those against a target,
the strongest first, until they outweigh it: what is not a target carries the strongest reason that settles it.
"""

import math
from dataclasses import dataclass
from typing import Final

from policytargets.extract.targets.rules import (
    CONTEXT,
    DOUBT,
    FAVOURING,
    TARGET,
    Rule,
    Voice,
    of_number,
    of_section,
    voices,
)
from policytargets.extract.targets.window import Window

NO_EVIDENCE: Final = "no_evidence"
"""Reason of a number that no rule says anything of."""
_LEAST: Final = 3.0
_CLEAR: Final = 6.0


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

    def voices(self) -> tuple[tuple[Voice, ...], ...]:
        """The rules to be heard, by what they say: those on windows that hold words, or are made when asked for."""
        return voices(self._seen.kind, tuple(words != "" for words in self._texts))

    def hear(self, voices: tuple[Voice, ...], limit: float = math.inf) -> float:
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
        others = {class_: sum_ for class_, sum_ in self.votes.items() if class_ not in FAVOURING}
        if not others:
            return Verdict("other", NO_EVIDENCE)
        class_ = max(others, key=others.__getitem__)
        return Verdict(class_, self._best[class_][1])


def judge(seen: Window) -> Verdict:
    """Hear the rules on the window and give the class that carries."""
    hearing = _Hearing(seen)
    hearing.admit(of_section(seen.role, seen.path, seen.title, seen.kind))
    hearing.admit(of_number(seen.number.text, seen.kind))
    votes = hearing.votes
    against = sum(weight for class_, weight in votes.items() if class_ not in FAVOURING)
    orders, supports, others = hearing.voices()
    hearing.hear(orders)
    if TARGET in votes:
        hearing.hear(supports)
    wanted = votes.get(TARGET, 0.0) + votes.get(CONTEXT, 0.0)
    enough = wanted if TARGET in votes and wanted >= _LEAST else 0.0
    if against == 0.0 or against < enough:
        against += hearing.hear(others, enough - against)
    return hearing.verdict(enough, wanted, against)
