"""Numbers in Arabic digits: dates, times, labels, document numbers and identifiers first, then quantities.

Belongs here: what a run of digits is, by the characters around it. Multipliers, units and ranges are read in
``quantities.py``.
"""

import re
from decimal import Decimal
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.model import Number
from policytargets.extract.numbers.comparators import comparator_of
from policytargets.extract.numbers.numerals import LONGEST
from policytargets.extract.numbers.quantities import amount_at, arabic_value, quantity
from policytargets.extract.numbers.units import FRACTION, kind_of, unit_at

_YEAR: Final = r"(?:1[89]|2[01])[0-9][0-9]"
_DATE: Final = re.compile(
    rf"(?P<y>{_YEAR}) ?(?:年 ?)?(?:-{{1,2}}|—{{1,2}}|~|至|到) ?(?P<y2>{_YEAR}) ?年"
    rf"|(?P<b>{_YEAR})(?:-|—|~|至)(?P<b2>{_YEAR})(?=\))"
    rf"|(?P<year>{_YEAR}) ?年(?P<rest> ?[0-9]{{1,2}} ?月(?: ?[0-9]{{1,2}} ?[日号](?!线|楼))?)?"
    rf"|(?P<full>{_YEAR}(?P<mark>[-/.])(?:1[0-2]|0?[1-9])(?P=mark)(?:[12][0-9]|3[01]|0?[1-9])(?![0-9.]))"
    r"|(?P<months>(?:1[0-2]|0?[1-9]) ?月?(?:-{1,2}|—{1,2}|~|至|到) ?(?P<last>1[0-2]|0?[1-9]) ?月)(?![0-9]|龄)"
    r"|(?P<month>1[0-2]|0?[1-9]) ?月(?!龄)(?P<day> ?[0-9]{1,2} ?[日号])?"
    r"|(?:1[0-2]|[1-9])·(?:3[01]|[12]?[0-9])(?![0-9])"
    r"|(?P<dom>[12][0-9]|3[01]|0?[1-9]) ?日(?=[前起至止到晚早上中下、,;。)(—~-]|之?前|以前|零时|[0-9]|\Z)(?!内)"
)
_DATE_NEXT: Final = frozenset("年月日-/.—~至到· ")
_TIME: Final = re.compile(
    "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    "|(?:2[0-4]|1[0-9]|[0-9])时(?:(?:[0-5]?[0-9])分)?(?![间期代])"
    "|(?:2[0-4]|1[0-9]|[0-9])点(?:(?:[0-5]?[0-9])分|整|半|(?=[前起至止到之—~、,;。)(-]))"
)
_TO_ONE: Final = re.compile(r":1(?![0-9:.])")
_RATIO: Final = re.compile("(?:之比|比例|比值|[一-鿿]比)[一-鿿]{0,6}$")
_RATIO_REACH: Final = 12
"""产值之比提高到2.8:1: so much of the one to one of the other."""
_CODE: Final = re.compile("[A-Z]{2,}(?:/[A-Z]{1,3})? $")
_DOCUMENT: Final = re.compile(r"\[?[0-9]{4}[\]) ] ?第? ?[0-9]{1,6} ?号")
_SLASHED: Final = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/.年月])")
_FRACTION: Final = re.compile(r" ?分之 ?([0-9]{1,15}(?:\.[0-9]+)?)(?![0-9])")
_TELEPHONE: Final = re.compile(
    "0?[0-9]{2,4}-[0-9]{7,8}(?![0-9])|[48]00(?:-[0-9]{3,4}-?|[0-9]{3,4}-)[0-9]{3,4}(?![0-9])"
)
_TOKEN: Final = re.compile(r"[0-9A-Za-z]+(?:[-._/][0-9A-Za-z]+)*")
_HOTLINES: Final = frozenset(number for number, _ in lexicons.rows("hotlines.tsv"))
_SERVICE: Final = re.compile(
    "(?:政务|服务|便民|市民|投诉|举报|举报投诉|投诉举报|公共|为民){0,3}(?:热线|电话|平台|专线)"
)
_LABEL_END: Final = frozenset(".、)")
_BOUNDARY: Final = frozenset("\n。;:!?”]> ,")
_SIGNED: Final = frozenset(" \n(至到~达为于在,:;、")
_NAMED: Final = frozenset("图表")
_RECENT: Final = ("2005", "2060")
"""A bare number of four digits in these bounds names a year (中国制造2025)."""
_MORE_ORDINALS: Final = re.compile("(?:[、至到和及—~-][0-9]{1,4}(?![0-9.]))+")
"""第1-3条, 第5、6位: one 第 for several."""
_ORDERED: Final = "第"


