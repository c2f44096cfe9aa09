"""Who answers for a measure, in every form in which notices write it."""

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.owners.notations import find_notations, lead_rule, mentions


def read(text: str) -> list[tuple[str, str]]:
    words = fold(text).text
    found = mentions(find_notations(words), words, "inline", lead_rule(words))
    for mention in found:
        assert mention.start is not None
        assert words[mention.start : mention.end] == mention.text
    return [(mention.text, mention.role) for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好。（责任单位：市财政局、市科技局）", [("市财政局", "responsible"), ("市科技局", "responsible")]),
        ("做好。【牵头单位：市教育局；配合单位：团市委】", [("市教育局", "lead"), ("团市委", "support")]),
        ("做好。〔责任单位：市教育局，配合单位：团市委〕", [("市教育局", "responsible"), ("团市委", "support")]),
        ("做好。(市税务局牵头,各县区政府配合)", [("市税务局", "lead"), ("各县区政府", "support")]),
        ("做好。(审批处)", [("审批处", "responsible")]),
        ("做好。(商标处、认证处)", [("商标处", "responsible"), ("认证处", "responsible")]),
        (
            "做好。(财政部会同有关部门负责)",
            [("财政部", "lead"), ("有关部门", "support")],
        ),
        (
            "做好。(国务院办公厅牵头,国务院相关部门及各地区按职责分工负责)",
            [("国务院办公厅", "lead"), ("国务院相关部门", "responsible"), ("各地区", "responsible")],
        ),
        (
            "做好。(省科技厅牵头负责,省委金融办,省财政厅、教育厅配合)",
            [("省科技厅", "lead"), ("省委金融办", "support"), ("省财政厅", "support"), ("教育厅", "support")],
        ),
        ("做好。(牵头单位:市教育局,落实单位:市财政局)", [("市教育局", "lead"), ("市财政局", "support")]),
        ("做好。(落实单位:市财政局)", [("市财政局", "responsible")]),
        ("做好。(责任单位市财政局)", [("市财政局", "responsible")]),
        ("做好。(贵任单位:市公安局)", [("市公安局", "responsible")]),
        ("做好。(责\n任单位:市公\n安局)", [("市公\n安局", "responsible")]),
        (
            "做好。(责任单位:市财政局、各区人民政府(管委会)",
            [("市财政局", "responsible"), ("各区人民政府(管委会)", "responsible")],
        ),
    ],
)
def test_roles_come_from_labels_verbs_or_neither(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("做好。(责任单位:省文化和旅游厅、发展和改革委)", ["省文化和旅游厅", "发展和改革委"]),
        ("做好。(质监处、科技处和质检院负责)", ["质监处", "科技处", "质检院"]),
        ("做好。(责任单位:省财政厅,各市、州、县人民政府)", ["省财政厅", "各市、州、县人民政府"]),
        ("做好。(责任单位:各市、州、县(市、区)人民政府)", ["各市、州、县(市、区)人民政府"]),
        ("做好。(责任单位:市财政局、月湖区政府)", ["市财政局", "月湖区政府"]),
        ("做好。(责任单位:市卫生健康委市公安局、市教育局)", ["市卫生健康委", "市公安局", "市教育局"]),
        ("做好。(责任单位:区发改局区商务局区住建局)", ["区发改局", "区商务局", "区住建局"]),
        ("做好。(责任单位:市教育局市民服务中心、各区,开发区管委会)", ["市教育局市民服务中心", "各区,开发区管委会"]),
        ("做好。(责任单位:市住建局市场处、省市场监管局)", ["市住建局市场处", "省市场监管局"]),
        ("做好。(县住建局、县公安局交警大队根据单位职责分别牵头)", ["县住建局", "县公安局交警大队"]),
        ("做好。(公安部、应急部按职责分工负责)", ["公安部", "应急部"]),
        ("做好。(责任单位:市委改革办〔市营商环境建设局〕、市发改委)", ["市委改革办", "市发改委"]),
        ("做好。(责任单位:各区人民政府〈含开发区,下同〉)", ["各区人民政府"]),
        ("做好。(责任单位:市人社局,各区、县(市)人民政府)", ["市人社局", "各区、县(市)人民政府"]),
        ("做好。(责任单位:市人社局,各区政府组织各相关部门实施)", ["市人社局", "各区政府"]),
        ("做好。(责任单位:市发改委等相关部门)", ["市发改委", "相关部门"]),
        ("做好。(省民政厅等部门按职责分工负责)", ["省民政厅"]),
        ("做好。(责任单位:市数据局,以下均涉及各县区、功能区,不再重复列出)", ["市数据局"]),
        ("做好。(负责部门:商务部;适用范围:所有自贸试验区)", ["商务部"]),
        ("做好。(责任部门:“两个责任”工作专班、网信办)", ["“两个责任”工作专班", "网信办"]),
        ("做好。责任单位:市住建局、税务局,各县(区)政府", ["市住建局", "税务局", "各县(区)政府"]),
        ("责任单位:市财政局;责任人:张三", ["市财政局"]),
    ],
)
def test_names_are_cut_where_a_reader_would(text: str, names: list[str]) -> None:
    assert [name for name, _ in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "见习(含实习指导教师)。",
        "(责任编辑:年巍)",
        "以下(以下简称公积金贷款)执行。",
        "提交负责人(主要负责人)的证件。",
        "全市(市、县、区)推行。(附件1)",
        "提供一次机会(至少1次政策宣介、3次岗位推荐及1次培训)。",
        "院校内(由主管学校的教育行政部门负责)。实施。",
        "标准(国发〔2018〕3号)。",
    ],
)
def test_brackets_that_name_nobody_are_no_notations(text: str) -> None:
    assert read(text) == []


