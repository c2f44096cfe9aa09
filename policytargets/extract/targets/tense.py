"""Whether a passage orders, looks back or lays down rules: the role of its section, by what kind of notice it is.

Belongs here: headings and paragraphs that tell of what was done in a section that is not marked as a review. The tense
of a single clause is heard by ``classify``.
"""

import re
from typing import Final

from policytargets.extract.model import Segment, Structure
from policytargets.extract.targets.periods import PLANS

_REPORT: Final = re.compile(r"政府工作报告|工作总结(?!会)|情况的?报告|工作报告|执行情况[^。]{2,30}草案的?报告")
_LAW: Final = re.compile(r"(?:法|条例|规定|办法|细则|规则|章程|决定|解释)[ \u3000]*(?:[(（\n]|$)")
_ARTICLE: Final = re.compile(r"\n[ \u3000]*第[一二三四五六七八九十百]{1,6}条")
_ARTICLES: Final = 5
_LAW_HEAD: Final = 400
_LAW_BODY: Final = 6000
_ORDERING: Final = frozenset({"measures", "steps", "safeguards"})
"""Roles that in a work report all hold what is to be done."""
_WORKING: Final = frozenset({"goals", "measures"})
_HEAD: Final = 120
_PARAGRAPH: Final = 2000
_OPENING: Final = 24
_GOAL_SENTENCE: Final = re.compile(
    r"[ \u3000]*(?:(?:今年|全年|本年度?|20\d\d年)的?)?"
    r"(?:主要|总体|工作|发展|预期|具体|年度)*(?:目标|指标)(?:任务)?(?:是|为)?[:：]"
)
"""How a sentence or paragraph opens that names the goals, wherever it stands."""
_STRIVING: Final = re.compile(
    r"(?:力争|经过努力,?|努力实现|确保)(?:到|在)?20\d\d年|(?:力争|确保)(?:全[年市省县区]|今年|[一二三四]季度|[上下]半年|实现|完成)"
)
"""How a sentence of goals opens, wherever it stands."""
_BY_YEAR: Final = re.compile(r"[ \u3000]*到(20\d\d)年[底末]?,")
"""How a sentence opens that says what is so by a year: of goals, where that is not over."""
_BACK: Final = re.compile(r"过去(?:的)?(?:一|五|几)年|[五一]年来|这[五一]年|“?(?P<plan>十[三四]五)”?时期[,是我取]|回顾")
_PAST_HEADING: Final = re.compile(r"回顾|总结|成就|取得|成效|进展|历程|(?:执行|完成)情况")
_PLAN_HEADING: Final = re.compile(r"目标|任务|安排|部署|展望|打算|建议|要求|考虑|措施|举措")
_PLAN: Final = re.compile(r"十[三四五六七]五|第十[三四五六七]个五年")
_YEAR: Final = re.compile(r"(20\d\d)年")
_ACTS: Final = re.compile(
    r"^[^\n,。;]{0,24}(?:民生实事|实事项目|为民实事|惠民实事)[^\n,。;]{0,8}(?:\([^()\n]{2,40}\))?$", re.MULTILINE
)
"""The heading of the list of deeds that is attached to a report: what it promises, not what it defines."""
_GLOSSARY: Final = re.compile(r"^[^\n]{0,12}(?:名词解释|名词注释|注释|有关说明)[^\n]{0,6}$", re.MULTILINE)
_NOTE: Final = re.compile(r"\n[ \u3000]*[\[(]?1[\])]?[.、]?[ \u3000]*[^\n,。;:]{2,30}[:：]?\n?是?指(?![导标定])")
"""The first note of a glossary, with a heading or without."""
_PIVOT: Final = re.compile(
    r"(?:今年|20\d\d年)(?:是|我[省市区县]|全[省市区县]|政府|工作|经济社会发展|的|主要|总体){0,4}"
    r"(?:预期目标|目标|要求|工作安排|重点工作|开局之年|思路)"
)
_AHEAD: Final = re.compile(
    r"^[^\n,。;:!?]{0,24}(?:目标任务|主要目标|奋斗目标|预期目标|(?:工作|总体|主要)安排|工作部署|工作打算|(?:重点|主要)(?:工作|任务))"
    r"[^\n,。;:!?]{0,4}$",
    re.MULTILINE,
)
"""A heading without a label that opens what is to be done."""
_DONE: Final = re.compile(r"回顾|总结|成就|成效|完成|执行")


