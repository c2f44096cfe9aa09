"""Which items of a notice are measures."""

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.model import Measure, Structure
from policytargets.extract.structure import find_structure
from policytargets.extract.structure.sections import role_of

HEAD = "某市关于促进消费的若干措施\n为促进消费,提出如下措施。\n"


def structure(text: str) -> Structure:
    return find_structure(fold(text).text)


def labels(text: str) -> list[str]:
    return [measure.label for measure in structure(text).measures]


def owners(measure: Measure) -> list[tuple[str, str]]:
    return [(owner.text, owner.basis) for owner in measure.owners]


def test_the_smallest_numbered_items_are_measures() -> None:
    text = (
        HEAD + "一、扩大汽车消费\n(一)稳定新车消费。支持开设展厅。\n(二)促进更新。鼓励以旧换新。\n二、丰富文旅消费。"
        "办好赛事。\n"
    )
    found = structure(text).measures
    assert [(measure.label, measure.title) for measure in found] == [
        ("(一)", "稳定新车消费"),
        ("(二)", "促进更新"),
        ("二、", "丰富文旅消费"),
    ]
    assert found[0].section == "一、扩大汽车消费"


def test_guidance_goals_steps_and_safeguards_are_none_without_owners() -> None:
    text = (
        HEAD + "一、总体要求。坚持以人民为中心。\n二、工作目标\n(一)到2025年,建成10个。\n三、重点任务\n(一)推进建设。"
        "建设项目。\n"
        + "四、实施步骤\n(一)动员部署(3月)。印发方案。\n五、组织保障\n(一)加强组织领导。成立小组。\n"
        + "(二)强化考核。定期通报。(责任单位:市政府办)\n"
    )
    found = structure(text).measures
    assert [measure.title for measure in found] == ["推进建设", "强化考核"]


def test_numbers_may_run_on_over_headings() -> None:
    text = HEAD + "一、甲\n1.推进甲。做好。\n2.推进乙。做好。\n二、乙\n3.推进丙。做好。\n"
    assert labels(text) == ["1.", "2.", "3."]


def test_articles_may_stand_under_han_numbers() -> None:
    text = HEAD + "一、甲\n第一条 推进甲。做好。\n第二条 推进乙。做好。\n二、乙\n第三条 推进丙。做好。\n"
    found = structure(text).measures
    assert [(m.label, m.section) for m in found] == [("第一条", "一、甲"), ("第二条", "一、甲"), ("第三条", "二、乙")]


def test_each_unnumbered_paragraph_with_its_own_owners_is_one() -> None:
    text = HEAD + "1.推进甲。做好。(责任单位:甲局)\n鼓励企业参与乙。(责任单位:乙局)\n2.推进丙。做好。(责任单位:丙局)\n"
    assert [owners(measure) for measure in structure(text).measures] == [
        [("甲局", "inline")],
        [("乙局", "inline")],
        [("丙局", "inline")],
    ]


def test_several_brackets_in_one_paragraph_make_one_measure() -> None:
    text = HEAD + "1.推进甲。做好。(责任单位:甲局)鼓励参与。(责任单位:乙局)\n2.推进丙。做好。(责任单位:丙局)\n"
    assert [owners(measure) for measure in structure(text).measures] == [
        [("甲局", "inline"), ("乙局", "inline")],
        [("丙局", "inline")],
    ]


def test_a_bracket_below_several_items_is_shared_and_in_none() -> None:
    text = (
        HEAD + "(一)甲\n1.推进甲。做好。\n2.推进乙。做好。\n(责任单位:甲局)\n(二)乙\n3.推进丙。做好。(责任单位:丙局)\n"
    )
    found = structure(text).measures
    assert [owners(measure) for measure in found] == [[("甲局", "block")], [("甲局", "block")], [("丙局", "inline")]]
    assert "责任单位" not in fold(text).text[found[1].start : found[1].end]


def test_a_bracket_behind_the_last_sub_item_alone_is_shared() -> None:
    text = HEAD + "(一)甲\n1.推进甲。做好。\n2.推进乙。做好。(责任单位:甲局)\n(二)推进丙。做好。(责任单位:丙局)\n"
    assert [owners(m)[0] for m in structure(text).measures] == [
        ("甲局", "block"),
        ("甲局", "block"),
        ("丙局", "inline"),
    ]


def test_a_bracket_in_a_heading_is_its_items() -> None:
    text = HEAD + "(一)甲工程(责任单位:甲局)\n1.推进甲。做好。\n2.推进乙。做好。\n"
    assert [owners(measure) for measure in structure(text).measures] == [[("甲局", "block")], [("甲局", "block")]]


