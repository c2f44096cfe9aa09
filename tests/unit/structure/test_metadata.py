"""What a notice says about itself."""

from datetime import date

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.metadata import find_metadata
from policytargets.extract.metadata.dates import date_in, repaired
from policytargets.extract.metadata.validity import period_of_title, period_of_validity
from policytargets.extract.model import Metadata
from policytargets.extract.structure import find_structure


def metadata(text: str, cells: dict[str, str] | None = None) -> Metadata:
    reading = fold(text)
    return find_metadata(reading, find_structure(reading.text), cells or {})


def test_the_table_above_the_text_is_read() -> None:
    text = (
        "索 引 号：\n000014349/2019-00003\n主题分类：\n商贸\\海关；科技\n\n发文机关：\n国务院\n成文日期：\n"
        "2019年01月12日\n\n"
        "标　　题：\n国务院关于促进发展的若干意见\n\n发文字号：\n国发〔2019〕3号\n发布日期：\n2019年01月25日\n\n"
        "主 题 词：\n\n"
        "国务院关于促进发展的若干意见\n\n各省人民政府：\n\n为促进发展，提出意见。\n"
    )
    found = metadata(text)
    assert found.title == "国务院关于促进发展的若干意见"
    assert found.document_number == "国发〔2019〕3号"
    assert found.index_number == "000014349/2019-00003"
    assert found.issuer == "国务院"
    assert found.topics == ("商贸\\海关", "科技")
    assert (found.written_date, found.issued_date, found.date_basis) == (date(2019, 1, 12), date(2019, 1, 25), "cell")
    assert found.admin_code is None


def test_cells_of_the_medium_come_first() -> None:
    text = "某市市场监管局关于加强监管工作的通知\n各单位:\n做好工作。\n某市市场监管局\n2020年1月2日\n"
    cells = {"发布机构": "某市市场监督管理局", "索引号": "11330200002941140H/2020-1", "发布日期": "2020-01-05"}
    found = metadata(text, cells)
    assert found.issuer == "某市市场监督管理局"
    assert (found.admin_code, found.credit_code) == ("330200", "11330200002941140H")
    assert (found.written_date, found.issued_date) == (date(2020, 1, 2), date(2020, 1, 5))


def test_the_cell_that_tells_the_end_dates_a_notice_without_a_validity_clause() -> None:
    cells = {"失效日期": "2026-12-31"}
    assert metadata("关于加强监管工作的通知\n做好工作。\n", cells).period_end == date(2026, 12, 31)
    stated = "关于加强监管工作的通知\n做好工作。\n本通知有效期至2027年6月30日。\n"
    assert metadata(stated, cells).period_end == date(2027, 6, 30)


def test_the_signature_gives_issuer_and_date() -> None:
    text = (
        "武政规〔2026〕4号\n\n各区人民政府:\n\n经研究,现将《若干措施》印发给你们。\n\n武汉市人民政府\n\n"
        "二〇二六年二月十三日\n\n武汉市若干措施\n"
    )
    found = metadata(text)
    assert found.document_number == "武政规〔2026〕4号"
    assert (found.issuer, found.written_date, found.date_basis) == ("武汉市人民政府", date(2026, 2, 13), "text")


def test_a_signature_glued_to_the_text_is_read() -> None:
    found = metadata("各省人民政府:提出意见。做好工作。国务院办公厅2020年7月15日(此件公开发布)")
    assert (found.issuer, found.written_date) == ("国务院办公厅", date(2020, 7, 15))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("某市支持创业的若干措施\n一、推进展销。办好。\n某市商务局2026年3月20日发布,欢迎反馈意见。\n", "某市商务局"),
        ("某区教育局2026年发布\n某区学位申请指引\n一、申请资格\n", "某区教育局"),
        ("某市支持创业的若干措施\n一、推进展销。办好。\n该政策由某区科技局2026年3月7日公布。\n", "某区科技局"),
        ("某市市场监督管理局服务企业系列创新举措\n一、推进登记。办好。\n", "某市市场监督管理局"),
        (
            "某县关于支持创业的若干措施\n一、推进展销。办好。\n某县人民政府办公室\n2022年8月5日印发\n",
            "某县人民政府办公室",
        ),
        ("2026年某省政府工作报告\n各位代表:\n", "某省人民政府"),
        ("政府工作报告\n——2026年1月27日在某某省第十四届人民代表大会第四次会议上\n各位代表:\n", "某某省人民政府"),
        ("政府工作报告\n——2013年3月5日在第十二届全国人民代表大会第一次会议上\n各位代表:\n", "国务院"),
        ("某市局部地区支持创业的若干措施\n一、推进展销。办好。\n", None),
    ],
)
def test_who_issued_a_notice_that_nobody_signed(text: str, issuer: str | None) -> None:
    assert metadata(text).issuer == issuer


