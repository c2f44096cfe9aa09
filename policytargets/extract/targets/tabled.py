"""Targets in indicator tables: what the value of a cell says, by its row and the head of its column.

Belongs here: telling the columns of what is to be reached from those of what is, and reading a value, its unit and its
year. Where the cells stand is found in ``structure.indicator_tables``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Final

from policytargets.extract.model import Number, TableValue, Target
from policytargets.extract.numbers import scan
from policytargets.extract.numbers.numerals import multiplier_value
from policytargets.extract.targets.baseline import NO_BASELINE, Baseline
from policytargets.extract.targets.change import change_of
from policytargets.extract.targets.periods import PLANS, Deadline, last_day

_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
"""A cell that holds nothing but a number, whatever such digits mean elsewhere (120, a hotline)."""
_YEAR: Final = re.compile(r"20\d\d")
_PLAN: Final = re.compile("十[三四五六]五")
_AS_IT_IS: Final = re.compile("现[状有值]|实际|基[期准数值础]|完成|初[期始]|当前|上年")
_AS_PLANNED: Final = re.compile("目标|规划|预[期计]|远期|近期|中期")
_GROWTH: Final = re.compile("年均|增长|增速")
_GROWS: Final = re.compile("增长|增速|增幅|提高|下降|降低|减少")
_WHOLE_TERM: Final = "[(【"
"""What opens a value that is reached over the whole term of a plan, and no yearly growth."""
_SCALED: Final = re.compile("(万亿|[亿万])(?=.)")


@dataclass(frozen=True, slots=True)
class Tabled:
    """What a cell says: its number, what it measures, whether and by when it is to be reached, and from what."""

    number: Number
    indicator: str
    change: str
    is_goal: bool
    deadline: Deadline | None
    baseline: Baseline
    start: int
    end: int

    def target(self, plan: int | None, measure: int | None, inherited: Deadline) -> Target:
        """The target of a goal, in this plan and measure; due when its column says, else as inherited."""
        deadline = self.deadline or inherited
        return Target(
            plan=plan,
            measure=measure,
            indicator=self.indicator,
            comparator=self.number.comparator,
            value=self.number.value,
            value_high=self.number.value_high,
            unit=self.number.unit,
            change=self.change,
            deadline=deadline.day,
            deadline_text=deadline.text,
            deadline_basis=deadline.basis,
            baseline_text=self.baseline.text,
            baseline_value=self.baseline.value,
            kind="quantified",
            quote_start=self.start,
            quote_end=self.end,
            number_start=self.number.start,
            number_end=self.number.end,
            certainty="high",
        )


class TabledReader:
    """The values of the indicator tables of one notice."""

    def __init__(self, text: str, values: Sequence[TableValue], since: int | None) -> None:
        """``text`` is the reading text, ``since`` the year in which the notice was issued or its plan starts."""
        self._text = text
        self._values = values
        self._since = since
        self._rows: dict[int, list[TableValue]] = {}
        for value in values:
            self._rows.setdefault(value.row, []).append(value)

    def at(self, number: Number) -> Tabled | None:
        """What the cell says in which ``number`` stands; None where it stands in none."""
        index = bisect_right(self._values, number.start, key=attrgetter("start")) - 1
        value = self._values[index] if index >= 0 else None
        if value is None or number.end > value.end:
            return None
        found = self._read(value)
        return self._told(value, found) if found and found.start == number.start else None

    def _read(self, value: TableValue) -> Number | None:
        """The number of a cell, read from the cell alone, with the unit of its row."""
        words = self._text[value.start : value.end]
        if _PLAIN.fullmatch(words):
            found = [Number(0, len(words), words, Decimal(words), None, "", "eq")]
        else:
            found = scan(words)
        if len(found) != 1 or found[0].value is None:
            return None
        number = replace(found[0], start=found[0].start + value.start, end=found[0].end + value.start)
        if number.unit or number.shape == "date":
            return number
        unit = "%" if self._is_growth(value) else value.unit
        scale = _SCALED.match(unit)
        if scale and number.value is not None:
            times = multiplier_value(scale.group(1))
            number.value *= times
            number.value_high = number.value_high * times if number.value_high is not None else None
        number.unit = unit[scale.end() :] if scale else unit
        return number

    def _is_growth(self, value: TableValue) -> bool:
        """Whether a value says how much its indicator changes in a year, and not how far it comes."""
        return _GROWTH.search(value.head) is not None and self._text[value.start] not in _WHOLE_TERM

    def _told(self, value: TableValue, number: Number) -> Tabled:
        growth = self._is_growth(value) and not _GROWS.search(value.indicator)
        indicator = value.indicator + ("年均增长" if growth else "")
        base = next((one for one in self._rows[value.row] if self._is_past(one)), None)
        based = self._read(base) if base else None
        return Tabled(
            number=number,
            indicator=indicator,
            change="increase" if self._is_difference(value) else change_of(indicator, number.unit, number.text),
            is_goal=not self._is_past(value),
            deadline=self._due(value),
            baseline=Baseline(base.head, based.value) if base and based else NO_BASELINE,
            start=value.row,
            end=value.end,
        )

    def _is_difference(self, value: TableValue) -> bool:
        """Whether a value over the whole term stands beside the levels that it leads from and to."""
        levels = [one for one in self._rows[value.row] if _year_of(one.head) is not None]
        return self._text[value.start] in _WHOLE_TERM and value not in levels and len(levels) > 1

    def _is_past(self, value: TableValue) -> bool:
        """Whether the head of a column says what is or was, or names a year before the plan.

        Where the plan does not say when it starts, the first of several years is what it starts from.
        """
        if _AS_IT_IS.search(value.head):
            return True
        year = _year_of(value.head)
        if year is None or _AS_PLANNED.search(value.head):
            return False
        if self._since is not None:
            return year < self._since
        years = [said for one in self._rows[value.row] if (said := _year_of(one.head)) is not None]
        return len(set(years)) > 1 and year == min(years)

    def _due(self, value: TableValue) -> Deadline | None:
        """The end of the year that the head names; None where it names none, and the plan tells."""
        year = _year_of(value.head)
        return Deadline(last_day(year), value.head, "explicit") if year else None


def _year_of(head: str) -> int | None:
    """The year that the head of a column names, or in which the five-year plan ends that it names."""
    if found := _YEAR.search(head):
        return int(found.group())
    plan = _PLAN.search(head)
    return PLANS[plan.group()] if plan else None
