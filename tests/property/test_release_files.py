"""Whatever words a notice holds: files give back exactly what went in."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from policytargets.read import read_bytes
from policytargets.read.charset import FEW_CONTROLS
from policytargets.release.formats import write_csv, write_parquet
from policytargets.release.open import Texts
from policytargets.release.tables import in_form, read_csv
from policytargets.schema import RELEASE_TABLES

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
TEXT = WORDS.filter(lambda words: sum(ord(char) < 32 or ord(char) == 127 for char in words) <= FEW_CONTROLS)
"""Words that are not taken for those of a binary file."""
ISSUES = RELEASE_TABLES["issues"]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(WORDS, WORDS, st.none() | st.integers(0, 2**53)), max_size=8))
def test_csv_gives_back_every_text_null_and_number(rows: list[tuple[str, str, int | None]]) -> None:
    # A lone carriage return inside a cell is the one thing that CSV readers may end a line at.
    held = [
        {
            "notice_id": f"n{at}",
            "severity": "error",
            "rule": rule,
            "message": message.replace("\r", "\n"),
            "char_start": start,
        }
        for at, (rule, message, start) in enumerate((r.replace("\r", "\n"), m, s) for r, m, s in rows)
    ]
    table = in_form(
        ISSUES, pa.Table.from_pylist([{c: row.get(c) for c in ISSUES.columns} for row in held], ISSUES.arrow)
    )
    with TemporaryDirectory() as folder:
        write_csv(table, Path(folder, "t.csv"))
        write_parquet(table, Path(folder, "t.parquet"))
        assert read_csv(ISSUES, Path(folder, "t.csv")).equals(table)


@settings(deadline=None, max_examples=80)
@given(TEXT)
def test_a_text_notice_is_canonical_but_for_its_line_ends(words: str) -> None:
    text = f"通知{words}"
    read = read_bytes("a.txt", text.encode("utf-8")).text
    assert read == text.replace("\r\n", "\n").replace("\r", "\n")
    with TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_bytes(read.encode("utf-8"))
        assert Texts(Path(folder))["a"] == read


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "é.htm", "a\n.txt"]))
def test_no_bytes_break_the_reader(data: bytes, name: str) -> None:
    from policytargets.errors import ReadError

    try:
        document = read_bytes(name, data)
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        document.text.encode("utf-8")
        assert "\r" not in document.text