def test_a_date_of_printing_is_read_with_who_printed() -> None:
    found = metadata("某县关于支持创业的若干措施\n一、推进展销。办好。\n某县人民政府办公室\n2022年8月5日印发\n")
    assert found.written_date == date(2022, 8, 5)


@pytest.mark.parametrize(
    "header",
    ["来源:某省日报\n时间:2026-02-26", "2026年02月26日 07时41分", "2026-02-26 07:00:01", "发表时间:\n2026-02-26"],
)
def test_the_header_of_a_page_tells_when_it_was_put_there(header: str) -> None:
    assert metadata("某市支持创业的若干措施\n" + header + "\n一、推进展销。办好。\n").issued_date == date(2026, 2, 26)


@pytest.mark.parametrize("title", ["某市创业社区建设工作指引(征求意见稿)", "某区学位申请指引", "某局办事指南"])
def test_guidelines_have_titles(title: str) -> None:
    assert metadata(title + "\n2026-05-25\n一、总则\n(一)社区是指载体。\n").title == title


def test_nothing_is_invented() -> None:
    assert metadata("今日新闻。市领导出席。") == Metadata()


@pytest.mark.parametrize(
    ("written", "year", "expected"),
    [
        ("2018427", 2018, date(2018, 4, 27)),
        ("20180427", 2018, date(2018, 4, 27)),
        ("201899", 2018, date(2018, 9, 9)),
        ("2018111", 2018, None),
        ("2018427", 2019, None),
        ("2018999", 2018, None),
    ],
)
def test_a_damaged_date_is_repaired_only_where_one_day_can_be_meant(
    written: str, year: int, expected: date | None
) -> None:
    assert repaired(written, year) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024年4月27日", date(2024, 4, 27)),
        ("2024-04-27", date(2024, 4, 27)),
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("2024年2月30日", None),
        ("无", None),
    ],
)
def test_dates_in_figures_and_chinese(written: str, expected: date | None) -> None:
    assert date_in(written) == expected


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("某市行动计划(2026-2027年)", date(2026, 1, 1), date(2027, 12, 31)),
        ("某市行动方案(2023—2025年)", date(2023, 1, 1), date(2025, 12, 31)),
        ("某市2024年工作要点", date(2024, 1, 1), date(2024, 12, 31)),
        ("推动2025年第一季度经济稳定增长若干措施", date(2025, 1, 1), date(2025, 3, 31)),
        ("某省“十四五”规划", date(2021, 1, 1), date(2025, 12, 31)),
        ("关于支持发展的若干意见", None, None),
    ],
)
def test_periods_in_titles(title: str, start: date | None, end: date | None) -> None:
    found = period_of_title(title)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "issued", "end"),
    [
        ("本措施自2026年5月21日起施行,有效期至2028年12月31日。", None, date(2028, 12, 31)),
        ("本政策自印发之日起施行,有效期3年。", date(2024, 2, 8), date(2027, 2, 7)),
        ("本通知自2023年8月25日起施行,有效期五年。", None, date(2028, 8, 24)),
        ("本措施自印发之日起施行,有效期一年,但第一条有效期至2025年6月30日。", None, None),
        ("以上政策自公布之日起实施,未特别注明时限的,有效期至2023年12月31日。", None, date(2023, 12, 31)),
        ("消费券有效期至2025年3月1日。", None, None),
        ("本措施有效期为2023年9月23日至2023年12月31日。", None, date(2023, 12, 31)),
        ("本通知自2024年5月6日起施行,至2024年12月31日停止执行。", None, date(2024, 12, 31)),
        ("上述政策自印发之日起实施,执行期限暂定1年。", date(2022, 8, 5), date(2023, 8, 4)),
        ("本措施自2026年X月X日起施行,有效期2年。", date(2026, 3, 20), None),
        ("自发文之日起至2027年12月31日,对于调整规划的土地予以收回。", None, None),
        ("签发最长有效期5年的居留许可。", date(2024, 1, 1), None),
    ],
)
def test_periods_in_validity_clauses(text: str, issued: date | None, end: date | None) -> None:
    assert period_of_validity(text, issued).end == end


