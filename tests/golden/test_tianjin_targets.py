"""The numeric targets of the two Tianjin notices, as a careful reader labelled them."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from policytargets.extract.model import Extraction, Target
from policytargets.extract.notice import extract
from policytargets.read import read_bytes

HERE = Path(__file__).resolve().parent
RAW = HERE.parents[1] / "raw" / "notices"
COMPARATORS = {"eq": "=", "ge": ">=", "le": "<=", "gt": ">", "lt": "<", "approx": "~", "range": "range"}
ALIKE = 0.6
INDICATORS_ALIKE = 0.95


def labels(notice: str) -> list[dict[str, Any]]:
    """What is asked for: the labelled targets that no reader doubts."""
    found = json.loads((HERE / "labels" / f"{notice}.json").read_text(encoding="utf-8"))
    return [target for target in found["targets"] if target["cls"] == "T"]


def read(notice: str) -> Extraction:
    path = RAW / f"{notice}.txt"
    return extract(read_bytes(path.name, path.read_bytes()))


NOTICES = ("tianjin-scjg-2018-coordination", "tianjin-scjg-2024-five-projects")
FOUND = {notice: read(notice) for notice in NOTICES}
ASKED = [(notice, label) for notice in NOTICES for label in labels(notice)]


def target_of(notice: str, label: dict[str, Any]) -> Target:
    return next(
        target
        for target in FOUND[notice].targets
        if target.number_start is not None
        and target.number_end is not None
        and target.number_start < label["end"]
        and target.number_end > label["start"]
    )


def alike(one: str, other: str) -> float:
    """Overlap of the pairs of characters, as the labels' scorer measures it."""
    pairs = []
    for words in (one, other):
        plain = re.sub(r"[\s,，、。“”\"'()（）]", "", words)
        pairs.append({plain[i : i + 2] for i in range(len(plain) - 1)})
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))


def test_twenty_four_targets_are_asked_for():
    assert len(ASKED) == 24


@pytest.mark.parametrize(("notice", "label"), ASKED, ids=[f"{label['start']}-{label['num']}" for _, label in ASKED])
def test_a_target_says_what_the_notice_commits_to(notice, label):
    target = target_of(notice, label)

    assert target.value == Decimal(str(label["value"]))
    assert target.unit == label["unit"]
    assert COMPARATORS[target.comparator or ""] == label["cmp"]
    assert target.change == label["change"]
    assert str(target.deadline) == label["deadline"]
    assert target.kind == "quantified"


def test_nothing_else_is_taken_for_a_target():
    for notice in NOTICES:
        asked = {id(target_of(notice, label)) for label in labels(notice)}
        extra = [t.indicator for t in FOUND[notice].targets if t.kind == "quantified" and id(t) not in asked]

        assert extra == []


def test_indicators_are_in_the_documents_words():
    right = [alike(target_of(notice, label).indicator, label["indicator"]) >= ALIKE for notice, label in ASKED]

    assert sum(right) / len(right) >= INDICATORS_ALIKE


def test_the_years_that_were_compared_are_kept():
    target = target_of(NOTICES[1], labels(NOTICES[1])[0])

    assert (target.baseline_text, target.baseline_value) == ("2023年", None)
