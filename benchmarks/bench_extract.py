"""How fast notices become tables, how time grows with hostile input, how the installable peers fare on the same text.

usage: python benchmarks/bench_extract.py [--peers PYTHON] [--sample N]

Speeds are characters (Unicode code points) a second of processor time, one core, start-up apart. Only ratios within one
run are worth quoting: the machine's speed drifts. ``--peers`` is the Python of an environment with
benchmarks/requirements-peers.txt; without it the peers are left out and said to be.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpora import available, characters, documents

from policytargets import find_numbers
from policytargets.pipeline import extract_documents, tables_of
from policytargets.read import read_bytes
from policytargets.read.directory import RawNotices
from policytargets.read.document import Document

HERE = Path(__file__).resolve().parent
SIZES = (2_000_000, 4_000_000)
HOSTILE = {
    "((((": "(",
    "()()": "(责任单位:)",
    "nested brackets": "((责任单位:市局)",
    "一一一一": "一",
    "1,1,1,1": "1,",
    "1.1.1.1": "1.",
    "万万万万": "万",
    "百分之百分之": "百分之",
    "一、一、": "一、",
    "第一条第一条": "第一条",
    "达到98%以上,": "达到98%以上,",
    "市局、市局、": "市局、",
    "line breaks": "\n",
    "empty items": "1.\n",
    "2026年2026年": "2026年",
    "labelled lines": "一、加强监管。\n",
    "rows of numbers": "12\t34\t56.7%\n",
}


def processor_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def quickest(work: Callable[[], object]) -> float:
    """The shortest of the runs that fit into two seconds, two at least: short ones vary most from run to run."""
    times = [processor_seconds(work), processor_seconds(work)]
    while sum(times) < 2:
        times.append(processor_seconds(work))
    return min(times)


def everything(texts: list[Document]) -> None:
    tables_of(RawNotices(tuple(texts), ()), extract_documents(texts))


def speeds() -> None:
    print(f"{'corpus':<10}{'notices':>9}{'characters':>13}{'numbers /s':>14}{'to all tables /s':>18}")
    for name in available():
        texts = documents(name)
        everything(texts[:20])
        total = characters(texts)
        numbers = processor_seconds(lambda texts=texts: [find_numbers(document.text) for document in texts])
        tables = processor_seconds(lambda texts=texts: everything(texts))
        print(f"{name:<10}{len(texts):>9,}{total:>13,}{total / numbers:>14,.0f}{total / tables:>18,.0f}", flush=True)


def hostile() -> None:
    print(f"\n{'one line of':<18}{'2 MB s':>10}{'4 MB s':>10}{'ratio':>8}   (at most 2.2)")
    for name, piece in HOSTILE.items():
        small, large = (
            quickest(lambda d=d: extract_documents([d]))
            for d in (read_bytes("x.txt", ("完" + piece * (size // len(piece.encode()))).encode()) for size in SIZES)
        )
        print(f"{name:<18}{small:>10.2f}{large:>10.2f}{large / max(small, 1e-9):>8.2f}", flush=True)


def peers(python: str | None, sample: int) -> None:
    text = "\n".join(document.text for document in documents(available()[0]))[:sample]
    ours = len(text) / processor_seconds(lambda: find_numbers(text))
    print(f"\nnumbers in the same {len(text):,} characters, characters a second\n{'policytargets':<20}{ours:>14,.0f}")
    if python is None:
        print("the peers were not run: name an environment that holds them with --peers")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([python, str(HERE / "peers.py"), file.name], capture_output=True, text=True, check=True)
    for name, speed in json.loads(done.stdout.splitlines()[-1]).items():
        print(f"{name:<20}{speed:>14,.0f}   1 : {ours / speed:,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", help="Python of an environment that holds the peers")
    parser.add_argument("--sample", type=int, default=200_000, help="characters that the peers are given")
    asked = parser.parse_args()
    speeds()
    hostile()
    peers(asked.peers, asked.sample)


if __name__ == "__main__":
    main()