def test_first_named_leads_where_the_notice_says_so() -> None:
    text = "一。(责任单位:甲局、乙局。列第一位的为牵头单位,下同)二。(责任单位:丙局)三。(丁局、戊局负责)"
    assert read(text) == [
        ("甲局", "lead"),
        ("乙局", "responsible"),
        ("丙局", "lead"),
        ("丁局", "lead"),
        ("戊局", "responsible"),
    ]


def test_all_before_the_comma_lead_where_the_notice_says_so() -> None:
    text = "一。(责任单位:甲局、乙局,丙局。逗号前面的为牵头单位,下同)二。(责任单位:丁局、戊局)"
    assert read(text) == [
        ("甲局", "lead"),
        ("乙局", "lead"),
        ("丙局", "responsible"),
        ("丁局", "lead"),
        ("戊局", "lead"),
    ]


def test_a_body_named_twice_has_its_strongest_role() -> None:
    assert read("一。(责任单位:甲局,配合单位:乙局)二。(责任单位:乙局)") == [
        ("甲局", "responsible"),
        ("乙局", "responsible"),
    ]


def test_a_short_name_leaves_its_ending_to_the_next_of_the_list() -> None:
    text = "一、打造平台。做好。(省发展改革委牵头,省财政厅,广州、深圳、东莞市政府配合)\n"
    [notation] = find_notations(text)
    assert [text[name.start : name.end] for name in notation.names][-3:] == ["广州", "深圳", "东莞市政府"]


def test_two_labels_may_stand_on_one_line() -> None:
    text = "做好。\n牵头科室:抽检科　　配合科室:生产科、检验所  完成时限:6月底\n"
    assert read(text) == [("抽检科", "lead"), ("生产科", "support"), ("检验所", "support")]


def test_which_items_a_notation_is_for_names_nobody() -> None:
    text = "做好。\n(第三条至第五条　牵头单位:市科技局;配合单位:市财政局)\n"
    assert read(text) == [("市科技局", "lead"), ("市财政局", "support")]


@pytest.mark.parametrize(
    ("rest", "role"), [(",其余为参加处室", "support"), (",其余单位均为配合单位", "support"), ("", "responsible")]
)
def test_those_behind_the_one_that_leads_assist_where_the_notice_says_so(rest: str, role: str) -> None:
    text = f"各项任务排在首位的处室为牵头处室{rest}。\n做好。(责任处室:农田处、财务处)\n"
    assert read(text) == [("农田处", "lead"), ("财务处", role)]


def test_a_role_may_stand_in_a_bracket_behind_the_name() -> None:
    text = "做好。\n责任单位:县商务局(牵头),县财政局、人行支行(配合)\n"
    assert read(text) == [("县商务局", "lead"), ("县财政局", "responsible"), ("人行支行", "support")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "做好。(市工信局牵头,市商务局、甲经开区管委会、华菱涟钢配合)",
            ["市工信局", "市商务局", "甲经开区管委会", "华菱涟钢"],
        ),
        ("做好。(国家卫生健康委负责,2019年6月底前完成,首批不少于30种)", ["国家卫生健康委"]),
        ("做好。\n责任单位:市教育局、在宜各高校\n", ["市教育局", "在宜各高校"]),
        ("做好。(市商务局、市财政局、市审计局牵头,结合实际抓好落实)", ["市商务局", "市财政局", "市审计局"]),
    ],
)
def test_companies_and_remarks_among_public_bodies(text: str, names: list[str]) -> None:
    assert [name for name, _ in read(text)] == names


@pytest.mark.parametrize("name", ["注册许可处", "如皋市人民政府", "即墨区政府", "指挥部办公室"])
def test_names_that_begin_as_remarks_do_are_names(name: str) -> None:
    assert read(f"做好。(责任单位:{name}、市财政局)") == [(name, "responsible"), ("市财政局", "responsible")]
