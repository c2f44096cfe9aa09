"""Group ``raw``: the notices as they lie in the raw directory, read to text.

Belongs here: the asset and the shape in which it is kept. How bytes become text stands in ``policytargets.read``.
"""

import json
from typing import Final

import dagster as dg
import pyarrow as pa

from pipelines.failures import plainly
from pipelines.progress import logged
from pipelines.resources import Paths
from policytargets.pipeline import read_directory
from policytargets.read.directory import RawNotices, Unread
from policytargets.read.document import Document, SourceFacts

COLUMNS: Final = (
    ("notice_id", pa.string(), "Id of the notice, from its file name"),
    ("source_file", pa.string(), "Name of the raw file"),
    ("sha256", pa.string(), "SHA-256 of the raw bytes; null where not even these could be had"),
    ("media_type", pa.string(), "Media type of the raw file"),
    ("charset", pa.string(), "Charset it was decoded with"),
    ("text", pa.string(), "The canonical text, which all offsets count in; null where the file could not be read"),
    ("unread", pa.string(), "Why the file could not be read; null where it was"),
    ("source_url", pa.string(), "Address of the page, from the sidecar; null when not known"),
    ("posted_on", pa.date32(), "Day it was put there, from the sidecar; null when not known"),
    ("retrieved_at", pa.timestamp("us", tz="UTC"), "When the file was fetched; null when not known"),
    ("note", pa.string(), "Note of the sidecar"),
    ("cells", pa.string(), "Metadata that the medium itself labels, as a JSON object"),
)
SCHEMA: Final = pa.schema([(name, kind) for name, kind, _ in COLUMNS])


@dg.asset(
    group_name="raw",
    kinds={"file", "pyarrow"},
    description=(
        "Every file of the raw directory (`raw/notices/`, or the one that `POLICYTARGETS_RAW` names), one row each: "
        "its canonical text and what its sidecar says about where it came from. A file that cannot be read stays "
        "here with the reason, and becomes a quarantined notice."
    ),
    metadata={
        "dagster/column_schema": dg.TableSchema(
            [dg.TableColumn(name, str(kind), description) for name, kind, description in COLUMNS]
        )
    },
)
def raw_notices(context: dg.AssetExecutionContext, paths: Paths) -> pa.Table:
    """Read the raw directory."""
    with plainly():
        notices = read_directory(paths.notices, logged(context.log.info, "read"))
    context.log.info(f"read {len(notices.documents)} notices, {len(notices.unread)} could not be read")
    return to_table(notices)


def to_table(notices: RawNotices) -> pa.Table:
    """Raw notices as a table of ``SCHEMA``, what was read before what was not."""
    rows = [
        {
            **{name: getattr(document, name) for name in ("notice_id", "source_file", "sha256", "media_type")},
            "charset": document.charset,
            "text": document.text,
            "source_url": document.facts.source_url,
            "posted_on": document.facts.posted_on,
            "retrieved_at": document.facts.retrieved_at,
            "note": document.facts.note,
            "cells": json.dumps(dict(document.cells), ensure_ascii=False),
        }
        for document in notices.documents
    ]
    rows += [
        {"notice_id": item.notice_id, "source_file": item.source_file, "sha256": item.sha256, "unread": item.message}
        for item in notices.unread
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def from_table(table: pa.Table) -> RawNotices:
    """The raw notices that ``to_table`` wrote down."""
    rows = table.to_pylist()
    return RawNotices(
        tuple(
            Document(
                **{name: row[name] for name in ("notice_id", "source_file", "text", "sha256", "media_type", "charset")},
                facts=SourceFacts(row["source_url"], row["posted_on"], row["retrieved_at"], row["note"]),
                cells=json.loads(row["cells"]),
            )
            for row in rows
            if row["unread"] is None
        ),
        tuple(
            Unread(row["notice_id"], row["source_file"], row["sha256"], row["unread"])
            for row in rows
            if row["unread"] is not None
        ),
    )
