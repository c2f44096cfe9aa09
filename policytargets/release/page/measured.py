"""What the pipeline measured (``context.quality``), as tables of the quality page.

Belongs here: expectations and scores on labelled notices, as ``policytargets.quality.report`` sums them up.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from .templating import both, source
from .words import number

Pair = tuple[str, str]
Table = tuple[Pair, Sequence[Markup], Sequence[Sequence[Any]]]
"""Title in (zh, en), heads, and rows."""

SCORES: Final[Mapping[str, Pair]] = {
    "measure_f1": ("举措(F1)", "measures (F1)"),
    "owner_f1": ("责任单位(F1)", "owners (F1)"),
    "role_acc": ("角色", "roles"),
    "target_p": ("目标(精确率)", "targets (precision)"),
    "target_r": ("目标(召回率)", "targets (recall)"),
    "target_f1": ("目标(F1)", "targets (F1)"),
    "exact_f1": ("数值、单位、比较符全对", "value, unit and comparator right"),
    "indicator_acc": ("指标", "indicators"),
    "deadline_acc": ("写明的期限", "stated deadlines"),
    "link_acc": ("所属举措", "measure of a target"),
    "quote_acc": ("引文与原文一致", "quotes equal to the text"),
}


def measured_tables(quality: Mapping[str, Any]) -> Iterator[Table]:
    """The tables of what was measured; none for what was not, or is told in another shape."""
    if "suites" in (quality.get("expectations") or {}):
        yield _expectations(quality["expectations"])
    if "scores" in (quality.get("labels") or {}):
        yield _labels(quality["labels"])


def _expectations(found: Mapping[str, Any]) -> Table:
    heads = (both("检查", "Checks"), both("规则", "Rules"), both("成立", "Hold"), both("检查的值", "Values looked at"))
    rows = [
        (source(name), number(suite["expectations"]), number(suite["passed"]), number(suite["values"]))
        for name, suite in found["suites"].items()
    ]
    rows.append((both("合计", "All"), number(found["expectations"]), number(found["passed"]), number(found["values"])))
    return ("发布前的检查", "Checks before publication"), heads, rows


def _labels(found: Mapping[str, Any]) -> Table:
    n = found["notices"]
    title = (
        f"与 {n} 份人工标注通知的一致程度(规则是对照它们编写的)",
        f"Agreement with {n} labelled notices (which the rules were written with)",
    )
    heads = (both("内容", "What"), both("得分", "Score"))
    return title, heads, [(both(*words), f"{found['scores'][name]:.3f}") for name, words in SCORES.items()]
