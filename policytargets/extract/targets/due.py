"""By when a target is due: its own clause, its sentence, the lead-in of its goal list, its item's schedule line, or the
period that it inherits from the headings above it, its plan or its notice.

Belongs here: which of these holds, and what holds on from sentence to sentence. What a deadline expression means
stands in ``periods``, which of a sentence's dates is a number's in ``dating``, what owners say in ``schedules``.
"""

import re
from dataclasses import replace

from policytargets.extract.model import Metadata, Segment, Structure
from policytargets.extract.targets.clauses import Sentence
from policytargets.extract.targets.dating import dated_in
from policytargets.extract.targets.periods import (
    NONE,
    Deadline,
    Mention,
    defined_spans,
    last_day,
    mentions,
    period_in_title,
    period_of_validity,
    usual_year,
)
from policytargets.extract.targets.schedules import Scheduled, ScheduleReader

_LEAD_REACH = 4
_LABEL_REACH = 14
_TITLE = 120
_PLAN_YEARS = 4
_HALF = 6
_REPORT = "政府工作报告"
_DATE = re.compile(r"(20\d\d)年\d{1,2}月\d{1,2}日")
_GOAL_WORDS = ("目标", "指标", "任务", "实事")
_LEAD_LINE = 60
_HEADING = re.compile(r"\n[ \u3000]*(?:20\d\d年)?[^\n,。;:!?\d]{4,30}(?=\n)")
"""A line that is a heading, and no goal: it holds no number but a year."""


_DIVIDES = re.compile(r"\s*其中")
"""How a sentence opens that divides what the one before says: its date holds on."""
_NEXT = 2
"""Characters at most between a sentence and the next."""
_WHOLE_YEAR = re.compile("(?:20\\d\\d年|今年|全年|本年度?|年内|年度)")
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
        self._schedules = ScheduleReader(text, structure, self.base, self._spans)
        self._lead: tuple[tuple[str, ...], str, Deadline] | None = None
        self._lead_at = 0
        self._heard: tuple[int, list[Mention]] = (-1, [])
        self._before: tuple[int, Deadline] = (-_NEXT - 1, NONE)

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
            self._heard = (
                sentence.start,
                [one for one in said if not self._schedules.is_noted(sentence.start + one.start)],
            )
        return self._heard[1]

    def _said(self, text: str) -> list[Mention]:
        since = self.since or 0
        said = mentions(text, self.base, self._spans, self._over)
        return [mention for mention in said if mention.day.year >= since]

    def of(self, rel: int, sentence: Sentence, segment: Segment | None) -> Deadline:
        """The deadline of the target whose number stands at ``rel`` in ``sentence``."""
        scheduled = self._schedules.of(segment.measure if segment else None, sentence.start + rel)
        if said := dated_in(self._mentions(sentence), sentence.text, rel, sentence.clause(rel)):
            self._before = sentence.end, said
            return scheduled.due if scheduled and _only_names_year(said, scheduled) else said
        if _DIVIDES.match(sentence.text) and 0 <= sentence.start - self._before[0] <= _NEXT:
            self._before = sentence.end, self._before[1]
            return replace(self._before[1], basis="inherited")
        if self._lead and segment and self._leads(segment, sentence.start):
            return self._lead[2]
        inherited = self.inherited(segment)
        return scheduled.due if scheduled and not _comes_after(inherited, scheduled) else inherited

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

    def inherited(self, segment: Segment | None) -> Deadline:
        """The period that a target in ``segment`` inherits: from the headings above it, its plan or its notice."""
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


def _only_names_year(said: Deadline, scheduled: Scheduled) -> bool:
    """Whether a sentence only names the year (今年新建…) of which the schedule of its measure tells the month."""
    day = scheduled.due.day
    if scheduled.is_step or said.day is None or day is None or not _WHOLE_YEAR.fullmatch(said.text or ""):
        return False
    return day.year == said.day.year and day < said.day


def _comes_after(inherited: Deadline, scheduled: Scheduled) -> bool:
    """Whether the period that a target inherits goes on behind the last step that the schedule of its measure tells."""
    day = scheduled.due.day
    return scheduled.is_step and inherited.day is not None and day is not None and day < inherited.day


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
