"""Numbers in Chinese numerals: what a run of numeral characters is, by the characters around it.

Belongs here: shares (百分之…, 三分之一, 一半), dates, ordinals, labels, names of plans, and the rule that a lone
numeral is a number only before a counter. Multipliers, units and ranges are read in ``quantities.py``.
"""

import re
from decimal import Decimal
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.model import Number
from policytargets.extract.numbers.arabic import share
from policytargets.extract.numbers.comparators import comparator_of
from policytargets.extract.numbers.numerals import DIGITS, LONGEST, NUMERALS, numeral_value
from policytargets.extract.numbers.quantities import Amount, amount_at, before_unit, quantity
from policytargets.extract.numbers.units import FIRST_CHARACTERS, FRACTION, counts_alone, unit_at

_DIGIT: Final = "〇零一二三四五六七八九"
_MONTH: Final = "(?:十[一二]?|[一二三四五六七八九])"
_DAY: Final = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE: Final = re.compile(
    f"(?P<year>[一二][{_DIGIT}0O]{{3}}) ?年(?P<rest> ?{_MONTH} ?月(?: ?{_DAY} ?[日号])?)?"
    f"|{_MONTH}(?:至|到|—|-|~){_MONTH}月(?!龄)"
    f"|{_MONTH}月(?!龄)(?:{_DAY}[日号])?"
    f"|{_DAY}日(?=[前起至止到、,;。)(]|以前|之前)"
    "|[一二三四](?:、[一二三四]){0,7}(?:至[一二三四])?季度"
)
_PLAN: Final = re.compile("十[一二三四五]五(?![个项条名家年人日天亿万元])")
_CONGRESS: Final = re.compile("(?:十[二三四五六七八九]|二十[一二]?)大(?![类项重产工行领体系任民专战平])")
_MORE_ORDINALS: Final = re.compile(f"(?:[、至到和及—-][{NUMERALS}]{{1,4}}(?![{NUMERALS}]))+")
"""第一、二轮, 第三至五条: one 第 for several."""
_MORE_FIRST: Final = frozenset("、至到和及—-")
_PART: Final = re.compile(
    f" ?分之 ?(?:([{NUMERALS}]{{1,{LONGEST}}})(?:点([{_DIGIT}]{{1,12}}))?|([0-9]{{1,15}}(?:\\.[0-9]{{1,12}})?))"
)
_PART_TO: Final = re.compile(
    f"(?:至|到|—|-|~)(?:百分之)?(?:([{NUMERALS}]{{1,{LONGEST}}})(?:点([{_DIGIT}]{{1,12}}))?|([0-9]{{1,15}}(?:\\.[0-9]{{1,12}})?))(?!个|倍)"
)
_POINT: Final = re.compile(f"点([{_DIGIT}]{{1,12}})(?!钟)")
_LABEL: Final = re.compile("[、.)](?![0-9])|[是要看则](?![不否求])")
_LABEL_BEFORE: Final = frozenset("\n。;:!?”(> ,")
NOT_BEFORE_ONE: Final = "进统唯单同某每这逐任专归划如哪那凡另万其之的新下上"
"""Before a lone 一 these make a word: 统一, 每一."""
_WORDS: Final[dict[str, list[tuple[str, int]]]] = {}
"""A numeral of a word with its neighbour (一体, 统一) → the words that hold it so, and where the numeral stands."""
for _word, _ in lexicons.rows("numeral_words.tsv"):
    for _at, _char in enumerate(_word):
        if _char in NUMERALS or _char == "半":
            _pair = _word[_at : _at + 2] if _at + 1 < len(_word) else _word[_at - 1 :]
            _WORDS.setdefault(_pair, []).append((_word, _at))
AFTER_LONE: Final = frozenset(FIRST_CHARACTERS) | frozenset("、.)至到—-~分半番点是要看则余多来几月季成折几 ")
"""What can follow a lone numeral that is a number: a unit or one of the signs that the rules below ask for."""
_ONLY_DIGITS: Final = frozenset(DIGITS)
_HALF_BEFORE: Final = frozenset("上下前后")
_RANKED: Final = frozenset("前后")
_TWO: Final = Decimal(2)


