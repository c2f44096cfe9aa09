"""A run of the whole job on the two shipped notices, once for all tests that look at it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import build_definitions
from pipelines.resources import PROJECT, Paths


@dataclass(frozen=True)
class Run:
    """What a run of the job gave, and where it worked."""

    paths: Paths
    result: dg.ExecuteInProcessResult


def paths_in(folder: Path) -> Paths:
    """A copy of the two shipped notices, and room for what is made of them."""
    shutil.copytree(PROJECT / "raw" / "notices", folder / "raw" / "notices")
    return Paths(raw=str(folder / "raw"), build=str(folder / "build"), published=str(folder / "published"))


def run_job(paths: Paths) -> Run:
    """Run the job ``release``, as the UI, the schedule and ``make release`` do."""
    with dg.DagsterInstance.ephemeral() as instance:
        job = build_definitions(paths).resolve_job_def("release")
        return Run(paths, job.execute_in_process(instance=instance, raise_on_error=False))


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The first release of the two notices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("POLICYTARGETS_SIGNING_KEY", raising=False)
        yield run_job(paths_in(tmp_path_factory.mktemp("released")))
