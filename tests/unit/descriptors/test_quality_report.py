"""What quality.json says: figures where something was measured, null where nothing was."""

import json
from pathlib import Path

import pytest

from policytargets.errors import RegisterError
from policytargets.quality.report import expectations, labelled, measured

OUTCOME = {"rule": "ids are unique", "success": True, "evaluated": 6, "columns": ["plan_id"], "failing": []}
LABELS = Path(__file__).parents[2] / "golden" / "labels"


def test_scores_say_on_how_many_notices_and_that_the_rules_know_them(context):
    found = labelled(context.tables, context.texts, LABELS)
    assert (found["notices"], found["measures"], found["targets"]) == (2, 126, 24)
    assert set(found["scores"].values()) == {1.0}
    assert "unseen" in found["note"]["en"]
    assert set(found["by_notice"]) == set(context.texts)


def test_notices_that_the_release_does_not_hold_are_not_scored(make, rows):
    one = rows["notices"][0]["notice_id"]
    kept = {name: [row for row in held if row.get("notice_id", one) == one] for name, held in rows.items()}
    context = make(kept)
    assert labelled(context.tables, context.texts, LABELS)["notices"] == 1
    assert labelled({**context.tables, "notices": context.tables["notices"].slice(0, 0)}, {}, LABELS) is None


def test_what_was_not_measured_is_null(context, tmp_path):
    nothing = {"expectations": None, "labels": None}
    assert measured(context.tables, context.texts) == nothing
    assert measured(context.tables, context.texts, tmp_path / "no", tmp_path / "no") == nothing


def test_expectations_are_counted_with_the_values_they_looked_at(tmp_path):
    (tmp_path / "plans.contract.json").write_text(json.dumps([OUTCOME, {**OUTCOME, "success": False, "evaluated": 4}]))
    (tmp_path / "targets.review.json").write_text(json.dumps([{**OUTCOME, "evaluated": 0}]))
    found = expectations(tmp_path)
    assert (found["expectations"], found["passed"], found["values"]) == (3, 2, 10)
    suite = found["suites"]["plans.contract"]
    assert (suite["expectations"], suite["passed"], suite["values"]) == (2, 1, 10)
    assert suite["rules"][1] == {"rule": "ids are unique", "evaluated": 4, "success": False}


def test_outcomes_that_are_none_are_named(tmp_path):
    (tmp_path / "plans.json").write_text('[{"success": true}]')
    with pytest.raises(RegisterError, match=r"plans\.json: holds no outcomes"):
        expectations(tmp_path)
