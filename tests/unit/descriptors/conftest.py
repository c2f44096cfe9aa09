"""A release in the making whose tables hold exactly what the labels of the two shipped notices say."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from policytargets.release.context import Provenance, ReleaseContext
from policytargets.release.dataset import read_dataset
from policytargets.release.tables import settled, write_data
from policytargets.release.texts import write_texts
from policytargets.release.version import Version
from policytargets.schema import RELEASE_TABLES

ROOT = Path(__file__).parents[3]
LABELS = ROOT / "tests" / "golden" / "labels"
RAW = ROOT / "raw" / "notices"
COMPARATORS = {"=": "eq", ">=": "ge", "<=": "le", ">": "gt", "<": "lt", "~": "approx", "range": "range"}
Row = dict[str, Any]


def _short(kind: str, *parts: str) -> str:
    return f"{kind}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:12]}"


def _owner(rows: dict[str, list[Row]], name: str, notice: str) -> str:
    known = _short("o", name)
    if known not in {row["owner_id"] for row in rows["owners"]}:
        new = {"owner_id": known, "name": name, "kind": "department", "aliases": [name, f"市{name}"]}
        rows["owners"].append({**new, "first_notice": notice, "last_notice": notice})
    return known


def labelled_rows() -> dict[str, list[Row]]:
    """Rows of every table, as a perfect reader of the shipped notices would make them."""
    rows: dict[str, list[Row]] = {name: [] for name in RELEASE_TABLES}
    for path in sorted(LABELS.glob("*.json")):
        notice, gold = path.stem, json.loads(path.read_text(encoding="utf-8"))
        text = (RAW / f"{notice}.txt").read_text(encoding="utf-8")
        plan = _short("p", notice)
        end = date.fromisoformat(gold["period"]["end"])
        rows["plans"].append(
            {"plan_id": plan, "notice_id": notice, "title": "=1+1", "position": 1, "char_start": 0}
            | {"char_end": len(text), "period_end": end}
        )
        ids = {}
        for position, item in enumerate(gold["measures"], start=1):
            ids[item["id"]] = measure = _short("m", notice, item["id"])
            span = {"char_start": item["start"], "char_end": item["end"]}
            rows["measures"].append(
                {"measure_id": measure, "notice_id": notice, "plan_id": plan, "position": position}
                | {"label": item["no"], "title": item["title"], "text": text[item["start"] : item["end"]], **span}
            )
            for owner in item["owners"]:
                at = text.find(owner["name"])
                rows["measure_owners"].append(
                    {"measure_id": measure, "owner_id": _owner(rows, owner["name"], notice), "role": owner["role"]}
                    | {"owner_text": owner["name"], "basis": item["owner_basis"]}
                    | {"char_start": at, "char_end": at + len(owner["name"])}
                )
        for number, item in enumerate(gold["targets"]):
            target = _short("t", notice, str(number))
            indicator = _short("i", item["indicator"])
            at = text.find(item["quote"])
            implicit = item["cls"] == "I" or item["value"] is None
            value = None if implicit else item["value"]
            numeric = {"number_start": item["start"], "number_end": item["end"], "number_text": item["num"]}
            rows["targets"].append(
                {"target_id": target, "notice_id": notice, "plan_id": plan, "measure_id": ids.get(item["measure"])}
                | {
                    "indicator": item["indicator"],
                    "indicator_id": indicator,
                    "comparator": COMPARATORS.get(item["cmp"]),
                }
                | {"value": value, "value_high": item["value_high"], "unit": item["unit"]}
                | {"change": item["change"], "deadline": item["deadline"] and date.fromisoformat(item["deadline"])}
                | {"deadline_text": item["deadline_text"], "deadline_basis": item["deadline_basis"]}
                | {"kind": "implicit" if implicit else "quantified", "quote": item["quote"], **numeric}
                | {"quote_start": at, "quote_end": at + len(item["quote"]), "certainty": "high"}
            )
            if indicator not in {row["indicator_id"] for row in rows["indicators"]}:
                named = {"indicator_id": indicator, "name": item["indicator"], "unit": item["unit"], "n_targets": 1}
                rows["indicators"].append({**named, "first_notice": notice, "last_notice": notice})
            if not implicit:
                rows["numbers"].append(
                    {"notice_id": notice, **numeric, "value": item["value"], "unit": item["unit"]}
                    | {"class": "target", "reason": "label", "target_id": target}
                )
        rows["notices"].append(
            {
                "notice_id": notice,
                "status": "published",
                "title": text.split("\n", 1)[0],
                "topics": ["市场监管", "综合"],
            }
            | {"issuer": "天津市市场监督管理委员会", "written_date": date(2018, 4, 27), "date_basis": "repaired"}
            | {"period_end": end, "source_file": f"{notice}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest()}
            | {"retrieved_at": datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), "text_chars": len(text)}
            | {"measures_count": len(gold["measures"]), "targets_count": len(gold["targets"]), "owners_count": 1}
        )
        rows["issues"].append(
            {
                "notice_id": notice,
                "severity": "warning",
                "rule": "unit_unseen",
                "message": '@unit, "quoted"\nsecond line',
            }
        )
    rows["tombstones"].append(
        {"id": "t-gone", "table": "targets", "notice_id": "n-gone", "last_version": "v2025.02.1", "reason": "text_gone"}
    )
    return rows


def tables_of(rows: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """Arrow tables as a release holds them."""
    return settled(
        {
            name: pa.Table.from_pylist(
                [{column: row.get(column) for column in table.columns} for row in rows[name]], schema=table.arrow
            )
            for name, table in RELEASE_TABLES.items()
        }
    )


def make_context(staging: Path, rows: dict[str, list[Row]]) -> ReleaseContext:
    """A context over ``rows`` whose data files and texts stand in ``staging``."""
    staging.mkdir()
    context = ReleaseContext(
        version=Version(2025, 3, 1),
        issued=datetime(2025, 3, 31, 18, 0, tzinfo=UTC),
        dataset=read_dataset(ROOT / "dataset.yaml"),
        tables=tables_of(rows),
        texts={path.stem: path.read_text(encoding="utf-8") for path in sorted(RAW.glob("*.txt"))},
        staging=staging,
        previous=None,
        delta=SimpleNamespace(),
        provenance=Provenance("0" * 40, False, None, {}, "1"),
    )
    write_data(context)
    write_texts(context)
    return context


@pytest.fixture
def rows() -> dict[str, list[Row]]:
    return labelled_rows()


@pytest.fixture
def context(tmp_path: Path, rows: dict[str, list[Row]]) -> ReleaseContext:
    return make_context(tmp_path / "release", rows)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[dict[str, list[Row]]], ReleaseContext]:
    """Makes a context over rows that a test has changed."""
    return lambda rows: make_context(tmp_path / "changed", rows)


@pytest.fixture
def as_tables() -> Callable[[dict[str, list[Row]]], dict[str, pa.Table]]:
    """Makes Arrow tables of rows."""
    return tables_of
