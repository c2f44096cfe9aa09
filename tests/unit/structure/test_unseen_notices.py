"""What notices of issuers nobody has seen yet do with labels, headings and paragraphs."""

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.model import SEGMENT_ROLES, Measure, Structure
from policytargets.extract.structure import find_structure

HEAD = "某市关于促进消费的若干措施\n为促进消费,提出如下措施。\n"


def structure(text: str) -> Structure:
    return find_structure(fold(text).text)


def measures(text: str) -> list[Measure]:
    return structure(text).measures


def labels(text: str) -> list[str]:
    return [measure.label for measure in measures(text)]


def names(measure: Measure) -> list[str]:
    return [owner.text for owner in measure.owners]


def test_a_heading_that_kept_its_label_does_not_stand_under_the_item_before_it() -> None:
    text = HEAD + "优化登记\n(一)推进登记。办好。\n(二)推进备案。办好。\n二、优化信用\n(三)推进修复。办好。\n"
    assert labels(text) == ["(一)", "(二)", "(三)"]


def test_articles_number_on_under_each_heading() -> None:
    text = HEAD + "一、汽车\n第一条 推进展销。办好。\n第二条 推进置换。办好。\n二、文旅\n第三条 推进赛事。办好。\n"
    assert labels(text) == ["第一条", "第二条", "第三条"]


@pytest.mark.parametrize("heading", ["加大组织保障力度", "配套保障", "成立工作专班", "合规性条款"])
def test_headings_of_what_carries_the_plan_order_no_work(heading: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。\n二、{heading}\n(一)强化统筹。定期调度。\n(二)完善机制。按月通报。\n"
    assert labels(text) == ["一、"]


@pytest.mark.parametrize("heading", ["实施六大人才行动计划", "层层压实责任,积极推进办理工作"])
def test_words_of_a_timetable_or_a_procedure_inside_a_task_keep_it_a_task(heading: str) -> None:
    text = HEAD + f"一、{heading}\n(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n"
    assert labels(text) == ["(一)", "(二)"]


@pytest.mark.parametrize("mark", ["*", "★", "●"])
def test_a_mark_before_a_name_is_not_part_of_it(mark: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。(责任单位:{mark}县商务局、{mark}县财政局)\n"
    assert names(measures(text)[0]) == ["县商务局", "县财政局"]


def test_what_introduces_a_later_name_is_not_part_of_it() -> None:
    text = HEAD + "一、推进展销。办好展销。(市商务局牵头,由市财政局配合)\n"
    assert [(owner.text, owner.role) for owner in measures(text)[0].owners] == [
        ("市商务局", "lead"),
        ("市财政局", "support"),
    ]


def test_the_second_name_of_many_places_is_kept() -> None:
    text = HEAD + "一、推进展销。办好展销。(责任单位:市商务局、中心城区各区政府(管委会))\n"
    assert names(measures(text)[0]) == ["市商务局", "中心城区各区政府(管委会)"]


def test_every_role_of_a_section_is_listed() -> None:
    text = HEAD + "一、申报条件\n(一)在本市登记。\n二、推进展销。办好展销。\n"
    found = {segment.role for segment in structure(text).segments}
    assert "rules" in found
    assert found <= set(SEGMENT_ROLES)
