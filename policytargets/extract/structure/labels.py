"""Labels of items: 一、 (一) 1. 1.1 (1) ① 第X条, with what level they stand for and which number they carry.

Belongs here: reading one label at a place. Which labels make an outline is decided in ``outline.py``.
Offsets count in the reading text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

CHINESE_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGITS = "〇一二三四五六七八九"
CN = "[一二三四五六七八九十百零〇]"

# Level of each style, outermost first: what an unseen style is taken to stand below.
RANKS = {
    "chapter": 0,
    "section": 1,
    "article": 2,
    "han": 3,
    "han_bracket": 4,
    "arabic": 5,
    "padded": 5,
    "decimal": 6,
    "decimal_third": 7,
    "decimal_fourth": 8,
    "arabic_bracket": 9,
    "arabic_half": 10,
    "circled": 11,
    "counted": 12,
}
DECIMALS = ("decimal", "decimal_third", "decimal_fourth")
"""Styles of 1.1, 1.1.1 and 1.1.1.1."""
COUNTED = "counted"
"""Style of 一是, 二是 …, which number items only below a heading without words of its own."""
PADDED = "padded"
"""Style of 01, 02 … with nothing but a space behind it."""
_COUNTERS = "万亿千百个元倍米公里吨度级人次岁年月日时分秒家户亩平立例张条项名版寸成折"
_NO_AMOUNT = rf"(?=\s*[\u4e00-\u9fff“(])(?!\s*[万亿千百]|[{_COUNTERS}])"

_PATTERN = (
    rf"(?:第(?P<chapter>{CN}{{1,4}}|\d{{1,3}})(?:章|部分|篇)(?![节条款项])"
    rf"|第(?P<section>{CN}{{1,4}}|\d{{1,3}})节"
    rf"|第(?P<article>{CN}{{1,5}}|\d{{1,3}})条(?![款第例]|项(?!目)|[至到和及、]第)"
    rf"|(?P<han>[一二三四五六七八九十]{{1,3}}|[一二]?百[一二三四五六七八九十零]{{1,3}})"
    rf"(?:、|\.(?!\d))(?!\s*[一二三四五六七八九十]{{1,3}}[、级等期线类])"
    rf"|\((?P<han_bracket>{CN}{{1,4}})\)、?(?![款项](?!目))"
    r"|(?P<arabic>\d{1,3})(?:\.(?:(?!\d)|(?=20\d\d年))|、(?:(?!\s*\d)|(?=20\d\d年)))"
    rf"|(?P<padded>0[1-9]|[1-3]\d(?!\s*[{_COUNTERS}]))(?=\s*[\u4e00-\u9fff“])"
    rf"|(?P<decimal_fourth>\d{{1,2}}(?:\.\d{{1,2}}){{3}}){_NO_AMOUNT}"
    rf"|(?P<decimal_third>\d{{1,2}}(?:\.\d{{1,2}}){{2}}){_NO_AMOUNT}"
    rf"|(?P<decimal>\d{{1,2}}\.\d{{1,2}}){_NO_AMOUNT}"
    r"|\((?P<arabic_bracket>\d{1,3})\)[、.]?"
    r"|(?P<arabic_half>\d{1,2})\)"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<counted>[一二三四五六七八九十]{1,2})是(?=[\u4e00-\u9fff“]))[ \t]*"
)
LABEL = re.compile(_PATTERN)
_OPENERS = frozenset("第一二三四五六七八九十百(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

# Where paragraphs were lost, a label stands right behind the sentence before it (or, for brackets and 1., a heading).
GLUED_LABEL = re.compile(
    rf"(?<=[。;:!?)\]>”】〕\s])(?=(?:[一二三四五六七八九十]{{1,3}}、|第{CN}{{1,4}}[章条]|\d{{1,3}}[.、](?!\d)|\(\d{{1,2}}\)))"
    rf"|(?<![第款项条、,(和及或至\-—])(?=\({CN}{{1,3}}\))"
    r"|(?<=[\u4e00-\u9fff])(?<![第至到和及或为])(?=\d{1,2}\. ?[\u4e00-\u9fff“《])"
    r"|(?<=[\u4e00-\u9fff])(?<![据照按依反违和及])(?=第一条)"
)


@dataclass(slots=True)
class Label:
    """A label as found: its style (a key of ``RANKS``), number, and where the words behind it begin."""

    style: str
    number: int
    end: int


def label_at(text: str, offset: int, end: int) -> Label | None:
    """The label that stands at ``offset``, if any; looks no further than ``end``."""
    if text[offset] not in _OPENERS:
        return None
    found = LABEL.match(text, offset, end)
    if found is None:
        return None
    style = found.lastgroup or ""
    return Label(style, _number(style, found[style]), found.end())


def next_label(written: str, label: Label) -> str | None:
    """How the label after ``label``, which is ``written`` so, would be written: 三、 after 二、; None if not known."""
    if label.style == "circled":
        return chr(ord(written[0]) + 1)
    if label.style in DECIMALS:
        return f"{written.rpartition('.')[0]}.{label.number + 1}"
    numeral = str if str(label.number) in written else han_numeral
    here = numeral(label.number)
    return written.replace(here, numeral(label.number + 1), 1) if here in written else None


@lru_cache(maxsize=256)
def han_numeral(number: int) -> str:
    """``number``, from 1 to 199, in Chinese numerals as labels write it."""
    tens, ones = divmod(number % 100, 10)
    lead = "" if number < 100 else "一百" if tens or not ones else "一百零"
    ten = "" if not tens else "十" if tens == 1 and number < 100 else _DIGITS[tens] + "十"
    return lead + ten + (_DIGITS[ones] if ones else "")


def _number(style: str, written: str) -> int:
    if style == "circled":
        return ord(written) - ord("①") + 1
    if style in DECIMALS:
        return int(written.rpartition(".")[2])
    return int(written) if written[0].isascii() else chinese_number(written)


@lru_cache(maxsize=1024)
def chinese_number(written: str) -> int:
    """The value of a Chinese numeral below 200 as labels write it: 十二, 二十, 一百零三."""
    hundreds, _, rest = written.rpartition("百")
    total = 100 * CHINESE_DIGITS.get(hundreds, 1) if "百" in written else 0
    if "十" in rest:
        tens, _, ones = rest.partition("十")
        return total + 10 * CHINESE_DIGITS.get(tens.lstrip("零"), 1) + CHINESE_DIGITS.get(ones, 0)
    value = 0
    for digit in rest:
        value = 10 * value + CHINESE_DIGITS.get(digit, 0)
    return total + value
