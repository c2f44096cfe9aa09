"""The texts that every benchmark reads: both corpora where they are, else the two notices of the project."""

from pathlib import Path

import pyarrow.parquet as pq

from policytargets.read import read_bytes
from policytargets.read.document import Document

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
NAMES = ("notices", "bulk")


def documents(name: str) -> list[Document]:
    """The notices of one corpus, read; of ``raw`` the two of the project, a hundred times over."""
    if name == "raw":
        files = sorted((ROOT / "raw" / "notices").glob("*.txt"))
        return [read_bytes(f"{path.stem}-{i}.txt", path.read_bytes()) for i in range(100) for path in files]
    texts = pq.read_table(CORPUS / f"{name}.parquet", columns=["text"]).column("text").to_pylist()
    return [read_bytes(f"{name}-{i}.txt", text.encode()) for i, text in enumerate(texts)]


def available() -> tuple[str, ...]:
    """The corpora that are there."""
    return tuple(name for name in NAMES if (CORPUS / f"{name}.parquet").exists()) or ("raw",)


def characters(texts: list[Document]) -> int:
    """Unicode code points of all of them."""
    return sum(len(document.text) for document in texts)
