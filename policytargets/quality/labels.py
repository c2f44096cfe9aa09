"""Label files: what a careful reader found in a notice, as ``docs/quality.md`` describes them.

Belongs here: the records and their reading. Comparing them with extracted tables is ``evaluate.py`` beside it.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import RegisterError

COMPARATORS: Final = {"=": "eq", ">=": "ge", "<=": "le", ">": "gt", "<": "lt", "~": "approx", "range": "range"}
"""How a label writes a comparator → how the tables do; implicit targets have none."""
CLASSES: Final = ("T", "D", "I")
"""Target, debatable, implicit."""


@dataclass(frozen=True, slots=True)
class LabelledMeasure:
    """A measure: its span, what it is called, and the owners as ``(name as written, role)``."""

    id: str
    title: str
    start: int
    end: int
    owners: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LabelledTarget:
    """A number (with its unit) and what it commits to. ``measure`` is the id of its measure, None for plan-level goals.

    ``class_`` is one of ``CLASSES``; ``deadline`` is an ISO date or None.
    """

    class_: str
    quote: str
    number: str
    start: int
    end: int
    value: float | None
    value_high: float | None
    unit: str
    comparator: str | None
    change: str
    indicator: str
    deadline: str | None
    deadline_basis: str
    measure: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """All that is labelled in one notice. Spans count Unicode code points of its canonical text."""

    notice_id: str
    measures: tuple[LabelledMeasure, ...]
    targets: tuple[LabelledTarget, ...]


def read_labels(folder: Path) -> list[Label]:
    """The labels of ``folder`` (``<notice_id>.json``), sorted by notice.

    Raises RegisterError naming the file that is no label file, or the folder that holds none.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise RegisterError(f"{folder}: holds no label file; labels are files named <notice_id>.json (docs/quality.md)")
    return [read_label(path) for path in paths]


def read_label(path: Path) -> Label:
    """The label in one file; raises RegisterError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Label(
            path.stem,
            tuple(_measure(item) for item in found["measures"]),
            tuple(_target(item) for item in found["targets"]),
        )
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RegisterError(f"{path}: cannot be read as JSON: {error}") from error
    except (KeyError, TypeError, ValueError) as error:
        wrong = f"lacks or misuses {error}" if isinstance(error, KeyError) else str(error)
        raise RegisterError(f"{path}: is not a label file: {wrong}; the format stands in docs/quality.md") from error


def _measure(item: dict[str, Any]) -> LabelledMeasure:
    owners = tuple((owner["name"], owner["role"]) for owner in item["owners"])
    title = item.get("title") or item.get("no") or ""
    return LabelledMeasure(item["id"], title, int(item["start"]), int(item["end"]), owners)


def _target(item: dict[str, Any]) -> LabelledTarget:
    if item["cls"] not in CLASSES:
        raise ValueError(f"class {item['cls']!r} is none of {', '.join(CLASSES)}")
    return LabelledTarget(
        class_=item["cls"],
        quote=item["quote"],
        number=item["num"],
        start=int(item["start"]),
        end=int(item["end"]),
        value=item["value"],
        value_high=item.get("value_high"),
        unit=item["unit"] or "",
        comparator=COMPARATORS[item["cmp"]] if item["cmp"] else None,
        change=item["change"],
        indicator=item["indicator"],
        deadline=item["deadline"],
        deadline_basis=item["deadline_basis"],
        measure=item["measure"],
    )
