"""Blocking asset checks: every table keeps its contract, or nothing is published.

Belongs here: which suite guards which asset, and how its result is shown. What is expected stands in ``suites.py``.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import dagster as dg
import pyarrow.parquet as pq

from expectations import suites
from expectations.frames import frame, needed_tables
from expectations.validation import Outcome, faults, overview, validate
from pipelines.resources import Paths
from policytargets.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

CONTRACT: Final = "contract"
REVIEW: Final = "review"


def table_checks() -> list[dg.AssetChecksDefinition]:
    """The checks of every table, in the order of the tables."""
    return [_table_check(name) for name in TABLES]


def _specs(name: str) -> list[dg.AssetCheckSpec]:
    contract = dg.AssetCheckSpec(
        CONTRACT,
        asset=name,
        blocking=True,
        description=f"The table {name} keeps the contract of the data model. A fault stops the publication.",
    )
    review = dg.AssetCheckSpec(
        REVIEW,
        asset=name,
        description="Units never seen before: worth a look (each has its row in issues), but they stop nothing.",
    )
    return [contract, review] if name == "targets" else [contract]


def _table_check(name: str) -> dg.AssetChecksDefinition:
    specs = _specs(name)

    @dg.multi_asset_check(name=f"check_{name}", specs=specs)
    def check(context: dg.AssetCheckExecutionContext, paths: Paths) -> Iterator[dg.AssetCheckResult]:
        # Read from where they are kept, not as inputs: a check that depends on another table waits for that one's
        # blocking checks, and tables refer to each other in circles.
        tables = {other: pq.read_table(paths.table(other)) for other in needed_tables(name)}
        rows = frame(name, tables, _texts(paths))
        for spec in specs:
            if spec.name == CONTRACT:
                suite = suites.contract(name, filled_before(paths.published_directory, name))
            else:
                suite = suites.review()
            outcomes = validate(suite, rows)
            context.log.info(f"{name} {spec.name}: {summary(outcomes)}")
            keep(paths.checks / f"{name}.{spec.name}.json", outcomes)
            yield _result(spec, outcomes, rows)

    return check


def _texts(paths: Paths) -> dict[str, str]:
    raw = pq.read_table(paths.table("raw_notices"), columns=["notice_id", "text"])
    return dict(zip(raw.column("notice_id").to_pylist(), raw.column("text").to_pylist(), strict=True))


def _result(spec: dg.AssetCheckSpec, outcomes: Sequence[Outcome], rows: "pd.DataFrame") -> dg.AssetCheckResult:
    failing = faults(outcomes, rows, TABLES[spec.asset_key.to_python_identifier()].key)
    return dg.AssetCheckResult(
        asset_key=spec.asset_key,
        check_name=spec.name,
        passed=not failing,
        severity=dg.AssetCheckSeverity.ERROR if spec.blocking else dg.AssetCheckSeverity.WARN,
        description=summary(outcomes),
        metadata={
            **({"failing rows": dg.MetadataValue.md(failing)} if failing else {}),
            "rules": dg.MetadataValue.md(overview(outcomes)),
            "rows": len(rows),
            "values looked at": sum(outcome.evaluated for outcome in outcomes),
        },
    )


def summary(outcomes: Sequence[Outcome]) -> str:
    """One line: how many rules hold, or which fail in how many rows."""
    failed = [outcome for outcome in outcomes if not outcome.success]
    if not failed:
        return f"{len(outcomes)} rules hold" if len(outcomes) > 1 else f"holds: {outcomes[0].rule}"
    return "; ".join(f"{_rows(outcome)} against: {outcome.rule}" for outcome in failed)


def _rows(outcome: Outcome) -> str:
    """``1 row``, ``2 rows``, or ``the table`` where the rule is about it as a whole."""
    count = len(outcome.failing)
    return f"{count} row{'s' if count > 1 else ''}" if count else "the table"


def filled_before(published: Path, name: str) -> bool:
    """Whether the table had rows in the latest release; False where there is none."""
    file = published / "latest" / "data" / f"{name}.parquet"
    return file.is_file() and pq.read_metadata(file).num_rows > 0


def keep(file: Path, outcomes: Sequence[Outcome]) -> None:
    """Write down what was found, for the quality report of the release."""
    found = [
        {
            "rule": outcome.rule,
            "expectation": outcome.expectation,
            "success": outcome.success,
            "evaluated": outcome.evaluated,
            "failing": len(outcome.failing),
        }
        for outcome in outcomes
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
