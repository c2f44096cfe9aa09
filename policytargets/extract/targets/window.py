"""What stands around a number: the windows that the rules of evidence look through.

Belongs here: how far each window reaches, and the kind of a unit. What the rules find in them stands in ``rules``.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from policytargets.extract.model import Number
from policytargets.extract.numbers.units import kind_of
from policytargets.extract.targets.clauses import Sentence
from policytargets.extract.targets.periods import PLANS
from policytargets.extract.targets.vocabulary import ending

KINDS: Final = ("pct", "money", "time", "size", "grade", "count", "none")
"""Kinds of units, as rules ask of them (``unit_kind``)."""
WINDOWS: Final = (
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
"""The windows, in the order in which ``Window.texts`` gives them."""
_RATIOS: Final = frozenset({"倍", "番", "成", "比例", "折"})
_KIND_OF_UNIT: Final = {
    "share": "pct",
    "money": "money",
    "time": "time",
    "rank": "grade",
    **dict.fromkeys(("area", "volume", "length", "mass", "energy", "data", "physical", "latin"), "size"),
}
_NEAR: Final = 24
_CLAUSE: Final = 160
_AROUND: Final = 300
"""How far the windows reach at most: real clauses and sentences are shorter."""
_YEAR: Final = re.compile(
    r"(?<![较比与同自从《])(?<![\d年][—\-–~～至])((?:19|20)\d\d)年"
    r"(?!(?:的)?(?:基础|水平)|底?(?:以?前|之前)?(?:建成|竣工|形成|投用|建设|签约)(?:[并未][^,;]{2,8})?的)"
)
"""A year that dates what is said: none that it is compared with, and none of what stands already."""
_NOW: Final = re.compile(r"今年|本年(?!度?初)|年内|(?<!\d)(?<!\d年)年底前")
"""By when, in the year of the notice: what else is named only tells of what."""
_PLAN: Final = re.compile(r"(?<![较比与同])“?(十[一二三四五六七]五)”?(?:时期|期间)(?!以来)")
_GIFT: Final = re.compile("给予|予以|奖励|补贴|补助|奖补|资助|免征|减按|贴息|可申请|享受")


@cache
def unit_kind(unit: str) -> str:
    """``pct``, ``money``, ``time``, ``size``, ``grade``, ``none`` (no unit) or ``count``: what rules ask of a unit."""
    if not unit:
        return "none"
    if unit in _RATIOS:
        return "pct"
    return _KIND_OF_UNIT.get(kind_of(unit), "count")


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
        """What the rules look at, in the order of ``WINDOWS``; None where it is made only once a rule asks for it."""
        before, after, lead, follow = self.before, self.after, self.lead, self.follow
        near = before[-_NEAR:]
        return [near, before, after, after, lead, follow, self.clause, None, None, self.inside, ending(near), None]

    def asked(self, index: int) -> str:
        """The window of this index that is made only when it is asked for: ``gift``, ``whole`` or ``years``."""
        name = WINDOWS[index]
        if name == "years":
            return self._years()
        if name == "gift" and not (_GIFT.search(self.after) or _GIFT.search(self.follow)):
            return ""
        return f"{self.lead}{self.clause}{self.follow}"

    def _years(self) -> str:
        """``past`` where the sentence up to the number names years or plans that were over before the notice's own.

        ``past plan`` where a five-year plan is among them; ``""`` where any is not over.
        """
        if self.since is None:
            return ""
        words = self.lead + self.before
        if _NOW.search(words):
            return ""
        plans = [PLANS[plan] for plan in _PLAN.findall(words)]
        years = plans + [int(year) for year in _YEAR.findall(words)]
        if not years or max(years) >= self.since:
            return ""
        return "past plan" if plans else "past"


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
