"""What a target is measured against: a base period (较2023年) or a base value (由30%提高至40%).

Belongs here: finding its words in the clause before the number, and its value where it is one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_FROM: Final = re.compile(
    r"(?:从|由)[^,;。]{0,10}?(?P<text>(?P<value>\d+(?:\.\d+)?)(?:[^,;。\d]{0,8}))(?:提高|提升|增加|增长|扩大|降低|降|下降|减少|压缩|压减|缩短|精简|上升)[^,;。\d]{0,4}$"
)
_AGAINST: Final = re.compile(
    r"(?:较|比|与|相比于?)(?P<text>20\d\d年(?:底|末|同期)?|上年(?:同期|末|底)?|去年(?:同期|底)?|[一二三四]季度|“?十[三四五]五”?末?|全国平均水平|全省平均水平)|(?P<same>同比|环比)"
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The words of a baseline and its value; both None where the clause states none."""

    text: str | None
    value: Decimal | None


NO_BASELINE: Final = Baseline(None, None)


def baseline_of(before: str) -> Baseline:
    """The baseline in the words of a clause ``before`` its number."""
    if not before:
        return NO_BASELINE
    if match := _FROM.search(before):
        return Baseline(match["text"], Decimal(match["value"]))
    match = _AGAINST.search(before)
    return Baseline(match["text"] or match["same"], None) if match else NO_BASELINE
