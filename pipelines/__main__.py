"""``python -m pipelines``: run the job ``release`` here and now, as ``make release`` does.

Belongs here: what such a run says at its end. The run is kept in the Dagster instance that ``make ui`` shows.
"""

import sys

import dagster as dg

from pipelines.automation import release_job
from pipelines.definitions import build_definitions

LOCATION_TAGS = {".dagster/repository": "__repository__@policy-targets"}
"""By these the UI files a run under the code location of ``workspace.yaml``, among those that it launched itself."""


def release() -> dg.JobDefinition:
    """The job, found again by name where Dagster needs it."""
    return build_definitions().resolve_job_def(release_job.name)


def main() -> int:
    """Run the job; returns 0 where it succeeded, 1 where it failed and nothing was published."""
    with dg.DagsterInstance.get() as instance:
        job = dg.reconstructable(release)
        with dg.execute_job(job, instance=instance, tags=LOCATION_TAGS, raise_on_error=False) as result:
            return report(result)


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
