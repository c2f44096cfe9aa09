"""A work report whose parts carry no numbers: what was done, what is to be done, and by when."""

from datetime import date

import pytest

from policytargets.extract.model import Target
from policytargets.extract.notice import extract
from policytargets.read import read_bytes

REPORT = (
    "2026年某省政府工作报告\n各位代表:\n现在,向大会报告工作,请予审议。\n"
    "过去一年,我们奋力前行。新建充电桩100个。\n"
    "“十五五”时期的主要目标任务\n“十五五”时期,要努力实现以下目标任务:\n"
    "一是发展水平提升。全省地区生产总值年均增长5%以上。\n二是生态环境改善。森林覆盖率达到13%。\n"
    "2026年重点工作\n重点做好以下工作。新建充电桩300个。\n"
)


def targets(text: str) -> list[Target]:
    found = extract(read_bytes("report.txt", text.encode())).targets
    return [target for target in found if target.kind == "quantified"]


def test_what_stands_before_the_first_heading_of_what_is_to_be_done_was_done() -> None:
    assert [str(target.value) for target in targets(REPORT)] == ["5", "13", "300"]


def test_a_heading_of_what_was_reached_opens_no_goals() -> None:
    text = REPORT.replace("“十五五”时期的主要目标任务", "主要目标任务完成情况").replace("以下目标任务", "以下任务")
    assert [str(target.value) for target in targets(text)] == ["300"]


def test_the_lead_in_of_a_goal_list_dates_its_paragraphs_up_to_the_next_heading() -> None:
    assert [(target.deadline, target.deadline_basis) for target in targets(REPORT)] == [
        (date(2030, 12, 31), "explicit"),
        (date(2030, 12, 31), "explicit"),
        (date(2026, 12, 31), "inherited"),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        "名词解释\n1.“双千”行动:实施1000个项目,建设基地200个。\n",
        "1.“双千”行动:是指实施1000个项目。\n2.“四链”工程:新建基地200个。\n",
        "注释\n[1]“双千”行动:\n指实施1000个项目,建设基地200个。\n",
    ],
)
def test_the_notes_that_explain_the_words_of_a_report_set_no_targets(notes: str) -> None:
    assert [str(target.value) for target in targets(REPORT + notes)] == ["5", "13", "300"]


def test_a_five_year_plan_that_only_begins_is_not_looked_back_on() -> None:
    text = "2021年某省政府工作报告\n各位代表:\n现在报告工作。\n一、主要目标\n“十四五”时期,我们要新建充电桩500个。\n"
    assert [str(target.value) for target in targets(text)] == ["500"]
    over = text.replace("2021", "2026").replace("要新建", "新建")
    assert targets(over) == []


def test_a_report_on_the_execution_of_a_plan_looks_back_first() -> None:
    text = (
        "关于某市2025年国民经济和社会发展计划\n执行情况与2026年计划草案的报告\n各位代表:\n"
        "一、2025年国民经济和社会发展计划执行情况\n(一)创新增强。研发投入强度达到4.1%,新增企业34户。\n"
        "二、2026年主要任务\n(一)打造策源地。新增企业50户。\n"
    )
    assert [(target.value, target.deadline) for target in targets(text)] == [(50, date(2026, 12, 31))]


def test_the_basis_and_the_surroundings_of_a_five_year_plan_are_no_goals() -> None:
    text = (
        "某市国民经济和社会发展第十五个五年规划纲要\n第一章 开启新征程\n第一节 发展基础\n"
        "新增学位17万个,参保率稳定在98%以上。\n"
        "第二节 发展环境\n老年人口占比达到28%。\n第二章 主要目标\n新增学位60万个。\n"
    )
    assert [(target.value, target.deadline) for target in targets(text)] == [(600000, date(2030, 12, 31))]


def test_the_deeds_that_a_vote_settled_are_goals() -> None:
    text = REPORT + "附件1\n2026年度省政府民生实事项目(经省人大会议票决)\n1.教育提质:新增托位240个。\n"
    assert [target.value for target in targets(text)][-1] == 240