class TenseReader:
    """Corrects the roles of the segments of one notice."""

    def __init__(self, text: str, title: str, structure: Structure, base: int | None) -> None:
        """``text`` is the reading text; ``base`` the year that the notice is for (None: not known)."""
        self._text = text
        self._base = base
        self._report = bool(_REPORT.search(title) or _REPORT.search(text, 0, _HEAD))
        self._law = not self._report and _is_law(text, title)
        self._unstructured = not any(segment.role in _WORKING for segment in structure.segments)
        self._pivot = _pivot(text) if self._report else 0
        self._acts = _attached_acts(text) if self._report else (0, 0)
        self._notes = _notes(text) if self._report else len(text)
        self._paragraph = (-1, False)
        self._past: dict[str, bool] = {}
        self._turn: dict[str, int] = {}

    def role(self, segment: Segment | None, offset: int) -> str:
        """The role of the section at ``offset``."""
        role = segment.role if segment else "measures"
        if self._law:
            return "rules"
        if role == "preamble" and self._unstructured and not self._report:
            return "measures"
        if role == "preamble" and not self._report and (self.states_goals(offset) or self._led_to_goals(offset)):
            return "goals"
        if role == "rules" and segment and segment.measure is not None:
            return "measures"
        if not segment or not self._report:
            return role
        if role == "annex" and self._acts[0] <= offset < self._acts[1]:
            return "goals"
        if offset >= self._notes:
            return "notes"
        if role == "preamble":
            return "review" if offset < self._pivot else "goals"
        if role in _ORDERING:
            role = "goals"
        if role != "goals":
            return role
        looks_back = self._tells(segment) or offset < self._turning(segment) or self._looks_back(offset)
        return "review" if looks_back else role

    def _turning(self, segment: Segment) -> int:
        """Where a section turns whose heading names both what was done and what is to be done (成就和目标)."""
        heading = segment.path[0] if segment.path else ""
        if heading not in self._turn:
            plans = _PLAN.findall(heading)
            mixed = len(plans) > 1 and _PAST_HEADING.search(heading) and _PLAN_HEADING.search(heading)
            begin = segment.start + len(heading)
            self._turn[heading] = self._text.find(plans[-1], begin) if mixed else 0
        return self._turn[heading]

    def _tells(self, segment: Segment) -> bool:
        """Whether the outermost heading announces what was done."""
        heading = segment.path[0] if segment.path else ""
        if heading not in self._past:
            years = [int(year) for year in _YEAR.findall(heading)]
            before = bool(years and self._base and max(years) < self._base)
            self._past[heading] = bool((before or _PAST_HEADING.search(heading)) and not _PLAN_HEADING.search(heading))
        return self._past[heading]

    def states_goals(self, offset: int) -> bool:
        """Whether the paragraph opens as one of goals (具体指标:…)."""
        start = self._text.rfind("\n", max(0, offset - _PARAGRAPH), offset) + 1
        return _GOAL_SENTENCE.match(self._text, start) is not None

    def _led_to_goals(self, offset: int) -> bool:
        """Whether the sentence has said before ``offset`` that it names goals, or what is striven for by a year."""
        start = max(self._text.rfind(mark, max(0, offset - _PARAGRAPH), offset) for mark in "。\n") + 1
        if _GOAL_SENTENCE.match(self._text, start, offset):
            return True
        by = _BY_YEAR.match(self._text, start, offset)
        if by and self._base and int(by[1]) >= self._base:
            return True
        return _STRIVING.search(self._text, start, offset) is not None

    def _looks_back(self, offset: int) -> bool:
        """Whether the paragraph opens by looking back (过去五年, 这五年)."""
        start = self._text.rfind("\n", max(0, offset - _PARAGRAPH), offset) + 1
        if start != self._paragraph[0]:
            self._paragraph = (start, self._is_over(_BACK.search(self._text, start, start + _OPENING)))
        return self._paragraph[1]

    def _is_over(self, back: re.Match[str] | None) -> bool:
        """Whether words that look back tell of something past: a five-year plan is so from its last year on."""
        if back is None or not back["plan"]:
            return back is not None
        return self._base is None or self._base >= PLANS[back["plan"]]


def _pivot(text: str) -> int:
    """Where a report with parts that have no numbers turns from what was done to what is to be done; 0 for nowhere."""
    turns = _PIVOT.search(text)
    heading = next((found for found in _AHEAD.finditer(text) if not _DONE.search(found[0])), None)
    return min((found.start() for found in (turns, heading) if found), default=0)


def _attached_acts(text: str) -> tuple[int, int]:
    """Where the list of deeds attached to a report stands, up to the glossary or the end; empty for none."""
    headings = list(_ACTS.finditer(text))
    if not headings:
        return 0, 0
    start = headings[-1].end()
    glossary = _GLOSSARY.search(text, start)
    return start, glossary.start() if glossary else len(text)


def _notes(text: str) -> int:
    """Where the notes begin that explain the words of a report, behind all else that it says; the end for nowhere."""
    behind = len(text) // 2
    found = (_GLOSSARY.search(text, behind), _NOTE.search(text, behind))
    return min((match.start() for match in found if match), default=len(text))


def _is_law(text: str, title: str) -> bool:
    """Whether the notice is called a law, regulation or measure (办法) and is made of articles."""
    if not _LAW.search(title) and not _LAW.search(text, 0, _LAW_HEAD):
        return False
    return len(_ARTICLE.findall("\n" + text[:_LAW_BODY])) >= _ARTICLES
