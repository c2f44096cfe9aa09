"""``python -m pipelines``: run the job ``release`` here and now, as ``make release`` does.

Belongs here: what such a run says at its end, and that it is kept where ``make ui`` shows it: in the same Dagster
instance, and under the code location of ``workspace.yaml``, as if the UI had launched it.
"""

import os
import sys
from pathlib import Path

import dagster as dg
from dagster._core.execution.api import execute_run
from dagster._core.remote_origin import (
    ManagedGrpcPythonEnvCodeLocationOrigin,
    RemoteJobOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from pipelines.automation import release_job
from pipelines.definitions import build_definitions

HOME = Path(__file__).resolve().parent.parent / ".dagster"
"""Where runs are kept, as the Makefile has it for ``make ui``."""
MODULE = "pipelines.definitions"
LOCATION = "policy-targets"
"""Module and name of the code location, as ``workspace.yaml`` gives them."""
REPOSITORY = "__repository__"
"""What Dagster calls the one repository of a module."""


def release() -> dg.JobDefinition:
    """The job, found again by name where Dagster needs it."""
    return build_definitions().resolve_job_def(release_job.name)


def origin() -> RemoteJobOrigin:
    """Where the UI finds the job. Dagster has no public name for this; its version is pinned, and a test looks."""
    target = LoadableTargetOrigin(executable_path=sys.executable, module_name=MODULE)
    location = ManagedGrpcPythonEnvCodeLocationOrigin(loadable_target_origin=target, location_name=LOCATION)
    return RemoteRepositoryOrigin(location, REPOSITORY).get_job_origin(release_job.name)


def main() -> int:
    """Run the job; returns 0 where it succeeded, 1 where it failed and nothing was published."""
    os.environ.setdefault("DAGSTER_HOME", str(HOME))
    with dg.DagsterInstance.get() as instance:
        job = dg.reconstructable(release)
        run = instance.create_run_for_job(
            job.get_definition(), remote_job_origin=origin(), job_code_origin=job.get_python_origin()
        )
        return report(execute_run(job, run, instance))


def report(result: dg.JobExecutionResult) -> int:
    """Say what stopped the run, where something did; returns the exit code."""
    if result.success:
        return 0
    for check in result.get_asset_check_evaluations():
        if not check.passed and check.severity is dg.AssetCheckSeverity.ERROR:
            sys.stderr.write(f"{check.asset_key.to_user_string()} breaks its contract: {check.description}\n")
    sys.stderr.write(f"Nothing was published. Run {result.run_id} is shown in full by `make ui`.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
