"""Respective values: A、B占比分别达到30%、50%, each value with the item that stands in the same place.

Belongs here: which item of the list before 分别 a number belongs to, and what the items share.
"""

import re
from typing import Final

from policytargets.extract.targets.periods import YEARS_IN_ROW
from policytargets.extract.targets.phrases import GAUGE_END, strip_bound, strip_lead
from policytargets.extract.targets.subject import RATE_OF_ACT, elides, with_subject
from policytargets.extract.targets.vocabulary import WORDS

_CHANGED: Final = re.compile(
    r"(?:[较比](?:[上去]年|20\d\d年)(?:[底末]|同期)?)?(?P<change>增长|提高|提升|下降|降低|减少|增加|压减|压缩|压降|缩短|精简)(?![到至为])"
)
_LIST: Final = re.compile(r"[、和与]|以及|(?<![普涉惠波遍])及(?!以[上下内])")
_SINCE: Final = re.compile(r"[较比](?:[上去]年|20\d\d年)(?:[底末]|同期)?$")
_REST: Final = re.compile("(?:常住)?居民|领域|预警|行业|地区|排放|口(?=整体|通关)")
"""What a name leaves to the last one of the list: 城镇、农村居民人均收入, 进、出口整体通关时间."""
_COUNTED_END: Final = re.compile("(?:环节|材料|次数|成本|费用)$")
"""The end of a name that lacks no gauge: 办理环节、时限分别压减…"""
_TIMES: Final = re.compile("时[限间]")
"""Gauges beside which such a name lacks none; of 先进材料、装备制造营业收入 the first does."""
_SIDES: Final = frozenset({"城市", "农村", "城镇", "乡村", "城区"})
"""城市、农村低保标准: what the second names is that of both."""
_PLACES: Final = frozenset("省市县区镇乡级")
_SHORT: Final = 4
_YEARLY: Final = re.compile(r"(?:年均|平均|同比|年平均)$")
_BRINGING: Final = re.compile(r"^(?:推动|促进|带动|促使)")
_VALUES: Final = re.compile(rf"^(?:{WORDS['bound_after']})?[、和与及]+\D{{0,2}}\d")
"""What follows the first of several values."""
_SHARE_OF: Final = re.compile("占(?P<wholes>[^占]+?)的?(?P<gauge>比重|比例)$")
_UNIT_OF: Final = re.compile("单位(?:[一-鿿]{0,8}?(?:生产总值|增加值|产值)|GDP)")
"""单位生产总值用水量、能耗分别下降…: what the whole list is measured by."""
_DIGIT: Final = re.compile(r"\d")
_VALUE: Final = re.compile(r"\d[\d,.]*")


def respective(before: str, after: str, lead: str) -> str:
    """The item of A、B分别…X、Y that the number at the end of ``before`` belongs to."""
    head, _, numbers = before.rpartition("分别")
    by_year = YEARS_IN_ROW.search(head) or YEARS_IN_ROW.search(lead)
    head = _SINCE.sub("", _YEARLY.sub("", strip_lead(YEARS_IN_ROW.sub("", head).removesuffix("应"))))
    if share := _SHARE_OF.match(head):
        return _share_of(share, lead, len(_VALUE.findall(numbers)))
    if by_year and not head:
        head = _DIGIT.split(numbers, maxsplit=1)[0]
    nouns = [head] if by_year else [noun for noun in _LIST.split(strip_bound(head)) if noun]
    place = len(_VALUE.findall(numbers))
    changed = _CHANGED.match(numbers)
    change = changed["change"] if changed else ""
    if len(nouns) == 1:
        return nouns[0] + change
    if not place and not _VALUES.match(after):
        return strip_bound(head) + change
    if place >= len(nouns):
        return ""
    share = _SHARE_OF.search(nouns[-1])
    gauge = share or GAUGE_END.search(nouns[-1])
    if place and (unit := _UNIT_OF.match(nouns[0])) and not _UNIT_OF.match(nouns[place]):
        nouns[place] = unit.group() + nouns[place]
    nouns[0] = _BRINGING.sub("", nouns[0]) if gauge else nouns[0]
    if place < len(nouns) - 1 and _shares_rest(nouns[place], nouns[-1]):
        return nouns[place] + nouns[-1][len(nouns[place]) :] + change
    if place and elides(nouns[place]) and (act := RATE_OF_ACT.search(nouns[0])):
        return nouns[0][: act.start()] + nouns[place] + change
    counted = gauge is not None and _TIMES.search(gauge.group()) and _COUNTED_END.search(nouns[place])
    whole = GAUGE_END.search(nouns[place]) or counted
    if place == len(nouns) - 1 or not gauge or (not share and whole):
        return nouns[place] + change
    return nouns[place] + gauge.group() + change


def _shares_rest(short: str, last: str) -> bool:
    """Whether a short name leaves what it names to the last of the list, which is built as it is."""
    size = len(short)
    if short in _SIDES and last[:size] in _SIDES:
        return True
    if size > _SHORT or not GAUGE_END.search(last, size):
        return False
    return _REST.match(last, size) is not None or (short[-1] in _PLACES and short[-1] == last[size - 1] and size > 1)


def _share_of(share: re.Match[str], lead: str, place: int) -> str:
    """The item of 增加值…,占A和B比重分别…: the share of the clause before in the whole at this place."""
    wholes = _LIST.split(share["wholes"])
    if place >= len(wholes):
        return ""
    return with_subject("占比", "", lead, "", "").removesuffix("占比") + f"占{wholes[place]}{share['gauge']}"
