"""When the dataset is made: the job, its schedule and its sensor.

Belongs here: triggers only. Later ones (fetching a source, a partition by source and year) are added to the lists at
the end.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

import dagster as dg

from pipelines.resources import Paths

PUBLISHES: Final = "policytargets/publishes"
"""Tag of runs that publish: the queue lets one of them through at a time (.dagster/dagster.yaml)."""

release_job: Final = dg.define_asset_job(
    "release",
    selection=dg.AssetSelection.all(),
    description=(
        "From the raw notices to a published release: read, extract, check, publish. Publishes nothing where "
        "nothing changed, and stops before publication where the contract does not hold."
    ),
    config={"loggers": {"console": {}}},
    tags={PUBLISHES: "release"},
    # Ten small steps: a process each would take five times as long. The extraction shares its work out itself.
    executor_def=dg.in_process_executor,
)

nightly: Final = dg.ScheduleDefinition(
    name="nightly",
    job=release_job,
    cron_schedule="30 2 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at 02:30 in Shanghai.",
)


@dg.sensor(
    job=release_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="When a raw notice, its sidecar or a correction is added, changed or removed. A state runs once.",
)
def raw_changed(context: dg.SensorEvaluationContext, paths: Paths) -> dg.SensorResult | dg.SkipReason:
    """Request a run where the raw directory is not as it was at the last tick.

    The cursor is ``<number of changes seen> <fingerprint>``. The run key holds both, so that a tick repeated after a
    crash requests nothing twice, while a state that comes back after another one does run again.
    """
    if not paths.notices.is_dir():
        return dg.SkipReason(f"{paths.notices} is not there")
    state = fingerprint(paths)
    seen, _, last = (context.cursor or "0 ").partition(" ")
    if state == last:
        return dg.SkipReason("the raw notices are as they were")
    cursor = f"{int(seen) + 1} {state}"
    return dg.SensorResult([dg.RunRequest(run_key=cursor)], cursor=cursor)


def fingerprint(paths: Paths) -> str:
    """A hash over names and contents of raw notices, sidecars and corrections: the same for the same state, always."""
    digest = hashlib.sha256()
    for path in sorted({*paths.notices.iterdir(), paths.corrections}):
        if path.is_file() and not path.name.startswith("."):
            stat = path.stat()
            digest.update(f"{path.name}\0{_content(path, stat.st_size, stat.st_mtime_ns)}\n".encode())
    return digest.hexdigest()


@lru_cache(maxsize=100_000)
def _content(path: Path, size: int, changed: int) -> str:
    """Hash of a file's bytes; a file whose size and time of change stand is not read at every tick."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


JOBS: Final = (release_job,)
SCHEDULES: Final = (nightly,)
SENSORS: Final = (raw_changed,)
