"""The plans of a notice: where each begins and what it is called. One notice can hold several.

Belongs here: titles and the restarts of numbering that tell plans apart. Offsets count in the reading text.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from policytargets.extract.structure.furniture import CELL, is_furniture, squeezed
from policytargets.extract.structure.labels import RANKS
from policytargets.extract.structure.lines import Line

MAX_MARK = 8
"""Characters of the longest line that only says that an appendix begins."""
AHEAD = 6
"""Lines within which a plan that is an appendix begins below such a line."""
MAX_TITLE = 80
MAX_BROKEN = 16
"""Characters up to which a line can be the second half of a title whose first half says neither 关于 nor 印发."""
MIN_TITLE = 6
"""Characters of the shortest title of a plan that is not the first."""
PREAMBLE = 16
"""Characters of the shortest paragraph that introduces a plan."""
MAX_PREAMBLE = 15
"""Lines that may stand between the title of a plan and its first item."""

_NOUN = (
    "方案|计划|意见|措施|举措|要点|安排|规划|纲要|办法|细则|规定|政策|清单|任务分工|分工|行动|条例|对策|条"
    "|若干政策措施|通知"
)
TITLE = re.compile(rf"(?:{_NOUN})(?:的?通知)?[》>”\"]?(?:[(\[][^()\[\]]{{1,30}}[)\]]){{0,2}}[》>]?(?:的?通知)?$")
_ANNOUNCING = re.compile(
    r"(?:工作报告|公告|公示|通告|解读|批复|函|公报|决定|指南|指引|须知|导则|章程|规范|讲话(?:全文|稿)?)(?:\((?:试行|暂行|修订|征求意见)[^()]{0,6}\))?$"
)
"""How titles end of notices that hold no plan, or whose title does not tell."""
_CLOSED = re.compile("的(?:报告|通知|意见|公告|函|批复|决定|通告)(?:\\([^()]{1,12}\\))?$")
"""How a title ends that begins 关于…: where it does not yet, a line below that does is its second half."""
_NOT_TITLE = re.compile(
    r"^(?:附件?[:\d一二三四五六]|现将|根据|为|按照|第[一二三四五六七八九十]+条|主送|抄送|各)|[。;,!?]"
    r"|^(?:放宽|调整|丰富|执行|延长|提高)[^关《]{2,16}政策$"
)
_ABOUT = re.compile(r"^.{0,40}关于.{4,}")
_DATE = re.compile(r"[\d〇零一二三四五六七八九十]{2,4}年(?:.{1,9}[日月])?$|^[\d\-./]+$|号\)?$")
_BODY_NAME = re.compile(r"(?:政府|办公厅|办公室|委员会|[局厅部委院办会]|公司|中心)$")
_SUPPLEMENTS = frozenset(("附则", "[附则]"))
"""Headings without a label below which stands only how the plan holds; its numbering is not the plan's."""
_APPENDIX = re.compile(r"^附[件录表]?[:\d一二三四五六七八九十]{0,3}[:]?$")


@dataclass(slots=True)
class PlanSpan:
    """A plan: indices of its first line (the title, where it has one) and of the line behind its last; its title."""

    first: int
    last: int
    title: str
    title_lines: tuple[int, ...]
    appended: bool


def find_plans(text: str, lines: Sequence[Line], start: int, stop: int, tabled: Set[int]) -> list[PlanSpan]:
    """The plans among ``lines[start:stop]``; always at least one where there is any line.

    ``tabled`` are the lines of tables: no title stands there.
    """
    if start >= stop:
        return []
    spans: list[PlanSpan] = []
    outer: int | None = None
    for index in range(start, stop):
        label = lines[index].label
        if label is None:
            continue
        rank = RANKS[label.style]
        opens = label.number == 1 and rank <= RANKS["arabic"] and (outer is None or rank <= outer)
        if opens and (index == start or lines[index - 1].label is None):
            begin = _unlabelled_from(lines, start, index)
            titled = _title_before(text, lines, begin, index, not spans, tabled)
            if titled:
                appended = any(_APPENDIX.match(squeezed(text, lines[i])) for i in range(begin, titled[0]))
                spans.append(PlanSpan(titled[0], stop, _joined(text, lines, titled), titled, appended))
                outer = None
        outer = rank if outer is None else min(outer, rank)
    if not spans or _labelled_between(lines, start, spans[0].first):
        titled = notice_title(text, lines, start, stop)
        first = titled[0] if titled else start
        spans.insert(0, PlanSpan(first, stop, _joined(text, lines, titled), titled, False))
    for span, following in pairwise(spans):
        span.last = following.first
    return spans


def appendix_from(text: str, lines: Sequence[Line], plan: PlanSpan) -> int:
    """Index of the line from which a plan holds only appendices that are no plans; ``plan.last`` where none does."""
    begun = False
    for index in range(plan.first, plan.last):
        line = lines[index]
        begun = begun or line.label is not None
        if not begun or line.label is not None or line.end - line.start > MAX_MARK:
            continue
        words = squeezed(text, line)
        if words in _SUPPLEMENTS or (index + AHEAD < plan.last and _APPENDIX.match(words)):
            return index
    return plan.last


