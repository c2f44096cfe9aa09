"""Every expectation of every suite fails for the row that breaks it, and for no other."""

from collections.abc import Callable
from typing import Any

import pytest

from expectations import suites
from expectations.frames import frame
from expectations.validation import Outcome, faults, overview, validate
from policytargets.schema import TABLES, Field
from tests.pipeline.tables import TEXT, arrow, rows, span

Row = dict[str, Any]
Breaker = tuple[str, Row]


def broken_columns(field: Field) -> list[Breaker]:
    """Rules that the declaration of a column makes, each with what breaks it."""
    name = field.name
    made: list[Breaker] = []
    if field.required:
        made.append((f"{name} is never null", {name: None}))
    if field.enum:
        made.append((f"{name} is one of {', '.join(field.enum)}", {name: "nonsense"}))
    if field.minimum is not None:
        made.append((f"{name} is at least {field.minimum:g}", {name: int(field.minimum) - 1}))
    if field.pattern:
        made.append((f"{name} matches {field.pattern}", {name: "不合格"}))
    if field.references:
        made.append((f"{name} is a row of {field.references[0]}", {name: "nowhere"}))
    if field.quote_of:
        made.append((f"{name} equals its slice of the canonical text", {name: "别的话"}))
    return made


BREAKERS: dict[str, list[Breaker]] = {
    name: [breaker for field in table.fields for breaker in broken_columns(field)] for name, table in TABLES.items()
}
BREAKERS["measures"].append(("every measure has an owner row", {"measure_id": "m-ownerless"}))
BREAKERS["targets"] += [
    ("a quantified target has a finite value", {"value": float("inf")}),
    ("a quantified target has a finite value", {"value": None}),
    ("a quantified target has a known comparator", {"comparator": None}),
    ("a quantified target has a known comparator", {"comparator": "about"}),
    ("the number's words alone parse to the same value again", {"value": 98.0}),
    ("the number's words alone parse to the same value again", {"number_start": None}),
    ("the level of a rate is between 0 and 100 %", {"value": 101.0}),
    ("the level of a rate is between 0 and 100 %", {"value": -1.0, "indicator": "绿地占比"}),
]


def key_rule(name: str) -> str:
    key = TABLES[name].key
    return f"{key[0]} is unique" if len(key) == 1 else f"{', '.join(key)} are unique together"


def outcomes_of(name: str, given: dict[str, list[Row]], filled_before: bool = True) -> dict[str, Outcome]:
    found = frame(name, arrow(given), {"n-1": TEXT})
    return {outcome.rule: outcome for outcome in validate(suites.contract(name, filled_before), found)}


def outcome_of(rule: str, name: str, given: dict[str, list[Row]], filled_before: bool = True) -> Outcome:
    """What one rule alone finds, which is quicker than the suite."""
    suite = suites.contract(name, filled_before)
    suite.expectations = [expectation for expectation in suite.expectations if expectation.description == rule]
    (outcome,) = validate(suite, frame(name, arrow(given), {"n-1": TEXT}))
    return outcome


def with_own_key(name: str, row: Row, place: int) -> Row:
    """The row with a key of its own, so that it breaks nothing but what a test breaks."""
    column = TABLES[name].key[0]
    return row | ({column: f"{row[column]}-{place}"} if len(TABLES[name].key) == 1 else {})


@pytest.mark.parametrize("name", TABLES)
def test_valid_rows_pass_every_expectation(name: str) -> None:
    failed = [outcome for outcome in outcomes_of(name, rows()).values() if not outcome.success]
    assert failed == []


@pytest.mark.parametrize("name", TABLES)
def test_each_expectation_fails_for_the_row_that_breaks_it(name: str) -> None:
    given = rows()
    (valid,) = given[name]
    made = [with_own_key(name, valid, place) | change for place, (_, change) in enumerate(BREAKERS[name], start=1)]
    given[name] = [valid, *made]
    if name == "measures":
        owned = [row["measure_id"] for row in made if row["measure_id"] != "m-ownerless"]
        given["measure_owners"] += [given["measure_owners"][0] | {"measure_id": measure} for measure in owned]
    found = outcomes_of(name, given)
    for place, (rule, change) in enumerate(BREAKERS[name], start=1):
        assert place in found[rule].failing, f"{rule}: {change} passes"
        assert 0 not in found[rule].failing, f"{rule}: the valid row fails"


