"""What follows the digits of a number: multiplier, 余 or 多, unit, the second half of a range.

Belongs here: the part of the grammar that Arabic and Chinese numerals share. What the digits themselves are is read
in ``arabic.py`` and ``chinese.py``.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from policytargets.extract.model import Number
from policytargets.extract.numbers.comparators import comparator_of
from policytargets.extract.numbers.numerals import LONGEST, NUMERALS, multiplier_value, numeral_value
from policytargets.extract.numbers.units import kind_of, unit_at

_TIMES: Final = "((?:[十亿]|百(?!分)|千(?![瓦克米伏卡焦帕])|万(?!分之))*)"
_SCALE: Final = re.compile(f" ?{_TIMES}((?:[余多]|来(?=[个名家人户项种天年万亿]))?){_TIMES}")
_REST: Final = re.compile("([0-9]{1,4}(?:[.][0-9]+)?)([十百千]?万|[百千](?![瓦克米伏卡焦帕分]))")
"""3亿5千万, 1亿2000万: a smaller part of the same number."""
_SCALE_FIRST: Final = frozenset("十百千万亿余多来 ")
_NOT_MORE: Final = re.compile("余[额款地料姚干杭热姚压]|多[样式渠部领维措数年来]")
_SPLIT_COUNTER: Final = re.compile("个([多余半来])(月|小时|星期|百分点|季度|工作日|学期)")
_PARTS: Final = re.compile("(成|折)([五半]?)(?![立为果员本功效长品都绩熟年分交套型份就批扣旧叠合射磨算返])")
_RANGE: Final = re.compile("(?:\\(不?含[^()\n]{0,8}\\))? ?(?:-{1,2}|—{1,2}|~|至|到) ?")
_RANGE_FIRST: Final = frozenset("-—~至到( ")
_CORE: Final = re.compile(
    f"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?(?!\\.?[0-9])|[{NUMERALS}]{{1,{LONGEST}}}"
)
_FROM: Final = frozenset("由从自")
_HALVED: Final = frozenset(("年", "倍", "小时", "天", "折", "岁"))
_THOUSANDS: Final = frozenset("瓦克米伏卡焦帕")
_SHAPES: Final = {"share": "percent", "rank": "ordinal"}
_ERAS: Final = frozenset(("年代", "世纪"))
_TEN: Final = Decimal(10)
_HALF: Final = Decimal("0.5")


@dataclass(slots=True)
class Amount:
    """A number with what follows it: where it ends, its value, unit, whether 余 or 多 stands in it, its multiplier."""

    end: int
    value: Decimal
    unit: str
    more: bool
    scale: int


def arabic_value(raw: str) -> Decimal:
    """The value of Arabic digits, their thousands grouped by commas or spaces, with a decimal point."""
    return Decimal(raw.replace(",", "").replace(" ", ""))


def before_unit(text: str, start: int, end: int) -> int:
    """Where the numerals ``text[start:end]`` end when a last 千 is part of the unit: 三千瓦 is 三 of 千瓦."""
    taken = end > start + 1 and text[end - 1] == "千" and text[end : end + 1] in _THOUSANDS
    return end - 1 if taken else end


def amount_at(text: str, end: int, value: Decimal) -> Amount:
    """The amount whose digits, worth ``value``, end at ``end``: reads on over multiplier, 余 or 多, and unit."""
    scale, more = 1, False
    follows = text[end : end + 1]
    if follows in _SCALE_FIRST:
        match = _SCALE.match(text, end)
        if match and match.end() > end and not (match[2] and _NOT_MORE.match(text, match.start(2))):
            first, approximate, second = match.groups()
            if first or approximate:
                more = bool(approximate)
                scale = multiplier_value(first[:LONGEST]) * multiplier_value(second[:LONGEST])
                end = match.end()
        elif match and match[1]:
            scale, end = multiplier_value(match[1][:LONGEST]), match.end(1)
        if scale > 1:
            value = _plain(value * scale)
            rest = _REST.match(text, end) if not more else None
            if rest and multiplier_value(rest[2]) < scale:
                value, end = value + Decimal(rest[1]) * multiplier_value(rest[2]), rest.end()
        follows = text[end : end + 1]
    if follows == "成" or follows == "折":
        parts = _PARTS.match(text, end)
        if parts and 0 < value < (_TEN if parts[1] == "成" else 100):
            share = _plain(value * 10) if value <= _TEN else value
            share += 5 if parts[2] else 0
            return Amount(parts.end(), share, "%", more, 1)
    return _with_unit(text, Amount(end, value, "", more, scale), follows)


def _with_unit(text: str, amount: Amount, follows: str) -> Amount:
    end = amount.end
    if follows == "个" and text[end + 1 : end + 2] in ("多", "余", "半", "来"):
        split = _SPLIT_COUNTER.match(text, end)
        if split:
            amount.unit, amount.end = "个" + split[2], split.end()
            if split[1] == "半":
                amount.value += _HALF
            else:
                amount.more = True
            return amount
    if follows == " ":
        end += 1
    unit_end = unit_at(text, end)
    if unit_end == end or (amount.value >= 10**4 and text[end:unit_end] == "级"):
        return amount
    amount.unit, amount.end = text[end:unit_end], unit_end
    follows = text[unit_end : unit_end + 1]
    if follows == "半" and amount.unit in _HALVED:
        amount.value += _HALF
        amount.end += 1
    elif (follows == "多" or follows == "余") and kind_of(amount.unit) == "time":
        amount.more = True
        amount.end += 1
    return amount


def quantity(text: str, start: int, amount: Amount) -> Number:
    """The mention that starts at ``start`` with ``amount``: a range where a second number follows, with comparator."""
    value, high, unit, end = amount.value, None, amount.unit, amount.end
    if text[end : end + 1] in _RANGE_FIRST and text[start - 1 : start] not in _FROM:
        upper = _upper(text, amount)
        if upper is not None:
            scaled = value * upper.scale
            if amount.scale == 1 and not unit and upper.scale > 1 and scaled <= upper.value:
                value = _plain(scaled)
            if value < upper.value:
                high, unit, end = upper.value, upper.unit, upper.end
            else:
                value = amount.value
    kind = kind_of(unit) if unit else "count"
    shape = _SHAPES.get(kind, "quantity") if unit not in _ERAS else "date"
    if high is not None:
        comparator = "range"
    else:
        comparator = comparator_of(text, start, end)
        if comparator == "approx" and kind == "time" and text[start - 1 : start] == "近":
            comparator = "eq"
        if amount.more and comparator in ("eq", "ge", "approx"):
            comparator = "approx" if "来" in text[start:end] else "gt"
    return Number(start, end, text[start:end], value, high, unit, comparator, shape)


def _upper(text: str, lower: Amount) -> Amount | None:
    """The upper end of a range whose lower end is ``lower``, where one follows in the same unit."""
    separator = _RANGE.match(text, lower.end)
    core = _CORE.match(text, separator.end()) if separator else None
    if core is None or len(core[0]) > LONGEST:
        return None
    if core[0][0] <= "9":
        upper = amount_at(text, core.end(), arabic_value(core[0]))
    else:
        end = before_unit(text, core.start(), core.end())
        worth = numeral_value(text[core.start() : end])
        if worth is None or worth[1] is not None or text.startswith("分之", end):
            return None
        upper = amount_at(text, end, worth[0])
    if upper.unit == lower.unit or not lower.unit:
        return upper
    return None


def _plain(value: Decimal) -> Decimal:
    """``value`` without a fraction of zeros, so that 8.2万 is 82000 and not 82000.0."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value.normalize()
