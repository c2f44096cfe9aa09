"""Whether a target is a level to reach or a change to bring about (``schema.CHANGES``).

Belongs here: the change. The comparator belongs to the number; what is measured to ``indicator``.
"""

import re
from typing import Final

from policytargets.extract.targets.vocabulary import WORDS

_BOUND: Final = (
    rf"(?:{WORDS['bound']}|{WORDS['is']}"
    r"|力争|均|都|分别|各|实际|同比|环比|累计|年均|平均|了|目标|控制在|保持在|稳定在|达到|实现|达)"
)
_UP: Final = re.compile(rf"(?:{WORDS['grow']})(?:率|速度|幅度|预期|目标|拟|设?定在?|确定)*{_BOUND}{{0,3}}$")
_DOWN: Final = re.compile(rf"(?:{WORDS['fall']})(?:率|幅度)?{_BOUND}{{0,3}}$")
RATIOS: Final = frozenset({"%", "‰", "个百分点", "百分点", "成", "倍", "番", "比例", "个基点"})
_LIST: Final = re.compile(r"(?<=[率长高升加降低少减幅速])\d[^,;]{0,60}[、和]$")
"""The earlier values of a list: in 增长5%、6% the second is a growth too."""
_GROWN: Final = re.compile(rf"(?:增长|上升){_BOUND}{{0,2}}$")
_ADDED: Final = re.compile(rf"(?:提高|提升|扩大){_BOUND}{{0,2}}$")
_LESSENED: Final = re.compile(rf"(?:减少|降低|下降|缩短|压减|节约|压降){_BOUND}{{0,2}}$")
_AMOUNT: Final = re.compile("元|年$|岁|小时|分$")
"""Units of which so much more is a change; 改造提升5000公里 and 增加2000个床位 are things done."""
_ADDED_TO: Final = re.compile(rf"[一-鿿]{{2}}(?<!新)增加{_BOUND}{{0,2}}$")
_MORE: Final = re.compile(rf"[较比][^,;]{{2,12}}(?:增加|增|扩大|提高|提升|多){_BOUND}{{0,2}}$")
_LESS: Final = re.compile(rf"[较比][^,;]{{2,12}}(?:减少|减|降低|下降|缩短|少){_BOUND}{{0,2}}$")
"""What is compared changes, whatever its unit: 比上年多100万人."""
_FEWER: Final = re.compile(
    rf"(?:人口减少|减负(?<!新增减负)|减税(?<!新增减税)(?:降费)?|(?:减少|削减|减轻|压减)(?:[^,;、至到\d]{{2,12}})?){_BOUND}{{0,2}}$"
)
"""再减少农村贫困人口1000万: the verb stands before what there is less of."""
_FEWER_TOO: Final = re.compile(
    rf"(?:减少|削减|减轻|压减)[^,;、至到\d]{{2,12}}\d[^,;、]{{1,14}}[、和][^,;、至到\d增建提新补安]{{2,10}}?{_BOUND}{{0,2}}$"
)
"""减少税负3500亿元、收费2000亿元: the verb of the first holds for the second."""
_HIGHER: Final = re.compile(r"[较比](?:[上去]年|20\d\d年)[^,;\d]{0,8}[高多]$")
_LOWER: Final = re.compile(r"[较比](?:[上去]年|20\d\d年)[^,;\d]{0,8}[低少]$")
_WIDTH: Final = re.compile(rf"(?:以上|左右|以内)?的幅度(?:({WORDS['fall']})|{WORDS['grow']})")
"""按不低于5%的幅度压减: the verb stands behind the number."""
_SHARED: Final = 44
"""How far back the verb of a list stands at most."""


def change_of(before: str, unit: str, number_text: str, after: str = "") -> str:
    """``increase``, ``decrease`` or ``level``, from the words of the clause around a number with ``unit``."""
    if number_text.startswith("翻") or unit == "番":
        return "increase"
    if width := _WIDTH.match(after):
        return "decrease" if width.group(1) else "increase"
    tail = _LIST.sub("", before)[-20:]
    if unit in RATIOS:
        if _UP.search(tail) or _HIGHER.search(tail):
            return "increase"
        return "decrease" if _DOWN.search(tail) or _LOWER.search(tail) or _FEWER.search(tail) else "level"
    amount = _AMOUNT.search(unit)
    if _GROWN.search(tail) or _MORE.search(tail) or (amount and (_ADDED.search(tail) or _ADDED_TO.search(tail))):
        return "increase"
    lessened = _LESS.search(tail) or _FEWER.search(tail) or (amount and _LESSENED.search(tail))
    lessened = lessened or _FEWER_TOO.search(before[-_SHARED:])
    return "decrease" if lessened else "level"
