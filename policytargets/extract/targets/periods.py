"""Deadlines: the period a commitment is for, as its last day, with the words that say it.

Belongs here: deadline expressions, and what a sentence, a goal list, a schedule line, a heading or a plan passes on to
its targets. The dates of the notice itself belong to ``metadata``.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_CN: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_CENTURY: Final = "(?:19|20)"
_MONTH: Final = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
_WITHIN: Final = rf"第?[一二三四1-4]季度|[上下]半年|{_MONTH}(?:[0-3]?\d日|底|末|上旬|中旬|下旬|份)?|年?[底末]|年?内"
_SPAN_OF: Final = r"[,，]?(?:用|连续)?(?P<{}>[一二三四五六七八九十]|\d{{1,2}})年(?:左右)?(?:时间|内|(?=[,，]))"
_DEFINED: Final = re.compile(rf"(?P<since>{_CENTURY}\d\d)年(?:开始|起)(?:{_SPAN_OF.format('span')})")
_EXPRESSION: Final = re.compile(
    rf"{_DEFINED.pattern}|(?:今后|未来)(?P<coming>[一二三四五六七八九十]|\d)年|(?<![\d.连近过每前后满第届])(?P<within>[一二三四五六七八九十]|\d{{1,2}})年内"
    r"|(?P<plan>(?:“?十[一二三四五六七]五”?|“(?:[八九]五|十五)”)(?:时期|期间|规划期)?末?)"
    rf"|(?P<from>{_CENTURY}\d\d)年?[-—–―~～至到]{{1,2}}(?P<to>{_CENTURY}\d\d)年"
    rf"|(?P<year>{_CENTURY}\d\d年度?|今明两年|今年|本年度?|明年|当年|全年|年度(?!工作|计划|任务))(?P<part>{_WITHIN})?(?:以?前|之前)?"
    rf"|(?P<bare>第?[一二三四]季度|[上下]半年|(?<![\d年]){_MONTH}(?:[0-3]?\d日|底|末|上旬|中旬|下旬)?|(?<![\d一二三四五六七八九十两几半多])年[底末内])(?:以?前|之前)?"
)
_GATE: Final = re.compile(r"[年月度五]")
_NOT_BEFORE: Final = re.compile(
    r"(?:较|(?<!占)比|同比|高于|低于|超过|优于|快于|自|从|于|毕业|出生|近|连续|每|满|第|上|去|过去|恢复|《[^》]*|基于|相比|已于|经)$"
)
_BY_WHEN: Final = re.compile("[底末月]前$")
"""How an expression ends that says by when, whatever is done: 2027年底前发布目录."""
_SET_FOR: Final = re.compile(r"(?<!已)(?<!曾)于$")
"""…于2026年6月底前完成: by when it is to be done, though 于 without 前 tells when something was."""
_STARTING: Final = r"”?(?:规划|发展|时期|实现|良好|和|的|新)*(?:开[好局]|起好?步|第一年|首年)"
"""“十五五”开好局, 开局之年: tells of the first year of a plan, and sets nothing for its last."""
_NOT_AFTER: Final = re.compile(
    rf"(?:{_STARTING}|”?规划(?:内|确定|明确|提出)|(?:目标|抽检|计划)?任务的|以来|起|工作要点|水平|的?基础|版|级|届|初(?!步|级|中)|出生|毕业|印发|发布|实施的|认定|入选|启动的|末期|工作回顾|\d{{1,2}}月\d)"
)
PLANS: Final = dict(
    zip(
        ("八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五", "十七五"),
        range(1995, 2041, 5),
        strict=True,
    )
)
"""The last year of each five-year plan."""

YEARS_IN_ROW: Final = re.compile(r"20\d\d(?:年[底末]?)?[、和与及](?:20\d\d(?:年[底末]?)?[、和与及])*20\d\d年[底末]?")
"""Years that each have a value of their own: 2026、2027年末分别达到40%、60%."""
NO_SPANS: Final[Mapping[int, int]] = {}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period, the words that say it, and its basis (``schema.DEADLINE_BASES``)."""

    day: date | None
    text: str | None
    basis: str


NONE: Final = Deadline(None, None, "none")


@dataclass(frozen=True, slots=True)
class Mention:
    """A deadline expression in a stretch of text: offsets in it, last day, words."""

    start: int
    end: int
    day: date
    text: str


def last_day(year: int, month: int = 12) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def defined_spans(text: str) -> dict[int, int]:
    """The spans of years that a notice defines (2012年起5年内): number of years → the last of them."""
    if "年起" not in text and "年开始" not in text:
        return {}
    found = ((match, _count(match["span"])) for match in _DEFINED.finditer(text))
    return {years: int(match["since"]) + years - 1 for match, years in found}


