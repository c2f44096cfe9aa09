"""What people who run ``policytargets evaluate`` rely on."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from policytargets.cli import main

ROOT = Path(__file__).parents[3]
LABELS = ROOT / "tests" / "golden" / "labels"


def _run(*arguments):
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def extracted(context, tmp_path):
    folder = tmp_path / "extracted"
    folder.mkdir()
    for name in ("measures", "measure_owners", "targets"):
        pq.write_table(context.tables[name], folder / f"{name}.parquet")
    return folder


def test_it_scores_each_notice_and_the_whole(extracted):
    ran = _run(LABELS, extracted)
    assert ran.exit_code == 0
    header, first, second, whole, further = ran.output.splitlines()
    assert header.split()[:2] == ["notice", "measure_f1"]
    assert first.split() == ["tianjin-scjg-2018-coordination", *["1.000"] * 10]
    assert (second.split()[0], whole.split()[0]) == ("tianjin-scjg-2024-five-projects", "ALL")
    assert "target_f1_macro 1.000" in further


def test_a_release_is_scored_with_its_own_texts(context, tmp_path):
    out = tmp_path / "scores.json"
    assert _run(LABELS, context.staging, "--json", out).exit_code == 0
    scores = json.loads(out.read_text())
    assert scores["counts"]["quote_asked"] > 0
    assert scores["summary"]["quote_acc"] == 1.0


def test_notices_are_extracted_first():
    ran = _run(LABELS, ROOT / "raw" / "notices")
    assert ran.exit_code == 0, ran.output
    assert "tianjin-scjg-2018-coordination             1.000" in ran.output


def test_mistakes_are_shown_with_their_place(extracted):
    path = extracted / "measures.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)
    shown = _run(LABELS, extracted, "--mistakes").output
    assert "    measure missed @" in shown


@pytest.mark.parametrize("missing", ["labels", "extracted"])
def test_a_folder_that_holds_nothing_of_the_kind_is_one_clear_line(tmp_path, missing):
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "x.txt").write_text("")
    ran = _run(empty, ROOT / "raw" / "notices") if missing == "labels" else _run(LABELS, tmp_path / "nowhere")
    assert ran.exit_code == 1
    assert ran.output.startswith("error: ")
    assert ran.output.count("\n") == 1


def test_a_missing_table_is_named(extracted):
    (extracted / "targets.parquet").unlink()
    ran = _run(LABELS, extracted)
    assert ran.exit_code == 1
    assert "targets.parquet: cannot be read as Parquet" in ran.output


def test_a_table_of_another_shape_is_named(extracted):
    path = extracted / "targets.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["unit"]), path)
    assert "targets.parquet: lacks column unit" in _run(LABELS, extracted).output
