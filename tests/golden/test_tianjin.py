"""The two real notices of Tianjin: every measure, owner and fact that a careful reader finds in them."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from policytargets.extract.model import Extraction
from policytargets.extract.notice import extract
from policytargets.read.document import Document

HERE = Path(__file__).parent
NOTICES = HERE.parents[1] / "raw" / "notices"
FIVE = "tianjin-scjg-2024-five-projects"
COORDINATION = "tianjin-scjg-2018-coordination"


def read(stem: str) -> tuple[str, Extraction, dict[str, Any]]:
    text = (NOTICES / f"{stem}.txt").read_text(encoding="utf-8")
    document = Document(stem, f"{stem}.txt", text, "0" * 64, "text/plain", "utf-8")
    label = json.loads((HERE / "labels" / f"{stem}.json").read_text(encoding="utf-8"))
    return text, extract(document), label


@pytest.fixture(scope="module")
def five() -> tuple[str, Extraction, dict[str, Any]]:
    return read(FIVE)


@pytest.fixture(scope="module")
def coordination() -> tuple[str, Extraction, dict[str, Any]]:
    return read(COORDINATION)


def test_there_are_126_measures_in_six_plans(five: Any, coordination: Any) -> None:
    counts = [[m.plan for m in found.measures].count(i) for _, found, _ in (five, coordination) for i in range(5)]
    assert counts[:6] == [29, 21, 23, 5, 28, 20]
    assert sum(counts) == 126


@pytest.mark.parametrize("stem", [FIVE, COORDINATION])
def test_every_measure_and_owner_is_as_labelled(stem: str) -> None:
    text, found, label = read(stem)
    assert len(found.measures) == len(label["measures"])
    for measure, wanted in zip(found.measures, label["measures"], strict=True):
        common = min(measure.end, wanted["end"]) - max(measure.start, wanted["start"])
        assert common >= 0.9 * (max(measure.end, wanted["end"]) - min(measure.start, wanted["start"]))
        named = {(owner.text, owner.role, owner.basis) for owner in measure.owners}
        assert named == {(owner["name"], owner["role"], wanted["owner_basis"]) for owner in wanted["owners"]}
        for owner in measure.owners:
            assert text[owner.start : owner.end] == owner.text


def test_measures_that_share_a_bracket_do_not_hold_it(five: Any) -> None:
    text, found, _ = five
    last = [measure for measure in found.measures if measure.plan == 4]
    for first, end in ((9, 11), (12, 13), (14, 16), (17, 18), (21, 22)):
        shared = last[first - 1 : end]
        assert {owner.basis for measure in shared for owner in measure.owners} == {"block"}
        assert len({owner.start for measure in shared for owner in measure.owners}) == len(shared[0].owners)
        assert not any("责任部门" in text[measure.start : measure.end] for measure in shared)


def test_plans_have_their_titles_and_period(five: Any) -> None:
    _, found, _ = five
    assert [plan.title for plan in found.plans] == [
        "一流营商环境建设工程实施方案",
        "质量基础设施支撑能力提升工程实施方案",
        "优良消费生态打造工程实施方案",
        "生物医药产业创新生态打造工程实施方案",
        "保安全惠民生工程实施方案",
    ]
    assert {plan.period_end for plan in found.plans} == {date(2024, 12, 31)}
    assert all(one.end <= other.start for one, other in pairwise(found.plans))


def test_labels_titles_and_sections_are_as_written(five: Any) -> None:
    _, found, _ = five
    first = found.measures[0]
    assert (first.label, first.title) == ("1.", "推进名称登记管理规范化")
    assert first.section == "二、工作措施 / (一)打造便捷统一的市场准入环境"


def test_what_the_notice_of_2018_says_about_itself(coordination: Any) -> None:
    found = coordination[1].metadata
    assert found.title == "市市场监管委关于印发2018年深入推进京津冀协同发展重点工作安排的通知"
    assert found.document_number == "津市场监管研〔2018〕3号"
    assert found.index_number == "11120000MB1671009Y/2020-01223"
    assert (found.admin_code, found.credit_code) == ("120000", "11120000MB1671009Y")
    assert found.issuer == "天津市市场监督管理委员会"
    assert found.topics == ("综合政务\\政务公开", "综合政务\\机关事务")
    assert (found.written_date, found.issued_date, found.date_basis) == (date(2018, 4, 27), None, "repaired")
    assert found.validity == "有效"
    assert (found.period_start, found.period_end) == (date(2018, 1, 1), date(2018, 12, 31))


def test_what_the_notice_of_2024_does_not_say_stays_unknown(five: Any) -> None:
    found = five[1].metadata
    assert found.title == "天津市2024年市场监管“五大工程”实施方案"
    assert found.period_end == date(2024, 12, 31)
    assert (found.issuer, found.document_number, found.index_number, found.written_date) == (None, None, None, None)
    assert found.date_basis == "none"