def test_a_parent_with_text_and_owners_is_one_beside_its_items() -> None:
    text = (
        HEAD
        + "(一)推进甲工程。围绕全市产业布局统筹推进甲工程建设,完善配套政策,强化要素保障。(甲局负责)\n"
        + "1.推进乙。做好。(乙局负责)\n2.推进丙。做好。(丙局负责)\n"
    )
    assert labels(text) == ["(一)", "1.", "2."]


def test_owner_lines_belong_to_the_item_above() -> None:
    text = HEAD + "1.推进甲。做好。\n责任单位:甲局\n2.推进乙。做好。\n牵头单位:乙局\n配合单位:丙局\n"
    found = structure(text).measures
    assert [[(o.text, o.role) for o in m.owners] for m in found] == [
        [("甲局", "responsible")],
        [("乙局", "lead"), ("丙局", "support")],
    ]


def test_a_list_inside_an_item_is_no_measure_of_its_own() -> None:
    text = (
        HEAD
        + "1.推进甲工程。对符合条件的各类企业和项目,按照以下标准分类给予支持,并优先纳入重点项目清单,支持范围如下:\n"
        + "(1)国家级平台;\n(2)省级平台。\n2.推进乙。做好。\n"
    )
    assert labels(text) == ["1.", "2."]


def test_paragraphs_that_were_lost_are_found_again() -> None:
    filler = "健全部门协同工作机制,优化审批流程,加快项目落地。" * 20
    text = f"各市:现提出以下意见。一、提升便利度(一)优化流程。{filler}(甲局负责)(二)提升效率。{filler}(乙局负责)" + (
        f"二、简化条件(三)降低门槛。{filler}(丙局负责)各地要认真落实。国务院办公厅2020年7月15日"
    )
    found = structure(text).measures
    assert [(measure.label, measure.section) for measure in found] == [
        ("(一)", "一、提升便利度"),
        ("(二)", "一、提升便利度"),
        ("(三)", "二、简化条件"),
    ]
    assert text[: found[2].end].endswith("(丙局负责)")


def test_a_task_table_set_one_cell_a_line_is_read_by_rows() -> None:
    text = (
        "推广清单\n序号\n改革举措\n主要内容\n指导部门\n推广范围\n一、甲方面\n1\n专利保险\n开发保险产品。\n财政部、科技部\n全国\n"
        + ("2\n快速审判\n简化程序。\n司法部\n全国\n扫一扫在手机打开当前页\n")
    )
    found = structure(text).measures
    assert [(m.label, m.title, [(o.text, o.role) for o in m.owners]) for m in found] == [
        ("1", "专利保险", [("财政部", "lead"), ("科技部", "lead")]),
        ("2", "快速审判", [("司法部", "lead")]),
    ]
    assert fold(text).text[found[1].start : found[1].end].endswith("全国")


def test_members_of_a_plans_group_answer_where_nobody_else_is_named() -> None:
    text = (
        HEAD + "一、工作措施\n1.推进甲。做好。\n2.推进乙。做好。\n二、组织保障\n(一)加强领导。成员单位包括甲处、"
        "乙处和丙院。办公室设在甲处。\n"
    )
    expected = [("甲处", "notice"), ("乙处", "notice"), ("丙院", "notice")]
    assert [owners(measure) for measure in structure(text).measures] == [expected, expected]


def test_members_of_a_group_that_rules_set_up_do_not_answer_for_all_of_them() -> None:
    text = (
        "某市风险补偿资金管理办法\n第一条 为加强管理,制定本办法。\n第二条 市科技局负责资金的日常管理。\n"
        "第三条 市科技局组织评审,评审组成员单位包括甲处、乙处和丙院。\n"
    )
    found = structure(text).measures
    assert [measure.label for measure in found] == ["第二条", "第三条"]
    assert [owners(measure) for measure in found] == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "2026年某省政府工作报告\n各位代表:\n一、工作回顾\n(一)增长5%。做好。\n二、2026年工作安排\n(一)扩大内需。做好。\n",
        "某市住房公积金管理办法\n第一条 为加强管理,制定本办法。\n第二条 本办法适用于本市。\n",
        "关于受理人才公寓申请的公告\n一、申请条件\n1.具有本科学历;\n2.在本区工作。\n二、申请材料\n1.申请表;\n2.身份证。\n",
        "没有编号的新闻。市领导出席并讲话。",
        "",
    ],
)
def test_reports_rules_announcements_and_news_hold_none(text: str) -> None:
    assert structure(text).measures == []


