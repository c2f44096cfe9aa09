"""Corrections by hand apply where their words stand, and say so where they no longer do."""

from pathlib import Path

import pytest

from policytargets.errors import RegisterError
from policytargets.link import corrections
from policytargets.link.rows import NoticeRows

TEXT = "全年合格率不低于89.5%。"
HEAD = ",".join(corrections.COLUMNS)


def rows() -> NoticeRows:
    found = NoticeRows({"notice_id": "n", "title": None})
    found.tables["targets"].append({"number_start": 8, "number_end": 13, "value": 89.5})
    return found


def written(directory: Path, *lines: str) -> Path:
    path = directory / "corrections.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_correction_sets_the_value_of_the_row_at_its_place(tmp_path: Path) -> None:
    held = corrections.load(written(tmp_path, "n,targets,8,13,89.5%,value,98.5,misprint in the source"))
    corrected = rows()
    assert corrections.apply(corrected, held["n"], TEXT) == []
    assert corrected.tables["targets"][0]["value"] == 98.5


def test_a_correction_of_the_notice_itself_needs_no_place(tmp_path: Path) -> None:
    held = corrections.load(written(tmp_path, "n,notices,,,,title,某通知,the title is an image"))
    corrected = rows()
    assert corrections.apply(corrected, held["n"], TEXT) == []
    assert corrected.notice["title"] == "某通知"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("n,targets,8,13,98.5%,value,98.5,why", "other words stand there"),
        ("n,targets,0,2,全年,value,98.5,why", "no row stands at that place"),
        ("n,targets,8,13,89.5%,value,89.5,why", "by itself"),
    ],
)
def test_a_correction_that_outlived_its_cause_is_a_warning(tmp_path: Path, line: str, says: str) -> None:
    held = corrections.load(written(tmp_path, line))
    found = corrections.apply(rows(), held["n"], TEXT)
    assert [issue.severity for issue in found] == ["warning"]
    assert says in found[0].message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("n,targets,8,13,89.5%,value,much,why", "could not convert"),
        ("n,targets,8,13,89.5%,worth,98.5,why", "no column worth"),
        ("n,numbers,8,13,89.5%,value,98.5,why", "cannot be corrected"),
        ("n,targets,8,13,89.5%,value,98.5,", "needs a reason"),
        ("n,notices,,,,topics,a,why", "cannot be corrected"),
    ],
)
def test_a_malformed_line_is_named_with_its_place(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(RegisterError, match=r"corrections\.csv:2.*" + says):
        corrections.load(written(tmp_path, line))


def test_another_head_is_an_error_and_no_file_is_no_correction(tmp_path: Path) -> None:
    assert corrections.load(tmp_path / "absent.csv") == {}
    (tmp_path / "other.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="first line must be"):
        corrections.load(tmp_path / "other.csv")
