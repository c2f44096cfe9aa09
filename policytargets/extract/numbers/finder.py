"""Every numeric mention of a text: ``find_numbers``, the base of the ``numbers`` ledger.

Belongs here: the walk over the text and what needs two mentions at once (lists that share a unit). What a single
mention is stands in ``arabic.py`` and ``chinese.py``; whether it is a target is not asked in this module.
"""

import re
from decimal import Decimal
from typing import Final

from policytargets.extract.fold import Reading, fold
from policytargets.extract.model import Number
from policytargets.extract.numbers.arabic import arabic_number
from policytargets.extract.numbers.chinese import (
    AFTER_LONE,
    NOT_BEFORE_ONE,
    chinese_number,
    doubled_number,
    half_number,
)
from policytargets.extract.numbers.numerals import NUMERALS, multiplier_value

__all__ = ["SHAPES", "find_numbers", "in_source", "scan"]

SHAPES: Final = (
    "quantity",
    "percent",
    "fraction",
    "date",
    "time",
    "ordinal",
    "label",
    "docnumber",
    "identifier",
    "vague",
    "word",
)
"""What the grammar alone tells of a mention.

quantity: counts or measures; percent: %, ‰, 成, 折, 个百分点; fraction: 三分之一, 一半; date: dates, years, months,
quarters, plan periods (十四五); time: 8:30; ordinal: 第三条 and grades (二级); label: 14. and (五); docnumber:
〔2018〕3号; identifier: codes, telephone numbers; vague: 数十家, no value; word: numerals in a name, no value.
"""

_SYMBOLS: Final = {
    **{char: value for value, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)},
    **{char: value for value, char in enumerate("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", 1)},
    **{char: value for value, char in enumerate("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", 1)},
    **{char: value for value, char in enumerate("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", 1)},
    **{char: value for value, char in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)},
}
_CORE: Final = re.compile(
    rf"[0-9{NUMERALS}半番{''.join(_SYMBOLS)}]"
    r"(?:(?<=[一-鿿][0-9])(?<![第表图件][0-9])[0-9]{0,2}(?: [0-9]{3})+(?=[一-鿿])(?![年月日号])"
    r"|(?<=[0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*(?:\.(?!20[0-9]{2}年)[0-9]+)*)"
    rf"|(?<=[{NUMERALS}])(?:(?<![伍陆拾])|(?<=[伍陆])(?=[拾佰仟]))(?:[{NUMERALS}]+|(?=[{re.escape(''.join(AFTER_LONE))}])(?<![{NOT_BEFORE_ONE}]一)"
    r"|(?<=第.)|(?<=[前后]十)|(?<=一)(?=半)|\Z)"
    rf"|(?<![0-9{NUMERALS}]))"
)
"""Where a mention can start, with its digits (not in 队伍, 大陆, 收拾); a space may group its thousands (约2 200份).

A lone numeral that nothing countable follows is passed over here, before any rule is asked.
"""

_COUNTED: Final = frozenset(("quantity", "percent", "ordinal"))
_SCALE: Final = re.compile("(?<=[0-9])[万亿]{1,2}")
_LIST: Final = frozenset(("、", "和", "及", "与", "或"))
_SHARED_BELOW: Final = 1000
"""In 5、10万元 the 5 shares the 万; a first number of thousands (5000、1万元) does not."""


def find_numbers(text: str) -> list[Number]:
    """Every numeric mention of ``text``, in order and disjoint. Never raises; time is linear in the length.

    Offsets count Unicode code points of ``text`` as given, and ``number.text == text[number.start:number.end]``: the
    number with its unit, without comparator words. Full-width and traditional forms, zero-width characters and spaces
    inside numbers are read through. Dates, ordinals, labels, document numbers and codes are mentions too: ``shape``
    tells them apart. A numeral inside a word (一体化, 统一) is no mention.
    """
    reading = fold(text)
    numbers = scan(reading.text)
    return numbers if reading.text is text else in_source(numbers, reading)


def in_source(numbers: list[Number], reading: Reading) -> list[Number]:
    """``numbers`` of the reading text with offsets, text and bracketed units of the published text."""
    source = reading.source
    for number in numbers:
        number.start, number.end = reading.span(number.start, number.end)
        number.text = source[number.start : number.end]
        if "(" in number.unit and "（" in number.text:
            number.unit = number.unit.replace("(", "（").replace(")", "）")
    return numbers


def scan(text: str) -> list[Number]:
    """Every numeric mention of a reading text; offsets count in it."""
    found: list[Number] = []
    search = _CORE.search
    match = search(text)
    while match:
        start, end = match.span()
        first = text[start]
        number: Number | None
        if first <= "9":
            number = arabic_number(text, start, end)
        elif first == "半":
            number = half_number(text, start)
        elif first == "番":
            number = doubled_number(text, start - 1) if text[start - 1 : start] == "翻" else None
        elif first in _SYMBOLS:
            number = _symbol(text, start)
        else:
            number = chinese_number(text, start, end)
        if number is not None:
            found.append(number)
            end = number.end
        match = search(text, end)
    _share_units(text, found)
    return found


def _symbol(text: str, start: int) -> Number:
    """A circled, bracketed or Roman numeral: a label, or a grade where 类, 级 or 期 follows (Ⅲ类)."""
    value = Decimal(_SYMBOLS[text[start]])
    if text[start] >= "①" or text[start + 1 : start + 2] not in ("类", "级", "期"):
        return Number(start, start + 1, text[start], value, None, "", "eq", "label")
    return Number(start, start + 2, text[start : start + 2], value, None, text[start + 1], "eq", "ordinal")


def _share_units(text: str, found: list[Number]) -> None:
    """10、20、30个: a bare number before a list separator takes the unit of the next, from the last to the first."""
    for index in range(len(found) - 2, -1, -1):
        number, after = found[index], found[index + 1]
        if number.unit or number.shape != "quantity" or not after.unit or after.shape not in _COUNTED:
            continue
        if after.start - number.end != 1 or text[number.end] not in _LIST or number.value is None:
            continue
        number.unit, number.shape = after.unit, after.shape
        scale = _SCALE.search(after.text)
        if scale and number.value < _SHARED_BELOW and _SCALE.search(number.text) is None:
            number.value *= multiplier_value(scale[0])