def test_items_that_say_how_the_notice_holds_are_none() -> None:
    text = HEAD + "一、推进甲。做好。\n二、推进乙。做好。\n三、本措施自印发之日起施行,有效期一年。\n"
    assert labels(text) == ["一、", "二、"]


def test_appendices_that_are_no_plans_hold_none() -> None:
    entries = "".join(f"{number}.推进指标{number},计算方法为本年数除以上年数。\n" for number in range(1, 8))
    text = HEAD + "一、推进甲。做好。\n二、推进乙。做好。\n某市人民政府\n2024年1月2日\n附件\n考核指标\n" + entries
    assert labels(text) == ["一、", "二、"]


def test_one_notice_can_hold_several_plans() -> None:
    text = (
        "某市2024年工程实施方案\n甲工程实施方案\n为推进甲工程,制定本方案。\n一、总体思路\n坚持质量第一。\n二、工作措施\n1.推进甲。做好。\n"
        "三、组织保障\n加强领导。\n乙工程实施方案\n为推进乙工程,按照部署要求,结合工作实际,制定方案如下。\n一、工作措施\n1.推进乙。做好。\n"
    )
    found = structure(text)
    assert [plan.title for plan in found.plans] == ["甲工程实施方案", "乙工程实施方案"]
    assert [measure.plan for measure in found.measures] == [0, 1]


def test_segments_tell_what_each_stretch_is_for() -> None:
    text = (
        "打印\n"
        + HEAD
        + "一、工作目标\n建成10个。\n二、重点任务\n1.推进甲。做好。(责任单位:甲局)\n扫一扫在手机打开当前页\n"
    )
    found = structure(text)
    words = fold(text).text

    def at(part: str) -> tuple[str, str, int | None]:
        segment = found.segment_at(words.index(part))
        assert segment is not None
        return segment.kind, segment.role, segment.measure

    assert at("打印") == ("furniture", "preamble", None)
    assert at("某市关于") == ("title", "preamble", None)
    assert at("建成10个") == ("body", "goals", None)
    assert at("推进甲") == ("body", "measures", 0)
    assert at("责任单位") == ("owner", "measures", 0)
    assert at("扫一扫")[0] == "furniture"
    assert found.segment_at(len(words)) is None


RULED = (
    "某市关于重点任务分工的通知\n序号\t重点任务\t牵头单位\t配合单位\t完成时限\n一、优化服务\n"
    "1\t推进企业开办。\t市市场监管局\t市税务局、市公安局\t6月底前\n2\t新建驿站20个。\t市数据局\t\t12月底前\n"
)


@pytest.mark.parametrize("rule", ["\t", " | ", "|"])
def test_rows_of_a_table_ruled_in_lines_are_measures(rule: str) -> None:
    found = structure(RULED.replace("\t", rule)).measures
    assert [(m.label, m.title, m.section) for m in found] == [
        ("1", "推进企业开办。", "一、优化服务"),
        ("2", "新建驿站20个。", "一、优化服务"),
    ]
    roles = [[(owner.text, owner.role) for owner in measure.owners] for measure in found]
    assert roles == [
        [("市市场监管局", "lead"), ("市税务局", "support"), ("市公安局", "support")],
        [("市数据局", "lead")],
    ]


def test_a_missing_cell_of_a_stacked_table_leaves_the_others_in_their_columns() -> None:
    text = RULED.replace("\t\t", "\t").replace("\t", "\n") + "某市人民政府\n2025年1月10日\n"
    last = structure(text).measures[-1]
    assert [(owner.text, owner.role) for owner in last.owners] == [("市数据局", "lead")]
    assert fold(text).text[last.start : last.end].endswith("12月底前")


@pytest.mark.parametrize("rule", ["\t", "|", "\n"])
def test_the_cell_that_says_by_when_is_a_schedule(rule: str) -> None:
    text = RULED.replace("\t\t", "\t").replace("\t", rule) if rule == "\n" else RULED.replace("\t", rule)
    found = structure(text)
    said = [text[s.start : s.end].strip(" |\n\t") for s in found.segments if s.kind == "schedule"]
    assert said == ["6月底前", "12月底前"]
    assert [s.measure for s in found.segments if s.kind == "schedule"] == [0, 1]