@pytest.mark.parametrize("name", TABLES)
def test_rows_with_the_same_key_fail(name: str) -> None:
    given = rows()
    given[name] *= 2
    outcome = outcome_of(key_rule(name), name, given)
    assert outcome.failing == (0, 1)


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"issues"}))
def test_a_table_that_had_rows_before_may_not_be_empty(name: str) -> None:
    rule = "the table is not empty where the release before had rows"
    empty = {other: [] for other in TABLES}
    assert not outcome_of(rule, name, empty, filled_before=True).success
    assert outcome_of(rule, name, empty, filled_before=False).success


def test_issues_may_become_empty() -> None:
    empty = {other: [] for other in TABLES}
    assert all(outcome.success for outcome in outcomes_of("issues", empty, filled_before=True).values())


def test_no_expectation_goes_without_a_test() -> None:
    for name in TABLES:
        tested = {rule for rule, _ in BREAKERS[name]} | {key_rule(name)}
        tested.add("the table is not empty where the release before had rows")
        assert {expectation.description for expectation in suites.contract(name).expectations} <= tested


def in_targets(change: Row) -> dict[str, list[Row]]:
    given = rows()
    given["targets"][0] |= change
    return given


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("growth of a rate may pass 100 %", {"value": 98.5, "change": "increase", "indicator": "增长率"}),
        ("an implicit target has neither value nor number", {"kind": "implicit", "value": None, "comparator": None}
         | {"number_text": None, "number_start": None, "number_end": None}),
    ],
)  # fmt: skip
def test_what_is_allowed_passes(what: str, change: Row) -> None:
    failed = [outcome.rule for outcome in outcomes_of("targets", in_targets(change)).values() if not outcome.success]
    assert failed == [], what


def test_growth_beyond_100_percent_is_no_impossible_rate() -> None:
    rule = "the level of a rate is between 0 and 100 %"
    assert outcome_of(rule, "targets", in_targets({"value": 150.0, "change": "increase"})).success
    assert not outcome_of(rule, "targets", in_targets({"value": 150.0})).success


def review_of(unit: str) -> Outcome:
    (outcome,) = validate(suites.review(), frame("targets", arrow(in_targets({"unit": unit})), {"n-1": TEXT}))
    return outcome


def test_a_unit_never_seen_before_is_for_review() -> None:
    assert review_of("%").success
    assert review_of("").success
    assert review_of("䨻").failing == (0,)


def test_a_unit_never_seen_before_does_not_break_the_contract() -> None:
    assert all(outcome.success for outcome in outcomes_of("targets", in_targets({"unit": "䨻"})).values())


def shown(show: Callable[[list[Outcome]], str], change: Row) -> str:
    return show(list(outcomes_of("targets", in_targets(change)).values()))


def test_failing_rows_are_shown_with_what_identifies_them() -> None:
    given = in_targets({"value": 101.0})
    found = frame("targets", arrow(given), {"n-1": TEXT})
    text = faults(validate(suites.contract("targets"), found), found, ("target_id",))
    assert "**the level of a rate is between 0 and 100 %**: 1 of 1 rows fail" in text
    assert "| t-1 | 101.0 |" in text


def test_nothing_is_shown_where_nothing_fails() -> None:
    found = frame("targets", arrow(rows()), {"n-1": TEXT})
    assert faults(validate(suites.contract("targets"), found), found, ("target_id",)) == ""


def test_the_overview_says_how_many_values_each_rule_looked_at() -> None:
    text = shown(overview, {"value": 101.0})
    assert "| ✗ | the level of a rate is between 0 and 100 % | 1 | 1 |" in text
    assert "| ✓ | target\\_id is unique | 1 | 0 |" in text


def test_a_quote_of_an_unknown_notice_fails() -> None:
    start, end = span("抽检")
    given = in_targets({"notice_id": "n-2", "quote_start": start, "quote_end": end})
    assert outcome_of("quote equals its slice of the canonical text", "targets", given).failing == (0,)
