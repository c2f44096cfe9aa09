"""By when a target is due, and where that is said."""

from datetime import date

import pytest

from policytargets.extract.notice import extract
from policytargets.extract.targets.periods import (
    defined_spans,
    mentions,
    period_in_title,
    period_of_validity,
    usual_year,
)
from policytargets.read import read_bytes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("到2025年", date(2025, 12, 31)),
        ("2024年底前", date(2024, 12, 31)),
        ("6月底前", date(2026, 6, 30)),
        ("2027年9月底", date(2027, 9, 30)),
        ("2022年10月10日前", date(2022, 10, 10)),
        ("上半年", date(2026, 6, 30)),
        ("四季度", date(2026, 12, 31)),
        ("全年", date(2026, 12, 31)),
        ("年底前", date(2026, 12, 31)),
        ("“十五五”末", date(2030, 12, 31)),
        ("“九五”期间", date(2000, 12, 31)),
        ("“十五”期间", date(2005, 12, 31)),
        ("2026—2028年", date(2028, 12, 31)),
        ("2月底前", date(2026, 2, 28)),
        ("2030年初步", date(2030, 12, 31)),
        ("今明两年", date(2027, 12, 31)),
    ],
)
def test_a_deadline_is_the_last_day_of_the_period_named(text, day):
    assert [mention.day for mention in mentions(f"{text},完成任务。", 2026)] == [day]


@pytest.mark.parametrize(
    "text",
    ["较2023年增长", "每年举办", "3年内", "自2024年1月1日起", "《行动计划(2023—2025年)》", "毕业2年内", "2月31日前"],
)
def test_what_names_no_deadline_gives_none(text):
    assert mentions(text, 2026) == []


@pytest.mark.parametrize("text", ["2012年起5年内", "2012年起,用五年时间", "2012年开始5年内", "2012年开始,连续5年,"])
def test_a_span_of_years_from_a_year_ends_with_its_last(text):
    assert [mention.day for mention in mentions(f"{text}引进人才。", 2012)] == [date(2016, 12, 31)]


@pytest.mark.parametrize(
    "words", ["今年是“十五五”开局之年", "今年确保“十五五”开好局起好步", "今年是“十五五”规划的第一年"]
)
def test_a_plan_that_only_begins_sets_nothing_for_its_end(words):
    assert [mention.day for mention in mentions(f"{words},新建学校10所。", 2026)] == [date(2026, 12, 31)]


def test_a_span_that_the_notice_defined_is_meant_again():
    spans = defined_spans("一、目标。2012年起5年内,实施行动。")
    assert [mention.day for mention in mentions("5年内引进100名。", 2012, spans)] == [date(2016, 12, 31)]
    assert mentions("3年内引进100名。", 2012, spans) == []
    assert mentions("近5年内引进100名。", 2012, spans) == []


def test_without_a_year_nothing_is_guessed():
    assert mentions("年底前完成。", None) == []


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("某市2026年政府工作报告", date(2026, 12, 31)),
        ("培育发展行动计划(2026—2028年)", date(2028, 12, 31)),
        ("二、“十四五”成就和“十五五”目标", date(2030, 12, 31)),
        ("三、2026年工作安排,确保“十五五”开好局、起好步", date(2026, 12, 31)),
        ("实现“十五五”规划良好开局", None),
        ("关于加快发展的意见", None),
    ],
)
def test_a_title_names_the_period_of_its_plan(title, day):
    assert period_in_title(title).day == day


def test_a_validity_clause_names_the_end_of_the_plan():
    assert period_of_validity("本措施自印发之日起施行,有效期至2028年6月30日。").day == date(2028, 6, 30)
    assert period_of_validity("自2027年3月1日起施行至2028年6月30日。").day == date(2028, 6, 30)
    assert period_of_validity("执行期限至2028年6月30日。").day is None


def test_the_year_named_most_often_is_the_notices_own():
    assert usual_year("2023年印发,2023年实施,到2025年完成。") == 2023
    assert usual_year("全年完成。") is None


def due(targets):
    return [(target.deadline, target.deadline_basis) for target in targets]


def test_a_date_in_the_clause_is_explicit(quantified):
    assert due(quantified("2026年新建充电桩500个。")) == [(date(2026, 12, 31), "explicit")]


