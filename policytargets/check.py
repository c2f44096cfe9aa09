"""Row rules: which rows of one notice break the contract, and why.

The first of the two gates. A notice with a problem of severity ``error`` is left out of the tables whole, and its
reasons stand in ``issues``; the expectations of the pipeline assert the same contract on the assembled tables.
What a column may hold stands in ``schema.py``; a rule here is about rows.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from policytargets.extract.numbers import find_numbers, known_unit_pattern
from policytargets.extract.numbers.numerals import multiplier_value

from .extract.model import Issue
from .link.rows import NOTICE_TABLES, NoticeRows, Row
from .schema import TABLES, Field, Table

AROUND = 24
"""Characters on either side of a number that may lend it a multiplier or a unit."""
Rule = Callable[[NoticeRows, str], Iterable[Issue]]
Constraint = tuple[Callable[[set[Any]], set[Any]], str]
"""Which of the values of a column are wrong, and what is wrong with them."""

PLAIN = re.compile(r"\d+(?:\.\d+)?")
"""A number that is read as it stands, whatever such digits mean elsewhere (120, a hotline)."""
SCALE = re.compile(r"(?:^|[\n\t|(（])\s*(万亿|[亿万])(?=[^\d\n\t|]{1,8}(?:[)）]|$|[\n\t|]))", re.MULTILINE)
"""The multiplier of a unit that stands in a cell of its own, or in brackets behind a name."""

RATE = re.compile(r"(?:率|占比|比例|比重)$")
UNBOUNDED = re.compile("(?:增长|变化|增值|回报|收益|负债|杠杆|充足|拨备覆盖|周转|完成|达产|升值|溢价|净资产)率$")
"""Rates of one amount to another: it may be the greater, or less than nothing."""


def problems(rows: NoticeRows, text: str) -> list[Issue]:
    """Every way in which the rows of one notice break the contract; ``text`` is its canonical text."""
    return [issue for rule in RULES for issue in rule(rows, text)]


def values_are_as_declared(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """Required values are there, closed lists, minima and patterns are kept, as ``schema.py`` declares them."""
    yield from _table_problems(TABLES["notices"], [rows.notice])
    for name in NOTICE_TABLES:
        if rows.tables[name]:
            yield from _table_problems(TABLES[name], rows.tables[name])


def _table_problems(table: Table, held: list[Row]) -> Iterator[Issue]:
    for field, constraints in _constraints(table.name):
        # Looked at as a set first: nearly always all values of a column are right.
        values = set(map(itemgetter(field), held))
        for breaking, what in constraints:
            wrong = breaking(values)
            for row in held if wrong else ():
                if row[field] in wrong:
                    message = f"{table.name}.{field} {what}: {row[field]!r}"
                    yield Issue("error", "value-not-as-declared", message, *_place(row))


@cache
def _constraints(table: str) -> tuple[tuple[str, tuple[Constraint, ...]], ...]:
    """What the columns of a table must hold, where they must hold anything."""
    found = ((field.name, tuple(_constraints_of(field))) for field in TABLES[table].fields)
    return tuple((name, constraints) for name, constraints in found if constraints)


def _constraints_of(field: Field) -> Iterator[Constraint]:
    if field.required:
        yield (lambda values: values & {None}), "is missing"
    if field.enum:
        allowed = {*field.enum, None}
        yield (lambda values: values - allowed), f"is not one of {', '.join(field.enum)}"
    if field.minimum is not None:
        least = field.minimum
        yield (lambda values: {v for v in values if v is not None and not v >= least}), f"is below {least:g}"
    if field.pattern:
        matches = re.compile(field.pattern).search
        yield (
            (lambda values: {v for v in values if v is not None and not matches(v)}),
            f"does not match {field.pattern}",
        )


def ids_are_unique(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """No key of a table stands twice."""
    for name in NOTICE_TABLES:
        key = itemgetter(*TABLES[name].key)
        held = rows.tables[name]
        if len(set(map(key, held))) == len(held):
            continue
        seen = set()
        for row in held:
            if key(row) in seen:
                yield Issue("error", "id-twice", f"{name}: {key(row)} stands twice", *_place(row))
            seen.add(key(row))


def references_hold(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """A row points only to plans, measures, targets, owners and indicators that this notice gave."""
    given = {
        "notices": {rows.notice["notice_id"]},
        "owners": set(rows.owners),
        "indicators": set(rows.indicators),
        **{name: {row[TABLES[name].key[0]] for row in rows.tables[name]} for name in ("plans", "measures", "targets")},
    }
    for name in NOTICE_TABLES:
        held = rows.tables[name]
        for column, table in _references(name) if held else ():
            broken = set(map(itemgetter(column), held)) - given[table] - {None}
            for row in held if broken else ():
                value = row[column]
                if value in broken:
                    message = f"{name}.{column} {value} is not in {table}"
                    yield Issue("error", "reference-broken", message, *_place(row))


@cache
def _references(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that point to another: (column, table)."""
    return tuple((field.name, field.references[0]) for field in TABLES[table].fields if field.references)


