"""The reading text is what a careful person reads, and every offset leads back to the published text."""

import pytest

from policytargets.extract.fold import Reading, fold


def written(reading: Reading, part: str) -> str:
    """What the source says where the reading text says ``part``."""
    start = reading.text.index(part)
    return reading.source[slice(*reading.span(start, start + len(part)))]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("（一）抽检，合格率：９８．５％；", "(一)抽检,合格率:98.5%;"),
        ("津市场监管研〔2018〕3号", "津市场监管研[2018]3号"),
        ("［责任单位］【牵头】", "[责任单位][牵头]"),
        ("ＡＢＣ ５～１０个", "ABC 5~10个"),
        ("⼀、⽬标", "一、目标"),
        ("不超過20個，不低於三萬元", "不超过20个,不低于三万元"),
        ("二○二四年，二〇一八年", "2024年,2018年"),
        ("二○二四年四月二日", "二〇二四年四月二日"),
        ("○重点任务", "○重点任务"),
        ("显著提高、乾县", "显著提高、乾县"),
        ("主 题 词：通 知", "主题词:通知"),
        ("第一章　总　则", "第一章 总则"),
        ("推进市场监 管部门改革，落实责任。", "推进市场监管部门改革,落实责任。"),
        ("市财政局 市教育局，按职责分工负责", "市财政局 市教育局,按职责分工负责"),
        ("第五条 县级以上政府，应当", "第五条 县级以上政府,应当"),
        ("省长 王清宪", "省长 王清宪"),
        ("合\u200b格\ufeff率\u00ad达\ue0049\u200d8%", "合格率达98%"),
        ("合格率≥9 8.5%", "合格率≥98.5%"),
        ("合格率达98。5%。", "合格率达98.5%。"),
        ("一行\n二行", "一行\n二行"),
        ("", ""),
    ],
)
def test_read_as(source: str, read: str) -> None:
    assert fold(source).text == read


def test_nothing_dropped_keeps_every_offset() -> None:
    reading = fold("（一）达到９８％")
    assert not reading.gaps
    assert reading.span(3, 8) == (3, 8)


def test_dropped_characters_stay_out_of_a_quote_at_its_ends_and_in_it_between() -> None:
    reading = fold("率\u200b达\u200b\u200b9\u200b8%\u200b。")
    assert written(reading, "98%") == "9\u200b8%"
    assert written(reading, "率") == "率"
    assert written(reading, "率达98%。") == reading.source


def test_an_empty_span_stays_empty() -> None:
    reading = fold("a\u200bb")
    assert reading.span(1, 1) == (2, 2)


def test_source_offsets_lead_to_the_reading_text() -> None:
    reading = fold("\ufeff市 场，\u200b监管")
    assert reading.text == "市场,监管"
    assert [reading.to_reading(offset) for offset in range(len(reading.source) + 1)] == [0, 0, 1, 1, 2, 3, 3, 4, 5]
    assert [reading.to_source(offset) for offset in range(len(reading.text) + 1)] == [1, 3, 4, 6, 7, 8]


def test_dropped_spans_are_known() -> None:
    assert list(fold("\ufeff市 场，\u200b监管").drops()) == [(0, 1), (2, 3), (5, 6)]


def test_pinyin_in_brackets_behind_its_character_is_read_through():
    text = "爭創(chuàng)農(nóng)業(yè)示范區(qū)10個以上"
    reading = fold(text)

    assert reading.text == "争创农业示范区10个以上"
    assert text[slice(*reading.span(7, 10))] == "10個"


def test_latin_words_in_brackets_stay():
    assert fold("人工智能(rag)平台(OPC)").text == "人工智能(rag)平台(OPC)"