@pytest.mark.parametrize(
    ("signed", "issuer"),
    [
        ("甲市商务局\n\n甲市财政局\n\n", "甲市商务局"),
        ("甲市商务局　甲市财政局\n甲市税务局\n", "甲市商务局"),
        ("甲市商务局甲市财政局\n", "甲市商务局"),
        ("市住房城乡建设委中国人民银行甲市分行\n", "市住房城乡建设委"),
        ("国家金融监督管理总局\n甲市监管分局\n", "国家金融监督管理总局甲市监管分局"),
        ("甲市　商务局\n", "甲市商务局"),
        ("甲市消费促进工作领导小组办公室\n（甲市商务局代章）\n", "甲市消费促进工作领导小组办公室"),
        ("甲市商务局（代章）\n甲市财政局\n", "甲市商务局"),
    ],
)
def test_the_first_of_those_who_signed_together_is_the_issuer(signed: str, issuer: str) -> None:
    found = metadata(f"关于促进消费的通知\n各单位:\n做好工作。\n{signed}2024年5月6日\n")
    assert (found.issuer, found.written_date) == (issuer, date(2024, 5, 6))


@pytest.mark.parametrize(
    "line",
    [
        "2026年3月23日甲市发展和改革局发布,征求意见。",
        "2026年5月12日,甲市发展和改革局正式发布。",
        "甲市发展和改革局2026年3月中旬印发",
    ],
)
def test_a_closing_line_tells_who_published_the_notice(line: str) -> None:
    assert metadata(f"促进消费的若干措施\n一、办好展销。\n{line}\n").issuer == "甲市发展和改革局"


def test_the_day_on_which_a_report_was_made_dates_it_and_its_year() -> None:
    found = metadata(
        "政府工作报告\n——2026年1月27日在甲省第七届人民代表大会第五次会议上\n各位代表:\n一、回顾\n做了工作。\n"
    )
    assert (found.issued_date, found.period_end) == (date(2026, 1, 27), date(2026, 12, 31))


def test_a_cell_settles_the_last_day_of_a_term_in_years_but_no_early_end() -> None:
    text = "关于印发促进消费办法的通知\n做好工作。\n本办法自2025年9月12日起施行,有效期5年。\n"
    assert metadata(text, {"失效日期": "2030-09-12"}).period_end == date(2030, 9, 12)
    assert metadata(text, {"失效日期": "2027-01-31"}).period_end == date(2030, 9, 11)


def test_the_opening_of_a_title_above_it_is_no_part_of_it() -> None:
    text = "关于印发《甲市\n\n关于印发《甲市促进消费政策清单》的通知\n\n各区:\n一、办好展销。\n"
    assert metadata(text).title == "关于印发《甲市促进消费政策清单》的通知"


def test_a_title_may_end_in_quotation_marks() -> None:
    assert metadata('甲区人才工作"十大赋能行动"\n\n一、办好展销。\n').title == '甲区人才工作"十大赋能行动"'


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("甲市科技局、甲高新区管理委员会2026年3月20日发布,公示7天。", "甲市科技局"),
        ("甲市乙区丙街道办事处2026年5月8日在开业仪式上发布。", "甲市乙区丙街道办事处"),
        ("2026年3月2日乙区发改委发布,根据官网内容整理。", "乙区发改委"),
    ],
)
def test_the_first_of_those_who_published_together_is_the_issuer(line: str, issuer: str) -> None:
    assert metadata(f"促进消费的若干措施\n一、办好展销。\n{line}\n").issuer == issuer


