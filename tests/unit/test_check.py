"""The row rules: a good notice passes, and each rule has a notice that it stops."""

from collections.abc import Callable

import pytest

from policytargets.check import RULES, Rule, is_impossible_rate, parses_again, problems
from policytargets.extract.model import Issue
from policytargets.link.register import Owner
from policytargets.link.rows import NoticeRows, Row, blank

TEXT = "一、主要任务\n1.加强抽检。全年合格率不低于98.5%。(责任部门:抽检处)\n"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def notice_row() -> Row:
    return blank("notices") | {
        "notice_id": "sample",
        "status": "published",
        "date_basis": "none",
        "issuer": "某市市场监管委",
        "source_file": "sample.txt",
        "sha256": "0" * 64,
        "text_chars": len(TEXT),
        "measures_count": 1,
        "targets_count": 1,
        "owners_count": 1,
    }


def measure_row() -> Row:
    start, end = at("1.加强抽检。全年合格率不低于98.5%。(责任部门:抽检处)")
    place = {"char_start": start, "char_end": end, "text": TEXT[start:end]}
    ids = {"measure_id": "m-1", "notice_id": "sample", "plan_id": "p-1"}
    return blank("measures") | {
        **ids,
        "position": 1,
        "label": "1.",
        "section": "一、主要任务",
        "title": "加强抽检",
        **place,
    }


def owner_row() -> Row:
    start, end = at("抽检处")
    words = {"owner_text": "抽检处", "char_start": start, "char_end": end}
    return blank("measure_owners") | {
        "measure_id": "m-1",
        "owner_id": "o-1",
        "role": "responsible",
        "basis": "inline",
        **words,
    }


def target_row() -> Row:
    quote, number = at("全年合格率不低于98.5%"), at("98.5%")
    return blank("targets") | {
        "target_id": "t-1",
        "notice_id": "sample",
        "plan_id": "p-1",
        "measure_id": "m-1",
        "indicator": "合格率",
        "indicator_id": "i-1",
        "comparator": "ge",
        "value": 98.5,
        "unit": "%",
        "change": "level",
        "deadline_basis": "none",
        "kind": "quantified",
        "quote": "全年合格率不低于98.5%",
        "quote_start": quote[0],
        "quote_end": quote[1],
        "number_text": "98.5%",
        "number_start": number[0],
        "number_end": number[1],
        "certainty": "high",
    }


def number_row() -> Row:
    start, end = at("98.5%")
    place = {"number_start": start, "number_end": end, "number_text": "98.5%"}
    return blank("numbers") | {
        "notice_id": "sample",
        **place,
        "value": 98.5,
        "unit": "%",
        "class": "target",
        "reason": "rate",
        "target_id": "t-1",
    }


def plan_row() -> Row:
    return blank("plans") | {
        "plan_id": "p-1",
        "notice_id": "sample",
        "title": "方案",
        "position": 1,
        "char_start": 0,
        "char_end": len(TEXT),
    }


def good_rows() -> NoticeRows:
    tables = {
        "plans": [plan_row()],
        "measures": [measure_row()],
        "measure_owners": [owner_row()],
        "targets": [target_row()],
        "numbers": [number_row()],
        "issues": [],
    }
    owners = {"o-1": Owner("o-1", "抽检处", "department", None, None, None)}
    return NoticeRows(notice_row(), tables, owners, {"o-1": {"抽检处"}}, {"i-1": ("合格率", "%")})


@pytest.fixture
def rows() -> NoticeRows:
    return good_rows()


def test_a_notice_that_keeps_the_contract_has_no_problem(rows: NoticeRows) -> None:
    assert problems(rows, TEXT) == []


def change(table: str, **values: object) -> Callable[[NoticeRows], None]:
    def apply(rows: NoticeRows) -> None:
        rows.tables[table][0].update(values)

    return apply


def drop(table: str) -> Callable[[NoticeRows], None]:
    def apply(rows: NoticeRows) -> None:
        rows.tables[table].clear()

    return apply


def twice(table: str) -> Callable[[NoticeRows], None]:
    def apply(rows: NoticeRows) -> None:
        rows.tables[table].append(dict(rows.tables[table][0]))

    return apply


BREAKS = {
    "a required value is missing": (change("measures", text=None), "value-not-as-declared"),
    "a role outside the list": (change("measure_owners", role="boss"), "value-not-as-declared"),
    "a position below one": (change("plans", position=0), "value-not-as-declared"),
    "an id of another shape": (change("plans", plan_id="P 1"), "value-not-as-declared"),
    "an id stands twice": (twice("targets"), "id-twice"),
    "a target of a measure that is not there": (change("targets", measure_id="m-9"), "reference-broken"),
    "an owner that was never resolved": (change("measure_owners", owner_id="o-9"), "reference-broken"),
    "a quote that is not its slice": (change("targets", quote="全年合格率不低于99.5%"), "quote-not-slice"),
    "a quote of no words": (change("targets", quote="", quote_start=9, quote_end=9), "quote-not-slice"),
    "an owner's words elsewhere": (change("measure_owners", char_start=0), "quote-not-slice"),
    "a measure without an owner": (drop("measure_owners"), "measure-without-owner"),
    "a number without comparator": (change("targets", comparator=None), "target-without-comparator"),
    "a value that is not finite": (change("targets", value=float("nan")), "target-not-finite"),
    "a number that parses to something else": (change("targets", value=89.5), "number-does-not-parse"),
    "a rate above one hundred": (change("targets", value=985.0), "rate-impossible"),
    "a unit never seen": (change("targets", unit="颗粒度值"), "unit-unseen"),
}
WARNINGS = {"unit-unseen"}


@pytest.mark.parametrize(("damage", "rule"), BREAKS.values(), ids=BREAKS)
def test_what_breaks_the_contract_is_named(rows: NoticeRows, damage: Callable[[NoticeRows], None], rule: str) -> None:
    damage(rows)
    found = {issue.rule: issue for issue in problems(rows, TEXT)}
    assert rule in found
    assert found[rule].severity == ("warning" if rule in WARNINGS else "error")


def test_every_rule_has_a_notice_that_it_stops() -> None:
    for rule in RULES:
        assert any(_stopped(rule, damage) for damage, _ in BREAKS.values()), f"{rule.__name__} never fails"


def _stopped(rule: Rule, damage: Callable[[NoticeRows], None]) -> list[Issue]:
    broken = good_rows()
    damage(broken)
    return list(rule(broken, TEXT))


def test_growth_may_pass_one_hundred_per_cent() -> None:
    assert not is_impossible_rate("增长率", "%", "increase", 120.0)
    assert not is_impossible_rate("产值", "%", "level", 120.0)
    assert is_impossible_rate("覆盖率", "%", "level", -1.0)


@pytest.mark.parametrize("indicator", ["拨备覆盖率", "资产负债率", "复合增长率", "项目完成率"])
def test_a_rate_of_one_amount_to_another_may_be_any(indicator: str) -> None:
    assert not is_impossible_rate(indicator, "%", "level", 150.0)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("开展8.2万批次", "8.2万批次", 82000.0), ("建设5、10万亩", "5", 50000.0), ("时限减半", "减半", 0.5)],
)
def test_the_text_alone_gives_the_value_at_its_span(text: str, words: str, value: float) -> None:
    start = text.index(words)
    assert parses_again(text, start, start + len(words), value)
    assert not parses_again(text, start, start + len(words), value + 1)


def test_what_holds_no_number_gives_none() -> None:
    assert not parses_again("若干批次", 0, 4, 82000.0)
    assert not parses_again("8.2万批次", None, None, 82000.0)