def mentions(
    text: str, base: int | None, spans: Mapping[int, int] = NO_SPANS, over: int | None = None
) -> list[Mention]:
    """The deadline expressions of ``text``; ``base`` is the year that 全年 and 年底 mean (None: not known).

    ``spans`` are those that the notice defines: 5年内 is a deadline only where it has said from when. ``over`` is the
    last year that was over, or nearly, when the notice was written: 今后五年 are the five behind it.
    """
    found: list[Mention] = []
    if not _GATE.search(text):
        return found
    for match in _EXPRESSION.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 6) : start]
        bound = match.group().endswith("前") and _SET_FOR.search(before)
        by_when = _BY_WHEN.search(match.group()) is not None
        if (_NOT_BEFORE.search(before) and not bound) or (_NOT_AFTER.match(text, end) and not by_when):
            continue
        if text.rfind("《", 0, start) > text.rfind("》", 0, start):
            continue
        day = _resolve(match, _base_at(text, start, found, base), spans, over)
        if day:
            found.append(Mention(start, end, day, match.group()))
    return found


def _base_at(text: str, start: int, found: list[Mention], base: int | None) -> int | None:
    """A bare 年底 or 10月 after a dated expression of the same sentence takes that one's year."""
    if found and start - found[-1].end <= 40 and found[-1].text[0] in "12":
        return found[-1].day.year
    return base


def _count(written: str) -> int:
    return int(written) if written.isdigit() else _CN[written]


def _resolve(match: re.Match[str], base: int | None, spans: Mapping[int, int], over: int | None) -> date | None:
    if match["coming"]:
        return last_day(over + _count(match["coming"])) if over else None
    if match["since"]:
        return last_day(int(match["since"]) + _count(match["span"]) - 1)
    if match["within"]:
        last = spans.get(_count(match["within"]))
        return last_day(last) if last else None
    if match["plan"]:
        year = PLANS.get(re.sub("[^一二三四五六七八九十]", "", match["plan"]))
        return last_day(year) if year else None
    if match["to"]:
        return last_day(int(match["to"]))
    said = match["year"] or ""
    year = int(said[:4]) if said[:1].isdigit() else base
    if year is None or not 1900 < year < 2200:
        return None
    if said in ("明年", "今明两年"):
        year += 1
    return _within(match["part"] or match["bare"] or "", year)


def _within(part: str, year: int) -> date | None:
    if "季度" in part:
        digit = part.removeprefix("第")[0]
        return last_day(year, 3 * (int(digit) if digit.isdigit() else _CN[digit]))
    if part.startswith("上半年"):
        return last_day(year, 6)
    name, has_month, rest = part.partition("月")
    if not has_month:
        return last_day(year)
    month = int(name) if name.isdigit() else 10 * ("十" in name) + _CN.get(name.replace("十", ""), 0)
    if rest.endswith("日"):
        day = int(rest[:-1])
        return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
    return date(year, month, 10 if rest == "上旬" else 20) if rest in ("上旬", "中旬") else last_day(year, month)


_VALID_UNTIL: Final = re.compile(
    r"(?:有效期?限?[^。;\n]{0,8}?|施行(?<=[日起]施行)|实施(?<=[日起]实施)|执行(?<=[日起]执行))"
    r"(?:截?至|到)(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日|底)?"
)
"""Every alternative opens with a character of its own, so that the search leaps from one such character to the next."""
_SPAN: Final = re.compile(r"(20\d\d)\s*年?\s*[-—–―~～至]{1,2}\s*(20\d\d)\s*年")
_MONTHS: Final = re.compile(
    r"(?P<from>20\d\d)年\d{1,2}月?[-—–―~～至到]{1,2}(?:(?P<to>20\d\d)年)?(?P<month>\d{1,2})月(?!\d)"
)
"""(2024年5月—2025年12月): the months of a stage."""
_PLAN: Final = re.compile(rf"(十[三四五六七])(?:五|个五年)(?!{_STARTING})")
_YEAR: Final = re.compile(r"(20\d\d)\s*年度?(?!\d*月)")
_ANY_YEAR: Final = re.compile(r"20(?<!\d20)[0-4]\d(?!\d)")
_HEAD: Final = 20_000


def period_in_title(title: str) -> Deadline:
    """The period that a title or heading names: a span of years, else the last five-year plan or year in it."""
    if match := _SPAN.search(title):
        return Deadline(last_day(int(match[2])), match[0], "inherited")
    if match := _MONTHS.search(title):
        year, month = int(match["to"] or match["from"]), int(match["month"])
        return Deadline(last_day(year, month) if 1 <= month <= 12 else last_day(year), match[0], "inherited")
    if found := _PLAN.findall(title):
        plan = f"{found[-1]}五"
        return Deadline(last_day(PLANS[plan]), plan, "inherited")
    if years := _YEAR.findall(title):
        return Deadline(last_day(int(years[-1])), f"{years[-1]}年", "inherited")
    return NONE


def period_of_validity(text: str) -> Deadline:
    """The end that a validity clause states (有效期至2028年12月31日); the last one of ``text`` counts."""
    found = NONE
    for match in _VALID_UNTIL.finditer(text):
        year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 0)
        if 1 <= month <= 12:
            end = date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else last_day(year, month)
            found = Deadline(end, match[0], "inherited")
    return found


def usual_year(text: str) -> int | None:
    """The year that the head of a notice names most often (the later of equals): what 全年 means without a date."""
    counts: dict[str, int] = {}
    for year in _ANY_YEAR.findall(text, 0, _HEAD):
        counts[year] = counts.get(year, 0) + 1
    return int(max(counts, key=lambda year: (counts[year], year))) if counts else None
