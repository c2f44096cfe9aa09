"""Publishes a second release and is killed at the Nth touch of the file system, for many N; prints what was left.

Run as a script: ``killed_publication.py DIRECTORY``. Each publication runs in a forked child; this process itself
computes nothing with pyarrow, so that forking it is safe.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from release_sample import NOTICE, OTHER, QUICK, tables_of

from policytargets.release import publish as publication
from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish
from policytargets.release.sums import sum_problems

ROOT = Path(__file__).parents[2]
OPTIONS = PublishOptions(read_dataset(ROOT / "dataset.yaml"), issued=datetime(2025, 2, 20, 12, tzinfo=UTC))
FIRST, SECOND = {"a": NOTICE}, {"a": NOTICE.replace("98%", "99%"), "b": OTHER}
TOUCHES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "shutil.rmtree")
TURNS = ("os.rename", "os.rmdir", "os.symlink", "shutil.rmtree")
EVENLY = 10


def in_child(work: Callable[[], None]) -> int:
    """Run ``work`` in a forked child; its wait status."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def go(published: Path, texts: dict[str, str]) -> None:
    publication.WRITERS = QUICK
    publish(tables_of(texts), texts, published, OPTIONS)


def watched(published: Path, kill_at: int, told: Path | None = None) -> None:
    """Publish, counting touches of ``published``; die at number ``kill_at``, or tell them all at the end."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and any(str(published) in str(argument) for argument in arguments[:2]):
            seen.append(event)
            if len(seen) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    go(published, SECOND)
    if told:
        told.write_text(json.dumps(seen), encoding="utf-8")


def digest(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return sha256(b"".join(str(f.relative_to(root)).encode() + f.read_bytes() for f in files)).hexdigest()


def state(published: Path) -> dict[str, object]:
    versions = sorted(path.name for path in published.glob("v*"))
    return {
        "versions": versions,
        "broken": [problem for name in versions for problem in sum_problems(published / name)],
        "latest": str((published / "latest").readlink()) if (published / "latest").is_symlink() else None,
        "index": [e["version"] for e in json.loads((published / "releases.json").read_text("utf-8"))],
        "staging": [path.name for path in published.glob(".staging-*")],
        "digest": {name: digest(published / name) for name in versions},
    }


def main(place: Path) -> None:
    start, whole = place / "start", place / "whole"
    assert in_child(lambda: go(start, FIRST)) == 0
    shutil.copytree(start, whole, symlinks=True)
    assert in_child(lambda: watched(whole, 0, place / "touches.json")) == 0
    touches = json.loads((place / "touches.json").read_text("utf-8"))
    points = {at for at, event in enumerate(touches, start=1) if event in TURNS}
    points |= set(range(1, len(touches) + 1, max(1, len(touches) // EVENLY))) | {len(touches)}
    runs = []
    for at in sorted(points):
        published = place / f"run-{at}"
        shutil.copytree(start, published, symlinks=True)
        killed = in_child(lambda at=at, published=published: watched(published, at))
        left = state(published)
        again = in_child(lambda published=published: go(published, SECOND))
        runs.append(
            {
                "at": at,
                "event": touches[at - 1],
                "killed": killed,
                "left": left,
                "again": again,
                "end": state(published),
            }
        )
    print(json.dumps({"touches": len(touches), "whole": state(whole), "runs": runs}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
