"""``quality.json``: what was checked, how well the extraction does on labelled notices, and what was left out.

Belongs here: what can be counted from the tables, and a place for what the pipeline measured (``context.quality``).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import pyarrow as pa

from .context import ReleaseContext
from .files import write_json

NAME: Final = "quality.json"


def write_quality(context: ReleaseContext) -> None:
    """Write ``quality.json``."""
    gates = context.dataset.gates
    stated = {
        "version": str(context.version),
        "coverage": coverage(context.tables),
        "rows": {name: rows.num_rows for name, rows in context.tables.items()},
        "issues": _counted(context.tables["issues"], "severity", "rule"),
        "certainty": _counted(context.tables["targets"], "certainty"),
        "gates": {
            "max_loss": gates.max_loss,
            "max_loss_per_table": dict(gates.max_loss_per_table),
            "min_rows": gates.min_rows,
        },
        # Not measured is null: absence of a score is no score.
        "expectations": context.quality.get("expectations"),
        "labels": context.quality.get("labels"),
        **{name: value for name, value in context.quality.items() if name not in ("expectations", "labels")},
    }
    write_json(context.staging / NAME, stated)


def coverage(tables: Mapping[str, pa.Table]) -> dict[str, int]:
    """Notices by what became of them: read, holding a target, read and holding none, quarantined."""
    notices = tables["notices"]
    rows = list(zip(notices["status"].to_pylist(), notices["targets_count"].to_pylist(), strict=True))
    read = [count for status, count in rows if status == "published"]
    return {
        "notices": len(rows),
        "read": len(read),
        "with_targets": sum(count > 0 for count in read),
        "without_targets": sum(count == 0 for count in read),
        "quarantined": len(rows) - len(read),
    }


def _counted(rows: pa.Table, *columns: str) -> dict[str, int]:
    found = Counter(zip(*(rows[column].to_pylist() for column in columns), strict=True))
    return {" ".join(str(part) for part in parts): found[parts] for parts in sorted(found)}
