"""Releases in the making for the page's tests: the labels of the two shipped notices, hostile words, and many rows.

Column names come from ``schema.py``: a column that is not set is null.
"""

import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from policytargets import schema
from policytargets.release.context import Provenance, ReleaseContext
from policytargets.release.dataset import read_dataset
from policytargets.release.delta import first_delta
from policytargets.release.version import Version

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests" / "golden" / "labels"
RAW = ROOT / "raw" / "notices"
COMPARATORS = {"=": "eq", ">=": "ge", "<=": "le", ">": "gt", "<": "lt", "~": "approx", "range": "range"}
SAME = {"重点食品和农产品质量安全监测抽检合格率": "食品安全评价性抽检合格率"}
"""Indicators of the two notices that are one series."""
Rows = dict[str, list[dict[str, Any]]]

HOSTILE = {
    "script": "<script>window.hurt=1</script>",
    "end": "</script><script>window.hurt=2</script>",
    "image": "<img src=x onerror=window.hurt=3>",
    "quote": "\"' onmouseover=window.hurt=4 x='",
    "line": "甲\u2028乙\u2029丙",
    "right": "\u202e倒写\u2067不收口",
    "control": "铃\x07与\x1b转义",
    "link": "javascript:window.hurt=5",
    "style": "</style><style>body{display:none}</style>",
    "comment": "<!-- <script> -->",
    "template": "{{ 7*7 }}{% raw %}",
}


def short(kind: str, *parts: str) -> str:
    """An id of the form the project mints."""
    return f"{kind}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:12]}"


