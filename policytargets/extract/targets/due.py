"""By when a target is due: its own clause, its sentence, the lead-in of its goal list, its item's schedule line, or the
period that it inherits from the headings above it, its plan or its notice.

Belongs here: which of these holds. What a deadline expression means stands in ``periods``.
"""

import re
from bisect import bisect_right
from operator import itemgetter

from policytargets.extract.model import Metadata, Segment, Structure
from policytargets.extract.targets.clauses import Sentence
from policytargets.extract.targets.periods import (
    NONE,
    YEARS_IN_ROW,
    Deadline,
    Mention,
    defined_spans,
    last_day,
    mentions,
    period_in_title,
    period_of_validity,
    usual_year,
)

_LEAD_REACH = 4
_LABEL_REACH = 14
_TITLE = 120
_PLAN_YEARS = 4
_HALF = 6
_REPORT = "政府工作报告"
_DATE = re.compile(r"(20\d\d)年\d{1,2}月\d{1,2}日")
_SCHEDULING = frozenset({"schedule", "owner"})
"""Kinds of segments that say by when: 完成时限:2025年6月, (市商务局牵头;2025年6月底前完成)."""
_GOAL_WORDS = ("目标", "指标", "任务", "实事")
_LEAD_LINE = 60
_HEADING = re.compile(r"\n[ \u3000]*(?:20\d\d年)?[^\n,。;:!?\d]{4,30}(?=\n)")
"""A line that is a heading, and no goal: it holds no number but a year."""


_RESPECTIVE = re.compile("(?:分别|依次)[^,;]*$")
_PART = re.compile("其中$")
_FINISHED = re.compile(
    r"(?:全部|全面|正式|建成|投入|开园|上线)*"
    r"(?:使用|投用|投产|开园|运营|通车|竣工|完工|建成|运行|上线|完成(?:建设|改造|验收)?(?:任务)?)(?=[,;。\n]|$)"
)
"""What a clause says behind its date that tells by when the thing before it is finished."""
_ASKED = re.compile("完成|时限|期限|前|底")
"""Words beside a date in an owner notation that make it one by when the work is done."""
_VALUE = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"20\d\d")
_ONE_YEAR = re.compile(r"20\d\d年")


