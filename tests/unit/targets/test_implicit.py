"""Commitments without a usable number."""

import pytest


@pytest.mark.parametrize(
    ("text", "indicator", "change"),
    [
        ("实现重点单位检查全覆盖。", "重点单位检查", "level"),
        ("推动信息应录尽录。", "信息", "level"),
        ("确保不发生“两客一危”领域重大责任事故。", "“两客一危”领域重大责任事故", "level"),
        ("推动监督抽查和考核“六个全覆盖”。", "监督抽查和考核", "level"),
        ("保持零就业家庭动态清零。", "零就业家庭", "level"),
        ("确保不发生重大责任事故。", "重大责任事故", "level"),
        ("居民收入增长与经济增长同步。", "居民收入增长", "increase"),
    ],
)
def test_a_commitment_without_a_number_is_an_implicit_target(read, text, indicator, change):
    (target,) = [target for target in read(text)[0] if target.kind == "implicit"]

    assert (target.indicator, target.change) == (indicator, change)
    assert target.value is None
    assert target.comparator is None
    assert target.number_start is None


@pytest.mark.parametrize(("text", "role"), [("已实现检查全覆盖。", "measures"), ("实现检查全覆盖。", "review")])
def test_what_was_reached_is_no_target(read, text, role):
    assert read(text, role=role)[0] == []
