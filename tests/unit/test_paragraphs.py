"""Line breaks that the page made are read through; the author's stay."""

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.paragraphs import joined

LINE = "市市场监管局要会同有关部门加强食品安全监督抽检,全年完成监督抽检不少于八万批次,合格率"
"""A paragraph that stops in the middle of a sentence."""


def read(text: str) -> str:
    return joined(fold(text)).text


def printed(width: int = 28) -> str:
    """A page of printed lines, as wide as ``width`` Chinese characters, in three paragraphs."""
    sentence = (
        "各有关部门要按照职责分工认真抓好贯彻落实,加强协同配合,定期调度进展情况,及时解决困难和问题,确保任务完成。"
    )
    paragraphs = [sentence * 3, sentence * 2, sentence * 3]
    return "\n".join(p[at : at + width] for p in paragraphs for at in range(0, len(p), width))


def test_the_lines_of_a_printed_page_become_its_paragraphs() -> None:
    assert [line for line in read(printed()).split("\n") if not line.endswith("。")] == []


def test_a_page_break_inside_a_sentence_is_read_through() -> None:
    assert read(f"{LINE}\n\n\n达到98%以上,重点品种达到99%以上。") == f"{LINE}达到98%以上,重点品种达到99%以上。"


@pytest.mark.parametrize("mark", [",", "。", "、", ";", "%", ")"])
def test_no_line_begins_with_what_ends_a_sentence_or_stands_inside_it(mark: str) -> None:
    assert read(f"完成投资\n{mark}开工建设") == f"完成投资{mark}开工建设"


@pytest.mark.parametrize("mark", [",", "、", "《", "“"])
def test_no_line_ends_with_what_something_must_follow(mark: str) -> None:
    assert read(f"完成投资{mark}\n开工建设") == f"完成投资{mark}开工建设"


@pytest.mark.parametrize(
    "following",
    [
        "二、加强监管,定期检查。",
        "(二)加强监管,定期检查。",
        "2.加强监管,定期检查。",
        "责任单位:市财政局,市商务局",
        "附件1,任务分工",
        "2024年3月1日,市政府",
        "二是加强监管,定期检查。",
        "特此通知,请认真执行。",
        "    加强监管,定期检查。",
    ],
)
def test_what_begins_a_paragraph_of_its_own_is_not_joined(following: str) -> None:
    assert "\n" in read(f"{LINE}\n{following}")


def test_a_line_of_owners_ends_without_a_full_stop() -> None:
    owners = "责任单位:市市场监管局,市农业农村局,市商务局,市卫生健康委,市教育局,市公安局,市交通运输局"
    assert "\n" in read(f"{owners}\n各单位要抓好落实,按时报送。")


def test_a_heading_is_not_joined_to_its_text() -> None:
    assert "\n" in read("一、加大金融支持力度\n各银行要用好再贷款,降低融资成本。")


def test_cells_of_a_table_stay_apart() -> None:
    assert read("序号\n任务\n责任单位\n1\n推进展销\n市商务局") == "序号\n任务\n责任单位\n1\n推进展销\n市商务局"


def test_offsets_lead_back_to_the_published_text() -> None:
    text = f"{LINE}\n达到98%以上,重点品种达到99%以上。"
    reading = joined(fold(text))
    start = reading.text.index("合格率达到98%")
    first, last = reading.span(start, start + len("合格率达到98%"))
    assert text[first:last] == "合格率\n达到98%"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("做好服务。(责任单位:", "市财政局、市商务局)"),
        ("做好服务。(责任", "单位:市财政局)"),
        ("做好服务。(牵头单", "位:市财政局)"),
    ],
)
def test_a_break_in_or_behind_the_label_of_an_owner_bracket_is_read_through(first: str, second: str) -> None:
    assert read(f"{first}\n{second}\n") == f"{first}{second}\n"


def test_the_lines_of_a_bracket_that_each_have_a_label_stay() -> None:
    assert "\n" in read("做好服务。(责任单位:市财政局\n配合单位:市商务局)")


def test_printed_paragraphs_are_joined_among_others_that_are_whole() -> None:
    whole = "市市场监管局要会同有关部门加强食品安全监督抽检工作,定期通报情况,及时处置各类问题。" * 4
    text = "\n".join([printed(), *[whole] * 8])
    assert [line for line in read(text).split("\n") if not line.endswith("。")] == []


def test_headings_with_commas_that_are_all_as_long_are_not_joined() -> None:
    whole = "各有关部门要按照职责分工认真抓好贯彻落实,加强协同配合,定期调度进展情况。" * 4
    items = [f"坚持创新引领,加快建设现代化产业体系之{n}\n{whole}" for n in "甲乙丙丁戊己庚辛壬癸"]
    assert read("\n".join(items)) == "\n".join(items)


def test_the_first_line_of_an_item_is_shorter_by_the_spaces_that_its_label_lost() -> None:
    item = "第九条 本办法自二〇二二年起实施,有效期满后由市局另行发\n布,现行办法同时废止。"
    assert "另行发布" in read(f"{printed()}\n{item}")
