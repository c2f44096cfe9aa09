"""Publication under faults: killed anywhere, run twice at once, on a target that cannot be written."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from release_sample import NOTICE, OTHER, QUICK, tables_of

from policytargets.errors import PublicationError
from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish
from policytargets.release.verify import verify

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = {"a": NOTICE, "b": OTHER}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policytargets.release.publish.WRITERS", QUICK)


@pytest.fixture
def options() -> PublishOptions:
    return PublishOptions(read_dataset(ROOT / "dataset.yaml"), issued=datetime(2025, 2, 20, 12, tzinfo=UTC))


def python(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment, **more)


def test_a_kill_at_any_moment_leaves_no_half_release_and_the_next_run_completes_it(tmp_path: Path) -> None:
    done = python("-W", "ignore", str(HERE / "killed_publication.py"), str(tmp_path), timeout=600)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["touches"] > 50
    assert len(told["runs"]) >= 15
    for run in told["runs"]:
        where = f"killed at touch {run['at']} ({run['event']})"
        assert run["killed"] == signal.SIGKILL, where
        left, end = run["left"], run["end"]
        assert left["broken"] == [], where
        assert left["versions"] in (["v2025.02.1"], ["v2025.02.1", "v2025.02.2"]), where
        assert left["latest"] in left["versions"], where
        assert set(left["index"]) <= set(left["versions"]), where
        assert run["again"] == 0, where
        assert end == told["whole"], where
        assert end["staging"] == [], where


def test_an_interrupted_run_clears_up_after_itself(tmp_path: Path, options: PublishOptions) -> None:
    def interrupt(step: str, done: int, total: int) -> None:
        if step == "verify":
            raise KeyboardInterrupt

    interrupted = PublishOptions(options.dataset, issued=options.issued, progress=interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(tables_of(TEXTS), TEXTS, tmp_path / "published", interrupted)
    assert sorted(path.name for path in (tmp_path / "published").iterdir()) == [".lock", "releases.json"]
    assert publish(tables_of(TEXTS), TEXTS, tmp_path / "published", options).changed


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A published/ directory that another publication holds."""
    published = tmp_path / "published"
    published.mkdir()
    with (published / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield published


def test_a_second_run_at_the_same_time_gets_a_clear_error(held: Path, options: PublishOptions) -> None:
    with pytest.raises(PublicationError, match="another publication is under way: wait until it ends, then run again"):
        publish(tables_of(TEXTS), TEXTS, held, options)
    assert [path.name for path in held.iterdir()] == [".lock"]


def test_a_lock_file_left_by_a_dead_run_stops_nobody(tmp_path: Path, options: PublishOptions) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / ".lock").write_text("12345", encoding="utf-8")
    assert publish(tables_of(TEXTS), TEXTS, tmp_path / "published", options).changed


def test_staging_left_by_a_dead_run_is_cleared(tmp_path: Path, options: PublishOptions) -> None:
    stale = tmp_path / "published" / ".staging-v2024.01.1" / "data"
    stale.mkdir(parents=True)
    (stale / "half.parquet").write_bytes(b"PAR1")
    made = publish(tables_of(TEXTS), TEXTS, tmp_path / "published", options)
    assert not list((tmp_path / "published").glob(".staging-*"))
    assert verify(made.path).problems == ()


def test_a_version_that_stands_is_never_replaced(tmp_path: Path, options: PublishOptions) -> None:
    from policytargets.release.place import put_in_place
    from policytargets.release.version import Version

    published = tmp_path / "published"
    made = publish(tables_of(TEXTS), TEXTS, published, options)
    (tmp_path / "other").mkdir()
    with pytest.raises(PublicationError, match="stands already and is never changed"):
        put_in_place(tmp_path / "other", published, Version(2025, 2, 1))
    assert verify(made.path).problems == ()


WRITE = """
import os, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from release_sample import NOTICE, tables_of
from policytargets.errors import PublicationError
from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish
options = PublishOptions(read_dataset(Path(sys.argv[1])), issued=datetime(2025, 2, 20, tzinfo=UTC))
tables = tables_of({"a": NOTICE})
if sys.argv[3] == "nobody" and os.getuid() == 0:
    os.setuid(65534)
elif sys.argv[3] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
try:
    publish(tables, {"a": NOTICE}, Path(sys.argv[2]), options)
except PublicationError as error:
    sys.exit(str(error))
"""


def test_a_read_only_target_gets_a_clear_error(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        published = Path(place, "published")
        published.mkdir()
        dataset = Path(place, "dataset.yaml")
        dataset.write_bytes((ROOT / "dataset.yaml").read_bytes())
        Path(place).chmod(0o755)
        published.chmod(0o555)
        done = python("-W", "ignore", "-c", WRITE, str(dataset), str(published), "nobody")
    assert done.returncode == 1
    assert (
        done.stderr.strip()
        .splitlines()[-1]
        .endswith("cannot be written (Permission denied): check permissions and free space")
    )


def test_a_full_disk_gets_a_clear_error_and_leaves_nothing(tmp_path: Path) -> None:
    published = tmp_path / "published"
    done = python("-W", "ignore", "-c", WRITE, str(ROOT / "dataset.yaml"), str(published), "full")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "File too large" in done.stderr
    assert sorted(path.name for path in published.iterdir()) == [".lock", "releases.json"]


def test_a_file_where_the_directory_should_be_gets_a_clear_error(tmp_path: Path, options: PublishOptions) -> None:
    (tmp_path / "published").write_text("x", encoding="utf-8")
    with pytest.raises(PublicationError, match="cannot be written"):
        publish(tables_of(TEXTS), TEXTS, tmp_path / "published", options)


def test_a_latest_that_is_no_link_is_not_overwritten(tmp_path: Path, options: PublishOptions) -> None:
    (tmp_path / "published" / "latest").mkdir(parents=True)
    with pytest.raises(PublicationError, match="latest: is not a link"):
        publish(tables_of(TEXTS), TEXTS, tmp_path / "published", options)
