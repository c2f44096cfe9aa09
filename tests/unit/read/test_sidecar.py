"""Source facts stand in a sidecar and are never invented."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from policytargets.errors import RegisterError
from policytargets.read import SourceFacts, read_notice
from policytargets.read.sidecar import parse_facts

RAW = Path(__file__).parents[3] / "raw" / "notices"


def test_a_file_without_sidecar_has_no_known_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    assert read_notice(tmp_path / "a.txt").facts == SourceFacts()


def test_facts_are_read_with_their_types() -> None:
    data = b'{"source_url": "https://a.gov.cn/x?y=1", "posted_on": "2020-12-14", '
    data += b'"retrieved_at": "2025-03-01T09:30:00+08:00"}'
    moment = datetime(2025, 3, 1, 1, 30, tzinfo=UTC)
    assert parse_facts(data, "s") == SourceFacts("https://a.gov.cn/x?y=1", date(2020, 12, 14), moment, None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"url": "https://a.cn"}',
        b'{"source_url": "javascript:alert(1)"}',
        b'{"source_url": "https://a.cn/\\n<b>"}',
        b'{"source_url": "http://[broken"}',
        b'{"source_url": 5}',
        b'{"posted_on": "14.12.2020"}',
        b'{"retrieved_at": "2025-03-01T09:30:00"}',
        b'{"note": ""}',
    ],
)
def test_a_malformed_sidecar_is_an_error_in_one_line_that_names_it(data: bytes) -> None:
    with pytest.raises(RegisterError) as raised:
        parse_facts(data, "a.txt.source.json")
    assert str(raised.value).startswith("a.txt.source.json: ")
    assert "\n" not in str(raised.value)


def test_the_shipped_notices_carry_what_is_known_of_them() -> None:
    older = read_notice(RAW / "tianjin-scjg-2018-coordination.txt").facts
    newer = read_notice(RAW / "tianjin-scjg-2024-five-projects.txt").facts
    assert older.posted_on == date(2020, 12, 14)
    assert older.source_url is not None
    assert older.source_url.endswith("/202012/t20201214_4994569.html")
    assert newer == SourceFacts()