def test_a_name_that_is_set_on_two_lines_stands_whole_in_the_title() -> None:
    title = "甲市消费促进工作领导小组办公室关于促进消费的通知"
    found = metadata(f"{title}\n各单位:\n做好工作。\n甲市消费促进工作\n领导小组办公室\n2024年5月6日\n")
    assert found.issuer == "甲市消费促进工作领导小组办公室"


@pytest.mark.parametrize("head", ["甲市商务局等四部门", "甲市商务局甲市财政局"])
def test_the_first_of_those_whom_the_title_names_is_the_issuer(head: str) -> None:
    assert metadata(f"{head}关于促进消费的通知\n各单位:\n做好工作。\n").issuer == "甲市商务局"


def test_a_heading_that_names_a_policy_is_no_title() -> None:
    assert metadata("各单位:\n为促进消费,现通知如下。\n调整购房政策\n一、取消限制。支持购房。\n").title is None


def test_the_term_of_a_notice_that_was_posted_late_runs_from_when_it_was_written() -> None:
    text = "关于印发促进消费办法的通知\n做好工作。\n本办法自发布之日起施行,有效期2年。\n"
    late = {"成文日期": "2006-09-07", "发布日期": "2018-12-24"}
    assert metadata(text, late).period_end == date(2008, 9, 6)
    soon = {"成文日期": "2025-08-01", "发布日期": "2025-08-05", "失效时间": "2027-08-05"}
    assert metadata(text, soon).period_end == date(2027, 8, 5)


@pytest.mark.parametrize(
    ("closing", "issuer"),
    [
        ("本方案自印发之日起施行\n甲市商务局", "甲市商务局"),
        ("国家税务总局甲市税务局", "国家税务总局甲市税务局"),
        ("甲市税务局甲市财政局", "甲市税务局"),
        ("甲市住建局\n甲市自然资源局\n甲市财政局", "甲市住建局"),
        ("中国人民银行甲市分行国家金融监督管理总局甲监管局", "中国人民银行甲市分行"),
    ],
)
def test_neither_a_line_of_prose_nor_a_head_office_is_taken_for_who_signed(closing: str, issuer: str) -> None:
    text = f"促进消费若干措施\n各单位:\n一、办好展销。做好服务。\n二、办好赛事。做好服务。\n{closing}\n2024年5月6日\n"
    assert metadata(text).issuer == issuer


def test_whom_the_opening_words_cite_is_not_the_issuer() -> None:
    text = (
        "促进消费若干措施\n2024年3月13日,国务院印发《行动方案》。为抓好落实,制定以下措施。\n一、办好展销。做好服务。\n"
    )
    assert metadata(text).issuer is None


def test_a_title_that_does_not_end_on_its_first_line_goes_on_below() -> None:
    text = "关于某市2025年国民经济和社会发展计划\n执行情况与2026年计划草案的报告\n各位代表:\n一、总体情况\n平稳。\n"
    found = metadata(text)
    assert found.title == "关于某市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告"
    assert found.period_end == date(2026, 12, 31)


@pytest.mark.parametrize("title", ["某市第十五个五年规划纲要", "某市“十五五”规划纲要"])
def test_a_five_year_plan_is_named_by_its_number_or_short(title: str) -> None:
    assert period_of_title(title).end == date(2030, 12, 31)


def test_a_year_in_chinese_figures_is_the_period_of_its_title() -> None:
    found = metadata("某县关于做好二〇一九年春季造林工作的通知\n各乡镇:\n做好工作。\n")
    assert found.period_end == date(2019, 12, 31)
    assert found.title == "某县关于做好二〇一九年春季造林工作的通知"


@pytest.mark.parametrize(
    "title",
    ["某市2025年工作要点及2024年工作总结", "某市2024年工作总结及2025年工作计划", "关于2025年实施2024年度项目的通知"],
)
def test_the_year_of_a_title_is_the_one_that_is_planned_for(title: str) -> None:
    assert period_of_title(title).end == date(2025, 12, 31)
