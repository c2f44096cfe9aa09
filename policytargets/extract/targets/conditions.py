"""Lists of conditions: items under a line such as 申报单位应当符合下列条件: hold thresholds, not commitments.

Belongs here: finding the line that such an item stands under. Conditions inside one sentence are heard by ``classify``.
"""

import re
from typing import Final

_ITEM: Final = re.compile(
    r"[ \u3000]*(?:(\()[一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}([.、)])(?!\d)"
    r"|([①-⑳])|(第)[一二三四五六七八九十])"
)
"""A list label; its group tells the kind, so that a list ends where the kind changes."""
_CONDITIONS: Final = re.compile(
    r"(?:条件|情形|标准|要求|资格|下列之一)[^\n]{0,12}[:：]|(?:是指|指)[^\n]{0,20}[:：]"
    r"|(?:给予|奖励|补贴|资助|申报|申请|认定)[^\n]{0,30}[:：]"
)
_LINES: Final = 12
_REACH: Final = 1200


def listed_condition(text: str, offset: int) -> bool:
    """Whether ``offset`` of the reading text stands in a list item under a line that announces conditions."""
    start = text.rfind("\n", max(0, offset - _REACH), offset) + 1
    label = _ITEM.match(text, start)
    if not label:
        return False
    floor = max(0, start - _REACH)
    for _ in range(_LINES):
        end = start - 1
        while end > floor and text[end - 1 : end] == "\n":
            end -= 1
        if end <= floor:
            return False
        start = text.rfind("\n", floor, end) + 1
        line = text[start:end].rstrip()
        if line.endswith((":", "：")):
            return bool(_CONDITIONS.search(line[-60:]))
        above = _ITEM.match(line)
        if not above or above.lastindex != label.lastindex:
            return False
    return False
