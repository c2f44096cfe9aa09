"""What a release says about its own quality: what was checked, and how well labelled notices were read.

The two parts of ``quality.json`` that tables alone do not show (``PublishOptions.quality``); None where nothing was
measured, since the absence of a score is no score.

Belongs here: summing up. The scores are ``evaluate.py``; the expectations run outside the library.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from ..errors import RegisterError
from .evaluate import Counts, evaluate, shares
from .labels import read_labels

NOTE: Final = {
    "zh": "解析规则正是对照这些标注通知编写的,因此得分说明的是规则是否仍然成立,而不是对未见通知的准确程度。",
    "en": "The rules were written with these labelled notices at hand, so the scores say whether they still hold, "
    "not how well unseen notices are read.",
}
DIGITS: Final = 4


def measured(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], labels: Path | None = None, checks: Path | None = None
) -> dict[str, Any]:
    """``expectations`` and ``labels`` for quality.json.

    ``labels`` is a folder of label files, ``checks`` one of outcomes (``<suite>.json``); one that is None or does not
    exist gives None. Raises RegisterError naming a file that is malformed.
    """
    return {
        "expectations": expectations(checks) if checks and checks.is_dir() else None,
        "labels": labelled(tables, texts, labels) if labels and labels.is_dir() else None,
    }


def labelled(tables: Mapping[str, pa.Table], texts: Mapping[str, str], folder: Path) -> dict[str, Any] | None:
    """Scores on those labelled notices that the tables know (also quarantined ones); None where they know none."""
    known = set(tables["notices"]["notice_id"].to_pylist())
    labels = [label for label in read_labels(folder) if label.notice_id in known]
    if not labels:
        return None
    found = evaluate(labels, tables, texts)
    return {
        "notices": len(labels),
        "note": NOTE,
        "measures": sum(len(label.measures) for label in labels),
        "targets": sum(item.class_ == "T" for label in labels for item in label.targets),
        "scores": _rounded(found.summary),
        "by_notice": {score.notice_id: _by_notice(score.counts) for score in found.notices},
    }


def expectations(folder: Path) -> dict[str, Any]:
    """Every expectation with the number of values it was evaluated on, and their sums, from the outcomes kept."""
    suites = {path.stem: _suite(path) for path in sorted(folder.glob("*.json"))}
    names = ("expectations", "passed", "values")
    return {**{name: sum(suite[name] for suite in suites.values()) for name in names}, "suites": suites}


def _suite(path: Path) -> dict[str, Any]:
    try:
        outcomes = json.loads(path.read_text(encoding="utf-8"))
        rules = [
            {"rule": str(outcome["rule"]), "evaluated": int(outcome["evaluated"]), "success": bool(outcome["success"])}
            for outcome in outcomes
        ]
        return {
            "expectations": len(rules),
            "passed": sum(rule["success"] for rule in rules),
            "values": sum(rule["evaluated"] for rule in rules),
            "rules": rules,
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RegisterError(f"{path}: holds no outcomes of expectations ({error}); run the checks again") from error


def _by_notice(counts: Counts) -> dict[str, float]:
    names = ("measure_f1", "owner_f1", "role_acc", "target_f1", "exact_f1", "indicator_acc", "deadline_acc", "link_acc")
    found = shares(counts)
    return _rounded({name: found[name] for name in names})


def _rounded(scores: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, DIGITS) for name, value in scores.items()}