def chinese_number(text: str, start: int, end: int) -> Number | None:
    """The mention whose numerals are ``text[start:end]``, or None where the run is part of a word."""
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    if before == "第":
        return _ordinal(text, start, end)
    lone = end == start + 1
    if lone and text[start] == "十" and before in _RANKED and after not in AFTER_LONE:
        return Number(start, end, "十", Decimal(10), None, "", "eq", "quantity")
    if end - start > LONGEST:
        return Number(start, end, text[start:end], None, None, "", "eq", "word")
    if _is_word(text, start):
        return None
    if after == "分" and text.startswith("分之", end):
        return _part(text, start, end)
    if after == "年" or after == "月" or after == "日" or after == "季" or (lone and after in "、至到—-~"):
        date = _date(text, start, end)
        if date is not None:
            return date
    if before in _LABEL_BEFORE and _LABEL.match(text, end) and end - start <= 3:
        return _label(text, start, end)
    if after == "半" and text[start:end] == "一" and text[end + 1 : end + 2] not in ("个", "年"):
        return _fraction(text, start, end + 1, Decimal("0.5"))
    if before == "翻" and after == "番":
        return _doubled(text, start, end)
    if not lone and text[start] == "十" and _PLAN.match(text, start):
        return Number(start, start + 3, text[start : start + 3], None, None, "", "eq", "date")
    if not lone and after == "大" and _CONGRESS.match(text, start):
        return Number(start, end + 1, text[start : end + 1], None, None, "", "eq", "word")
    return _counted(text, start, end, before, lone)


def half_number(text: str, start: int) -> Number | None:
    """The mention that the 半 at ``start`` makes: 半年, 半个月, 半数, 减半, 上半年; None in words such as 半导体."""
    before = text[start - 1] if start else "\n"
    if text.startswith("半年", start) and before in _HALF_BEFORE:
        return Number(start - 1, start + 2, text[start - 1 : start + 2], None, None, "", "eq", "date")
    if text.startswith("半数", start):
        return _fraction(text, start, start + 2, Decimal("0.5"))
    if before == "减":
        return _fraction(text, start - 1, start + 1, Decimal("0.5"))
    if _is_word(text, start):
        return None
    unit_end = unit_at(text, start + 1)
    unit = text[start + 1 : unit_end]
    if unit not in ("年", "日", "天", "小时", "个", "个月", "个小时", "个工作日", "学期", "学年", "亩", "公里", "倍"):
        return None
    amount = amount_at(text, start + 1, Decimal("0.5"))
    return quantity(text, start, amount)


def doubled_number(text: str, start: int) -> Number:
    """The mention 翻番 at ``start``: twice as much."""
    return Number(start, start + 2, "翻番", _TWO, None, "倍", comparator_of(text, start, start + 2), "quantity")


def _is_word(text: str, start: int) -> bool:
    """Whether the numeral at ``start`` stands in a word of the lexicon."""
    for pair in (text[start : start + 2], text[start - 1 : start + 1] if start else ""):
        for word, at in _WORDS.get(pair, ()):
            if start >= at and text.startswith(word, start - at):
                return True
    return False


def _counted(text: str, start: int, end: int, before: str, lone: bool) -> Number | None:
    end = before_unit(text, start, end)
    run = text[start:end]
    lone = lone or len(run) == 1
    decimal = _POINT.match(text, end) if text[end : end + 1] == "点" else None
    worth = numeral_value(run)
    if worth is None:
        return Number(start, end, run, None, None, "", "eq", "word")
    value, high = worth
    if end - start == 2 and text[end : end + 1] == "折" and _ONLY_DIGITS.issuperset(run):
        value, high = Decimal(10 * DIGITS[run[0]] + DIGITS[run[1]]), None
    if decimal:
        places = "".join(str(DIGITS[char]) for char in decimal[1])
        value, end, lone = value + Decimal(f"0.{places}"), decimal.end(), False
    if text[end : end + 1] == "几" and run[-1] == "十":
        amount = amount_at(text, end + 1, value)
        amount.more = True
    else:
        amount = amount_at(text, end, value)
    only_digits = _ONLY_DIGITS.issuperset(run) and not decimal
    if lone and not _counts(text, amount, before, run):
        if amount.end < len(text) and text[end : end + 1] in ("至", "到", "—", "-", "~"):
            return _lone_range(text, start, end, value)
        return None
    if only_digits and not lone and (not amount.unit or len(run) > 3 or (high is None and amount.unit != "%")):
        shape = "identifier" if len(run) >= 4 else "word"
        return Number(start, end, run, value if len(run) >= 4 else None, None, "", "eq", shape)
    if before in ("数", "几") and run[0] in "十百千万亿" and text[start - 2 : start - 1] not in ("半", "十"):
        return Number(start - 1, amount.end, text[start - 1 : amount.end], None, None, amount.unit, "approx", "vague")
    number = quantity(text, start, amount)
    if before in ("上", "过") and run[0] in "十百千万亿" and number.comparator == "eq":
        number.comparator = "ge"
    if lone and number.unit == "期":
        number.shape = "ordinal"
    if high is not None and number.value_high is None:
        factor = 10 if text[end : end + 1] == "成" else amount.scale
        number.value, number.value_high, number.comparator = value * factor, high * factor, "range"
    return number


