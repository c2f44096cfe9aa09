"""How fast ``find_numbers`` is on real notices, and that hostile lines take linear time.

usage: python benchmarks/bench_numbers.py [CORPUS.parquet ...]   (files with a ``text`` column)
"""

import sys
import time

import pyarrow.parquet as pq

from policytargets.extract.fold import fold
from policytargets.extract.numbers import find_numbers, scan

HOSTILE = (
    "一",
    "1,",
    "(",
    "1.1",
    "万",
    "百分之",
    "1,111",
    "一二",
    "三分之",
    "1-",
    "10、",
    "第一",
    " 1",
    "20",
    "半年",
    "1/元",
)


def seconds(work, repeat=3):
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    for path in sys.argv[1:]:
        texts = [text for text in pq.read_table(path, columns=["text"])["text"].to_pylist() if text]
        readings = [fold(text).text for text in texts]
        size = sum(map(len, texts))
        for name, work in (
            ("fold", lambda texts=texts: [fold(text) for text in texts]),
            ("scan", lambda texts=readings: [scan(text) for text in texts]),
            ("find_numbers", lambda texts=texts: [find_numbers(text) for text in texts]),
        ):
            print(f"{path.rsplit('/', 1)[-1]:<18}{name:<14}{size / seconds(work) / 1e6:6.1f} M characters/s")
        count = sum(len(scan(text)) for text in readings)
        print(f"{path.rsplit('/', 1)[-1]:<18}{count} mentions in {size} characters")
    for piece in HOSTILE:
        small, large = [piece * (size // len(piece)) for size in (2_000_000, 4_000_000)]
        small, large = [seconds(lambda text=text: find_numbers(text), repeat=1) for text in (small, large)]
        print(f"{piece * 3!r:<16} 2 MB {small:6.2f} s   4 MB {large:6.2f} s   ratio {large / max(small, 1e-9):.2f}")


if __name__ == "__main__":
    main()
