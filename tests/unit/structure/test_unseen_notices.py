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


@pytest.mark.parametrize(
    "heading",
    [
        "加大组织保障力度",
        "招生原则",
        "核心定义",
        "组织形式",
        "集中采购范围及形式",
        "配套保障",
        "成立工作专班",
        "合规性条款",
    ],
)
def test_headings_of_what_carries_the_plan_order_no_work(heading: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。\n二、{heading}\n(一)强化统筹。定期调度。\n(二)完善机制。按月通报。\n"
    assert labels(text) == ["一、"]


@pytest.mark.parametrize("heading", ["实施六大人才行动计划", "层层压实责任,积极推进办理工作"])
def test_words_of_a_timetable_or_a_procedure_inside_a_task_keep_it_a_task(heading: str) -> None:
    text = HEAD + f"一、{heading}\n(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n"
    assert labels(text) == ["(一)", "(二)"]


@pytest.mark.parametrize("end", ["。", "。(责任单位:甲局)"])
def test_the_next_label_inside_a_line_begins_an_item_whose_line_break_was_lost(end: str) -> None:
    text = HEAD + f"(一)推进展销。办好展销{end}(二)推进赛事。办好赛事{end}\n(三)推进置换。办好置换{end}\n"
    assert labels(text) == ["(一)", "(二)", "(三)"]


def test_an_enumeration_inside_a_sentence_makes_no_items() -> None:
    text = HEAD + "(一)推进展销。要做到:(一)选好场地;(二)办好展销。\n(二)推进赛事。办好赛事。\n"
    assert labels(text) == ["(一)", "(二)"]


def test_what_only_looks_like_the_next_label_is_none() -> None:
    text = HEAD + "一、推进展销。办好展销。二、三线城市同样办好。\n二、推进赛事。办好赛事。\n"
    found = measures(text)
    assert [measure.label for measure in found] == ["一、", "二、"]
    assert text[found[0].start : found[0].end].endswith("同样办好。")


def test_a_list_of_1_and_2_in_one_paragraph_stays_one_measure() -> None:
    text = HEAD + "1.推进展销。办好展销。2.推进赛事。办好赛事。(责任单位:甲局)\n"
    assert labels(text) == ["1."]


def test_labels_glued_to_headings_are_found_where_all_line_breaks_were_lost() -> None:
    work = "各有关部门要按照职责分工抓好落实,定期调度进展情况。" * 30
    text = f"一、加大财税支持力度1.推进展销。{work}2.推进赛事。{work}二、优化服务3.推进置换。{work}"
    assert labels(text) == ["1.", "2.", "3."]


def test_the_first_article_glued_to_the_title_is_found() -> None:
    work = "各有关部门要按照职责分工抓好落实,定期调度进展情况。" * 30
    text = f"某市促进消费若干措施第一条支持展销。{work}第二条支持赛事。{work}"
    assert labels(text) == ["第一条", "第二条"]


def test_a_section_whose_heading_lost_its_line_break_keeps_its_role() -> None:
    work = "各项工作有序推进,成效明显。" * 60
    text = f"各位代表:一、工作回顾2025年是收官之年,{work}二、2026年工作安排今年是开局之年,{work}"
    roles = {segment.path[0][:2]: segment.role for segment in structure(text).segments if segment.path}
    assert roles == {"一、": "review", "二、": "steps"}


def test_owners_without_a_label_stand_before_the_next_item_where_line_breaks_were_lost() -> None:
    work = "各项工作有序推进,成效明显。" * 60
    text = f"一、推进展销。{work}(商标处、认证处)二、推进赛事。{work}(计量处、法规处)"
    assert [names(measure) for measure in measures(text)] == [["商标处", "认证处"], ["计量处", "法规处"]]


@pytest.mark.parametrize("mark", ["*", "★", "●"])
def test_a_mark_before_a_name_is_not_part_of_it(mark: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。(责任单位:{mark}县商务局、{mark}县财政局)\n"
    assert names(measures(text)[0]) == ["县商务局", "县财政局"]


def test_generic_bodies_named_together_are_one_name() -> None:
    text = HEAD + "一、推进展销。办好展销。(责任单位:市商务局,各区、县级市)\n"
    assert names(measures(text)[0]) == ["市商务局", "各区、县级市"]


def test_governments_and_their_committees_are_one_name() -> None:
    text = HEAD + "一、推进展销。办好展销。(责任单位:“四区”政府(管委会)、县商务局(县招商局))\n"
    assert names(measures(text)[0]) == ["“四区”政府(管委会)", "县商务局"]


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


def test_a_star_that_sets_one_name_apart_marks_the_lead() -> None:
    text = HEAD + "一、推进展销。办好展销。(责任单位:*县商务局、县财政局)\n"
    assert [(owner.text, owner.role) for owner in measures(text)[0].owners] == [
        ("县商务局", "lead"),
        ("县财政局", "responsible"),
    ]


def test_a_line_that_only_gives_the_work_to_somebody_names_owners() -> None:
    text = HEAD + "一、推进展销\n由乡服务中心承办,乡畜牧站、派出所配合。\n办好展销。\n"
    found = measures(text)
    assert [(owner.text, owner.role) for owner in found[0].owners] == [
        ("乡服务中心", "responsible"),
        ("乡畜牧站", "support"),
        ("派出所", "support"),
    ]


def test_assisting_by_taking_part_is_no_name() -> None:
    text = HEAD + "一、推进展销。办好展销。(责任单位:区商务局牵头,区财政局参与配合)\n"
    assert names(measures(text)[0]) == ["区商务局", "区财政局"]


def test_an_appeal_to_those_addressed_is_part_of_every_item_but_the_last() -> None:
    text = (
        HEAD + "一、推进展销。办好展销。\n各区人民政府要按月调度展销进展。\n二、推进赛事。\n各区人民政府要办好赛事。\n"
        "各区、各部门要抓好落实。\n"
    )
    words = fold(text).text
    found = structure(text).measures
    assert [words[measure.end - 5 : measure.end] for measure in found] == ["展销进展。", "办好赛事。"]


def test_who_published_a_notice_and_when_is_none_of_its_measures() -> None:
    text = HEAD + "一、推进展销。办好展销。\n某市商务局2026年3月31日发布,征求意见时间为4月1日至4月10日。\n"
    words = fold(text).text
    assert [words[measure.start : measure.end] for measure in measures(text)] == ["一、推进展销。办好展销。"]


def test_articles_on_purpose_and_beneficiaries_are_none() -> None:
    text = (
        HEAD + "第一条 为推进展销,激发活力,根据有关规定,结合实际,制定本措施。\n第二条 [培育对象]在本市登记的企业。\n"
        "第三条 [推进展销]支持企业参展。\n第四条 明确展销范围。各区要划定展销地点。\n"
    )
    assert labels(text) == ["第三条", "第四条"]


def test_paragraphs_between_two_notations_of_an_item_belong_to_the_second() -> None:
    text = (
        HEAD + "一、推进影视。支持电影。(责任单位:区版权局)\n鼓励创作电视剧。\n获奖的给予奖励。(责任单位:区文旅局)\n"
        "二、推进赛事。办好赛事。(责任单位:区体育局)\n"
    )
    words = fold(text).text
    found = measures(text)
    assert [names(measure) for measure in found] == [["区版权局"], ["区文旅局"], ["区体育局"]]
    assert words[found[1].start :].startswith("鼓励创作")


def test_an_item_whose_paragraphs_each_name_owners_only_introduces_them() -> None:
    text = (
        HEAD + "一、建设平台。发挥国企作用,建好两个平台。\n算力平台:统筹算力资源。(责任单位:市科技局)\n"
        "服务平台:上线公共服务。(责任单位:市数据局)\n二、推进赛事。办好赛事。(责任单位:市体育局)\n"
    )
    assert [names(measure) for measure in measures(text)] == [["市科技局"], ["市数据局"], ["市体育局"]]
    assert measures(text)[0].title == "算力平台"


def test_owners_behind_a_heading_answer_for_the_paragraphs_below_it() -> None:
    text = (
        HEAD + "一、推进展销(责任单位:市商务局)\n每季度举办展销。\n支持企业参展。\n"
        "二、推进赛事(责任单位:市体育局)\n办好赛事。\n"
    )
    words = fold(text).text
    found = measures(text)
    assert [words[measure.end - 5 : measure.end] for measure in found] == ["企业参展。", "办好赛事。"]
    assert [names(measure) for measure in found] == [["市商务局"], ["市体育局"]]


def test_owners_on_a_line_below_a_list_answer_for_the_item_that_holds_it() -> None:
    text = (
        HEAD + "一、支持调整用途\n"
        "对已出让但尚未建设的商业用地,在满足承载力要求的前提下,经市人民政府批准,可以调整用途,用于养老和体育:\n"
        "(一)重新核算出让金。\n(二)水电按居民标准收费。\n(责任单位:市住建局)\n二、推进赛事。办好赛事。\n(责任单位:市体育局)\n"
    )
    assert [(measure.label, names(measure)) for measure in measures(text)] == [
        ("一、", ["市住建局"]),
        ("二、", ["市体育局"]),
    ]


def test_how_to_apply_for_what_an_item_with_owners_gives_is_no_measure_of_its_own() -> None:
    text = (
        HEAD + "一、实行补贴(责任单位:县财政局)\n(一)补贴条件:\n1.在本县购房。\n2.已缴税。\n"
        "(二)申请材料\n1.申请表。\n2.身份证。\n"
        "二、推进赛事。办好赛事。(责任单位:县体育局)\n"
    )
    assert labels(text) == ["一、", "二、"]


def test_conditions_of_what_is_given_are_a_list_inside_their_item() -> None:
    text = (
        HEAD
        + "第一条 支持达标。对符合以下条件的企业给予支持:\n(一)年度营业额达到标准的住宿企业,并且按时报送各项数据。\n"
        "(二)年度营业额达到标准的餐饮企业,并且按时报送各项数据。\n第二条 推进赛事。办好赛事。\n"
    )
    assert labels(text) == ["第一条", "第二条"]


def test_below_items_of_the_level_that_names_owners_a_finer_level_is_part_of_them() -> None:
    text = (
        HEAD + "一、推进展销\n1.办好展销。支持参展。(责任单位:市商务局)\n二、继续执行\n2.优化认定标准\n"
        "(1)对二孩家庭按首套认定住房套数,依法执行。\n"
        "(2)对三孩家庭按首套认定住房套数,依法执行。\n3.支持提取公积金。优先支付首付款。\n"
    )
    assert labels(text) == ["1.", "2.", "3."]


def test_what_stands_below_the_line_of_owners_below_a_heading_is_the_items() -> None:
    text = HEAD + "一、推进展销\n责任单位:市商务局\n每季度举办展销。\n二、推进赛事\n责任单位:市体育局\n办好赛事。\n"
    words = fold(text).text
    assert [words[measure.end - 5 : measure.end] for measure in measures(text)] == ["举办展销。", "办好赛事。"]


def test_provisions_that_are_no_articles_order_work() -> None:
    head = "某市进一步支持文化企业发展的规定\n为促进发展,制定以下规定。\n"
    assert labels(head + "一、财税\n(一)文化企业免缴收益。\n(二)加大资金投入。\n") == ["(一)", "(二)"]
    assert labels(head + "第一条 文化企业免缴收益。\n第二条 文化企业应当登记。\n") == []


def test_a_title_above_the_page_facts_is_found() -> None:
    text = (
        "索引号:113-2025\n发布机构:市政府办公室\n某市人民政府关于下达2025年发展计划的通知\n发布日期:2025-02-18\n各区人民政府:\n"
        "一、聚力创新\n(一)建设科技强市。建好平台。\n"
    )
    found = structure(text)
    assert found.title is not None
    assert [measure.label for measure in found.measures] == ["(一)"]


def test_a_title_may_run_over_three_lines() -> None:
    text = (
        "某市人民政府办公室关于全面推行\n执法公示制度和全过程记录制度以及\n决定审核制度的指导意见\n\n"
        "各区人民政府:\n一、推进公示。办好公示。\n"
    )
    words = fold(text).text
    found = structure(text).title
    assert found is not None
    assert words[slice(*found)].startswith("某市人民政府办公室关于全面推行")


def test_what_is_dealt_with_in_one_way_is_a_list_inside_its_item() -> None:
    text = (
        HEAD + "一、推进整顿\n(一)对存在下列问题的社团要进行整改。\n1.不按章程开展活动的;\n2.财务管理混乱的。\n"
        "(二)对活动相同的社团进行合并。统一登记。\n"
    )
    assert labels(text) == ["(一)", "(二)"]


def test_a_supplement_without_a_label_does_not_go_on_with_the_last_item() -> None:
    text = (
        HEAD
        + "第一条 推进展销\n办好展销。(责任单位:区商务局)\n第二条 支持出海\n提供方案。(责任单位:区企服中心)\n附则\n"
        "(一)认定管理\n1.每年认定一次,实行动态管理。\n(二)解释权。由区商务局解释。\n"
    )
    assert [(measure.label, names(measure)) for measure in measures(text)] == [
        ("第一条", ["区商务局"]),
        ("第二条", ["区企服中心"]),
    ]


def test_whom_to_ask_is_no_part_of_an_item() -> None:
    text = HEAD + "一、推进展销。办好展销。\n政策咨询:市商务局展销处\n联系方式:12345678\n二、推进赛事。办好赛事。\n"
    words = fold(text).text
    assert [words[measure.end - 5 : measure.end] for measure in measures(text)] == ["办好展销。", "办好赛事。"]


@pytest.mark.parametrize(
    "article",
    ["获扶持对象应合规使用资金,配合监督检查。", "同一主体获得多项扶持的,按就高不重复原则执行。"],
)
def test_articles_on_what_beneficiaries_must_do_are_none(article: str) -> None:
    assert labels(HEAD + f"第一条 推进展销。支持参展。\n第二条 {article}\n") == ["第一条"]


@pytest.mark.parametrize("heading", ["阶段性调整贷款额度", "统一提取标准"])
def test_orders_to_change_a_standard_are_measures(heading: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。\n二、{heading}。全市最高调整为十万元。\n"
    assert labels(text) == ["一、", "二、"]


def test_a_term_within_which_work_is_done_does_not_close_the_plan() -> None:
    text = HEAD + "一、推进展销\n在本政策有效期内参展的企业,给予补贴。\n二、推进赛事。办好赛事。\n本措施有效期两年。\n"
    words = fold(text).text
    assert [words[measure.end - 5 : measure.end] for measure in measures(text)] == ["给予补贴。", "办好赛事。"]


def test_questions_order_no_work() -> None:
    text = (
        "某市公积金摘要\n一、支持再提取一次吗?\n可以再次提取。\n二、推进提高贷款额度吗\n可以提高。\n"
        "三、支持异地贷款吗?\n支持。\n"
    )
    assert labels(text) == []


def test_several_bodies_in_brackets_behind_a_numbered_heading_answer_for_it() -> None:
    text = (
        HEAD
        + "一、推进换购(市住建局、市财政局,各区人民政府)\n给予补贴。\n二、推进展销(含家电展销、家具展销)\n办好展销。\n"
    )
    assert [names(measure) for measure in measures(text)] == [["市住建局", "市财政局", "各区人民政府"], []]


@pytest.mark.parametrize(
    "order",
    [
        "支持企业在境外设仓。给予补贴。",
        "编制项目清单,2025年6月30日前发布首批清单。",
        "规范评审,公示时间不少于五天。",
        "同步推进展销、展会和赛事,从优配置资源。",
    ],
)
def test_orders_that_begin_like_closings_are_measures(order: str) -> None:
    assert labels(HEAD + f"一、推进展销。办好展销。\n二、{order}\n三、推进赛事。办好赛事。\n") == [
        "一、",
        "二、",
        "三、",
    ]


def test_where_items_are_one_paragraph_each_what_stands_behind_the_last_belongs_to_the_plan() -> None:
    items = "".join(f"{number}、推进第{number}项展销。办好展销。\n" for number in "一二三四五")
    text = HEAD + items + "建立联动机制,及时总结经验。到2029年底,办展500场。\n"
    last = measures(text)[-1]
    assert text[last.start : last.end] == "五、推进第五项展销。办好展销。"


@pytest.mark.parametrize(
    "closing",
    ["下一步,县商务局将持续完善服务。", "县专项工作组要加强统筹,推动形成合力。", "到2029年底,全县办展500场。"],
)
def test_a_paragraph_with_a_subject_of_its_own_closes_the_plan(closing: str) -> None:
    text = HEAD + "一、展销\n办好展销活动,促进消费。\n二、赛事\n办好赛事活动,促进消费。\n" + closing + "\n"
    last = measures(text)[-1]
    assert text[last.start : last.end].endswith("促进消费。")


def test_an_article_that_tells_the_purpose_at_length_is_no_measure() -> None:
    purpose = "第一条 为贯彻落实" + "关于促进消费的规定、" * 40 + "制定本措施。\n"
    assert labels(HEAD + purpose + "第二条 推进展销。办好。\n第三条 推进赛事。办好。\n") == ["第二条", "第三条"]


@pytest.mark.parametrize(
    "rule",
    [
        "各项举措中排序第一的责任单位为该项牵头单位。",
        "列首位的单位为牵头单位。",
        "第一责任单位为牵头部门。",
        "牵头单位为排在第一位的单位。",
    ],
)
def test_the_rule_that_the_first_leads_holds_wherever_it_stands(rule: str) -> None:
    text = (
        HEAD
        + "一、推进展销。办好。(责任单位:县商务局、县财政局)\n二、推进赛事。办好。(责任单位:县体育局)\n"
        + rule
        + "\n"
    )
    assert [[owner.role for owner in measure.owners] for measure in measures(text)] == [
        ["lead", "responsible"],
        ["lead"],
    ]


@pytest.mark.parametrize("closing", ["以上购房补贴政策不重复享受。", "第(一)(二)项补贴政策由县商务局兑现。"])
def test_a_paragraph_on_several_items_belongs_to_none_of_them(closing: str) -> None:
    text = (
        HEAD + "一、展销\n(一)推进展销。办好。\n(二)推进市集。办好。\n" + closing + "\n二、赛事\n(三)推进赛事。办好。\n"
    )
    assert text[measures(text)[1].start : measures(text)[1].end] == "(二)推进市集。办好。"


@pytest.mark.parametrize(
    "heading",
    [
        "实施阶段性购房补贴政策",
        "夯实内需发展基础",
        "如期实现奋斗目标,推进设施建设",
        "贯彻落实优惠贷款政策",
        "优化住房保障措施",
        "拓宽资金使用范围",
        "贷款额度上浮",
        "重视发挥社会力量作用",
    ],
)
def test_headings_of_tasks_that_name_goals_stages_or_ranges_are_tasks(heading: str) -> None:
    text = HEAD + f"一、{heading}\n(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n"
    assert labels(text) == ["(一)", "(二)"]


@pytest.mark.parametrize(
    "heading", ["发展基础", "奋斗目标", "贯彻落实", "高度重视推广工作", "政策执行期限", "建设条件"]
)
def test_headings_of_what_is_no_task_are_none(heading: str) -> None:
    text = HEAD + f"一、推进展销。办好展销。\n二、{heading}\n(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n"
    assert labels(text) == ["一、"]


def test_counts_that_begin_lines_below_a_bare_heading_number_items() -> None:
    text = HEAD + "一、促进消费\n一是推进展销。办好展销。\n二是推进赛事。办好赛事。\n二、推进市集。办好市集。\n"
    assert labels(text) == ["一是", "二是", "二、"]


@pytest.mark.parametrize(
    "item",
    [
        "一、促进消费。办好各项工作。\n一是推进展销。\n二是推进赛事。\n",
        "一、促进消费\n一是推进展销。二是推进赛事。\n",
    ],
)
def test_counts_inside_an_item_with_words_of_its_own_number_none(item: str) -> None:
    assert labels(HEAD + item + "二、推进市集。办好市集。\n") == ["一、", "二、"]


def test_a_table_of_contents_holds_no_items() -> None:
    contents = "一、调整出让价款缴纳期限\n二、强化金融机构信贷支持\n以下是全文。\n"
    items = "一、调整出让价款缴纳期限\n分期缴纳。\n二、强化金融机构信贷支持\n扩大信贷。\n"
    assert labels(HEAD + contents + items) == ["一、", "二、"]


@pytest.mark.parametrize("words", ["第(一)(二)项措施由县商务局兑现。", "第一条至第二条措施由县商务局兑现。"])
def test_items_that_are_only_referred_to_are_none(words: str) -> None:
    text = HEAD + "(一)推进展销。办好展销。\n(二)推进赛事。办好赛事。\n" + words + "\n"
    assert labels(text) == ["(一)", "(二)"]


def test_a_box_of_projects_ends_the_item_above_it_and_holds_no_items() -> None:
    text = (
        "某市水安全保障规划\n一、供水\n(一)推进展销。办好展销。(市商务局)\n"
        "专栏2 重点工程\n1.防洪工程:治理河流40条。\n2.供水工程:新建水厂6座。\n"
        "(二)推进赛事。办好赛事。(市体育局)\n"
    )
    assert [(measure.label, names(measure)) for measure in measures(text)] == [
        ("(一)", ["市商务局"]),
        ("(二)", ["市体育局"]),
    ]


def test_items_go_on_behind_a_box() -> None:
    text = (
        "某市水安全保障规划\n一、供水\n1.推进展销。办好展销。\n"
        "专栏2 重点工程\n1.防洪工程:治理河流40条。\n2.推进赛事。办好赛事。\n"
    )
    assert labels(text) == ["1.", "2."]


@pytest.mark.parametrize(("itself", "expected"), [("措施", ["一、", "二、"]), ("通知", [])])
def test_a_text_without_a_title_is_what_it_calls_itself(itself: str, expected: list[str]) -> None:
    items = "一、居民购买住房的,其首付款比例不低于两成。\n二、职工租房的,可以提取公积金支付房租。\n"
    assert labels(f"{items}三、本{itself}自印发之日起施行。\n") == expected
