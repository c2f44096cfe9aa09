"""Parts of a target: 招生计划总数为1000个(小学600个、初中400个), 投资50亿元,其中工业30亿元、农业20亿元.

Belongs here: telling a number that divides the one before it. A part of what is committed to is committed to as well,
also where its own words say nothing.
"""

import re
from decimal import Decimal
from typing import Final

from policytargets.extract.model import Number
from policytargets.extract.targets.change import RATIOS
from policytargets.extract.targets.phrases import strip_bound, strip_lead
from policytargets.extract.targets.vocabulary import WORDS

_NO_PART: Final = "每|已|现有|原有|上年|去年|目前|最高|可延长|补贴|补助|奖励"
_NAME: Final = rf"(?P<name>(?![^\d]{{0,16}}(?:{_NO_PART}))[^\d,;。()\n]{{2,16}})$"
_BOUND: Final = "(?:以上|左右|以内)?"
_FIRST: Final = re.compile(rf"{_BOUND}(?:[,;]?其中[:,]?|\((?:其中|包括|含)?[:,]?){_NAME}")
_NEXT: Final = re.compile(rf"{_BOUND}[、,;](?:和|及)?{_NAME}")
_EACH: Final = re.compile(rf"{_BOUND}[,;、](?:(?:和|及|其中)[:,]?)?(?P<name>[^\d,;。()\n]{{2,30}})各$")
"""新建项目300个,甲县、乙县各50个: what each of those named is to do of it."""
_REACH: Final = 34
_ITEM: Final = re.compile(r"[^\d,;:。()\n]*(?:[、和及与]|,(?:其中)?包[括含])[^\d,;:。()\n]*")
_HEAD: Final = re.compile(r"(?:计划|名额|指标|学位|岗位|床位)(?:总?数|总量)?$")
"""What a part names only the holder of: 公办小学 of the 招生计划."""
_AMONG: Final = re.compile("其中[^,;。]*$")
"""A target that is itself the first part of something: the whole may not be one."""
_CHANGED: Final = re.compile(rf"(?:{WORDS['grow']}|{WORDS['fall']})$")
_TOTAL: Final = re.compile("(?:总?数|总量)$")
_VERB: Final = re.compile(rf"^(?:{WORDS['make']})+")
_FIRST_OF: Final = re.compile("首[期批]|新增|累计")
_WHOSE: Final = re.compile(
    "(?:[镇乡县市省]|(?<![社园街景小片校户])区|街道|林场|农场|[省市县区州国]级|市本级|^(?:农村|城市|城镇|县城|平原))$"
)
"""A part that only says whose it is: 沙河镇, 县级."""
_HOLDER: Final = re.compile("[一-鿿]{1,8}(?:[镇乡]|街道|[林农]场)")
"""Whose a number is, and nothing else."""
_PARTED: Final = re.compile("([一-鿿]{2,12}?)(?:目标)?(?:任务)?(?:分解|分配|下达)(?:如下|为)?[:,]")
"""恢复耕地任务分解为:城关镇180亩…: what is parted."""
_HOLDER_LEAD: Final = re.compile("^[一-鿿]{1,6}?(?:[镇乡]|街道|[林农]场)(?=.{3})")
_SHORT: Final = 14
"""Characters of the longest words that are put behind a holder."""
_THING: Final = re.compile("(?:学|校|公司|院|店|企业|中心|厂|馆|村|社区|项目)$")
"""A part that says itself what it is."""
_BARE: Final = 3
"""Characters of a whole that says no more than what is done: 抽检."""
_OPENING: Final = re.compile(rf"^(?:[全本我][市省区县国]|{WORDS['make']})+(?=.{{4}})")


class PartReader:
    """Hears the numbers of a notice in text order."""

    def __init__(self, text: str) -> None:
        """``text`` is the reading text."""
        self._text = text
        self._whole: Number | None = None
        self._last = 0
        self._listed = False
        self._rest = Decimal(0)
        self._of = ""

    def take(self, number: Number) -> str:
        """What ``number`` measures as a part of the last target; ``""`` where it is none.

        A part is named right behind the target or the part before, has the same unit (one that adds up), and is no
        more than is left.
        """
        whole = self._whole
        if whole is None or number.value is None or number.unit != whole.unit or number.unit in RATIOS:
            return ""
        if number.start - self._last > _REACH:
            return ""
        named = _FIRST if self._last == whole.end and not self._listed else _NEXT
        fits = self._listed or number.value <= self._rest
        between = self._text[self._last : number.start]
        match = named.match(between) or _EACH.match(between) if fits else None
        if match is None:
            return ""
        if match.re is _EACH:
            self._last = number.end
            return self._of
        part = strip_bound(strip_lead(match["name"]))
        if _CHANGED.search(part):
            return ""
        self._last = number.end
        self._rest -= number.value
        return _of_whole(part, self._of)

    def continues(self, number: Number) -> bool:
        """Whether ``number`` is the next item of the list in which the last target or part stands (A 5个、B 3家)."""
        between = self._text[self._last : number.start] if 0 < number.start - self._last <= _REACH else ""
        return number.value is not None and _ITEM.fullmatch(between) is not None

    def held(self, number: Number, indicator: str, lead: str, title: str) -> str:
        """``indicator``, or where it only says whose the number is (沙河镇5个), that with what is done there.

        The target before says that in a list of one unit, else the words before the list (``lead``), else the
        ``title`` of the measure.
        """
        if not _HOLDER.fullmatch(indicator):
            return indicator
        listed = self._whole is not None and self._whole.unit == number.unit and number.start - self._last <= _REACH
        if listed and not _HOLDER.fullmatch(self._of):
            return _short(indicator, self._of)
        parted = _PARTED.search(lead)
        return _short(indicator, parted.group(1) if parted else title)

    def begin(self, number: Number, indicator: str) -> None:
        """Take ``number`` for a target, measured by ``indicator``, that parts may follow."""
        self._whole, self._last, self._rest = number, number.end, number.value or Decimal(0)
        self._listed = _AMONG.search(self._text, max(0, number.start - _REACH), number.start) is not None
        self._of = _TOTAL.sub("", _OPENING.sub("", _HOLDER_LEAD.sub("", indicator)))


def _short(holder: str, done: str) -> str:
    return holder + done if len(done) <= _SHORT else holder


def _of_whole(part: str, of: str) -> str:
    """What a part measures: with the whole, where it only says whose, which or how far."""
    if _HEAD.search(of) and not _HEAD.search(part):
        return _joined(part, of)
    if _FIRST_OF.fullmatch(part):
        return of + part
    bare = _VERB.sub("", of, count=1) or of
    if (
        part.endswith(bare)
        or _THING.search(part)
        or not (_VERB.fullmatch(part) or _WHOSE.search(part) or len(bare) <= _BARE)
    ):
        return part
    return part + bare


def _joined(part: str, of: str) -> str:
    """The two, written as one where the second begins as the first ends: 民办小学 + 小学一年级计划."""
    shared = next((size for size in range(min(len(part), len(of)), 1, -1) if part.endswith(of[:size])), 0)
    return part + of[shared:]
