"""Indicator tables of plans: which cells are values, and of what. The tables are invented."""

import datetime
from decimal import Decimal

import pytest

from policytargets.check import problems
from policytargets.extract.model import Extraction, Target
from policytargets.extract.notice import extract
from policytargets.link.indicators import Indicators
from policytargets.link.register import Register
from policytargets.link.rows import link
from policytargets.read import read_bytes
from policytargets.read.document import Document

TITLE = "青山市国民经济和社会发展第十五个五年规划纲要\n"
HEAD = ("指标", "单位", "2025年", "2030年", "属性")
ROWS = (
    ("常住人口城镇化率", "%", "68", "72", "预期性"),
    ("粮食综合生产能力", "万吨", "260", ">270", "约束性"),
    ("高新技术企业", "家", "1200", "2000", "预期性"),
)
LAYOUTS = {"one cell a line": "\n", "tabs": "\t", "bars": "|"}


def document(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...] = HEAD, parted: str = "\n") -> Document:
    table = "\n".join(parted.join(row) for row in (head, *rows))
    tasks = "二、重点任务\n(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n"
    text = f"{TITLE}一、主要目标\n专栏1 主要指标\n{table}\n注:预期性指标不考核。\n{tasks}"
    return read_bytes("plan.txt", text.encode())


def read(rows: tuple[tuple[str, ...], ...], head: tuple[str, ...] = HEAD, parted: str = "\n") -> Extraction:
    return extract(document(rows, head, parted))


def said(target: Target) -> tuple[str, str, float, str]:
    return target.indicator, target.comparator or "", float(target.value or 0), target.unit


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_values_of_the_coming_years_are_targets(layout: str) -> None:
    found = read(ROWS, parted=LAYOUTS[layout])
    assert [said(target) for target in found.targets] == [
        ("常住人口城镇化率", "eq", 72, "%"),
        ("粮食综合生产能力", "gt", 2_700_000, "吨"),
        ("高新技术企业", "eq", 2000, "家"),
    ]
    assert {(target.deadline, target.deadline_basis) for target in found.targets} == {
        (datetime.date(2030, 12, 31), "explicit")
    }
    assert [measure.label for measure in found.measures] == ["(一)", "(二)"]


def test_the_value_of_the_year_before_is_the_baseline_and_no_target() -> None:
    found = read(ROWS)
    assert [(target.baseline_text, target.baseline_value) for target in found.targets] == [
        ("2025年", 68),
        ("2025年", 2_600_000),
        ("2025年", 1200),
    ]
    past = [entry for entry in found.ledger if entry.number.text in ("68", "260", "1200")]
    assert [(entry.class_, entry.reason) for entry in past] == [("achievement", "indicator_table")] * 3


def test_the_unit_may_stand_in_brackets_behind_the_name_and_the_rows_in_groups() -> None:
    head = ("类别", "指标", "2025年", "2030年", "年均/累计", "属性")
    rows = (
        ("经济", "1.地区生产总值增长(%)", "5.3", "—", "5左右", "预期性"),
        ("2.单位地区生产总值能耗降低(%)", "—", "—", "[12]", "约束性"),
        ("民生", "3.人均预期寿命(岁)", "79.2", "80.5", "[1.3]", "预期性"),
    )
    found = read(rows, head)
    assert [(*said(target), target.change) for target in found.targets] == [
        ("地区生产总值增长", "approx", 5, "%", "increase"),
        ("单位地区生产总值能耗降低", "eq", 12, "%", "decrease"),
        ("人均预期寿命", "eq", 80.5, "岁", "level"),
        ("人均预期寿命", "eq", 1.3, "岁", "increase"),
    ]


def test_rows_may_be_numbered_and_a_value_be_like_the_number_of_the_next_row() -> None:
    head = ("序号", "指标名称", "单位", "现状值", "目标值")
    rows = (("1", "便民市场", "个", "0", "2"), ("2", "公共车位", "个", "80", "120"))
    assert [said(target) for target in read(rows, head).targets] == [
        ("便民市场", "eq", 2, "个"),
        ("公共车位", "eq", 120, "个"),
    ]


def test_a_row_that_lost_an_empty_cell_gives_no_value_since_its_column_is_not_known() -> None:
    rows = (ROWS[0], ("湿地保护率", "%", "55", "预期性"), ROWS[2])
    assert [target.indicator for target in read(rows).targets] == ["常住人口城镇化率", "高新技术企业"]


def test_what_a_cell_says_in_words_is_no_value() -> None:
    rows = (ROWS[0], ("优良水体比例", "%", "85", "完成省下达任务", "约束性"), ROWS[2])
    assert [target.indicator for target in read(rows).targets] == ["常住人口城镇化率", "高新技术企业"]


def test_a_single_row_or_a_list_of_names_is_no_table() -> None:
    assert read((ROWS[0],)).targets == []
    assert read((("绿地率",), ("湿地率",), ("林地率",))).targets == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_is_read_from_the_published_text_again(layout: str) -> None:
    plan = document(ROWS, parted=LAYOUTS[layout])
    rows = link(plan, extract(plan), Register.load(), Indicators.load())
    assert [row["number_text"] for row in rows.tables["targets"]] == ["72", "270", "2000"]
    assert [issue for issue in problems(rows, plan.text) if issue.severity == "error"] == []


def test_an_indicator_without_a_unit_has_a_dash_for_it() -> None:
    head = ("序号", "指标", "单位", "2025年", "2030年")
    rows = (("1", "灌溉水利用系数", "—", "0.568", "0.59"), ("2", "水土保持率", "%", "82.4", "83.9"))
    assert [said(target) for target in read(rows, head).targets] == [
        ("灌溉水利用系数", "eq", 0.59, ""),
        ("水土保持率", "eq", 83.9, "%"),
    ]


@pytest.mark.parametrize("base", ["2025年基数", "2025年(实际)", "现有值", "基础值"])
def test_heads_name_their_years_in_many_ways(base: str) -> None:
    head = ("序号", "指标", "单位", base, "2027年预期", "2028年规划目标")
    rows = (("1", "累计建成面积", "万亩", "512", "553", "574"), ("2", "利用率", "%", "42.1", "43.2", "44"))
    assert [target.value for target in read(rows, head).targets] == [5_530_000, 5_740_000, Decimal("43.2"), 44]


def test_a_value_in_brackets_that_stands_alone_is_reached_over_the_whole_term() -> None:
    head = ("指标", "单位", "2025年", "2030年", "年均增长(%)[累计]", "属性")
    rows = (("仓储面积", "万平方米", "60", "80", "5.9", "预期性"), ("新增专用线", "公里", "[45]", "预期性"))
    assert [said(target) for target in read(rows, head).targets] == [
        ("仓储面积", "eq", 800_000, "平方米"),
        ("仓储面积年均增长", "eq", 5.9, "%"),
        ("新增专用线", "eq", 45, "公里"),
    ]