def _counts(text: str, amount: Amount, before: str, run: str) -> bool:
    """Whether a lone numeral with ``amount`` is a number: before a counter or 余, as a rank, or as the whole text."""
    if amount.unit:
        return counts_alone(amount.unit) or run == "亿"
    return amount.more or (run == "十" and before in _RANKED) or len(text) == 1


def _lone_range(text: str, start: int, end: int, value: Decimal) -> Number | None:
    """三至五年, 五到十个: a lone numeral that only the end of its range gives a unit."""
    number = quantity(text, start, amount_at(text, end, value))
    return number if number.value_high is not None and number.unit else None


def _date(text: str, start: int, end: int) -> Number | None:
    match = _DATE.match(text, start)
    if match is None or match.end() <= end:
        return None
    value = None
    if match["year"] and not match["rest"]:
        value = Decimal("".join(str(DIGITS.get(char, 0)) for char in match["year"]))
    return Number(start, match.end(), match[0], value, None, "年" if value is not None else "", "eq", "date")


def _part(text: str, start: int, end: int) -> Number | None:
    whole = numeral_value(text[start:end])
    match = _PART.match(text, end)
    if whole is None or match is None or whole[1] is not None or not whole[0]:
        return None
    part = _digits(match)
    if part is None:
        return None
    value, unit = share(part, whole[0])
    end, high = match.end(), None
    if unit != FRACTION:
        to = _PART_TO.match(text, end)
        upper = _digits(to) if to else None
        if to and upper is not None and upper > value:
            high, end = upper, to.end()
    comparator = "range" if high is not None else comparator_of(text, start, end)
    shape = "fraction" if unit == FRACTION else "percent"
    return Number(start, end, text[start:end], value, high, unit, comparator, shape)


def _digits(match: re.Match[str]) -> Decimal | None:
    if match[3]:
        return Decimal(match[3])
    worth = numeral_value(match[1])
    if worth is None or worth[1] is not None:
        return None
    return worth[0] + Decimal("0." + "".join(str(DIGITS[char]) for char in match[2])) if match[2] else worth[0]


def _ordinal(text: str, start: int, end: int) -> Number:
    worth = numeral_value(text[start:end])
    value = worth[0] if worth else None
    more = _MORE_ORDINALS.match(text, end) if text[end : end + 1] in _MORE_FIRST else None
    if more and unit_at(text, more.end()) > more.end():
        end = more.end()
    unit_end = unit_at(text, end)
    if not counts_alone(text[end:unit_end]):
        unit_end = end
    unit = text[end:unit_end]
    shape = "date" if unit == "季度" else "ordinal"
    return Number(start - 1, unit_end, text[start - 1 : unit_end], value, None, unit, "eq", shape)


def _label(text: str, start: int, end: int) -> Number:
    worth = numeral_value(text[start:end])
    return Number(start, end, text[start:end], worth[0] if worth else None, None, "", "eq", "label")


def _fraction(text: str, start: int, end: int, value: Decimal) -> Number:
    return Number(start, end, text[start:end], value, None, FRACTION, comparator_of(text, start, end), "fraction")


def _doubled(text: str, start: int, end: int) -> Number | None:
    worth = numeral_value(text[start:end])
    if worth is None or worth[0] > 20:
        return None
    start, end = start - 1, end + 1
    value = _TWO ** int(worth[0])
    return Number(start, end, text[start:end], value, None, "倍", comparator_of(text, start, end), "quantity")
