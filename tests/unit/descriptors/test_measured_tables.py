"""What the quality page shows of the checks and the scores."""

from pathlib import Path

from policytargets.quality.report import labelled
from policytargets.release.page.measured import measured_tables

LABELS = Path(__file__).parents[2] / "golden" / "labels"


def test_checks_are_summed_by_suite():
    suite = {"expectations": 3, "passed": 2, "values": 1200, "rules": []}
    found = {"expectations": {"expectations": 3, "passed": 2, "values": 1200, "suites": {"plans.contract": suite}}}
    ((title, heads, rows),) = measured_tables(found)
    assert title[1] == "Checks before publication"
    assert len(heads) == 4
    assert rows[0][1:] == rows[1][1:] == ("3", "2", "1,200")


def test_scores_say_on_how_many_notices_they_rest(context):
    ((title, _, rows),) = measured_tables({"labels": labelled(context.tables, context.texts, LABELS)})
    assert "2 labelled notices" in title[1]
    assert {score for _, score in rows} == {"1.000"}


def test_what_was_not_measured_is_not_shown():
    assert list(measured_tables({"expectations": None, "labels": None})) == []
    assert list(measured_tables({"labels": {"exact": 0.99}})) == []
