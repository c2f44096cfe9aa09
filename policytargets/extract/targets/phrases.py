"""Cutting the words around a number: what leads in, what binds the value, other numbers and dates.

Belongs here: what is stripped, and how an indicator is shown. Which of the words name the indicator is told by
``indicator`` and ``subject``.
"""

import re
from typing import Final

from policytargets.extract.lexicons import pattern_of
from policytargets.extract.targets.clauses import unmask
from policytargets.extract.targets.vocabulary import WORDS

_MAX: Final = 40
_SIGNS: Final = "phrase_signs.tsv"
_LEAD_INS: Final = re.compile(f"^(?:{pattern_of(_SIGNS, 'lead_in')})+")
_BINDING: Final = f"{WORDS['reach']}|{WORDS['bound']}|{WORDS['is']}"
_BOUND_END: Final = re.compile(f"(?:{pattern_of(_SIGNS, 'bound_end', words=_BINDING)})+$")
_DATES: Final = re.compile(r"(?:20\d\d年)?(?:1?\d月底?|年底|年末|四季度)前?|20\d\d年(?:度|底|末)?前?")
NUMBERS: Final = re.compile(
    r"(?<![A-Za-z.\d])(?!(?:19|20)\d\d年|\d{1,3}(?:[级类型]|星级|号线))\d[\d,.\ue000]*+(?!千?伏)(?:余|多)?[万亿千百]*(?:个百分点|个工作日|平方米|平方公里|公里|公顷|公斤|千克|立方米|千瓦时|千瓦|兆瓦|万元|亿元|美元|标准箱|标箱|人次|家次|批次|场次|班次"
    r"|[%‰个家名人位件项条期场台套张处栋座所亩元吨斤头只户年种支部辆艘]+(?!(?<=人)[工才民员口均力形体类]|(?<=户)籍)(?:\([一-鿿]\))?|大(?=[一-鿿]{2}))?(?:以上|以下|左右|以内)?(?![A-Za-z])"
)
"""A number with its unit and bound, as it stands among words."""
_ASIDE: Final = re.compile(
    r"\s+|\((?:详?见|附|即|以下[简统]称)[^()]*\)|(?<=.)\([^()]{10,}\)|(?<=[一-鿿)])至少(?=[一-鿿])"
    r"|在[^,;在]{2,12}基础上|[比较](?:上年|去年)(?:预算|同期)?(?=增[加长]|减少|提高|下降)"
)
"""Remarks and what is compared with: 赤字规模比上年预算减少."""
_QUOTED: Final = re.compile("(“[^“”]*”)")
_LOOSE_END: Final = re.compile("(?:[·,;:、。的和与以]|(?<![惠普涉遍波])及)+$")
GAUGE_END: Final = re.compile(f"(?:{pattern_of(_SIGNS, 'gauge_end')})$")
"""The gauge that a phrase ends in: 产量, 占比, 合格率."""
SEPARATOR: Final = re.compile(
    r"[、,]|(?<=[%‰元个家名人项亩吨件只头斤里套张座所处户位条期场次上右内下])(?:和|与|及(?!以[上下内])|以及)"
)
"""What parts the items of an enumeration."""
THEME: Final = re.compile(
    r"(?:增速)?(?:预期)?目标(?:拟)?(?:设定|确定|定)为(?=年均|增长)|以[^,;]{2,20}为(?:主题|主线|重点|目标|核心|引领)的?"
)


def tidy(words: str) -> str:
    """An indicator as it is shown: separators and stray quotes trimmed, at most ``_MAX`` characters."""
    words = _ASIDE.sub("", unmask(words))
    words = _LOOSE_END.sub("", words).lstrip("·,;:、。的")
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    if words.count("(") > words.count(")"):
        words = re.sub(r"\((?:全年|每年|其中)?(?=[^()]*$)", "", words)
    elif words.count("(") < words.count(")"):
        words = words.strip("()")
    return words[:_MAX]


def strip_lead(words: str) -> str:
    """``words`` without what only leads in: dates, 力争, 确保, 其中."""
    return _LEAD_INS.sub("", words)


def strip_bound(words: str) -> str:
    """``words`` without the comparator and reaching words at their end."""
    return _BOUND_END.sub("", words)


def strip_numbers(words: str) -> str:
    """``words`` without the dates and numbers in them, but those that are part of a name in quotes: “500强”."""
    if "“" not in words:
        return NUMBERS.sub("", _DATES.sub("", words))
    return "".join(part if part[:1] == "“" else NUMBERS.sub("", _DATES.sub("", part)) for part in _QUOTED.split(words))
