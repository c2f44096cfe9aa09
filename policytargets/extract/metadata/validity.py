"""The period a plan holds for: from its title (2026—2027年, 十四五), or from its validity clause.

Belongs here: the notice's own period and how its validity is written. The deadlines of targets stand in ``due.py``.
Offsets count in the reading text.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from policytargets.extract.metadata.dates import DATE, date_of
from policytargets.extract.structure.labels import chinese_number

_YEARS = re.compile(r"(20\d\d)年? ?(?:-|—{1,2}|~|至|到|、) ?(20\d\d) ?年?")
_FIVE_YEARS = re.compile(r"“?(十[二三四五六七]五)”?|第(十[二三四五六七])个五年")
_FIVE_YEARS_END = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035, "十七五": 2040}
_QUARTER = re.compile(r"(20\d\d)年度?第?([一二三四])季度")
_YEAR = re.compile(r"(20\d\d)(?:年度?|版)(?!\d{1,2}月)(?!\D{0,24}(?:总结|(?:执行|完成)情况|回顾))")
"""The year of a title: a report on one year and the plan for the next is for that."""
_TITLED = re.compile(
    r"(?:印发|出台|发布|制定|联合下发)[^。《\n]{0,24}《([^》\n]{4,80})》|《([^》\n]{4,80})》[^。\n]{0,24}(?:印发|审议通过)"
)
_NAMED = re.compile(r"《([^》\n]{4,90}(?:方案|计划|规划|纲要|措施)[^》\n]{0,20})(》)")
_CLAUSE = re.compile(
    r"有效[期至]|实施(?:期限|期|时间|[^。\n]{0,6}至)|执行(?:期限|期|时间|[^。\n]{0,6}至)|施行(?:期限|期|时间|[^。\n]{0,6}至)"
    r"|政策(?:期限|期|时间)|适用(?:期限|期|时间)|试行(?:期限|期|时间)?|起[^。\n]{0,6}至"
)
"""Every alternative opens with a character of its own, so that the search leaps from one such character to the next."""
_OWN = re.compile(
    r"本(?!市|县|区|省|州|人|地|级|年|轮|条|次活动)|[以上]上|上述|施行说明|(?:印发|发布|公布|发文|出台|下发)之?日|起(?:施行|实施|执行)"
)
_PART = re.compile(r"消费券|购房|补贴期|贷款期|证|合同|活动")
_UNTIL = re.compile(
    r"(?:有效期|有效|期限|期|时间)(?:限)?[^,。;\d]{0,8}?(?:20\d\d年\d{1,2}月\d{1,2}日(?:起|开始)?)?(?:至|到|截至|截止)[^,。;\d]{0,3}(?P<end>20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)"
    r"|起[^,。;\d]{0,8},?(?:至|到)(?P<until>20\d\d年\d{1,2}月\d{1,2}日)"
)
_LASTS = re.compile(
    r"(?:有效期|期限|期|时间|试行)(?:限)?(?:为|暂定为?|暂为|:)?[^,。;\d]{0,2}?(?P<count>\d{1,2}|[一二两三四五六七八九十半]{1,2})"
    r"(?P<unit>个月|年)"
)
_GRANTED = re.compile("给予|购买|新购|出让|享受|对于|,(?:对|凡)")
"""What a sentence goes on with whose term is that of one measure: 自发文之日起至2027年12月31日,对于…"""
_BLANK = re.compile(r"(?:自|从|于)[^,。;]{0,8}[Xx×*_○] ?[月日]")
"""A first day that a draft leaves open."""
_PARTS = re.compile(r"(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_SENTENCE_END = re.compile("[。\n]")
_HEAD = 1500
MAX_CLAUSE = 160


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, as far as known; and where a validity clause says so, its span."""

    start: date | None = None
    end: date | None = None
    clause: tuple[int, int] | None = None


def period_of_title(title: str) -> Period:
    """The period a title names: years, a quarter, or a five-year plan."""
    if years := _YEARS.search(title):
        return Period(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
    if quarter := _QUARTER.search(title):
        year, last = int(quarter[1]), 3 * (int(chinese_number(quarter[2])))
        return Period(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))
    if found := _YEAR.search(title):
        return Period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    if plan := _FIVE_YEARS.search(title):
        end = _FIVE_YEARS_END[plan[1] or f"{plan[2]}五"]
        return Period(date(end - 4, 1, 1), date(end, 12, 31))
    return Period()


def period_of_named_plan(text: str, head: int, issued: bool) -> Period:
    """The period in the title of a plan that ``text[:head]`` names: 印发《…行动方案(2023—2025年)》.

    ``issued`` asks that the text says that it issues the plan; a text without a title of its own reports on one.
    """
    for found in (_TITLED if issued else _NAMED).finditer(text, 0, min(head, _HEAD)):
        period = period_of_title(found[1] or found[2])
        if period.end:
            return period
    return Period()


def period_of_validity(text: str, issued: date | None) -> Period:
    """The period that the notice's own validity clause gives; ``issued`` is what 印发之日 means, where known."""
    best = Period()
    done = 0
    for found in _CLAUSE.finditer(text):
        if found.start() < done:
            continue
        at, near = found.start(), max(0, found.start() - MAX_CLAUSE)
        start = max(text.rfind("。", near, at), text.rfind("\n", near, at), near - 1) + 1
        stop = _SENTENCE_END.search(text, at, at + MAX_CLAUSE)
        done = end = stop.start() if stop else min(at + MAX_CLAUSE, len(text))
        own = _OWN.search(text, start, end)
        if own is None or (_PART.search(text, start, found.start()) and not text.startswith(("本", "以上"), start)):
            continue
        period = _read(text, start, end, issued)
        if period.clause:
            best = period
    return best


def _read(text: str, start: int, end: int, issued: date | None) -> Period:
    """What one sentence says: the first of its ends counts, later ones are for single articles."""
    until, lasts = _UNTIL.search(text, start, end), _LASTS.search(text, start, end)
    begins = _begin(text, start, end, issued)
    if lasts and (until is None or lasts.start() < until.start()):
        last = _after(begins, lasts["count"], lasts["unit"]) if begins else None
        return Period(begins if last else None, last, lasts.span())
    if until and not (until["until"] and _GRANTED.search(text, until.end(), end)):
        last = _last_day(until["end"] or until["until"])
        return Period(begins if begins and last and begins <= last else None, last, until.span())
    return Period()


def _begin(text: str, start: int, end: int, issued: date | None) -> date | None:
    if _BLANK.search(text, start, end):
        return None
    for found in DATE.finditer(text, start, end):
        if text[start : found.start()].endswith(("自", "从", "于")) or text.startswith(("起", "开始"), found.end()):
            return date_of(found)
    return issued


def _after(begins: date, count: str, unit: str) -> date | None:
    if count == "半":
        months = 6
    else:
        number = int(count) if count.isdigit() else chinese_number(count.replace("两", "二"))
        months = number * (12 if unit == "年" else 1)
    if not 0 < months <= 240:
        return None
    year, month = divmod(begins.month - 1 + months, 12)
    year, month = begins.year + year, month + 1
    return date(year, month, min(begins.day, monthrange(year, month)[1])) - timedelta(days=1)


def _last_day(written: str) -> date | None:
    found = _PARTS.match(written)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    return date(year, month, min(int(found[3] or days), days) or days)