def _labels(text: str, start: int, end: int) -> bool:
    """Whether digits that end before a mark at ``end`` are no decimal: 2.推进, and 2.2024年."""
    return not text[end + 1 : end + 2].isdigit() or (end - start <= 3 and text[end + 5 : end + 6] == "年")


def arabic_number(text: str, start: int, end: int) -> Number | None:
    """The mention whose digits are ``text[start:end]``."""
    raw = text[start:end]
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    if len(raw) > LONGEST:
        return Number(start, end, raw, None, None, "", "eq", "identifier")
    if before == _ORDERED:
        return _ordinal(text, start, end, raw)
    if after in _DATE_NEXT or raw.count(".") == 2:
        date = _date(text, start)
        if date is not None:
            return date
    if before < "\x80":
        special = _after_ascii(text, start, end, raw, before, after)
        if special is not None:
            return special
    if after in _LABEL_END and before in _BOUNDARY and len(raw) <= 5 and _labels(text, start, end):
        return _label(text, start, end, raw)
    if after == ":" and _TO_ONE.match(text, end) and _RATIO.search(text, max(0, start - _RATIO_REACH), start):
        end += 2
        return Number(start, end, text[start:end], arabic_value(raw), None, "", comparator_of(text, start, end))
    if after == ":" or after == "时" or after == "点":
        time = _TIME.match(text, start)
        if time:
            return Number(start, time.end(), time[0], None, None, "", "eq", "time")
    if raw.count(".") > 1:
        return Number(start, end, raw, None, None, "", "eq", "label" if before in _BOUNDARY else "identifier")
    return _plain_number(text, start, end, raw, before, after)


def _plain_number(text: str, start: int, end: int, raw: str, before: str, after: str) -> Number | None:
    if after == "分" or after == " ":
        fraction = _FRACTION.match(text, end)
        if fraction and arabic_value(raw):
            value = share(Decimal(fraction[1]), arabic_value(raw))
            return _shared(text, start, fraction.end(), *value)
    if after == "/":
        slashed = _SLASHED.match(text, start)
        if slashed and 0 < int(slashed[1]) < int(slashed[2]) and not slashed[2].startswith("0"):
            value = share(Decimal(slashed[1]), Decimal(slashed[2]))
            return _shared(text, start, slashed.end(), *value)
    if after == "-" or len(raw) >= 7:
        telephone = _TELEPHONE.match(text, start)
        if telephone:
            return Number(start, telephone.end(), telephone[0], None, None, "", "eq", "identifier")
    amount = amount_at(text, end, arabic_value(raw))
    if not amount.unit and amount.scale == 1:
        number = quantity(text, start, amount)
        if not number.unit:
            return _bare(text, number, raw, before, after)
        return number
    if before == "-" and (start < 2 or text[start - 2] in _SIGNED):
        amount.value = -amount.value
        start -= 1
    return quantity(text, start, amount)


