"""What users rely on when they put a text file into raw/notices."""

import hashlib
from pathlib import Path

import pytest

from policytargets.errors import ReadError
from policytargets.read import read_bytes, read_notice

SIMPLIFIED = "市场监管局关于印发质量提升方案的通知\n一、抽检合格率达到98%。(责任单位:质量处)\n"
TRADITIONAL = "臺灣食品藥物管理署關於發展計畫之說明,預計達成率為百分之九十八。\n本計畫由經濟部負責辦理。\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
def test_the_same_words_come_out_of_every_charset(charset: str) -> None:
    assert read_bytes("a.txt", SIMPLIFIED.encode(charset)).text == SIMPLIFIED


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_line_ends(charset: str) -> None:
    assert read_bytes("a.txt", SIMPLIFIED.encode(charset)).text == SIMPLIFIED


def test_traditional_text_in_big5_is_not_taken_for_gbk() -> None:
    document = read_bytes("a.txt", TRADITIONAL.encode("big5"))
    assert (document.text, document.charset) == (TRADITIONAL, "big5hkscs")


def test_four_byte_characters_of_gb18030_survive() -> None:
    words = SIMPLIFIED + "李𬭁负责㐱项工作。\n"
    assert read_bytes("a.txt", words.encode("gb18030")).text == words


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    raw = "甲\r\n乙\r丙\n\n 丁 \u3000(A)１２%\u200b\x0b戊\u2028己\ufb01\t"
    assert read_bytes("a.txt", raw.encode()).text == "甲\n乙\n丙\n\n 丁 \u3000(A)１２%\u200b\x0b戊\u2028己\ufb01\t"


def test_the_byte_order_mark_is_not_part_of_the_text_and_only_the_first_is_a_mark() -> None:
    assert read_bytes("a.txt", "\ufeff\ufeff甲".encode()).text == "\ufeff甲"


def test_a_plain_stem_is_the_id_and_any_other_name_gives_one_from_the_bytes() -> None:
    data = "甲".encode()
    digest = hashlib.sha256(data).hexdigest()
    assert read_bytes("tj-2024_5.txt", data).notice_id == "tj-2024_5"
    for name in ("通知.txt", "A.txt", "a b.txt", "a.b.txt", "..txt", "a\nb.txt"):
        assert read_bytes(name, data).notice_id == f"n-{digest[:12]}"
    assert read_bytes("通知.txt", data).source_file == "通知.txt"


def test_a_name_with_control_characters_is_shown_in_one_line() -> None:
    assert read_bytes("a\nb\x1b[31m\udcff.txt", "甲".encode()).source_file == "a\\nb\\x1b[31m\\udcff.txt"


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t", "\ufeff".encode(), "\u3000\u200b\n".encode()])
def test_a_notice_without_a_word_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt: holds no text: "):
        read_bytes("a.txt", data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(32)) * 20, "binary"),
    ],
)
def test_a_binary_file_named_txt_is_refused_by_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        read_bytes("a.txt", data)


def test_random_bytes_are_no_charset() -> None:
    noise = b"".join(hashlib.sha512(bytes([i])).digest() for i in range(40))
    with pytest.raises(ReadError, match=r"a\.txt: "):
        read_bytes("a.txt", noise)


def test_a_broken_utf16_file_names_the_byte() -> None:
    with pytest.raises(ReadError, match=r"a\.txt: begins as utf-16-le and breaks it at byte \d+"):
        read_bytes("a.txt", b"\xff\xfe" + "甲乙".encode("utf-16-le") + b"\x00\xdc\x41")


def test_a_few_control_characters_do_not_make_a_notice_binary() -> None:
    text = SIMPLIFIED * 10 + "\x07\x1b"
    assert read_bytes("a.txt", text.encode()).text == text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a", "a.txt.bak"])
def test_other_kinds_of_file_are_refused_by_name(name: str) -> None:
    with pytest.raises(ReadError, match=r"is none of \.txt, \.html, \.htm"):
        read_bytes(name, "甲".encode())


def test_what_is_no_file_is_refused_in_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(ReadError) as raised:
            read_notice(path)
        assert "\n" not in str(raised.value)


def test_messages_name_the_file_and_not_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(ReadError) as raised:
        read_notice(tmp_path / "a.txt")
    assert str(tmp_path) not in str(raised.value)
