"""Numbers that no rule says anything of, beside targets: 造林30万亩以上,压采地下水3000万立方米,…

Who lists what is to be done says of the first what it is, and leaves it out of the rest. So a number that ends what its
clause says is ordered too where the same sentence holds a target.

Belongs here: which numbers may be so, and keeping them until their sentence is over: a target may stand behind them.
"""

import re
from dataclasses import dataclass
from typing import Final

from policytargets.extract.model import Segment
from policytargets.extract.targets.clauses import Sentence
from policytargets.extract.targets.vocabulary import WORDS
from policytargets.extract.targets.window import Window

_KINDS: Final = frozenset({"pct", "money", "size", "count"})
"""Kinds of units of what is done or reached; times and ranks are told by words of their own."""
_ENDS: Final = re.compile(rf"(?:{WORDS['bound_after']})?(?:\([^()]*\))?(?:$|[、和与及])")
"""What stands behind a number that ends what its clause says."""
_NAMED: Final = re.compile(
    r"^(?!是|占|涉及|辐射|发现|概算|预算|常住|在校).*[\u4e00-\u9fff”》)]$(?<![是为每])(?<!不[到足])(?<!原[值来有])(?<!每[一-鿿])(?<!总[价额]的)(?<!降[准息])"
)
"""What stands before it: words, but none that compare, rate or tell what was."""


@dataclass(slots=True)
class Waiting:
    """A number that waits, with what is needed to read it as a target."""

    seen: Window
    sentence: Sentence
    segment: Segment
    place: int


class BesideReader:
    """Hears the numbers of a notice in text order, and gives back those that turn out to stand beside targets."""

    def __init__(self) -> None:
        """No number was heard yet."""
        self._waiting: list[Waiting] = []
        self._ordering = -1

    def passed(self, offset: int) -> list[Waiting]:
        """Those that stand beside a target of their sentence, once ``offset`` lies behind it."""
        if not self._waiting or offset < self._waiting[-1].sentence.end:
            return []
        waiting, self._waiting = self._waiting, []
        return waiting if waiting[-1].sentence.start == self._ordering else []

    def note(self, sentence: Sentence) -> None:
        """Take note of a target in ``sentence``."""
        self._ordering = sentence.start

    def stands(self, item: Waiting) -> bool:
        """Whether a number that no rule says anything of stands behind a target; one that may stand before one waits.

        Only in a measure, or among goals.
        """
        if not _may_stand(item.seen) or (item.segment.measure is None and item.seen.role != "goals"):
            return False
        # The steps of a schedule are all to be done.
        if item.sentence.start == self._ordering or item.segment.kind == "schedule":
            return True
        self._waiting.append(item)
        return False


def _may_stand(seen: Window) -> bool:
    """Whether a number that no rule says anything of may be a target beside others: by its unit, place and words."""
    if seen.kind not in _KINDS or seen.inside or not _NAMED.match(seen.before):
        return False
    return seen.number.comparator == "ge" or _ENDS.match(seen.after) is not None