def _bare(text: str, number: Number, raw: str, before: str, after: str) -> Number:
    """``number``, which has no unit, as what it is: a code, a telephone service, a label, a year or a quantity."""
    start, end = number.start, number.start + len(raw)
    if after.isascii() and (after.isalpha() or after == "_"):
        return _identifier(text, start, end)
    if raw in _HOTLINES or (len(raw) >= 3 and _SERVICE.match(text, end)):
        return Number(start, end, raw, None, None, "", "eq", "identifier")
    if (len(raw) > 1 and raw[0] == "0" and raw[1] != ".") or (len(raw) >= 7 and raw.isdigit()):
        return Number(start, end, raw, None, None, "", "eq", "identifier")
    if (before == "“" and after == "”") or "+" in (before, after):
        return Number(start, end, raw, None, None, "", "eq", "identifier")
    if before in _NAMED or text.startswith("附件", start - 2):
        return _label(text, start, end, raw)
    if len(raw) == 4 and _RECENT[0] <= raw <= _RECENT[1] and number.comparator in ("eq", "range"):
        number.shape = "date"
    elif before == "-" and number.value_high is None and number.value and (start < 2 or text[start - 2] in _SIGNED):
        number.start, number.text, number.value = start - 1, text[start - 1 : number.end], -number.value
    return number


def _identifier(text: str, start: int, end: int) -> Number:
    """The whole token of letters, digits and joining signs that starts at ``start``."""
    token = _TOKEN.match(text, start)
    stop = token.end() if token else end
    return Number(start, stop, text[start:stop], None, None, "", "eq", "identifier")


def share(part: Decimal, whole: Decimal) -> tuple[Decimal, str]:
    """``part`` of ``whole`` as value and unit: hundredths are %, thousandths ‰, any other a 比例 of six places."""
    if whole == 100:
        return part, "%"
    if whole == 1000:
        return part, "‰"
    return (part / whole).quantize(Decimal("0.000001")).normalize(), FRACTION


def _shared(text: str, start: int, end: int, value: Decimal, unit: str) -> Number:
    shape = "fraction" if unit == FRACTION else "percent"
    return Number(start, end, text[start:end], value, None, unit, comparator_of(text, start, end), shape)


def _date(text: str, start: int) -> Number | None:
    match = _DATE.match(text, start)
    if match is None:
        return None
    end = match.end()
    value: Decimal | None = None
    high: Decimal | None = None
    unit = ""
    if match["y2"] or match["b2"]:
        value, high, unit = Decimal(match["y"] or match["b"]), Decimal(match["y2"] or match["b2"]), "年"
        if value >= high:
            return None
    elif match["year"] and not match["rest"]:
        if text.startswith("期", end):
            return None
        value, unit = Decimal(match["year"]), "年"
    elif match["month"] and not match["day"]:
        value, unit = Decimal(match["month"]), "月"
    elif match["dom"]:
        value, unit = Decimal(match["dom"]), "日"
    return Number(start, end, match[0], value, high, unit, "range" if high is not None else "eq", "date")


def _after_ascii(text: str, start: int, end: int, raw: str, before: str, after: str) -> Number | None:
    """What only a number after an ASCII character can be: part of a code, a document number, a label in brackets."""
    if before in "([" and len(raw) == 4:
        document = _DOCUMENT.match(text, start)
        if document:
            first = start - 1
            return Number(first, document.end(), text[first : document.end()], None, None, "", "eq", "docnumber")
    if before == "(" and after == ")" and len(raw) <= 3:
        return _label(text, start, end, raw)
    if before == " " and _CODE.search(text[max(0, start - 8) : start]) and unit_at(text, end) == end:
        return _identifier(text, start, end)
    if before.isalpha() or before in "_@=&":
        unit_end = unit_at(text, end)
        if unit_end > end and kind_of(text[end:unit_end]) not in ("rank", "latin") and before not in "_@=&":
            return None
        if text[end : end + 1] in ("万", "亿"):
            return None
        return _identifier(text, start, end)
    return None


def _label(text: str, start: int, end: int, raw: str) -> Number:
    value = Decimal(raw) if raw.isdigit() else None
    return Number(start, end, text[start:end], value, None, "", "eq", "label")


def _ordinal(text: str, start: int, end: int, raw: str) -> Number:
    value = Decimal(raw) if raw.isdigit() else None
    more = _MORE_ORDINALS.match(text, end)
    if more and unit_at(text, more.end()) > more.end():
        end = more.end()
    unit_end = unit_at(text, end)
    return Number(start - 1, unit_end, text[start - 1 : unit_end], value, None, text[end:unit_end], "eq", "ordinal")