def test_a_lead_in_holds_for_the_whole_goal_list(quantified):
    text = "到2027年,培育企业50家以上,集聚人才200名。建成载体10个。"

    assert due(quantified(text, role="goals")) == [(date(2027, 12, 31), "explicit")] * 3


def test_a_lead_in_on_a_line_of_its_own_holds_for_one_goal_a_line(quantified):
    text = "今年发展主要预期目标是:\n生产总值增长5%左右;\n城镇新增就业30万人以上;"

    assert due(quantified(text, role="goals", title="2026年工作要点")) == [(date(2026, 12, 31), "explicit")] * 2


def test_the_nearest_date_before_a_number_counts(quantified):
    text = "9月底前新建站点20个,年底前新建站点50个。"

    assert due(quantified(text, title="2026年工作要点")) == [
        (date(2026, 9, 30), "explicit"),
        (date(2026, 12, 31), "explicit"),
    ]


def test_a_term_at_the_end_of_the_sentence_counts(quantified):
    text = "发放不少于1000万元消费券,执行期限至2027年12月31日。"

    assert due(quantified(text)) == [(date(2027, 12, 31), "explicit")]


def test_a_heading_hands_its_year_down(quantified):
    assert due(quantified("新建充电桩500个。", heading="二、2026年重点工作")) == [(date(2026, 12, 31), "inherited")]


def test_the_period_of_the_notice_is_inherited(quantified):
    found = quantified("新建充电桩500个。", period_end=date(2028, 12, 31))

    assert due(found) == [(date(2028, 12, 31), "inherited")]


def test_this_year_is_that_of_the_notice_and_not_the_last_of_a_plan_of_several(quantified):
    about = {"title": "三年行动方案(2024—2026年)", "issued": date(2024, 3, 1), "period_end": date(2026, 12, 31)}
    assert due(quantified("全年新建站点20个。", **about)) == [(date(2024, 12, 31), "explicit")]


@pytest.mark.parametrize(("issued", "year"), [(date(2026, 3, 5), 2030), (date(2025, 11, 20), 2030)])
def test_the_coming_years_are_those_behind_the_last_that_is_over(quantified, issued, year):
    found = quantified("今后五年,城镇新增就业500万人。", issued=issued)
    assert due(found) == [(date(year, 12, 31), "explicit")]


def test_a_share_of_the_yearly_plan_is_due_when_the_sentence_says(quantified):
    found = quantified("2025年第一季度重点项目投资完成年度计划的30%以上。")
    assert due(found) == [(date(2025, 3, 31), "explicit")]


def test_no_period_is_none(quantified):
    assert due(quantified("每年新建充电桩500个。")) == [(None, "none")]


@pytest.mark.parametrize(
    "text",
    [
        "到2026年、2027年,合格率分别达到90%和95%。",
        "已开工和筹集套数占目标数的比例2026、2027年末应分别不低于40%、60%。",
    ],
)
def test_years_in_a_row_each_date_a_value_of_their_own(quantified, text):
    first, second = quantified(text)
    assert (first.deadline, second.deadline) == (date(2026, 12, 31), date(2027, 12, 31))
    assert first.indicator == second.indicator


PLAN = "某市促进消费若干措施\n一、主要任务\n1.新建项目。新建商场30家。{}\n2.改造项目。改造市场20家。\n"


@pytest.mark.parametrize(
    "schedule",
    [
        "\n责任单位:市商务局\n完成时限:2025年6月",
        "(市商务局牵头;2025年6月底前完成)",
        "(责任单位:市商务局,完成时限:2025年6月底)",
        "\n完成时限:2025年6月底前\n责任单位:市商务局",
    ],
)
def test_what_stands_with_the_owners_says_by_when_the_measure_is_done(schedule):
    found = extract(read_bytes("plan.txt", PLAN.format(schedule).encode())).targets
    assert [(target.value, target.deadline, target.deadline_basis) for target in found] == [
        (30, date(2025, 6, 30), "explicit"),
        (20, None, "none"),
    ]


