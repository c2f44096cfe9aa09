"""Which of the dates that a sentence names is said of a number: its own clause's, the one before, the one in its place.

Belongs here: choosing among the mentions of one sentence. Where none is chosen, ``due`` looks around the sentence.
"""

import re

from policytargets.extract.lexicons import pattern_of
from policytargets.extract.targets.periods import YEARS_IN_ROW, Deadline, Mention, last_day

_RESPECTIVE = re.compile("(?:分别|依次)[^,;]*$")
_WITHIN = re.compile(r"[\d;]")
"""What stands before a date that does not open its list: a number, or the item before."""
_LABEL = 4
"""Characters at the start of a sentence that may be the label of its item."""
_PLANNED = re.compile("(?:本)?年度(?:[一-鿿]{0,4}(?:计划|任务|目标))")
"""6月底前完成年度投资计划的45%: of what it is a part, and not by when."""
_PART = re.compile("其中$")
_FINISHED = re.compile(
    rf"(?:全部|全面|正式|建成|投入|开园|上线)*(?:{pattern_of('phrase_signs.tsv', 'finishing')})(?=[,;。\n]|$)"
)
"""What a clause says behind its date that tells by when the thing before it is finished."""
_VALUE = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"20\d\d")


def dated_in(found: list[Mention], text: str, rel: int, clause: tuple[int, int]) -> Deadline | None:
    """What the sentence ``text`` says by when of the number at ``rel``; None where it does not.

    ``found`` are its mentions in order, ``clause`` tells where the number's clause begins and ends; offsets count in
    ``text``.
    """
    start, end = clause
    if own := _own_year(text[:rel]):
        return own
    chosen = _own_date(found, text, start, rel) or _nearest(found, text, rel, start, end) or _term(found, text, end)
    return Deadline(chosen.day, chosen.text, "explicit") if chosen else None


def _own_year(before: str) -> Deadline | None:
    """The year of a value, at the end of ``before``, that stands in the same place as the year does in its list."""
    respective = _RESPECTIVE.search(before)
    rows = YEARS_IN_ROW.findall(before, 0, respective.start()) if respective else []
    if not respective or not rows:
        return None
    said = _YEAR.findall(rows[-1])
    place = len(_VALUE.findall(respective.group()))
    return Deadline(last_day(int(said[place])), f"{said[place]}年", "explicit") if place < len(said) else None


def _own_date(found: list[Mention], text: str, start: int, rel: int) -> Mention | None:
    """The date that stands in the same place of its list as the value at ``rel``: 6月底、9月底分别达到60%、85%."""
    respective = _RESPECTIVE.search(text, start, rel)
    listed = (
        [mention for mention in found if start <= mention.start and mention.end <= respective.start()]
        if respective
        else []
    )
    if respective is None or len(listed) < 2 or listed[-1].end != respective.start():
        return None
    place = len(_VALUE.findall(text[respective.start() : rel]))
    return listed[place] if place < len(listed) else None


def _nearest(found: list[Mention], text: str, rel: int, start: int, end: int) -> Mention | None:
    """The mention that dates the number at ``rel``: in its clause before it, then after it, else earlier.

    What dates only a part of something (其中2018年完成50座) dates nothing behind it.
    """
    own = [mention for mention in found if start <= mention.start < end]
    before = [mention for mention in own if mention.end <= rel]
    if before:
        return next((one for one in reversed(before) if not _PLANNED.match(text, one.start)), before[-1])
    if own:
        return own[0]
    earlier = [mention for mention in found if mention.end <= rel and _holds_on(text, mention, start)]
    return earlier[-1] if earlier else None


def _holds_on(text: str, mention: Mention, start: int) -> bool:
    """Whether a date still holds in the clause at ``start``: behind a semicolon only one that opens its list.

    到2026年 does so wherever it stands.
    """
    if _PART.search(text, 0, mention.start):
        return False
    opens = any(char in "到至" for char in text[max(0, mention.start - 1) : mention.start + 1])
    return opens or ";" not in text[mention.end : start] or not _WITHIN.search(text, _LABEL, mention.start)


def _term(found: list[Mention], text: str, end: int) -> Mention | None:
    """The mention in a later clause that states the term of what came before.

    It says so (…,执行期限至2027年12月31日), or tells by when the same is finished (…,2026年6月底前投入使用).
    """
    for mention in found:
        if mention.start >= end and "期" in text[max(end, mention.start - 6) : mention.start]:
            return mention
        if 0 < mention.start - end <= 1 and _FINISHED.match(text, mention.end):
            return mention
    return None
