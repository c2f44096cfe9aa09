"""How long a release of many notices takes, step by step: the first, the same again, and one with a notice edited.

Usage: python benchmarks/bench_release.py [notices]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from release_sample import tables_of

from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish

ROOT = Path(__file__).resolve().parents[1]
MEASURES = 25


def notice(number: int) -> str:
    lines = (f"{n}. 第{number}号第{n}项工作抽检合格率达到{(number + n) % 100}%。\n" for n in range(1, MEASURES + 1))
    return f"# 第{number}号方案\n" + "".join(lines)


def timed(what: str, work: Callable[[], str]) -> None:
    start, busy = time.perf_counter(), time.process_time()
    said = work()
    took, worked = time.perf_counter() - start, time.process_time() - busy
    print(f"{what}: {took:.1f} s, {worked:.1f} s of it on the processor: {said}")


def steps() -> Callable[[str, int, int], None]:
    last = ["", time.perf_counter()]

    def told(step: str, done: int, total: int) -> None:
        now = time.perf_counter()
        if last[0] and now - float(last[1]) >= 0.1:
            print(f"    {last[0]}: {now - float(last[1]):.1f} s")
        last[:] = [step, now]

    return told


def main(notices: int) -> None:
    texts = {f"n{number:06d}": notice(number) for number in range(notices)}
    tables = tables_of(texts)
    edited = {**texts, "n000000": notice(0).replace("抽检", "监督抽检")}
    options = PublishOptions(read_dataset(ROOT / "dataset.yaml"))
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as place:
        published = Path(place, "published")
        for what, these, words in (
            ("first release", tables, texts),
            ("the same again", tables, texts),
            ("one notice edited", tables_of(edited), edited),
        ):
            chosen = replace(options, progress=steps())
            timed(what, lambda these=these, words=words, o=chosen: publish(these, words, published, o).summary)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
