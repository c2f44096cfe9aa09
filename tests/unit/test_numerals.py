"""Chinese numerals are worth what a reader takes them for, and what makes no number is none."""

from decimal import Decimal

import pytest

from policytargets.extract.numbers.numerals import multiplier_value, numeral_value


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("〇", 0),
        ("十", 10),
        ("十五", 15),
        ("两百", 200),
        ("一百零二", 102),
        ("一百二", 120),
        ("两千三", 2300),
        ("一万五", 15000),
        ("三百六十五", 365),
        ("一千零一十", 1010),
        ("二〇二四", 2024),
        ("廿五", 25),
        ("百万", 10**6),
        ("千亿", 10**11),
        ("万亿", 10**12),
        ("三万亿", 3 * 10**12),
        ("一亿二千万", 120_000_000),
        ("一亿亿", 10**16),
        ("壹佰贰拾", 120),
    ],
)
def test_value(run: str, value: int) -> None:
    assert numeral_value(run) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("run", "low", "high"),
    [("三四", 3, 4), ("三五", 3, 5), ("三四十", 30, 40), ("十五六", 15, 16), ("七八百", 700, 800)],
)
def test_two_neighbours_are_a_range(run: str, low: int, high: int) -> None:
    assert numeral_value(run) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("run", ["", "百千万", "十百", "一" * 41])
def test_no_number(run: str) -> None:
    assert numeral_value(run) is None


def test_multipliers() -> None:
    assert [multiplier_value(run) for run in ("", "万", "百万", "千亿", "万亿")] == [1, 10**4, 10**6, 10**11, 10**12]
