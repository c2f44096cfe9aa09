"""A page gives its main text, a line for every paragraph and cell, and the metadata it labels."""

from pathlib import Path

import pytest

from policytargets.errors import ReadError
from policytargets.read import read_bytes, read_notice

SHARED = Path(__file__).parents[4] / "shared" / "corpus"
PROSE = "为推进质量强市建设,现就有关工作通知如下,请各处室认真贯彻执行。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>质量通知_市场监管局</title>
<meta name="ArticleTitle" content="质量通知"><meta name="viewport" content="x">
<script>var 脚本 = "一、不是正文。";</script><style>p {{ color: red }}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<table><tr><td>索 引 号：</td><td>11120000/2020-01223</td><td><b>发文字号：</b></td><td>津市监〔2024〕5号</td></tr>
<tr><td>有效性：</td><td></td></tr></table>
<ul><li>发布机构：天津市市场监管委</li></ul>
<div class="TRS_Editor"><p>一、总体<b>要求</b></p><p>{PROSE}<br>合格率达到<span>98</span>%。</p>
<p style="display:none">隐藏文字</p><!-- 注释 -->
<table><tr><td>指标</td><td>目标值</td></tr><tr><td>合格率</td><td>98%</td></tr></table>
<p>　　二、组织
保障&nbsp;落实</p></div>
<div class="footer">版权所有</div></body></html>"""


def test_paragraphs_and_cells_are_lines_and_the_frame_of_the_page_is_gone() -> None:
    text = read_bytes("a.html", PAGE.encode()).text
    assert text == f"一、总体要求\n{PROSE}\n合格率达到98%。\n指标\n目标值\n合格率\n98%\n二、组织保障 落实\n"


def test_what_the_page_labels_stands_in_cells() -> None:
    cells = read_bytes("a.html", PAGE.encode()).cells
    assert cells["ArticleTitle"] == "质量通知"
    assert cells["索引号"] == "11120000/2020-01223"
    assert cells["发文字号"] == "津市监〔2024〕5号"
    assert cells["发布机构"] == "天津市市场监管委"
    assert "有效性" not in cells
    assert "viewport" not in cells


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "GB18030"])
def test_the_declared_charset_counts_and_means_its_superset(charset: str) -> None:
    page = PAGE.replace("utf-8", charset).replace("有关工作", "有关镕工作")
    assert "有关镕工作" in read_bytes("a.html", page.encode("gb18030")).text


def test_a_page_that_declares_the_wrong_charset_is_read_by_its_bytes() -> None:
    assert "合格率达到98%" in read_bytes("a.html", PAGE.replace('"utf-8"', '"gbk"').encode("utf-8")).text
    assert "合格率达到98%" in read_bytes("a.html", PAGE.encode("gb18030")).text


def test_a_stray_byte_does_not_cost_a_declared_page() -> None:
    page = PAGE.replace("utf-8", "gbk").replace(PROSE, PROSE * 40).encode("gb18030")
    spoilt = page.replace("二、组织".encode("gb18030"), "二、".encode("gb18030") + b"\xff" + "组织".encode("gb18030"))
    assert "二、\ufffd组织" in read_bytes("a.html", spoilt).text


def test_a_page_without_a_known_place_gives_its_prose() -> None:
    menu = "".join(f'<li><a href="/{i}">栏目名称{i}</a></li>' for i in range(80))
    page = f"<body><ul>{menu}</ul><div id=x><div><p>一、要求</p><p>{PROSE}</p><p>{PROSE}</p></div></div></body>"
    assert read_bytes("a.html", page.encode()).text == f"一、要求\n{PROSE}\n{PROSE}\n"


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<script>甲</script>", "<!-- 甲 -->", "<p>&nbsp;</p>", "<![CDATA["]
)
def test_a_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read_bytes("a.html", page.encode())


def test_markup_stays_inert() -> None:
    page = "<p>合格率&lt;script&gt;alert(1)&lt;/script&gt;达到98%</p><p onclick=x>甲\x00乙</p>"
    assert read_bytes("a.html", page.encode()).text == "合格率<script>alert(1)</script>达到98%\n甲乙\n"


def test_two_thousand_nested_elements_are_read_and_more_is_refused_rather_than_cut() -> None:
    def nested(depth: int) -> bytes:
        return ("<div class=view>" * depth + "合格率达到98%" + "</div>" * depth).encode()

    assert read_bytes("a.html", nested(2_000)).text == "合格率达到98%\n"
    with pytest.raises(ReadError, match="nested too deeply"):
        read_bytes("a.html", nested(10_000))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of pages is not on this machine")
def test_real_pages_give_every_line_of_their_text() -> None:
    import pyarrow.parquet as pq

    texts = {row["doc_id"][:6]: row["text"] for row in pq.read_table(SHARED / "notices.parquet").to_pylist()}
    pages = sorted((SHARED / "html").glob("*.html"))
    for path in pages:
        document = read_notice(path)
        wanted = _lines(texts.get(path.stem, ""))
        if wanted:
            assert _lines(document.text) <= wanted, path.name
            assert "发文字号" in document.cells, path.name
    assert len(pages) > 50


def _lines(text: str) -> set[str]:
    return {"".join(line.split()) for line in text.splitlines() if line.strip()}