def quotes_are_slices(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """Every quote holds words, and equals its slice of the canonical text."""
    for name in NOTICE_TABLES:
        for column, start, end in _quotes(name):
            for quote, first, last in map(itemgetter(column, start, end), rows.tables[name]):
                if quote is not None and (not quote or first is None or text[first:last] != quote):
                    message = f"{name}.{column} is not what stands at {first}–{last}"
                    yield Issue("error", "quote-not-slice", message, first, last)


@cache
def _quotes(table: str) -> tuple[tuple[str, str, str], ...]:
    """The columns of a table that quote the text: (column, column of the start, column of the end)."""
    return tuple((field.name, *field.quote_of) for field in TABLES[table].fields if field.quote_of)


def measures_have_owners(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """Every measure has at least one owner row."""
    owned = {row["measure_id"] for row in rows.tables["measure_owners"]}
    for row in rows.tables["measures"]:
        if row["measure_id"] not in owned:
            yield Issue("error", "measure-without-owner", f"measure {row['label']} names nobody", *_place(row))


def numbers_parse_again(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """A quantified target has a comparator, a finite value, and a span that parses to it from the text alone."""
    for row in rows.tables["targets"]:
        if row["kind"] != "quantified":
            continue
        if row["comparator"] is None:
            yield Issue("error", "target-without-comparator", "a quantified target has no comparator", *_place(row))
        if row["value"] is None or not math.isfinite(row["value"]):
            yield Issue("error", "target-not-finite", f"value {row['value']!r} is not a finite number", *_place(row))
        elif not parses_again(text, row["number_start"], row["number_end"], row["value"], row["quote_start"]):
            message = f"{row['number_text']!r} does not parse to {row['value']:g} again"
            yield Issue("error", "number-does-not-parse", message, *_place(row))


def parses_again(text: str, start: int | None, end: int | None, value: float, row_start: int | None = None) -> bool:
    """Whether the span of the canonical text holds a number of this value, as the text alone tells it.

    The words of the span are read first; a number that borrows its 万 or unit from the next one (5、10万亩) is read
    again with ``AROUND`` characters on either side. A line break inside it is the page's, and is read through. The cell
    of a table may have its 万 in the unit of its row, which starts at ``row_start``.
    """
    if start is None or end is None:
        return False
    readings = _readings(text, start, end, start if row_start is None else row_start)
    return any(found is not None and math.isclose(found, value, rel_tol=1e-9) for found in readings)


def _readings(text: str, start: int, end: int, row_start: int) -> Iterator[float | None]:
    """What the number ``text[start:end]`` may be worth, the likeliest first: each is read only when it is asked for."""
    number = text[start:end].replace("\n", "")
    alone = float(number) if PLAIN.fullmatch(number) else _values_of(number).get(0)
    yield alone
    before = text[max(0, start - AROUND) : start].replace("\n", "")
    after = text[end : end + AROUND].replace("\n", "")
    yield _values_of(before + number + after).get(len(before))
    if alone is not None:
        yield from (alone * multiplier_value(scale) for scale in SCALE.findall(text[row_start:start]))


@lru_cache(maxsize=4096)
def _values_of(words: str) -> dict[int, float]:
    """The values of the numbers in ``words`` by where they start; notices give the same numbers again and again."""
    return {number.start: float(number.value) for number in find_numbers(words) if number.value is not None}


def rates_are_possible(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """A rate or share, as a level in per cent, lies between 0 and 100."""
    for row in rows.tables["targets"]:
        if is_impossible_rate(row["indicator"], row["unit"], row["change"], row["value"]):
            message = f"{row['indicator']} {row['value']:g}% does not lie between 0 and 100"
            yield Issue("error", "rate-impossible", message, *_place(row))


def is_bounded_rate(indicator: str, unit: str, change: str) -> bool:
    """Whether this is the level of a rate (率, 占比, 比例, 比重) in per cent that lies between 0 and 100."""
    if unit != "%" or change != "level":
        return False
    return RATE.search(indicator) is not None and UNBOUNDED.search(indicator) is None


def is_impossible_rate(indicator: str, unit: str, change: str, value: float | None) -> bool:
    """Whether a rate that lies between 0 and 100 per cent is given a value outside of that."""
    return value is not None and is_bounded_rate(indicator, unit, change) and not 0 <= value <= 100


def units_are_known(rows: NoticeRows, text: str) -> Iterator[Issue]:
    """A unit never seen before is a warning: somebody should look, nothing is stopped."""
    is_known = re.compile(known_unit_pattern()).match
    for row in rows.tables["targets"]:
        if not is_known(row["unit"]):
            yield Issue("warning", "unit-unseen", f"the unit {row['unit']!r} was never seen before", *_place(row))


def _place(row: Row) -> tuple[int | None, int | None]:
    for start, end in (("number_start", "number_end"), ("quote_start", "quote_end"), ("char_start", "char_end")):
        if row.get(start) is not None:
            return row[start], row[end]
    return None, None


RULES: tuple[Rule, ...] = (
    values_are_as_declared,
    ids_are_unique,
    references_hold,
    quotes_are_slices,
    measures_have_owners,
    numbers_parse_again,
    rates_are_possible,
    units_are_known,
)
"""Every rule, in the order in which its issues are listed."""
