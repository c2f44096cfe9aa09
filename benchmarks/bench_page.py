"""How long the page of a large release takes to build, and how large it is.

Usage: python benchmarks/bench_page.py [notices] [targets each] [directory to keep it in]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "page"))

import sample

from policytargets.release.page import write_page


def main(notices: int, each: int, kept: Path | None) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        staging = kept or Path(scratch)
        context = sample.context(staging, *sample.synthetic(notices, each))
        start, busy = time.perf_counter(), time.process_time()
        write_page(context)
        took, worked = time.perf_counter() - start, time.process_time() - busy
        pages = [path for path in (staging / "page").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in pages)
        print(f"{notices} notices, {notices * each} targets: {took:.1f} s, {worked:.1f} s of it on the processor")
        print(f"{len(pages)} files, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    given = sys.argv[1:]
    counts = [int(word) for word in given[:2]] + [5_000, 20][len(given[:2]) :]
    main(*counts, Path(given[2]) if len(given) > 2 else None)