def test_an_article_that_lost_its_space_may_open_with_a_project() -> None:
    text = HEAD + "第一条 推进甲。做好。\n第二条项目建设提速。做好。\n第三条 推进丙。做好。\n"
    assert labels(text) == ["第一条", "第二条", "第三条"]


def test_where_the_money_comes_from_and_other_cases_are_none() -> None:
    text = (
        HEAD
        + "一、支持政策\n(一)支持购车。给予补贴。(责任单位:市商务局)\n(二)支持购房。给予补贴。(责任单位:市住建局)\n"
        "二、补贴资金来源\n(一)购车补贴。市商务局定期申请资金。\n三、其他情形\n(一)退车的,退回补贴。\n"
    )
    assert [measure.title for measure in structure(text).measures] == ["支持购车", "支持购房"]


def test_a_list_of_cases_or_papers_stays_inside_the_item_that_has_text_of_its_own() -> None:
    text = (
        HEAD + "一、支持换购\n(一)核减住房套数\n购房家庭符合下列情形之一的,认定时核减一套住房套数,执行首套贷款利率。\n"
        "1.抚养两个以上子女的家庭,购房时需提供出生医学证明、户口簿等证明材料;\n"
        "2.购买新建绿色住宅的家庭,购房时需提供住建部门为该处住宅出具的认定意见。\n"
        "核减以购房当日为准。\n(二)提高贷款额度\n最高额度上调至120万元。\n"
    )
    found = structure(text).measures
    assert [measure.title for measure in found] == ["核减住房套数", "提高贷款额度"]
    assert text[found[0].start : found[0].end].endswith("核减以购房当日为准。")


def test_orders_below_a_paragraph_that_names_cases_are_items_all_the_same() -> None:
    text = (
        HEAD + "一、支持换购。各区可以结合本区实际情况确定办法,对符合下列情形之一的购房家庭加大支持力度。\n"
        "1.支持多子女家庭。给予补贴。\n2.支持引进人才。给予补贴。\n"
    )
    assert labels(text) == ["1.", "2."]


