"""The job ``release`` from end to end: raw notices in, a published release out, or nothing at all."""

import json
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import assets.tables
from pipelines.resources import Paths
from policytargets.pipeline import Assembled, tables_of
from policytargets.schema import TABLES
from tests.pipeline.conftest import Run, paths_in, run_job


def check(run: Run, table: str, name: str = "contract") -> dg.AssetCheckEvaluation:
    (found,) = (
        evaluation
        for evaluation in run.result.get_asset_check_evaluations()
        if evaluation.asset_key == dg.AssetKey(table) and evaluation.check_name == name
    )
    return found


def materialized(run: Run, asset: str) -> dg.AssetMaterialization:
    (found,) = (
        event for event in run.result.get_asset_materialization_events() if event.asset_key == dg.AssetKey(asset)
    )
    return found.materialization


def versions(run: Run) -> list[str]:
    return sorted(path.name for path in Path(run.paths.published).glob("v*"))


def test_the_job_publishes_a_release_of_the_two_notices(released: Run) -> None:
    assert released.result.success
    (version,) = versions(released)
    latest = Path(released.paths.published) / "latest"
    assert latest.resolve().name == version
    for name in TABLES:
        assert pq.read_schema(latest / "data" / f"{name}.parquet").names == list(TABLES[name].columns)
    assert pq.read_table(latest / "data" / "measures.parquet").num_rows == 126


def test_every_table_passes_its_blocking_check(released: Run) -> None:
    for name in TABLES:
        found = check(released, name)
        assert found.passed
        assert found.blocking
        assert found.severity is dg.AssetCheckSeverity.ERROR


@pytest.mark.parametrize("name", ["raw_notices", *TABLES])
def test_every_table_shows_its_row_count_and_a_preview(released: Run, name: str) -> None:
    metadata = materialized(released, name).metadata
    rows = pq.read_metadata(released.paths.table(name)).num_rows
    assert metadata["dagster/row_count"].value == rows
    preview = metadata["preview"]
    assert isinstance(preview, dg.MarkdownMetadataValue)
    assert preview.md_str.startswith("| " if rows else "*No rows.*")


def test_the_release_says_what_was_published_where(released: Run) -> None:
    metadata = materialized(released, "release").metadata
    (version,) = versions(released)
    assert metadata["version"].value == version
    assert str(metadata["summary"].value).startswith(f"published {version}")
    assert metadata["place"].value == str(Path(released.paths.published, version))


def test_the_quality_report_counts_what_every_rule_looked_at(released: Run) -> None:
    quality = json.loads(Path(released.paths.published, "latest", "quality.json").read_text("utf-8"))
    suites = quality["expectations"]["suites"]
    assert set(suites) == {f"{name}.contract" for name in TABLES} | {"targets.review"}
    owned = [rule for rule in suites["measures.contract"]["rules"] if rule["rule"] == "every measure has an owner row"]
    assert owned == [{"rule": "every measure has an owner row", "evaluated": 126, "success": True}]


def test_running_again_publishes_nothing_new(released: Run) -> None:
    again = run_job(released.paths)
    assert again.result.success
    assert versions(again) == versions(released)
    assert materialized(again, "release").metadata["published anew"].value is False


def break_table(patch: pytest.MonkeyPatch, name: str, column: str, value: object) -> None:
    """Let the extraction return the table ``name`` with ``value`` in the first row of ``column``."""

    def broken(*given: object) -> Assembled:
        made = tables_of(*given)  # type: ignore[arg-type]
        table = made.tables[name]
        place = table.column_names.index(column)
        values = [value, *table.column(column).to_pylist()[1:]]
        changed = table.set_column(place, table.schema.field(column), pa.array(values, table.schema.field(column).type))
        return replace(made, tables={**made.tables, name: changed})

    patch.setattr(assets.tables, "tables_of", broken)


def test_a_broken_table_stops_the_publication_and_shows_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_table(monkeypatch, "measures", "text", "别的话")
    run = run_job(paths_in(tmp_path))
    assert not run.result.success
    assert versions(run) == []
    failed = check(run, "measures")
    assert not failed.passed
    assert "1 row against: text equals its slice of the canonical text" in (failed.description or "")
    shown = failed.metadata["failing rows"]
    assert isinstance(shown, dg.MarkdownMetadataValue)
    first = pq.read_table(run.paths.table("measures")).column("measure_id")[0].as_py()
    assert first in shown.md_str


def test_an_unknown_unit_warns_and_publishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_table(monkeypatch, "targets", "unit", "䨻")
    run = run_job(paths_in(tmp_path))
    review = check(run, "targets", "review")
    assert not review.passed
    assert review.severity is dg.AssetCheckSeverity.WARN
    assert len(versions(run)) == 1


def test_a_table_may_not_become_empty_after_a_release_that_had_rows(tmp_path: Path) -> None:
    run = run_job(paths_in(tmp_path))
    for notice in run.paths.notices.iterdir():
        notice.unlink()
    (run.paths.notices / "empty-handed.txt").write_text("关于召开会议的通知\n请准时参加。\n", encoding="utf-8")
    again = run_job(run.paths)
    assert not again.result.success
    assert "not empty where the release before had rows" in (check(again, "targets").description or "")
    assert versions(again) == versions(run)


def elsewhere(paths: Paths, raw: Path) -> Paths:
    return Paths(raw=str(raw), build=paths.build, published=paths.published)


def test_the_job_runs_on_any_directory_of_notices(tmp_path: Path) -> None:
    folder = tmp_path / "anywhere"
    folder.mkdir()
    (folder / "some-plan.txt").write_text(
        "某市2025年工作要点\n1.抽检合格率达到98%以上。(责任单位:市质检院)\n", encoding="utf-8"
    )
    (folder / "unreadable.txt").write_bytes(b"")
    paths = elsewhere(paths_in(tmp_path), folder)
    run = run_job(paths)
    assert run.result.success
    notices = pq.read_table(paths.table("notices")).to_pylist()
    assert {(row["notice_id"], row["status"]) for row in notices} == {
        ("some-plan", "published"),
        ("unreadable", "quarantined"),
    }


def test_a_raw_directory_that_is_not_there_is_named_in_one_line(tmp_path: Path) -> None:
    paths = elsewhere(paths_in(tmp_path), tmp_path / "nowhere")
    run = run_job(paths)
    assert not run.result.success
    failure = run.result.failure_data_for_node("raw_notices")
    assert failure is not None
    assert failure.user_failure_data is not None
    assert str(tmp_path / "nowhere") in (failure.user_failure_data.description or "")
