"""Every notation of a number in notices is read with its span, value, unit, comparator and shape."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import policytargets
from policytargets import Number, find_numbers
from policytargets.extract.fold import fold
from policytargets.extract.numbers import SHAPES, in_source, known_unit_pattern, scan
from policytargets.schema import COMPARATORS

ROWS = [
    line.replace("\\u200b", "\u200b").split("\t")
    for line in (Path(__file__).parent / "data" / "numbers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ANYWHERE = [row for row in ROWS if not row[-1].endswith(("label", "ordinal", "word", "identifier"))]
"""Rows in which what stands before the number does not decide what it is."""


def written(number: Number) -> str:
    """A mention as a row of the table writes it."""
    values = ["" if value is None else str(value) for value in (number.value, number.value_high)]
    return "|".join([number.text, *values, number.unit, number.comparator, number.shape])


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_notation(row: list[str]) -> None:
    text, *mentions = row
    assert [written(number) for number in find_numbers(text)] == mentions


@pytest.mark.parametrize("row", ANYWHERE, ids=[row[0] for row in ANYWHERE])
def test_notation_reads_the_same_inside_a_sentence(row: list[str]) -> None:
    text, *mentions = row
    found = find_numbers(f"按计划推进,{text},并做好保障。")
    assert [written(number) for number in found] == mentions


def test_the_table_covers_every_shape_and_comparator() -> None:
    found = [number for row in ROWS for number in find_numbers(row[0])]
    assert {number.shape for number in found} == set(SHAPES)
    assert {number.comparator for number in found} == set(COMPARATORS)


def test_a_quote_is_as_published() -> None:
    text = "（一）達到９８．５％以上，新增１０条（段）。"
    assert [(number.text, number.unit) for number in find_numbers(text)] == [
        ("一", ""),
        ("９８．５％", "%"),
        ("１０条（段）", "条（段）"),
    ]
    assert all(number.text == text[number.start : number.end] for number in find_numbers(text))


def test_a_reading_text_can_be_scanned_once_and_mapped_back() -> None:
    text = "达\u200b９８％，建１０个"
    reading = fold(text)
    assert in_source(scan(reading.text), reading) == find_numbers(text)


def test_values_are_exact_decimals() -> None:
    (number,) = find_numbers("0.1万元")
    assert number.value == Decimal(1000)
    assert str(number.value) == "1000"


def test_a_label_starts_a_line_or_a_sentence_and_nothing_else() -> None:
    shapes = [number.shape for number in find_numbers("1.推进\n2.加强。3.落实,共4个,5.5个")]
    assert shapes == ["label", "label", "label", "quantity", "quantity"]


@pytest.mark.parametrize(
    "unit", ["", "个", "批次", "%", "个百分点", "比例", "元/人", "元/平方米·月", "人/百亿元", "条（段）"]
)
def test_units_made_of_known_ones_are_known(unit: str) -> None:
    assert re.search(known_unit_pattern(), unit)


@pytest.mark.parametrize("unit", ["颗粒度值", "元/颗粒度值", "个（颗粒度值）", "个\n个"])
def test_other_units_are_not(unit: str) -> None:
    assert re.search(known_unit_pattern(), unit) is None


def test_public_names() -> None:
    assert policytargets.__all__ == ["Number", "find_numbers"]


@pytest.mark.parametrize("text", ["", "\n", "无数字", "\x00\ud800", "９" * 5000, "一" * 5000, "1," * 3000, "(" * 3000])
def test_odd_texts_are_read_without_error(text: str) -> None:
    assert isinstance(find_numbers(text), list)


def test_a_run_too_long_for_a_number_has_no_value() -> None:
    assert [(number.value, number.shape) for number in find_numbers("9" * 100)] == [(None, "identifier")]
    assert [(number.value, number.shape) for number in find_numbers("万" * 100)] == [(None, "word")]


def test_so_much_to_one_is_one_number() -> None:
    told = [(n.text, n.value, n.comparator) for n in find_numbers("产值之比提高到2.8:1以上,收入比缩小至2.1：1左右。")]
    assert told == [("2.8:1", Decimal("2.8"), "ge"), ("2.1：1", Decimal("2.1"), "approx")]


def test_a_score_or_an_hour_is_no_such_number() -> None:
    assert [n.text for n in find_numbers("以3:1获胜,8:10开始")] == ["3", "1", "8:10"]