@pytest.mark.parametrize("words", ["消费促进工作意义重大。各部门要配合。", "促进消费是一项长期的任务,各部门要配合。"])
def test_a_paragraph_that_says_why_the_whole_work_matters_closes_the_plan(words: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。\n二、推进赛事\n支持企业办好赛事。\n{words}\n"
    found = structure(text).measures[-1]
    assert text[found.start : found.end].endswith("办好赛事。")


def test_guidance_among_numbered_items_is_no_measure() -> None:
    text = (
        "推进发展的实施意见\n一、总的部署\n1.上一时期发展取得重大成就。粮食产量达到50万吨。\n"
        "2.新时期是全面振兴的关键阶段。形势复杂。\n3.发展的总体要求和基本原则。坚持创新。\n4.发展的主要目标。产量达到60万吨。\n"
        "二、做强产业\n5.培育企业。建设园区。\n6.明确工作目标。制定清单。\n"
    )
    assert [measure.label for measure in structure(text).measures] == ["5.", "6."]


def test_items_that_tell_of_whom_and_how_much_belong_to_what_they_tell_of() -> None:
    text = (
        HEAD + "一、扩大汽车消费\n(一)鼓励以旧换新。\n1.补贴范围:购买新车的个人。\n2.补贴期限:至年底。\n"
        "3.补贴标准:每辆3000元。\n(二)组织促销活动。办好车展。\n"
    )
    assert labels(text) == ["(一)", "(二)"]


def test_one_bracket_among_many_items_does_not_tell_how_measures_are_numbered() -> None:
    items = "".join(f"{number}.推进第{number}类工作。加强管理,做好服务保障。\n" for number in range(2, 13))
    text = HEAD + f"一、重点任务\n1.落实退税。\n(1)加快办理。及时退还税款。(市税务局负责)\n{items}"
    assert labels(text) == ["(1)", *(f"{number}." for number in range(2, 13))]


def test_how_much_each_has_belongs_to_the_item_that_gives_it() -> None:
    grade = "自今年8月1日起至年底,在{}购买新建商品住房的家庭,按建筑面积给予每平方米200元购房补贴,补贴总额最高4万元"
    text = (
        HEAD + "一、促进消费\n(一)发放购房补贴。在全区购买新建商品住房的,由受益财政给予购房补贴。补贴标准为:\n"
        f"1.{grade.format('甲街道')}。\n2.{grade.format('乙镇')}。(责任单位:区财政局)\n(二)办好车展。(责任单位:区商务局)\n"
    )
    assert labels(text) == ["(一)", "(二)"]


def test_what_is_assessed_is_work_whatever_its_name_says_of_results() -> None:
    text = HEAD + (
        "一、评价内容\n(一)取得工作成效(20分)\n1.加快推进展销。办好展销。(5分)\n2.加快推进赛事。办好赛事。(15分)\n"
        "(二)扣分项\n3.弄虚作假的,每次扣5分。\n"
    )
    assert labels(text) == ["1.", "2."]


def test_what_follows_when_the_matters_above_are_done_closes_no_item() -> None:
    text = (
        HEAD + "一、变更银行\n企业应当提出申请。\n上述事项办理完成后,商务局恢复项目销售。\n二、推进赛事。办好赛事。\n"
    )
    found = structure(text).measures[0]
    assert text[found.start : found.end].endswith("恢复项目销售。")


@pytest.mark.parametrize("mark", [".", "、"])
def test_an_item_may_open_with_a_year(mark: str) -> None:
    text = HEAD + "".join(f"{number}{mark}2024年{number}月底前,办好展销。做好服务。\n" for number in (1, 2, 3))
    assert labels(text) == [f"{number}{mark}" for number in (1, 2, 3)]


def test_how_much_each_tier_has_belongs_to_the_item_that_gives_it() -> None:
    text = (
        HEAD + "一、扩大出口\n(一)鼓励企业出口。\n1.年出口额达1000万美元的,按出口额给予扶持。\n"
        "2.年出口额达600万美元的,按出口额给予扶持。\n3.年出口额在50万美元以下的,不予扶持。\n(二)办好展会。组织企业参展。\n"
    )
    assert labels(text) == ["(一)", "(二)"]


def test_what_lies_ahead_and_what_was_reached_are_no_work_among_the_items() -> None:
    text = (
        "发展规划的实施意见\n一、形势\n1.上一时期经济社会发展取得显著成效。产量达到50万吨。\n2.本市面临的发展机遇。前景广阔。\n"
        "二、做强产业\n3.培育企业。建设园区。\n4.完善服务。办好大厅。\n"
    )
    assert labels(text) == ["3.", "4."]


def test_items_numbered_by_decimals_are_cut_and_nested() -> None:
    text = (
        HEAD + "1.1 监测\n推进市场监测,建立制度。\n1.2 储备\n1.2.1 建立储备。加强管理,做好轮换。\n"
        "1.2.2 完善网络。加强建设,做好配送。\n1.3 培训\n组织培训,开展演练。\n"
    )
    assert labels(text) == ["1.1", "1.2.1", "1.2.2", "1.3"]


def test_an_amount_or_a_version_at_the_start_of_a_line_is_no_label() -> None:
    text = (
        HEAD + "一、扩大供给\n1.5万套住房年内开工。\n2.0版平台建成上线,完善功能。\n二、优化服务\n3.15活动办好办实。\n"
    )
    assert labels(text) == ["一、", "二、"]


def test_items_below_headings_that_order_work_are_work_whatever_the_notice_is_called() -> None:
    text = (
        "一、强化要素保障\n(一)需整合零星用地的项目,可协议出让。\n(二)推进分期核实。加快办理。\n(三)配套用房,不计入容积率。\n"
        "二、促进居住消费\n(四)购买新建住房的家庭,享受补贴。\n(五)开展宣传。办好活动。\n"
    )
    assert labels(text) == ["(一)", "(二)", "(三)", "(四)", "(五)"]


def test_those_who_head_a_group_are_no_members_and_anybody_is_nobody() -> None:
    group = "成立领导小组,由副市长任组长,市住建委、市规划局主要负责同志任副组长,{}为成员单位。\n"
    text = HEAD + "一、重点任务\n1.推进建设。做好服务。\n2.完善政策。加强管理。\n二、组织保障\n" + group
    named = structure(text.format("市财政局、市税务局")).measures
    assert owners(named[0]) == [("市财政局", "notice"), ("市税务局", "notice")]
    assert not structure(text.format("市有关部门和各区人民政府")).measures[0].owners


def test_a_numbering_is_found_again_where_short_lines_lost_its_breaks() -> None:
    text = (
        "各市:现提出以下意见。一、提升便利度(一)优化流程。健全机制,加快落地。(甲局负责)\n"
        "(二)提升效率。做好服务。(乙局负责)二、简化办理条件(三)降低门槛。取消限制。(丙局负责)\n"
    )
    assert [(measure.label, measure.section) for measure in structure(text).measures] == [
        ("(一)", "一、提升便利度"),
        ("(二)", "一、提升便利度"),
        ("(三)", "二、简化办理条件"),
    ]


def test_a_long_line_goes_on_with_the_numbering_of_the_line_before() -> None:
    filler = "健全部门协同工作机制,优化审批流程,加快项目落地。" * 40
    text = (
        HEAD + "一、提升便利度\n(一)优化流程。做好服务。(甲局负责)\n(二)压\n缩时间。"
        f"{filler}(乙局负责)(三)降低门槛。{filler}(丙局负责)\n"
    )
    assert labels(text) == ["(一)", "(二)", "(三)"]


def test_an_item_that_names_owners_among_many_that_are_asked_is_there_once() -> None:
    items = "".join(f"第{number}条市财政局应当建立制度,加强管理。\n" for number in "二三四五六七八九十")
    text = (
        f"甲市资金管理办法\n第一条市财政局应当编制预算。\n{items}"
        "第十一条做好公开。(市财政局负责)\n第十二条市审计局应当开展审计。\n"
    )
    found = structure(text).measures
    assert len({measure.start for measure in found}) == len(found)
    assert all(measure.start < measure.end for measure in found)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("“十四五”时期发展取得新成就", "review"),
        ("经济社会发展取得重大成就", "review"),
        ("推动产业发展取得重大成就", "measures"),
        ("面临的发展机遇", "review"),
        ("发展基础", "review"),
        ("夯实发展基础", "measures"),
        ("新时期是全面振兴的关键阶段", "goals"),
        ("坚持原则", "goals"),
        ("试点保障", "safeguards"),
        ("压实责任", "safeguards"),
    ],
)
def test_a_heading_tells_what_its_section_is_for(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_a_counter_behind_the_space_of_a_decimal_label_is_a_heading() -> None:
    headings = ("分级标准", "成员单位", "平台建设", "人力保障", "日常管理")
    text = HEAD + "".join(f"{number}.1 {words}\n推进建设,做好服务。\n" for number, words in enumerate(headings, 1))
    assert labels(text) == [f"{number}.1" for number in range(1, 6)]


def test_numbers_padded_with_a_nought_are_labels_where_they_run_on() -> None:
    text = (
        HEAD + "一、农田建设\n01　高标准农田建设　新建310万亩。\n02　黑土地保护　稳定面积。\n03　灌区改造　衬砌渠道。\n"
    )
    assert labels(text) == ["01", "02", "03"]
    assert labels(text.replace("02　", "12　")) == ["一、"]


@pytest.mark.parametrize("heading", ["(一)夯实粮食根基", "一、夯实粮食根基"])
def test_items_that_lost_their_break_behind_a_heading_are_measures(heading: str) -> None:
    text = HEAD + f"{heading}1.稳定生产。推广杂交稻。2.保护耕地。新建农田。(市农业局负责)3.补齐短板。新开工水库。\n"
    assert labels(text) == ["1.", "2.", "3."]


def test_a_list_of_cases_behind_a_heading_is_no_row_of_items() -> None:
    text = HEAD + "(一)暂停向以下家庭出售公寓1.已有两套住房的家庭。2.不能提供证明的家庭。\n(二)加强监管。做好检查。\n"
    assert labels(text) == ["(一)", "(二)"]


def test_owners_below_the_first_items_are_no_facts_of_the_page() -> None:
    text = (
        "某区关于下达民生实事的通知\n发布时间:2024-02-01 来源:区政府\n各街道:\n现将项目下达给你们。\n"
        "一、教育扩容\n项目内容:新建学校7所。\n牵头单位:区教育局\n二、健康守护\n项目内容:改造服务站9家。\n牵头单位:区卫健委\n"
    )
    assert [owners(measure) for measure in structure(text).measures] == [
        [("区教育局", "inline")],
        [("区卫健委", "inline")],
    ]


def test_a_line_that_says_for_which_items_it_is_covers_those_above_it() -> None:
    text = (
        HEAD + "一、安全\n1.开展整治。检查药店。\n2.加强监管。完成检查。\n"
        "以上1—2项责任单位:市药监局、市公安局\n3.优化服务。办好事项。\n责任单位:市审批局\n"
    )
    assert [owners(measure) for measure in structure(text).measures] == [
        [("市药监局", "block"), ("市公安局", "block")],
        [("市药监局", "block"), ("市公安局", "block")],
        [("市审批局", "inline")],
    ]
