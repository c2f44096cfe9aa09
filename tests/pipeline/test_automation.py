"""The schedule and the sensor tick when they should, and only then."""

from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from pipelines.automation import fingerprint, nightly, raw_changed
from pipelines.definitions import build_definitions
from pipelines.resources import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    notices = tmp_path / "raw" / "notices"
    notices.mkdir(parents=True)
    (notices / "a.txt").write_text("甲", encoding="utf-8")
    return Paths(raw=str(tmp_path / "raw"), build=str(tmp_path / "build"), published=str(tmp_path / "published"))


def tick(paths: Paths, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    context = dg.build_sensor_context(cursor=cursor, resources={"paths": paths})
    found = raw_changed(context)
    assert isinstance(found, dg.SensorResult | dg.SkipReason)
    return found


def requested(paths: Paths, cursor: str | None) -> tuple[str, str]:
    """The run key that a tick requests, and the cursor that it leaves."""
    found = tick(paths, cursor)
    assert isinstance(found, dg.SensorResult)
    (request,) = found.run_requests or []
    assert request.run_key
    assert found.cursor
    return request.run_key, found.cursor


def test_the_schedule_is_set_for_half_past_two_in_shanghai() -> None:
    assert nightly.cron_schedule == "30 2 * * *"
    assert nightly.execution_timezone == "Asia/Shanghai"


def test_a_tick_of_the_schedule_requests_the_job(paths: Paths) -> None:
    repository = build_definitions(paths).get_repository_def()
    context = dg.build_schedule_context(
        repository_def=repository, scheduled_execution_time=datetime(2025, 3, 1, 18, 30, tzinfo=UTC)
    )
    schedule = repository.get_schedule_def("nightly")
    (request,) = schedule.evaluate_tick(context).run_requests or []
    assert request.job_name in (None, "release")
    assert schedule.job_name == "release"


def test_a_state_never_seen_runs(paths: Paths) -> None:
    requested(paths, None)


def test_the_same_state_runs_once(paths: Paths) -> None:
    _, cursor = requested(paths, None)
    assert isinstance(tick(paths, cursor), dg.SkipReason)


def test_a_tick_repeated_after_a_crash_asks_for_the_same_run(paths: Paths) -> None:
    assert requested(paths, None) == requested(paths, None)


@pytest.mark.parametrize("name", ["b.txt", "a.txt.source.json"])
def test_a_new_file_runs(paths: Paths, name: str) -> None:
    first, cursor = requested(paths, None)
    (paths.notices / name).write_text("{}", encoding="utf-8")
    assert requested(paths, cursor)[0] != first


def test_a_correction_runs(paths: Paths) -> None:
    first, cursor = requested(paths, None)
    paths.corrections.write_text("", encoding="utf-8")
    assert requested(paths, cursor)[0] != first


def test_a_changed_file_runs(paths: Paths) -> None:
    first, cursor = requested(paths, None)
    (paths.notices / "a.txt").write_text("乙丙", encoding="utf-8")
    assert requested(paths, cursor)[0] != first


def test_a_removed_file_runs(paths: Paths) -> None:
    first, cursor = requested(paths, None)
    (paths.notices / "a.txt").unlink()
    assert requested(paths, cursor)[0] != first


def test_a_state_that_comes_back_runs_again(paths: Paths) -> None:
    first, cursor = requested(paths, None)
    (paths.notices / "b.txt").write_text("乙", encoding="utf-8")
    _, cursor = requested(paths, cursor)
    (paths.notices / "b.txt").unlink()
    assert requested(paths, cursor)[0] != first


def test_touching_a_file_does_not_change_the_fingerprint(paths: Paths) -> None:
    before = fingerprint(paths)
    (paths.notices / "a.txt").touch()
    assert fingerprint(paths) == before


def test_hidden_files_do_not_count(paths: Paths) -> None:
    before = fingerprint(paths)
    (paths.notices / ".a.txt.part").write_text("", encoding="utf-8")
    assert fingerprint(paths) == before


def test_the_sensor_waits_for_a_directory_that_is_not_there(paths: Paths, tmp_path: Path) -> None:
    later = Paths(raw=str(tmp_path / "later"), build=paths.build, published=paths.published)
    assert isinstance(tick(later, None), dg.SkipReason)