def test_each_of_several_schedules_is_for_what_stands_before_it():
    schedule = "(市商务局牵头;2025年6月底前完成)新建市场10家。(市城管局牵头;2025年9月底前完成)"
    found = extract(read_bytes("plan.txt", PLAN.format(schedule).encode())).targets
    assert [target.deadline for target in found] == [date(2025, 6, 30), date(2025, 9, 30), None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("企业户数占比2026年6月底前达到70%。", [date(2026, 6, 30)]),
        ("改造背街小巷230条,其余144条于2026年6月底前完成。", [date(2026, 12, 31), date(2026, 6, 30)]),
        ("6月底前完成全年任务的45%以上。", [date(2026, 6, 30)]),
        ("支出进度6月底、9月底分别达到60%、85%。", [date(2026, 6, 30), date(2026, 9, 30)]),
        (
            "新建公厕96座,其中2027年完成50座,新增转运站8座。",
            [date(2026, 12, 31), date(2027, 12, 31), date(2026, 12, 31)],
        ),
        ("改造载体面积3万平方米,2026年6月底前开园运营。", [date(2026, 6, 30)]),
        ("完成“十四五”规划内大型灌区改造任务,新增灌溉面积300万亩。", [date(2026, 12, 31)]),
    ],
)
def test_a_date_counts_for_what_it_is_said_of(quantified, text, days):
    found = quantified(text, title="2026年工作要点", issued=date(2026, 1, 5))
    assert [target.deadline for target in found] == days


def test_the_months_of_a_stage_are_its_period():
    assert period_in_title("集中攻坚阶段(2024年5月—2025年11月)").day == date(2025, 11, 30)


@pytest.mark.parametrize(("said", "day"), [("今年", date(2025, 6, 30)), ("9月底前", date(2025, 9, 30))])
def test_a_schedule_tells_the_month_where_the_sentence_only_names_the_year(said, day):
    plan = (
        f"某市2025年工作要点\n一、主要任务\n1.新建项目。{said}新建商场30家。\n责任单位:市商务局\n完成时限:2025年6月\n"
    )
    (target,) = extract(read_bytes("plan.txt", plan.encode())).targets
    assert target.deadline == day


def test_the_steps_of_a_schedule_are_no_deadline_of_the_whole():
    plan = "某市2025年工作要点\n一、主要任务\n1.新建项目。新建商场30家。\n时序进度:3月底前选址;9月底前新建商场15家。\n"
    found = extract(read_bytes("plan.txt", plan.encode())).targets
    assert [(target.value, target.deadline) for target in found] == [(30, date(2025, 12, 31)), (15, date(2025, 9, 30))]


def test_a_date_inside_an_item_of_a_list_does_not_hold_for_the_items_behind_it(quantified):
    text = "全市债券5亿元于6月底前发行,力争8月底前用完;在稳岗上,开发公益岗位400个。"
    found = quantified(text, period_end=date(2026, 12, 31))
    assert [(target.deadline, target.deadline_basis) for target in found][-1] == (date(2026, 12, 31), "inherited")


@pytest.mark.parametrize("opening", ["到2027年,", "围绕3个产业,预计到2027年,", "12.2027年底前,"])
def test_a_date_that_opens_a_list_holds_for_all_its_items(quantified, opening):
    found = quantified(opening + "引进人才300名;建设工作站50个。")
    assert {target.deadline for target in found[-2:]} == {date(2027, 12, 31)}


def test_a_sentence_that_divides_the_one_before_is_due_by_its_date(quantified):
    text = "建设资金\n市财政2027年安排建设资金120亿元。其中,安排文化建设资金22亿元。另安排维护资金5亿元。"
    assert [(target.deadline, target.deadline_basis) for target in quantified(text)] == [
        (date(2027, 12, 31), "explicit"),
        (date(2027, 12, 31), "inherited"),
        (None, "none"),
    ]


def test_by_when_something_is_issued_is_a_deadline_and_the_year_in_which_it_was_is_none(quantified):
    assert quantified("2027年底前发布目录,认证产品不少于200种。")[0].deadline == date(2027, 12, 31)
    assert quantified("建设任务\n按照2024年发布的目录,认证产品不少于200种。")[0].deadline is None


def test_the_plan_of_the_year_that_a_share_is_of_is_not_by_when(quantified):
    found = quantified("6月底前完成年度投资计划的45%,12月底前完成90%以上。", issued=date(2026, 1, 20))
    assert [target.deadline for target in found] == [date(2026, 6, 30), date(2026, 12, 31)]
