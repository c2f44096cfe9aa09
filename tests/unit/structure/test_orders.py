"""Which items order work where neither the title nor owners say so: told by what their sentences ask, and of whom."""

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.structure import find_structure
from policytargets.extract.structure.orders import lays_duty, orders_work
from policytargets.extract.structure.sections import kind_of

RULES = "某市老年人优待办法\n第一条 为做好优待工作,制定本办法。\n第二条 本办法适用于本市老年人。\n"


def labels(text: str) -> list[str]:
    return [measure.label for measure in find_structure(fold(text).text).measures]


@pytest.mark.parametrize(
    "sentence",
    [
        "市科技局负责孵化基地的认定管理",
        "各级人民政府应当逐步提高服务水平",
        "区、县(市)民政部门会同有关部门开展核查",
        "本办法由市商务局负责组织实施",
        "审核通过后由区住房城乡建设局兑付补贴",
        "申请人提交后,镇人民政府(街道办事处)对材料进行初审",
        "要按照统一部署推进建设",
        "审核工作一般在提交后的30日内完成",
        "医疗机构应当为老年患者保留人工窗口",
        "监管银行应在3个工作日内拨付资金",
        "市住房城乡建设委会同有关部门公布名单",
        "评审经费由省财政在预算内安排",
        "财政部负责安排所需经费",
        "区科技主管部门或其委托的服务机构组织专家考核",
        "逾期1个月以上时,合作银行需执行追款程序",
        "合作银行向企业发放贷款",
        "违约期间,主管部门暂停该项目销售",
        "监管银行应在3个工作日内撤销专用账户",
        "市残联组织开展技能培训",
        "请中国人民银行加快试点方案的研究",
        "公共企事业单位信息公开规定应当明确公开渠道",
    ],
)
def test_a_sentence_lays_a_duty_on_a_public_body(sentence: str) -> None:
    assert lays_duty(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "申请人应当向市科技局提交申请",
        "企业经市商务局审核后可以领取补贴",
        "已在县住房保障服务中心办理了备案",
        "人力资源社会保障部门出具的证明应当真实",
        "违反规定的,由主管部门责令改正",
        "本办法由市财政局负责解释",
        "税务部门可以根据情况延长期限",
        "列入市级部门公布的名单的",
        "代办业务的,按银行有关规定办理",
        "由本人选择到居住地公共服务机构办理",
        "依照规定应当报告其他事项",
    ],
)
def test_what_is_done_at_a_body_or_threatened_is_no_duty(sentence: str) -> None:
    assert not lays_duty(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "鼓励商场为老年人提供优先服务",
        "对新认定的基地给予一次性奖励50万元",
        "首付款比例由30%下调至20%",
        "同意该市建设试验区",
        "继续免征增值税",
        "对救援车辆免收通行费",
    ],
)
def test_what_a_notice_grants_or_changes_orders_work(sentence: str) -> None:
    assert orders_work(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "建设情况",
        "建设单位购买的车位可以出租",
        "坚持公开公平公正的原则",
        "本办法所称基地,是指市级基地",
        "贷款银行为开展公积金贷款业务的受委托银行",
    ],
)
def test_a_noun_a_principle_or_a_definition_orders_nothing(sentence: str) -> None:
    assert not orders_work(sentence, 0, len(sentence))


def test_articles_of_rules_that_order_work_are_measures() -> None:
    text = RULES + (
        "第三条 市民政部门负责组织优待工作。\n"
        "第四条 老年人凭证件享受优待。\n"
        "第五条 各级人民政府应当安排优待经费。\n"
        "第六条 违反本办法的,由主管部门责令改正。\n"
        "第七条 本办法自印发之日起施行。\n"
    )
    assert labels(text) == ["第三条", "第五条"]


def test_a_single_duty_makes_no_measure_of_rules() -> None:
    assert labels(RULES + "第三条 市民政部门负责组织优待工作。\n第四条 老年人凭证件享受优待。\n") == []


def test_duties_in_a_procedure_are_measures_but_not_what_applicants_do_or_need() -> None:
    text = (
        "某市孵化基地建设工作指引\n为加快建设,制定本指引。\n"
        "一、总则\n(一)基地是指创业载体。\n(二)市科技局负责基地的认定管理。\n"
        "二、建设条件\n(一)市科技局对场地面积按1000平方米计算。\n(二)区科技局对工位按30个计算。\n"
        "三、认定流程\n(一)在线申报。基地通过平台提出申请。\n(二)审核推荐。区科技局对材料进行审核。\n"
    )
    assert [measure.title for measure in find_structure(fold(text).text).measures] == [
        "市科技局负责基地的认定管理",
        "审核推荐",
    ]


def test_duties_stand_in_the_steps_also_where_their_heading_names_papers_too() -> None:
    text = RULES + (
        "第三条 优待的申请材料及流程:\n(一)老年人提交身份证明。\n(二)民政部门应当在5个工作日内完成审核。\n"
        "(三)民政部门负责公示结果。\n"
    )
    assert labels(text) == ["(二)", "(三)"]


def test_a_reply_that_orders_work_has_measures() -> None:
    text = (
        "国务院关于某新区总体规划的批复\n某省人民政府:\n现批复如下:\n"
        "一、原则同意《总体规划》。《总体规划》符合实际。\n"
        "二、紧扣新区战略定位。要按照高质量发展的要求推进建设。\n"
        "三、打造优美生态环境。要开展生态保护与环境治理。\n"
    )
    assert labels(text) == ["二、", "三、"]


def test_a_reply_by_letter_is_one_but_not_to_a_suggestion() -> None:
    assert kind_of("国务院办公厅关于某项政策有关问题的复函", "") == "reply"
    assert kind_of("国务院办公厅关于某项建议的复函", "") == "talk"


@pytest.mark.parametrize("title", ["某省专利条例", "中华人民共和国某法", "关于适用法律若干问题的解释"])
def test_legislation_orders_by_owners_only(title: str) -> None:
    assert kind_of(title, "") == "law"


def test_an_assembly_that_passed_articles_makes_them_law() -> None:
    head = "2011年1月1日 某市第十三届人民代表大会常务委员会第三次会议通过\n第一条 为了发展,制定本办法。\n"
    assert kind_of("某市节水办法", head) == "law"
    assert kind_of("某市节水办法", "《某市节水办法》已经市政府常务会议审议通过。\n第一条 …") == "rules"


def test_a_paragraph_that_names_a_body_and_a_day_tells_who_published_the_notice() -> None:
    text = "某市关于促进消费的若干措施\n一、推进展销。办好展销。\n二、推进赛事\n某市商务局2026年5月25日发布。\n"
    found = find_structure(fold(text).text).measures
    assert [measure.end - measure.start for measure in found] == [len("一、推进展销。办好展销。")]


def test_a_heading_that_lost_its_label_parts_tasks_from_those_who_may_have_them() -> None:
    text = "某市支持创业十条措施\n一、支持对象\n本市企业。\n政策内容\n1.推进展销。办好展销。\n2.推进赛事。办好赛事。\n"
    assert labels(text) == ["1.", "2."]


def test_a_list_of_orders_is_one_throughout_but_facts_numbered_otherwise_are_none() -> None:
    text = (
        "各县区人民政府:\n现将有关事项报告如下。\n一、震情\n去年发生地震48次,活动增强。\n二、工作\n"
        "(一)加强监测。各地要抓好预报。\n(二)加强宣传。各地要抓好教育。\n(三)为使工作同步,工作在规划中得到体现。\n"
        "(四)完善预案。各地要落实机构。\n"
    )
    assert labels(text) == ["(一)", "(二)", "(三)", "(四)"]


def test_a_speech_orders_no_work() -> None:
    text = "某部长在会议上的讲话全文\n大家好!\n一、提升能力。要加强创新。\n二、凝聚合力。要加强协作。\n"
    assert labels(text) == []
