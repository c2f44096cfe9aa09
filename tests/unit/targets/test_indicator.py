"""What a target measures, in the document's words."""

import pytest

from policytargets.extract.targets.change import change_of


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("新建充电桩500个。", ["新建充电桩"]),
        ("打造20个以上示范街区。", ["打造示范街区"]),
        ("建设10个养老服务中心、60个助餐点。", ["建设养老服务中心", "建设助餐点"]),
        ("新增绿道100公里、绿地50公顷。", ["新增绿道", "新增绿地"]),
        ("到2027年,培育绿色工厂30家以上。", ["培育绿色工厂"]),
        ("确保粮食播种面积稳定在100万亩以上。", ["粮食播种面积"]),
        ("地区生产总值增长6%左右。", ["地区生产总值增长"]),
        ("甲镇、乙镇粮食产量分别达到30万吨、20万吨。", ["甲镇产量", "乙镇粮食产量"]),
        ("招录应届毕业生,比例不低于40%。", ["招录应届毕业生比例"]),
        ("在3000个小区设置回收机。", ["小区设置回收机"]),
        ("推出企业开办、注销登记等12件套餐。", ["推出套餐"]),
        ("(责任单位:市商务局)举办展会20场。", ["举办展会"]),
        ("PM2.5浓度下降到33微克/立方米。", ["PM2.5浓度"]),
        ("建成和美乡村100个。", ["建成和美乡村"]),
        ("承诺办结时限:9个工作日(不含补正材料的时间)。", ["承诺办结时限"]),
        ("评选25个运行稳定并推广见效的服务平台。", ["评选服务平台"]),
        ("护理型床位占比达到60%。", ["护理型床位占比"]),
        ("区民政局应在5个工作日内完成资格核实等工作。", ["资格核实时限"]),
        ("实现企业变更登记1日办结。", ["企业变更登记办结时限"]),
        ("“35X”集群营收达到3万亿元。", ["“35X”集群营收"]),
        ("推动制造业、数字产业增加值年均分别增长5%、8%。", ["制造业增加值增长", "数字产业增加值增长"]),
        ("其中一二产增加值分别增长4%左右、6%左右。", ["一二产增加值增长", "一二产增加值增长"]),
        ("地区生产总值迈上3万亿元台阶。", ["地区生产总值"]),
        ("粮食产量继续保持在500万吨以上。", ["粮食产量"]),
        ("2026年第一季度完成交通、水利等基础设施投资80亿元。", ["完成交通、水利等基础设施投资"]),
        ("1.发放城东、城西片区建设工程款20亿元。", ["发放城东、城西片区建设工程款"]),
        ("组织房展会,每年度不少于2次。", ["组织房展会每年度"]),
        ("建设区域牛羊肉交易中心,力争交易额达到10亿元。", ["建设区域牛羊肉交易中心交易额"]),
        ("新建20个多元融合的体育综合体。", ["新建多元融合的体育综合体"]),
        ("发掘不少于50个技术前沿、模式新颖的标杆项目。", ["发掘标杆项目"]),
    ],
)
def test_an_indicator_is_the_verb_and_noun_without_number_and_comparator(quantified, text, indicators):
    assert [target.indicator for target in quantified(text)] == indicators


def test_an_industry_gives_its_name_to_the_values_below_it(quantified):
    (target,) = quantified("低空经济突出培育主体。产业规模突破100亿元。")

    assert target.indicator == "低空经济产业规模"


@pytest.mark.parametrize(
    ("before", "unit", "number", "change"),
    [
        ("地区生产总值增长", "%", "5%", "increase"),
        ("居民消费价格涨幅", "%", "2%", "increase"),
        ("检查事项数量压减", "%", "20%", "decrease"),
        ("失业率控制在", "%", "5%", "level"),
        ("合格率提高到", "%", "98%", "level"),
        ("增速比三季度提高", "个百分点", "5个百分点", "increase"),
        ("新增停车位", "个", "100个", "level"),
        ("生均经费增加", "元", "1000元", "increase"),
        ("经济总量", "倍", "翻一番", "increase"),
        ("收入分别增长5%、", "%", "6%", "increase"),
        ("比率降低至", "%", "13%", "level"),
        ("支出规模比去年扩大", "元", "2亿元", "increase"),
        ("就业人数比上年多", "人", "100万人", "increase"),
        ("国债投资比去年减少", "元", "2亿元", "decrease"),
        ("办理时间平均缩短", "小时", "2小时", "decrease"),
        ("经济增长预期目标拟定为", "%", "6%", "increase"),
    ],
)
def test_a_change_is_told_from_a_level(before, unit, number, change):
    assert change_of(before, unit, number) == change


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("预留比例由30%提高至40%。", "30%", 30), ("增速比三季度提高5个百分点。", "三季度", None)],
)
def test_a_baseline_is_kept_with_its_value(quantified, text, words, value):
    for target in quantified(text):
        assert target.baseline_text == words
        assert target.baseline_value == value