def labelled() -> tuple[Rows, dict[str, str]]:
    """Rows as a perfect reader of the two shipped notices would make them, and the notices' texts."""
    rows: Rows = {name: [] for name in schema.RELEASE_TABLES}
    texts = {}
    for path in sorted(LABELS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (RAW / f"{path.stem}.txt").read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        texts[path.stem] = text
        _notice(rows, path.stem, gold, text)
    _indicators(rows)
    return rows, texts


def _notice(rows: Rows, notice: str, gold: Mapping[str, Any], text: str) -> None:
    end = date.fromisoformat(gold["period"]["end"])
    title = next(line.strip() for line in text.splitlines() if "方案" in line or "通知" in line or "任务" in line)
    plan = short("p", notice)
    rows["plans"].append(
        {"plan_id": plan, "notice_id": notice, "title": title, "position": 1}
        | {"char_start": 0, "char_end": len(text), "period_end": end}
    )
    ids = {}
    for position, item in enumerate(gold["measures"], start=1):
        ids[item["id"]] = measure = short("m", notice, item["id"])
        rows["measures"].append(
            {"measure_id": measure, "notice_id": notice, "plan_id": plan, "position": position, "label": item["no"]}
            | {"title": item["title"], "text": text[item["start"] : item["end"]]}
            | {"char_start": item["start"], "char_end": item["end"]}
        )
        for owner in {one["name"]: one for one in item["owners"]}.values():
            _owner(rows, owner["name"], notice)
            rows["measure_owners"].append(
                {"measure_id": measure, "owner_id": short("o", owner["name"]), "owner_text": owner["name"]}
                | {"role": owner["role"], "basis": item["owner_basis"]}
            )
    for place, item in enumerate(gold["targets"]):
        target = short("t", notice, str(place))
        found = text.rfind(item["quote"][:4], 0, item["start"] + 1)
        at = found if 0 <= item["start"] - found <= len(item["quote"]) else item["start"]
        stop = min(max(item["end"], at + len(item["quote"])), len(text))
        implicit = item["value"] is None
        rows["targets"].append(
            {"target_id": target, "notice_id": notice, "plan_id": plan, "measure_id": ids.get(item["measure"])}
            | {
                "indicator": item["indicator"],
                "indicator_id": short("i", SAME.get(item["indicator"], item["indicator"]), item["unit"] or ""),
            }
            | {"comparator": COMPARATORS.get(item["cmp"]), "value": item["value"], "value_high": item["value_high"]}
            | {"unit": item["unit"] or "", "change": item["change"] or "level"}
            | {"deadline": item["deadline"] and date.fromisoformat(item["deadline"])}
            | {"deadline_text": item["deadline_text"], "deadline_basis": item["deadline_basis"] or "none"}
            | {"baseline_text": item["baseline"], "kind": "implicit" if implicit else "quantified"}
            | {"quote": text[at:stop], "quote_start": at, "quote_end": stop}
            | {"number_text": item["num"], "number_start": item["start"], "number_end": item["end"]}
            | {"certainty": "low" if item["cls"] == "D" else "high"}
        )
        if not implicit:
            rows["numbers"].append(
                {"notice_id": notice, "number_start": item["start"], "number_end": item["end"], "unit": item["unit"]}
                | {"number_text": item["num"], "value": item["value"], "class": "target", "reason": "label"}
                | {"target_id": target}
            )
    rows["notices"].append(
        {"notice_id": notice, "status": "published", "title": title, "issuer": "天津市市场监督管理委员会"}
        | {"date_basis": "text", "issued_date": date(int(notice.split("-")[2]), 4, 27), "period_end": end}
        | {"source_file": f"{notice}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest()}
        | {"text_chars": len(text), "measures_count": len(gold["measures"]), "targets_count": len(gold["targets"])}
        | {"owners_count": len({one["name"] for item in gold["measures"] for one in item["owners"]})}
    )


def _owner(rows: Rows, name: str, notice: str) -> None:
    key = short("o", name)
    for row in rows["owners"]:
        if row["owner_id"] == key:
            row["last_notice"] = notice
            return
    rows["owners"].append(
        {"owner_id": key, "name": name, "kind": "department", "aliases": [name]}
        | {"first_notice": notice, "last_notice": notice}
    )


def _indicators(rows: Rows) -> None:
    found: dict[str, dict[str, Any]] = {}
    for row in rows["targets"]:
        one = found.setdefault(
            row["indicator_id"],
            {"indicator_id": row["indicator_id"], "name": row["indicator"], "unit": row["unit"], "n_targets": 0}
            | {"first_notice": row["notice_id"]},
        )
        one["n_targets"] += 1
        one["last_notice"] = row["notice_id"]
    rows["indicators"] = sorted(found.values(), key=lambda row: row["indicator_id"])


def with_tombstones(rows: Rows) -> Rows:
    """``rows`` after an earlier release: a target, an owner and a notice that went."""
    last = {"last_version": "v2025.02.1"}
    notice = rows["notices"][0]["notice_id"]
    kept = rows["targets"][0]["target_id"]
    gone = [
        {"id": "t-gone00000001", "table": "targets", "notice_id": notice, "reason": "reread", "replaced_by": kept},
        {"id": "o-gone00000002", "table": "owners", "reason": "text_gone"},
        {"id": "old-notice", "table": "notices", "notice_id": "old-notice", "reason": "notice_removed"},
        {"id": "t-gone00000003", "table": "targets", "notice_id": "old-notice", "reason": "notice_removed"},
    ]
    return {**rows, "tombstones": [{**row, **last} for row in gone]}


def with_hostile(rows: Rows, texts: dict[str, str]) -> tuple[Rows, dict[str, str]]:
    """``rows`` and one more notice in which every word is an attack."""
    notice = "hostile"
    lines = [f"{place}. {words}达到9{place}%以上。" for place, words in enumerate(HOSTILE.values())]
    text = "\n".join(lines)
    words = " ".join(HOSTILE.values())
    made = {name: list(found) for name, found in rows.items()}
    owner = short("o", "hostile")
    base = {"notice_id": notice, "plan_id": "p-hostile"}
    span = {"char_start": 0, "char_end": len(text)}
    made["notices"].append(
        {"notice_id": notice, "status": "published", "title": words, "issuer": words, "document_number": words}
        | {"topics": [words], "source_url": HOSTILE["link"], "source_file": words, "date_basis": "none"}
        | {"sha256": "0" * 64, "validity": words, "measures_count": len(lines), "targets_count": len(lines)}
        | {"owners_count": 1, "text_chars": len(text)}
    )
    made["plans"].append({**base, "title": words, "position": 1, **span})
    made["owners"].append({"owner_id": owner, "name": words, "kind": "other", "aliases": [words]})
    made["issues"].append({"notice_id": notice, "severity": "warning", "rule": words, "message": words})
    at = 0
    for place, line in enumerate(lines):
        measure, target = short("m", notice, str(place)), short("t", notice, str(place))
        start, stop = at, at + len(line)
        number = line.index("达到") + 2 + at
        made["measures"].append(
            {**base, "measure_id": measure, "position": place + 1, "label": line[:9], "section": words, "title": line}
            | {"text": line, "char_start": start, "char_end": stop}
        )
        made["measure_owners"].append(
            {"measure_id": measure, "owner_id": owner, "owner_text": words, "role": "lead", "basis": "inline"}
        )
        made["targets"].append(
            {**base, "target_id": target, "measure_id": measure, "indicator": line, "indicator_id": "i-hostile"}
            | {"comparator": "ge", "value": 90.0, "unit": words, "change": "level", "deadline_basis": "none"}
            | {"kind": "quantified", "quote": line, "quote_start": start, "quote_end": stop, "certainty": "low"}
            | {"number_text": text[number : number + 3], "number_start": number, "number_end": number + 3}
        )
        made["numbers"].append(
            {"notice_id": notice, "number_start": start, "number_end": start + 1, "number_text": line[0], "unit": ""}
            | {"class": "label", "reason": words}
        )
        at = stop + 1
    made["indicators"].append({"indicator_id": "i-hostile", "name": words, "unit": words, "n_targets": len(lines)})
    return made, {**texts, notice: text}


def synthetic(notices: int, targets_each: int, seed: int = 7) -> tuple[Rows, dict[str, str]]:
    """Rows of ``notices`` made-up notices with ``targets_each`` targets, one a measure."""
    chance = random.Random(seed)
    rows: Rows = {name: [] for name in schema.RELEASE_TABLES}
    texts = {}
    nouns = [
        "食品抽检",
        "药品抽检",
        "养老床位",
        "企业培育",
        "道路改造",
        "医保参保",
        "专利授权",
        "电梯检验",
        "学校新建",
        "造林绿化",
    ]
    kinds = ["合格率", "完成率", "数量", "增长率", "覆盖率", "批次", "满意度", "投资额"]
    places = [f"{a}{b}区" for a in "东西南北中江河湖海山" for b in "安平宁康兴盛和泰福瑞"]
    units = ["%", "个", "家", "批次", "亿元", "人", "件", "公里", "亩", "项"]
    names = [
        f"{place}{body}"
        for place in places[:40]
        for body in ("发展改革委", "市场监管局", "民政局", "教育局", "卫生健康委")
    ]
    for name in names:
        rows["owners"].append({"owner_id": short("o", name), "name": name, "kind": "bureau", "aliases": [name]})
    for place in range(notices):
        key = f"n-{place:06d}"
        year = 2015 + place % 11
        title = f"{chance.choice(places)}人民政府关于印发{year}年重点工作任务分工方案的通知({place}号)"
        plan = f"p-{place:06d}"
        lines = [title, ""]
        at = len(title) + 2
        for item in range(targets_each):
            kind = chance.randrange(len(kinds))
            project = f"第{place * targets_each + item}号" if chance.random() < 0.6 else ""
            indicator = f"{chance.choice(places)}{chance.choice(nouns)}{project}{kinds[kind]}"
            value, unit = round(chance.uniform(1, 5000), 1), units[kind]
            shown = f"{value:g}{unit}"
            body = (
                f"{item + 1}.推进{indicator}工作。加强统筹协调,压实工作责任,到{year}年底,{indicator}达到{shown}以上。"
            )
            quote = at + body.index("到")
            number = at + body.index(f"达到{shown}") + 2
            measure, target = f"m-{place:06d}-{item}", f"t-{place:06d}-{item}"
            span = {"char_start": at, "char_end": at + len(body)}
            base = {"notice_id": key, "plan_id": plan, "measure_id": measure}
            rows["measures"].append(
                {
                    **base,
                    "position": item + 1,
                    "label": f"{item + 1}.",
                    "title": f"推进{indicator}工作",
                    "text": body,
                    **span,
                }
            )
            for rank, name in enumerate(chance.sample(names, 2)):
                rows["measure_owners"].append(
                    {"measure_id": measure, "owner_id": short("o", name), "owner_text": name, "basis": "inline"}
                    | {"role": ("lead", "support")[rank]}
                )
            rows["targets"].append(
                {**base, "target_id": target, "indicator": indicator, "indicator_id": short("i", indicator, unit)}
                | {"comparator": "ge", "value": value, "unit": unit, "change": "level", "kind": "quantified"}
                | {"deadline": date(year, 12, 31), "deadline_text": f"{year}年底", "deadline_basis": "explicit"}
                | {"quote": body[quote - at : -1], "quote_start": quote, "quote_end": at + len(body) - 1}
                | {"number_text": shown, "number_start": number, "number_end": number + len(shown), "certainty": "high"}
            )
            rows["numbers"].append(
                {"notice_id": key, "number_start": number, "number_end": number + len(shown), "number_text": shown}
                | {"value": value, "unit": unit, "class": "target", "reason": "made up", "target_id": target}
            )
            lines.append(body)
            at += len(body) + 1
        texts[key] = "\n".join(lines)
        rows["plans"].append(
            {"plan_id": plan, "notice_id": key, "title": title, "position": 1, "char_start": 0, "char_end": at - 1}
        )
        rows["notices"].append(
            {"notice_id": key, "status": "published", "title": title, "issuer": title.split("关于")[0]}
            | {"date_basis": "text", "issued_date": date(year, 3, 1), "source_file": f"{key}.txt", "sha256": "0" * 64}
            | {"text_chars": at - 1, "measures_count": targets_each, "targets_count": targets_each, "owners_count": 2}
        )
    _indicators(rows)
    return rows, texts


def tables(rows: Rows) -> dict[str, pa.Table]:
    """``rows`` as Arrow tables of the declared schema."""
    made = {}
    for name, table in schema.RELEASE_TABLES.items():
        known = set(table.columns)
        for row in rows[name]:
            assert set(row) <= known, set(row) - known
        made[name] = pa.Table.from_pylist(rows[name], schema=table.arrow)
    return made


def context(
    staging: Path, rows: Rows, texts: dict[str, str], *, written: bool = True, **changes: Any
) -> ReleaseContext:
    """A release in the making below ``staging``, with its data files ``written`` as the page finds it."""
    made = tables(rows)
    if written:
        _write(staging, made, texts)
    built = ReleaseContext(
        version=Version(2025, 3, 1),
        issued=datetime(2025, 3, 14, tzinfo=UTC),
        dataset=read_dataset(ROOT / "dataset.yaml"),
        tables=made,
        texts=texts,
        staging=staging,
        previous=None,
        delta=first_delta(),
        provenance=Provenance(None, False, None, {}, "1"),
        quality={"scores": {"target_f1": 0.9876, "measures_f1": 1.0}},
    )
    return replace(built, **changes)


def _write(staging: Path, made: Mapping[str, pa.Table], texts: Mapping[str, str]) -> None:
    (staging / "data").mkdir(parents=True, exist_ok=True)
    (staging / "text").mkdir(exist_ok=True)
    for name, table in made.items():
        pq.write_table(table, staging / "data" / f"{name}.parquet")
        (staging / "data" / f"{name}.csv").write_text(",".join(table.column_names) + "\n", encoding="utf-8")
    for key, text in texts.items():
        (staging / "text" / f"{key}.txt").write_bytes(text.encode("utf-8"))
