"""How well extracted tables agree with labelled notices.

The scores, with their definitions and reasons, are explained in ``docs/quality.md``. Everything is counted first
(``Counts``), notice by notice, and turned into shares once, so that scores of several notices add up.

Belongs here: counting and the shares. What agrees with what is ``agreement.py``; running the extraction is
``pipeline.py``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from ..schema import ROLES
from .agreement import Span, likeness, match, same, squeezed, strongest
from .labels import Label, LabelledMeasure, LabelledTarget

Row = Mapping[str, Any]
Counts = Counter[str]

MEASURE_OVERLAP: Final = 0.7
NUMBER_OVERLAP: Final = 0.3
INDICATOR_LIKENESS: Final = 0.6
FRACTION_UNIT: Final = "比例"
"""Values of this unit are fractions such as 0.3333, compared less strictly."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement: its kind, where in the canonical text (code points), and what was wanted or found."""

    kind: str
    at: int
    what: str


@dataclass(frozen=True, slots=True)
class NoticeScore:
    """What one notice counted, and where it disagreed with its label, in order of place."""

    notice_id: str
    counts: Counts
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of several notices; ``summary`` holds shares between 0 and 1 (see ``docs/quality.md``)."""

    notices: tuple[NoticeScore, ...]
    counts: Counts
    summary: Mapping[str, float]


def evaluate(labels: Iterable[Label], tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Evaluation:
    """Compare ``measures``, ``measure_owners`` and ``targets`` with ``labels``.

    ``texts`` maps notice_id → canonical text; quotes of notices that are not in it are not checked.
    """
    measures = _grouped(tables["measures"].to_pylist(), "notice_id")
    targets = _grouped(tables["targets"].to_pylist(), "notice_id")
    owners = _grouped(tables["measure_owners"].to_pylist(), "measure_id")
    scores = []
    for label in labels:
        key = label.notice_id
        scores.append(score_notice(label, measures[key], owners, targets[key], texts.get(key)))
    total: Counts = Counter()
    for score in scores:
        total.update(score.counts)
    with_targets = [
        shares(score.counts)["target_f1"]
        for score in scores
        if any(score.counts[name] for name in ("target_tp", "target_fp", "target_fn"))
    ]
    summary = {**shares(total), "target_f1_macro": _mean(with_targets)}
    return Evaluation(tuple(scores), total, summary)


def score_notice(
    label: Label,
    measures: Sequence[Row],
    owners: Mapping[str, Sequence[Row]],
    targets: Sequence[Row],
    text: str | None,
) -> NoticeScore:
    """Count agreement on one notice. ``owners`` maps measure_id → rows of ``measure_owners``."""
    tally = _Tally()
    pairs = _score_measures(label, measures, owners, tally)
    for wanted in label.measures:
        _score_owners(wanted, owners.get(pairs.get(wanted.id, ""), ()), tally)
    _score_targets(label, targets, pairs, tally)
    if text is not None:
        _score_quotes(targets, text, tally)
    return NoticeScore(label.notice_id, tally.counts, tuple(sorted(tally.mistakes, key=lambda mistake: mistake.at)))


class _Tally:
    """Counts and mistakes of one notice, as they are found."""

    def __init__(self) -> None:
        self.counts: Counts = Counter()
        self.mistakes: list[Mistake] = []

    def check(self, name: str, right: bool) -> None:
        """Count one answer to the question ``name``."""
        self.counts[f"{name}_asked"] += 1
        self.counts[f"{name}_right"] += right

    def mistake(self, kind: str, at: int, what: str) -> None:
        self.mistakes.append(Mistake(kind, at, what))


def _score_measures(
    label: Label, measures: Sequence[Row], owners: Mapping[str, Sequence[Row]], tally: _Tally
) -> dict[str, str]:
    """Match measures; returns label id → measure_id. Notices labelled without measures are not scored for them."""
    if not label.measures:
        return {}
    spans = [(row["char_start"], row["char_end"]) for row in measures]
    matched = match([(item.start, item.end) for item in label.measures], spans, MEASURE_OVERLAP)
    tally.counts["measure_tp"] += len(matched)
    for at, item in enumerate(label.measures):
        if at not in matched:
            tally.counts["measure_fn"] += 1
            tally.mistake("measure missed", item.start, item.title[:40])
    for at in set(range(len(measures))) - set(matched.values()):
        row = measures[at]
        tally.counts["measure_fp"] += 1
        tally.counts["owner_fp"] += len(_named_rows(owners.get(row["measure_id"], ())))
        tally.mistake("measure extra", row["char_start"], (row["title"] or row["text"] or "")[:40])
    return {label.measures[at].id: measures[found]["measure_id"] for at, found in matched.items()}


def _score_owners(wanted: LabelledMeasure, found: Sequence[Row], tally: _Tally) -> None:
    asked, named = strongest(wanted.owners), _named_rows(found)
    for name, role in asked.items():
        if name not in named:
            tally.counts["owner_fn"] += 1
            tally.mistake("owner missed", wanted.start, name)
            continue
        tally.counts["owner_tp"] += 1
        tally.check("role", named[name] == role)
        tally.check(f"role_{role}", named[name] == role)
        if named[name] != role:
            tally.mistake("role", wanted.start, f"{name}: want {role}, got {named[name]}")
    for name in named.keys() - asked.keys():
        tally.counts["owner_fp"] += 1
        tally.mistake("owner extra", wanted.start, name)


def _score_targets(label: Label, targets: Sequence[Row], pairs: Mapping[str, str], tally: _Tally) -> None:
    """Class T is asked for; predictions on classes D and I count neither way."""
    found = [row for row in targets if row["value"] is not None]
    asked = [item for item in label.targets if item.class_ == "T"]
    matched = match([(item.start, item.end) for item in asked], [_number_span(row) for row in found], NUMBER_OVERLAP)
    rest = [row for at, row in enumerate(found) if at not in set(matched.values())]
    others = [(item.start, item.end) for item in label.targets if item.class_ != "T"]
    ignored = set(match(others, [_number_span(row) for row in rest], NUMBER_OVERLAP).values())
    for at, row in enumerate(rest):
        if at not in ignored:
            tally.counts["target_fp"] += 1
            tally.mistake("target extra", row["number_start"], f"{row['number_text']} | {row['quote'][:50]}")
    for at, item in enumerate(asked):
        if at in matched:
            _score_target(item, found[matched[at]], bool(label.measures), pairs, tally)
        else:
            tally.counts["target_fn"] += 1
            tally.mistake("target missed", item.start, item.quote[:50])


def _score_target(
    wanted: LabelledTarget, found: Row, with_measures: bool, pairs: Mapping[str, str], tally: _Tally
) -> None:
    tally.counts["target_tp"] += 1
    exact = _exact(wanted, found)
    tally.counts["target_exact"] += exact
    if not exact:
        said = f"{found['comparator']} {found['value']:g} {found['unit']}"
        tally.mistake(
            "target inexact", wanted.start, f"want {wanted.comparator} {wanted.value} {wanted.unit}, got {said}"
        )
    tally.check("change", found["change"] == wanted.change)
    due = None if found["deadline"] is None else str(found["deadline"])[:10]
    tally.check("deadline_all", due == wanted.deadline)
    if wanted.deadline_basis == "explicit" and wanted.deadline:
        tally.check("deadline", due == wanted.deadline)
        if due != wanted.deadline:
            tally.mistake("deadline", wanted.start, f"{wanted.number}: want {wanted.deadline}, got {due}")
    alike = likeness(found["indicator"], wanted.indicator) >= INDICATOR_LIKENESS
    tally.check("indicator", alike)
    if not alike:
        tally.mistake("indicator", wanted.start, f"want {wanted.indicator}, got {found['indicator']}")
    if wanted.measure is None or wanted.measure in pairs:
        home = None if wanted.measure is None else pairs[wanted.measure]
        tally.check("link", found["measure_id"] == home or not with_measures)


def _score_quotes(targets: Sequence[Row], text: str, tally: _Tally) -> None:
    for row in targets:
        for quote, start, end in (
            ("quote", "quote_start", "quote_end"),
            ("number_text", "number_start", "number_end"),
        ):
            if row[quote] and row[start] is not None:
                tally.check("quote", text[row[start] : row[end]] == row[quote])


def _exact(wanted: LabelledTarget, found: Row) -> bool:
    tolerance = 1e-3 if wanted.unit == FRACTION_UNIT else 1e-6
    return (
        same(found["value"], wanted.value, tolerance)
        and (wanted.value_high is None or same(found["value_high"], wanted.value_high, tolerance))
        and squeezed(found["unit"]) == squeezed(wanted.unit)
        and found["comparator"] == wanted.comparator
    )


def shares(counts: Counts) -> dict[str, float]:
    """Precision, recall and F1 of measures, owners and targets, and the share of right answers to each question."""
    found: dict[str, float] = {}
    for name in ("measure", "owner", "target"):
        right = counts[f"{name}_tp"]
        precision = _share(right, right + counts[f"{name}_fp"])
        recall = _share(right, right + counts[f"{name}_fn"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        found |= {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": f1}
    both = 2 * counts["target_tp"] + counts["target_fp"] + counts["target_fn"]
    found["exact_f1"] = _share(2 * counts["target_exact"], both)
    for name in ("role", "change", "indicator", "deadline", "deadline_all", "link", "quote"):
        found[f"{name}_acc"] = _share(counts[f"{name}_right"], counts[f"{name}_asked"])
    asked = [f"role_{role}" for role in ROLES if counts[f"role_{role}_asked"]]
    found["role_macro"] = _mean([counts[f"{name}_right"] / counts[f"{name}_asked"] for name in asked])
    return found


def _named_rows(rows: Iterable[Row]) -> dict[str, str]:
    return strongest((row["owner_text"] or "", row["role"]) for row in rows if row["basis"] != "issuer")


def _number_span(row: Row) -> Span:
    return row["number_start"], row["number_end"]


def _share(right: int, asked: int) -> float:
    return right / asked if asked else 1.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _grouped(rows: Iterable[dict[str, Any]], column: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups
