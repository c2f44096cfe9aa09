"""Group ``tables``: every table of a release, made from the raw notices in one pass.

Belongs here: which table comes from which. Their columns are declared in ``policytargets.schema``, and how a notice
becomes rows stands in ``policytargets.pipeline``.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import dagster as dg
import pyarrow as pa

from assets.raw import from_table
from pipelines.failures import plainly
from pipelines.preview import column_schema
from pipelines.progress import logged
from pipelines.resources import Paths
from policytargets.pipeline import corrections_of, extract_documents, tables_of
from policytargets.schema import TABLES

LINEAGE: Final = {
    "notices": ("raw_notices",),
    "plans": ("notices",),
    "measures": ("plans",),
    "owners": ("measures",),
    "measure_owners": ("measures", "owners"),
    "targets": ("measures",),
    "numbers": ("targets",),
    "indicators": ("targets",),
    "issues": ("notices",),
}
"""What each table is read from: the one whose spans hold its own, or whose rows it gathers."""


def _out(name: str) -> dg.AssetOut:
    table = TABLES[name]
    return dg.AssetOut(
        key=name,
        description=f"**{table.title_zh}** — {table.en}. {table.zh}。",
        kinds={"pyarrow", "parquet"},
        metadata={
            "dagster/column_schema": column_schema(table),
            "key": ", ".join(table.key),
            "sorted by": ", ".join(table.order),
        },
    )


@dg.multi_asset(
    name="extract",
    group_name="tables",
    ins={"raw_notices": dg.AssetIn("raw_notices")},
    outs={name: _out(name) for name in TABLES},
    internal_asset_deps={name: {dg.AssetKey(source) for source in sources} for name, sources in LINEAGE.items()},
)
def tables(context: dg.AssetExecutionContext, paths: Paths, raw_notices: pa.Table) -> Iterator[dg.Output[pa.Table]]:
    """Extract every notice, correct by hand, quarantine what breaks the contract, and assemble the tables."""
    notices = from_table(raw_notices)
    progress = logged(context.log.info, "extracted")
    with plainly():
        extractions = extract_documents(notices.documents, workers=os.cpu_count() or 1, progress=progress)
        made = tables_of(notices, extractions, corrections_of(Path(paths.raw))).tables
    context.log.info(", ".join(f"{table.num_rows} {name}" for name, table in made.items()))
    for name, table in made.items():
        yield dg.Output(table, output_name=name)
