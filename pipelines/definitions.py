"""The whole Dagster project, assembled by one function that production and tests both call.

Belongs here: putting together what stands elsewhere. The only module that knows assets and expectations both.
"""

import dagster as dg

from assets.raw import raw_notices
from assets.release import release
from assets.tables import tables
from expectations.checks import table_checks
from pipelines.automation import JOBS, SCHEDULES, SENSORS
from pipelines.console import console
from pipelines.resources import ParquetStore, Paths


def build_definitions(paths: Paths | None = None) -> dg.Definitions:
    """Assets, checks, job, schedule, sensor and resources; ``paths`` instead of those of the environment."""
    paths = paths or Paths.from_environment()
    return dg.Definitions(
        assets=[raw_notices, tables, release],
        asset_checks=table_checks(),
        jobs=JOBS,
        schedules=SCHEDULES,
        sensors=SENSORS,
        loggers={"console": console},
        resources={"paths": paths, "io_manager": ParquetStore(paths=paths)},
    )


defs = build_definitions()
