"""The page's own words: labels (zh, en) of closed lists, and how values, owners and dates are written out.

Labels of tables and columns are not here, they come from ``schema.py``.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

Words = Mapping[str, tuple[str, str]]

COMPARATORS: Final[Words] = MappingProxyType(
    {
        "ge": ("不低于", "at least"),
        "le": ("不超过", "at most"),
        "gt": ("高于", "more than"),
        "lt": ("低于", "less than"),
        "eq": ("等于", "exactly"),
        "approx": ("约", "about"),
        "range": ("区间", "range"),
    }
)
SYMBOLS: Final[Mapping[str, str]] = MappingProxyType(
    {"ge": "≥", "le": "≤", "gt": ">", "lt": "<", "eq": "=", "approx": "≈", "range": ""}
)
ARROWS: Final[Mapping[str, str]] = MappingProxyType({"level": "", "increase": "↑", "decrease": "↓"})
CHANGES: Final[Words] = MappingProxyType(
    {"level": ("水平", "level"), "increase": ("增加", "increase"), "decrease": ("减少", "decrease")}
)
ROLES: Final[Words] = MappingProxyType(
    {"lead": ("牵头", "leads"), "responsible": ("负责", "responsible"), "support": ("配合", "supports")}
)
OWNER_BASES: Final[Words] = MappingProxyType(
    {
        "inline": ("本条写明", "named in the item"),
        "block": ("数条共用", "named for several items"),
        "notice": ("方案通则", "named for the whole plan"),
        "issuer": ("未写明,由发布机构负责", "nobody named: the issuer answers"),
    }
)
DEADLINE_BASES: Final[Words] = MappingProxyType(
    {
        "explicit": ("同句写明", "stated"),
        "inherited": ("由计划期继承", "from the plan's period"),
        "none": ("无", "none"),
    }
)
DATE_BASES: Final[Words] = MappingProxyType(
    {
        "cell": ("元数据栏", "metadata cell"),
        "text": ("正文", "text"),
        "repaired": ("由残损写法复原", "repaired from a damaged writing"),
        "none": ("无", "none"),
    }
)
KINDS: Final[Words] = MappingProxyType({"quantified": ("量化", "quantified"), "implicit": ("隐含", "implicit")})
CERTAINTIES: Final[Words] = MappingProxyType({"high": ("高", "high"), "low": ("低,建议复核", "low: please review")})
STATUSES: Final[Words] = MappingProxyType(
    {"published": ("已发布", "published"), "quarantined": ("已隔离", "quarantined")}
)
SEVERITIES: Final[Words] = MappingProxyType({"error": ("错误", "error"), "warning": ("提示", "warning")})
NUMBER_CLASSES: Final[Words] = MappingProxyType(
    {
        "target": ("目标", "target"),
        "parameter": ("参数", "parameter"),
        "achievement": ("既有成绩", "achievement"),
        "scope": ("存量", "scope"),
        "date": ("日期", "date"),
        "ordinal": ("序数", "ordinal"),
        "label": ("序号", "label"),
        "reference": ("文号引用", "reference"),
        "name": ("名称", "name"),
        "specification": ("规格", "specification"),
        "frequency": ("频次", "frequency"),
        "list_count": ("列举计数", "list count"),
        "other": ("其他", "other"),
    }
)
TOMBSTONE_REASONS: Final[Words] = MappingProxyType(
    {
        "notice_removed": ("通知已撤下", "its notice was removed"),
        "notice_quarantined": ("通知已隔离", "its notice is quarantined"),
        "text_gone": ("原文已无此处", "its words are gone from the notice"),
        "reread": ("重新解读后不再成行", "the notice is read differently now"),
    }
)
OWNER_KINDS: Final[Words] = MappingProxyType(
    {
        "department": ("处室", "department"),
        "institute": ("事业单位", "institute"),
        "bureau": ("局", "bureau"),
        "government": ("政府", "government"),
        "team": ("专班", "team"),
        "company": ("企业", "company"),
        "association": ("社会组织", "association"),
        "generic": ("泛指", "generic"),
        "other": ("其他", "other"),
    }
)
ENUMS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "comparator": COMPARATORS,
        "change": CHANGES,
        "role": ROLES,
        "basis": OWNER_BASES,
        "deadline_basis": DEADLINE_BASES,
        "date_basis": DATE_BASES,
        "kind": MappingProxyType({**OWNER_KINDS, **KINDS}),
        "certainty": CERTAINTIES,
        "status": STATUSES,
        "severity": SEVERITIES,
        "class": NUMBER_CLASSES,
        "reason": TOMBSTONE_REASONS,
    }
)
"""Labels of every closed list, by the column that holds it."""


def number(value: float) -> str:
    """``value`` with thousands separators and at most six decimals, as the page's script writes it too."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def target_value(row: Mapping[str, Any]) -> str:
    """What a target commits to, in short: ``≥ 98.5 %``, ``↓ ≥ 20 %``, ``5–10 个``; the words where it has no number."""
    if row["value"] is None:
        return row["number_text"] or "—"
    parts = [ARROWS[row["change"]], SYMBOLS.get(row["comparator"] or "", ""), number(row["value"])]
    if row["value_high"] is not None:
        parts[-1] += f"–{number(row['value_high'])}"
    return " ".join(part for part in (*parts, row["unit"]) if part)


def day(value: date | None) -> str:
    """ISO 8601 date, or an empty text."""
    return "" if value is None else value.isoformat()


def size(count: int) -> str:
    """``count`` bytes with a decimal (SI) prefix."""
    if count < 1000:
        return f"{count} B"
    power = next(power for power in (1, 2, 3, 4) if power == 4 or count < 999.5 * 1000**power)
    scaled = count / 1000**power
    return f"{scaled:.{0 if scaled >= 99.95 else 1}f} {' kMGT'[power]}B"


def shorten(text: str, limit: int) -> str:
    """``text`` on one line, cut visibly after ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
