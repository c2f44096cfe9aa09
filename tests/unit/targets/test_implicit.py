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
        ("实现“双随机、一公开”监管全覆盖、常态化。", "“双随机、一公开”监管", "level"),
        ("确保不发生系统性、区域性风险。", "系统性、区域性风险", "level"),
        ("对进入名单的项目要应贷尽贷。", "进入名单的项目", "level"),
        ("保障随迁子女接受义务教育,确保“应入尽入”。", "保障随迁子女接受义务教育", "level"),
    ],
)
def test_a_commitment_without_a_number_is_an_implicit_target(read, text, indicator, change):
    (target,) = [target for target in read(text)[0] if target.kind == "implicit"]

    assert (target.indicator, target.change) == (indicator, change)
    assert target.value is None
    assert target.comparator is None
    assert target.number_start is None


@pytest.mark.parametrize(
    "text", ["健全覆盖城乡的养老网络。", "坚持全面覆盖。", "构建多层次、全覆盖、可持续的服务体系。"]
)
def test_a_word_across_words_or_an_adjective_of_a_list_is_no_target(read, text):
    assert read(text)[0] == []


@pytest.mark.parametrize(("text", "role"), [("已实现检查全覆盖。", "measures"), ("实现检查全覆盖。", "review")])
def test_what_was_reached_is_no_target(read, text, role):
    assert read(text, role=role)[0] == []