def notice_title(text: str, lines: Sequence[Line], start: int, stop: int) -> tuple[int, ...]:
    """The lines of the notice's own title: the first lines near the top that read like one."""
    for index in range(start, min(stop, start + 25)):
        if lines[index].label is not None:
            break
        words = squeezed(text, lines[index])
        if len(words) > MAX_TITLE or is_furniture(words) or CELL.match(words) or _NOT_TITLE.search(words):
            continue
        following = squeezed(text, lines[index + 1]) if index + 1 < stop and lines[index + 1].label is None else ""
        goes_on = len(following) <= MAX_TITLE and not following.startswith(words)
        broken = words.startswith("关于") and "关于" not in following and not _NOT_TITLE.search(following)
        if broken and goes_on and _CLOSED.search(following) and not _CLOSED.search(words):
            return (*_title_above(text, lines, start, index), index, index + 1)
        if TITLE.search(words):
            return (*_title_above(text, lines, start, index), index)
        if _ABOUT.match(words) and goes_on and TITLE.search(following):
            return (index, index + 1)
        if _ANNOUNCING.search(words):
            return (*_title_above(text, lines, start, index), index)
    return ()


def _labelled_between(lines: Sequence[Line], start: int, stop: int) -> bool:
    return any(lines[index].label is not None for index in range(start, stop))


def _unlabelled_from(lines: Sequence[Line], start: int, index: int) -> int:
    """Index of the first of the unlabelled lines right above ``index``."""
    begin = index
    while begin > start and lines[begin - 1].label is None and index - begin < 4 * MAX_PREAMBLE:
        begin -= 1
    return begin


def _title_before(
    text: str, lines: Sequence[Line], begin: int, index: int, first: bool, tabled: Set[int]
) -> tuple[int, ...]:
    """The title nearest above the first item of a plan; of later plans more is asked, as headings look alike."""
    for at in range(index - 1, max(begin, index - MAX_PREAMBLE) - 1, -1):
        words = squeezed(text, lines[at]) if at not in tabled else ""
        if not 4 <= len(words) <= MAX_TITLE or not TITLE.search(words) or _NOT_TITLE.search(words):
            continue
        titled = (*_title_above(text, lines, begin, at), at)
        if first or _begins_plan(text, lines, titled, begin, index):
            return titled
    return ()


def _begins_plan(text: str, lines: Sequence[Line], titled: tuple[int, ...], begin: int, index: int) -> bool:
    length = sum(len(squeezed(text, lines[i])) for i in titled)
    preamble = any(lines[i].end - lines[i].start >= PREAMBLE for i in range(titled[-1] + 1, index))
    above = squeezed(text, lines[titled[0] - 1]) if titled[0] > begin else ""
    detached = bool(_APPENDIX.match(above) or _DATE.search(above) or is_furniture(above)) if above else False
    return length >= MIN_TITLE and (preamble or detached)


def _title_above(text: str, lines: Sequence[Line], begin: int, index: int) -> tuple[int, ...]:
    """Lines above that belong to the same title, which was set on several lines."""
    above: list[int] = []
    while index - 1 >= begin and len(above) < 3 and lines[index - 1].label is None:
        words, below = squeezed(text, lines[index - 1]), squeezed(text, lines[index])
        if not 4 <= len(words) <= 40:
            break
        if not _goes_on(words, below) and not (index - 2 >= begin and _between(text, lines[index - 2], words)):
            break
        index -= 1
        above.append(index)
    return tuple(reversed(above))


def _between(text: str, above: Line, words: str) -> bool:
    """Whether a line is the middle of a title that the line above it begins: …关于, and neither ends a title."""
    opening = squeezed(text, above)
    if "关于" not in opening or "《" in opening or TITLE.search(opening) or _NOT_TITLE.search(opening + words):
        return False
    return not (TITLE.search(words) or _DATE.search(words) or is_furniture(words) or words.endswith(":"))


def _goes_on(words: str, below: str) -> bool:
    """Whether a line and the one below it are one title: its issuer and 关于…, or a title broken in two."""
    if is_furniture(words) or TITLE.search(words) or _NOT_TITLE.search(words) or words.endswith(":"):
        return False
    if _DATE.search(words) or _APPENDIX.match(words) or below.startswith(words):
        return False
    named = _BODY_NAME.search(words) is not None and "关于" not in words and "的" not in words
    if named:
        return below.startswith(("关于", "印发"))
    if below.startswith("的") or (below.startswith("关于") and "关于" not in words and len(words) <= 20):
        return True
    if "关于" in below or below.startswith("《"):
        return False
    return "关于" in words or "印发" in words or len(below) <= MAX_BROKEN


def _joined(text: str, lines: Sequence[Line], titled: tuple[int, ...]) -> str:
    return "".join(squeezed(text, lines[index]) for index in titled)