class DueReader:
    """Deadlines of the targets of one notice. Sentences are heard in text order: a goal list's lead-in holds on."""

    def __init__(self, text: str, structure: Structure, metadata: Metadata) -> None:
        """Read what the notice as a whole passes on to its targets."""
        self._metadata = metadata
        self._structure = structure
        self._text = text
        self._title = _title_period(metadata.title or "", text[:_TITLE])
        self._validity = period_of_validity(text)
        self._spans = defined_spans(text)
        self.base = self._year()
        self.since = self._issued()
        self._over = self._last_over()
        self._headings: dict[tuple[str, ...], Deadline] = {}
        self._noted: list[tuple[int, int]] = []
        self._schedules = self._schedule_lines()
        self._lead: tuple[tuple[str, ...], str, Deadline] | None = None
        self._lead_at = 0
        self._heard: tuple[int, list[Mention]] = (-1, [])

    def _year(self) -> int | None:
        """What 今年 and 年底 mean: the one year in the title, that of the notice's date, else that of its period."""
        yearly = self._title.day if _ONE_YEAR.fullmatch(self._title.text or "") else None
        dated = (self._metadata.written_date, self._metadata.issued_date)
        for day in (yearly, *dated, self._title.day, self._metadata.period_end):
            if day:
                return day.year
        return usual_year(self._text)

    def _issued(self) -> int | None:
        """The year in which the notice was issued, or in which its plan starts."""
        days = (self._metadata.written_date, self._metadata.issued_date, self._metadata.period_start)
        years = [day.year for day in days if day]
        if not years and self._title.day and "五" in (self._title.text or ""):
            return self._title.day.year - _PLAN_YEARS
        return min(years) if years else None

    def _last_over(self) -> int | None:
        """The last year that was over when the notice was written, or nearly so: what stands before 今后五年."""
        day = self._metadata.written_date or self._metadata.issued_date
        if day:
            return day.year if day.month > _HALF else day.year - 1
        return self._title.day.year - 1 if self._title.day and _ONE_YEAR.fullmatch(self._title.text or "") else None

    def _schedule_lines(self) -> dict[int, list[tuple[int, Deadline]]]:
        """By measure, where each line or owner notation ends that says by when what stands before it is done.

        Takes note of those notations: their dates are none of the sentence that goes on behind them.
        """
        found: dict[int, list[tuple[int, Deadline]]] = {}
        measure: int | None = None
        for segment in self._structure.segments:
            if segment.measure is not None or segment.kind != "schedule":
                measure = segment.measure
            # A schedule that stands behind the owners of a measure, which end it, is the measure's too.
            if segment.kind not in _SCHEDULING or measure is None:
                continue
            said = self._dates_in(segment)
            if said:
                if segment.kind == "owner":
                    self._noted.append((segment.start, segment.end))
                latest = max(said, key=lambda mention: mention.day)
                due = Deadline(latest.day, latest.text, "explicit")
                found.setdefault(measure, []).append((segment.end, due))
        return found

    def _dates_in(self, segment: Segment) -> list[Mention]:
        """The dates by when something is done in a schedule, or in an owner notation, which may name others too."""
        words = self._text[segment.start : segment.end]
        said = mentions(words, self.base, self._spans)
        if segment.kind == "schedule":
            return said
        return [one for one in said if _ASKED.search(words, max(0, one.start - 6), one.end + 4)]

    def _scheduled(self, measure: int | None, offset: int) -> Deadline | None:
        """What the next schedule of the measure behind ``offset`` says, else its last."""
        schedules = self._schedules.get(measure) if measure is not None else None
        if not schedules:
            return None
        return schedules[min(bisect_right(schedules, offset, key=itemgetter(0)), len(schedules) - 1)][1]

    def hear(self, sentence: Sentence, segment: Segment | None) -> None:
        """Take note of a sentence among goals that opens a goal list (到2025年,… or 今年主要预期目标是:…)."""
        if self._heard[0] == sentence.start or not segment:
            return
        opening = self._opening(sentence.text, self._mentions(sentence))
        if opening:
            self._open(segment, opening, sentence.end)
        else:
            self._hear_above(sentence.start)

    def _hear_above(self, start: int) -> None:
        """Take note of the line above ``start`` if it opens a list of one goal a line (今年主要预期目标是:)."""
        end = start
        while self._text[end - 1 : end] == "\n":
            end -= 1
        if end == start or self._text[end - 1 : end] not in (":", "："):
            return
        line = self._text[self._text.rfind("\n", 0, end) + 1 : end].lstrip()
        segment = self._structure.segment_at(end - 1)
        if segment and len(line) <= _LEAD_LINE and (opening := self._opening(line, self._said(line))):
            self._open(segment, opening, end)

    def _open(self, segment: Segment, opening: Mention, end: int) -> None:
        """Begin a goal list whose lead-in, dated by ``opening``, ends at ``end``."""
        self._lead = (segment.path, segment.role, Deadline(opening.day, opening.text, "explicit"))
        self._lead_at = end

    def _opening(self, text: str, found: list[Mention]) -> Mention | None:
        """The date that opens a goal list in ``text``."""
        if not found or not _opens(text, found[0].start) or (self.base and found[0].day.year < self.base):
            return None
        by_when = found[0].text[0] in "到至" or text[found[0].start - 1 : found[0].start] in ("到", "至")
        return found[0] if by_when or any(word in text[:_LEAD_LINE] for word in _GOAL_WORDS) else None

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        if self._heard[0] != sentence.start:
            said = self._said(sentence.text)
            self._heard = (sentence.start, [one for one in said if not self._is_noted(sentence.start + one.start)])
        return self._heard[1]

    def _is_noted(self, offset: int) -> bool:
        """Whether ``offset`` stands in an owner notation that dates what stands before it."""
        at = bisect_right(self._noted, (offset, len(self._text))) - 1
        return at >= 0 and offset < self._noted[at][1]

    def _said(self, text: str) -> list[Mention]:
        since = self.since or 0
        said = mentions(text, self.base, self._spans, self._over)
        return [mention for mention in said if mention.day.year >= since]

    def of(self, rel: int, sentence: Sentence, segment: Segment | None) -> Deadline:
        """The deadline of the target whose number stands at ``rel`` in ``sentence``."""
        found = self._mentions(sentence)
        start, end = sentence.clause(rel)
        if own := _own_year(sentence.text[:rel]):
            return own
        chosen = (
            _own_date(found, sentence.text, start, rel)
            or _nearest(found, sentence.text, rel, start, end)
            or _term(found, sentence.text, end)
        )
        if chosen:
            return Deadline(chosen.day, chosen.text, "explicit")
        if self._lead and segment and self._leads(segment, sentence.start):
            return self._lead[2]
        scheduled = self._scheduled(segment.measure, sentence.start + rel) if segment else None
        return scheduled or self._inherited(segment)

    def _leads(self, segment: Segment, offset: int) -> bool:
        """Whether the goal list that was opened last still goes on: in the same section or in an item of it.

        Where sections have no numbers, the next line that is a heading ends it.
        """
        if self._lead is None:
            return False
        path, role, _ = self._lead
        if role != segment.role or path != segment.path[: len(path)]:
            return False
        if not path and (segment.path or _HEADING.search(self._text, self._lead_at, offset)):
            self._lead = None
            return False
        self._lead_at = offset
        return True

    def _inherited(self, segment: Segment | None) -> Deadline:
        path = segment.path if segment else ()
        if path not in self._headings:
            said = (period_in_title(heading) for heading in reversed(path))
            self._headings[path] = next((period for period in said if period.day), NONE)
        if self._headings[path].day:
            return self._headings[path]
        if segment and segment.plan is not None:
            plan = self._structure.plans[segment.plan]
            if plan.period_end:
                return Deadline(plan.period_end, None, "inherited")
        if self._metadata.period_end:
            return Deadline(self._metadata.period_end, None, "inherited")
        return self._validity if self._validity.day else self._title


