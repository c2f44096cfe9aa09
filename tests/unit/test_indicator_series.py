"""Series: the same indicator in several notices and years."""

import pytest

from policytargets.errors import RegisterError
from policytargets.link.indicators import Indicators, parse, trimmed


def test_the_food_samples_of_2018_and_2024_are_one_series():
    indicators = Indicators.load()
    before = indicators.resolve("重点食品和农产品质量安全监测抽检合格率", "%")
    after = indicators.resolve("食品安全评价性抽检合格率", "%")

    assert before == after or before.indicator_id == after.indicator_id
    assert before.name == "食品抽检合格率"
    assert "indicators.tsv" in before.why


def test_places_marks_and_counting_suffixes_tell_nothing_apart():
    indicators = Indicators.load()

    assert indicators.resolve("全市新建充电桩数量", "个") == indicators.resolve("新建充电桩", "个")


def test_people_counted_in_three_ways_are_one_series():
    indicators = Indicators.load()

    assert indicators.resolve("培训乡村医生", "名") == indicators.resolve("培训乡村医生", "人")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("新增停车位", "个"), ("停车位", "个")),
        (("工业投资", "元"), ("工业投资", "%")),
        (("抽检批次", "批次"), ("抽查批次", "批次")),
    ],
)
def test_what_only_looks_alike_stays_apart(one, other):
    indicators = Indicators.load()

    assert indicators.resolve(*one).indicator_id != indicators.resolve(*other).indicator_id


def test_a_short_name_is_left_whole():
    assert trimmed("总数") == "总数"


@pytest.mark.parametrize(
    "rows",
    [
        "series\tunit\tspelling\n",
        "series\tunit\tspelling\twhy\n甲\t%\t乙\n",
        "series\tunit\tspelling\twhy\n甲\t%\t乙率\tsame\n丙\t%\t乙率\tsame\n",
    ],
)
def test_a_malformed_reviewed_file_is_refused(rows):
    with pytest.raises(RegisterError):
        parse(rows)
