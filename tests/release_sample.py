"""Small tables and texts for tests of publication: a toy reader turns toy notices into every table of the schema.

A toy notice is lines: ``# title`` a plan, ``1. words`` a measure, and every number with ``%`` in a measure a target.
"""

import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

import pyarrow as pa

from policytargets.link.ids import Minter
from policytargets.release.publish import Publication
from policytargets.release.writers import WRITERS
from policytargets.schema import TABLES

NOTICE = """# 质量提升方案
1. 抽检合格率达到98%。
2. 完成标准制定,覆盖率不低于90%。
3. 开展宣传周活动。
# 监管方案
1. 投诉办结率达到95%。
"""
OTHER = "# 计划\n1. 检验检测覆盖率达到80%。\n2. 建立台账。\n"
SLOW = ("page", "excel csv", "workbook")
QUICK = tuple(writer for writer in WRITERS if writer[0] not in SLOW)
"""Writers without those that take most time and have tests of their own."""
Rows = dict[str, list[dict[str, Any]]]
Publish = Callable[..., Publication]
"""The fixture ``release`` of tests/unit/release: publishes texts; keyword arguments change the options."""


def tables_of(texts: dict[str, str], urls: dict[str, str] | None = None) -> dict[str, pa.Table]:
    """Every table that the toy reader makes of the texts by notice_id."""
    rows: Rows = {name: [] for name in TABLES}
    rows["owners"].append(
        {"owner_id": "o-all", "name": "市场监管局", "kind": "bureau", "aliases": ["市局", "市场监管局"]}
    )
    for notice_id, text in texts.items():
        _read(notice_id, text, rows, (urls or {}).get(notice_id))
    series = {target["indicator_id"]: target["indicator"] for target in rows["targets"]}
    for indicator_id, name in series.items():
        rows["indicators"].append({"indicator_id": indicator_id, "name": name, "unit": "%", "n_targets": 1})
    return as_tables(rows)


def as_tables(rows: Rows) -> dict[str, pa.Table]:
    return {
        name: pa.Table.from_pylist([{c: row.get(c) for c in table.columns} for row in rows[name]], schema=table.arrow)
        for name, table in TABLES.items()
    }


def _read(notice_id: str, text: str, rows: Rows, url: str | None) -> None:
    mint = Minter(notice_id)
    plan_id, offset, plans, position, targets = "", 0, 0, 0, 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        start, end = offset, offset + len(words)
        offset += len(line)
        if words.startswith("# "):
            plan_id = mint("p", words)
            plan = {
                "plan_id": plan_id,
                "notice_id": notice_id,
                "title": words[2:],
                "char_start": start,
                "char_end": end,
            }
            plans += 1
            rows["plans"].append({**plan, "position": plans})
        elif found := re.match(r"(\d+)\. (.*)", words):
            position += 1
            measure_id = mint("m", words)
            measure = {"measure_id": measure_id, "notice_id": notice_id, "plan_id": plan_id, "position": position}
            span = {"char_start": start, "char_end": end}
            rows["measures"].append({**measure, "label": found[1], "title": found[2], "text": words, **span})
            owner = {"measure_id": measure_id, "owner_id": "o-all", "role": "responsible", "basis": "issuer"}
            rows["measure_owners"].append(owner)
            for number in re.finditer(r"(\w+?)(?:达到|不低于)(\d+)%", words):
                targets += 1
                target_id = mint("t", number[0])
                at = {
                    "number_start": start + number.start(2),
                    "number_end": start + number.end(),
                    "value": float(number[2]),
                }
                said = {"number_text": f"{number[2]}%", "unit": "%", "target_id": target_id, "notice_id": notice_id}
                rows["numbers"].append({**said, **at, "class": "target", "reason": "toy"})
                quote = {"quote": words, "quote_start": start, "quote_end": end}
                indicator = {"indicator": number[1], "indicator_id": "i-" + sha256(number[1].encode()).hexdigest()[:8]}
                fixed = {"change": "level", "deadline_basis": "none", "kind": "quantified", "certainty": "high"}
                where = {"plan_id": plan_id, "measure_id": measure_id, "comparator": "ge"}
                rows["targets"].append({**said, **at, **quote, **indicator, **fixed, **where})
    digest = sha256(text.encode()).hexdigest()
    counts = {"measures_count": position, "targets_count": targets, "owners_count": 1, "text_chars": len(text)}
    basis = {
        "status": "published",
        "date_basis": "text",
        "issued_date": date(2024, 3, 1),
        "topics": ["市场监管", "质量"],
    }
    source = {"source_file": f"{notice_id}.txt", "sha256": digest, "source_url": url, "media_type": "text/plain"}
    rows["notices"].append({"notice_id": notice_id, "title": "通知", **basis, **counts, **source})
