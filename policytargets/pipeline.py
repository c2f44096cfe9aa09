"""The whole flow as plain functions, which the Dagster assets and the command line both call.

Belongs here: the order of the steps and what becomes of a notice that fails one. Each step itself stands in its room.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from .check import problems
from .extract.model import Extraction, Issue
from .extract.notice import extract
from .link import corrections
from .link.indicators import Indicators
from .link.register import Owner, Register
from .link.rows import NOTICE_TABLES, NoticeRows, Row, blank, issue_row, link, notice_row
from .read.directory import RawNotices, Unread, read_directory, read_files
from .read.document import Document
from .schema import TABLES

__all__ = [
    "Assembled",
    "assemble",
    "build",
    "corrections_of",
    "extract_documents",
    "read_directory",
    "read_files",
    "tables_of",
]

Progress = Callable[[int, int], None]
Corrections = Mapping[str, list[corrections.Correction]]
PARALLEL_FROM = 2_000_000
"""Characters from which a second process pays for its own start-up."""
CHUNK = 32
"""Notices handed to a worker at a time."""
CORRECTIONS_FILE = "corrections.csv"


@dataclass(frozen=True, slots=True)
class Assembled:
    """Every table, by name, with the schema of ``schema.py``; and the canonical text of every notice that was read."""

    tables: Mapping[str, pa.Table]
    texts: Mapping[str, str]


def build(raw: Path, workers: int = 1, progress: Progress | None = None) -> Assembled:
    """Everything that a directory of raw notices holds.

    Raises ReadError where ``raw`` is not a directory, RegisterError where its corrections are malformed.
    """
    notices = read_directory(raw)
    return tables_of(notices, extract_documents(notices.documents, workers, progress), corrections_of(raw))


def corrections_of(raw: Path) -> Corrections:
    """The corrections by hand that stand beside the raw notices, by notice. Raises RegisterError."""
    return corrections.load(raw / CORRECTIONS_FILE)


def tables_of(notices: RawNotices, extractions: Iterable[Extraction], by_hand: Corrections | None = None) -> Assembled:
    """Link, correct, check and assemble; ``extractions`` stand in the order of ``notices.documents``."""
    register, indicators = Register.load(), Indicators.load()
    linked: list[NoticeRows] = []
    with _no_search_for_cycles():
        for document, extraction in zip(notices.documents, extractions, strict=True):
            rows = link(document, extraction, register, indicators)
            stale = corrections.apply(rows, (by_hand or {}).get(document.notice_id, ()), document.text)
            linked.append(_settled(document, rows, stale))
        linked.extend(_unread(item) for item in notices.unread)
        texts = {document.notice_id: document.text for document in notices.documents}
        return Assembled(assemble(linked, register), texts)


def extract_documents(
    documents: Sequence[Document], workers: int = 1, progress: Progress | None = None
) -> list[Extraction]:
    """Extract each document, in order. A notice that breaks the parser gives an extraction holding only the reason.

    ``workers`` processes share the work where there is enough of it; ``progress`` is called with (done, in all).
    """
    enough = workers > 1 and sum(len(document.text) for document in documents) >= PARALLEL_FROM
    extracted: list[Extraction] = []
    with _no_search_for_cycles():
        for extraction in _in_processes(documents, workers) if enough else map(extract_safely, documents):
            extracted.append(extraction)
            if progress:
                progress(len(extracted), len(documents))
    return extracted


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keep Python from looking for cycles among the records: there are millions of them, and they hold none.

    Only the outline of a notice is one; what that keeps is let go when the search goes on behind this. Freezing and
    unfreezing files the records among the old ones: else the search would begin with all of them.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _in_processes(documents: Sequence[Document], workers: int) -> Iterator[Extraction]:
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        yield from pool.map(extract_safely, documents, chunksize=CHUNK)


def extract_safely(document: Document) -> Extraction:
    """The extraction of a document, or, where the parser breaks, one that holds only the reason."""
    try:
        return extract(document)
    except Exception as error:
        # One pathological notice never stops the others: whatever went wrong is its reason for quarantine.
        message = (
            f"{document.source_file}: the parser broke ({type(error).__name__}: {error}); please report this notice"
        )
        return Extraction.failed(document.notice_id, Issue("error", "parser-broke", message))


def _settled(document: Document, rows: NoticeRows, stale: list[Issue]) -> NoticeRows:
    """The rows of a notice; where they break the contract, only its own row and the reasons."""
    found = stale + problems(rows, document.text)
    rows.tables["issues"].extend(issue_row(document.notice_id, issue) for issue in found)
    if any(row["severity"] == "error" for row in rows.tables["issues"]):
        return _quarantined(rows, document)
    return rows


def _quarantined(rows: NoticeRows, document: Document) -> NoticeRows:
    kept = NoticeRows(notice_row(document, status="quarantined"))
    kept.tables["issues"] = rows.tables["issues"]
    return kept


def _unread(item: Unread) -> NoticeRows:
    rows = NoticeRows(
        blank("notices")
        | {
            "notice_id": item.notice_id,
            "status": "quarantined",
            "date_basis": "none",
            "source_file": item.source_file,
            "sha256": item.sha256,
            "measures_count": 0,
            "targets_count": 0,
            "owners_count": 0,
        }
    )
    rows.tables["issues"].append(issue_row(item.notice_id, Issue("error", "unread", item.message)))
    return rows


def assemble(linked: Iterable[NoticeRows], register: Register) -> dict[str, pa.Table]:
    """The tables of all notices together, each sorted as declared."""
    linked = sorted(linked, key=_when)
    rows: dict[str, list[Row]] = {
        name: [row for notice in linked for row in notice.tables[name]] for name in NOTICE_TABLES
    }
    rows["notices"] = [notice.notice for notice in linked]
    rows["owners"] = _owner_rows(linked, register)
    rows["indicators"] = _indicator_rows(linked)
    rows["issues"] = list({_issue_key(row): row for row in rows["issues"]}.values())
    return {name: to_arrow(name, rows[name]) for name in TABLES if name in rows}


def _issue_key(row: Row) -> tuple[object, ...]:
    return tuple(row[column] for column in TABLES["issues"].key)


def _when(rows: NoticeRows) -> tuple[date, str]:
    """Notices in order of time; the undated first, so that a dated one is the last that names something."""
    notice = rows.notice
    day = notice.get("issued_date") or notice.get("written_date") or notice.get("period_end") or date.min
    return day, notice["notice_id"]


def _owner_rows(linked: Iterable[NoticeRows], register: Register) -> list[Row]:
    """One row a body that a notice names or that stands above one, with its spellings, first and last notice."""
    held: dict[str, Row] = {}
    spellings: dict[str, set[str]] = {}
    for notice in linked:
        for owner_id, owner in notice.owners.items():
            row = held.setdefault(owner_id, _owner_row(owner) | {"first_notice": notice.notice["notice_id"]})
            row["last_notice"] = notice.notice["notice_id"]
            spellings.setdefault(owner_id, set()).update(notice.spellings.get(owner_id, ()))
    for parent in register.parents(list(held)):
        held.setdefault(parent.owner_id, _owner_row(parent))
    for owner_id, row in held.items():
        row["aliases"] = sorted(spellings.get(owner_id, ()))
    return list(held.values())


def _owner_row(owner: Owner) -> Row:
    return blank("owners") | {
        "owner_id": owner.owner_id,
        "name": owner.name,
        "kind": owner.kind,
        "parent_id": owner.parent_id,
        "admin_code": owner.admin_code,
        "credit_code": owner.credit_code,
    }


def _indicator_rows(linked: Iterable[NoticeRows]) -> list[Row]:
    held: dict[str, Row] = {}
    for notice in linked:
        for target in notice.tables["targets"]:
            indicator_id = target["indicator_id"]
            name, unit = notice.indicators[indicator_id]
            first = {"indicator_id": indicator_id, "name": name, "unit": unit, "n_targets": 0}
            row = held.setdefault(indicator_id, first | {"first_notice": notice.notice["notice_id"]})
            row["n_targets"] += 1
            row["last_notice"] = notice.notice["notice_id"]
    return list(held.values())


def to_arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the declared schema, sorted by the declared columns, nulls first."""
    table = TABLES[name]
    columns = [pa.array(list(map(itemgetter(field.name), rows)), type=field.type) for field in table.arrow]
    unsorted = pa.Table.from_arrays(columns, schema=table.arrow)
    keys = [(column, "ascending", "at_start") for column in table.order]
    return unsorted.take(pc.sort_indices(unsorted, sort_keys=keys))