def _own_year(before: str) -> Deadline | None:
    """The year of a value, at the end of ``before``, that stands in the same place as the year does in its list."""
    respective = _RESPECTIVE.search(before)
    rows = YEARS_IN_ROW.findall(before, 0, respective.start()) if respective else []
    if not respective or not rows:
        return None
    said = _YEAR.findall(rows[-1])
    place = len(_VALUE.findall(respective.group()))
    return Deadline(last_day(int(said[place])), f"{said[place]}年", "explicit") if place < len(said) else None


def _opens(text: str, at: int) -> bool:
    """Whether a date at ``at`` opens the sentence, or what its label (发展目标:) announces."""
    return at <= _LEAD_REACH or (at <= _LABEL_REACH and any(mark in text[:at] for mark in ":："))


def _title_period(title: str, head: str) -> Deadline:
    """The period in the title; of a yearly report without one, the year of the date below the title."""
    found = period_in_title(title or head.strip().split("\n")[0])
    dated = _DATE.search(head) if _REPORT in title + head else None
    if found.day or not dated:
        return found
    return Deadline(last_day(int(dated[1])), f"{dated[1]}年", "inherited")


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
        return before[-1]
    if own:
        return own[0]
    earlier = [mention for mention in found if mention.end <= rel and not _PART.search(text, 0, mention.start)]
    return earlier[-1] if earlier else None


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
