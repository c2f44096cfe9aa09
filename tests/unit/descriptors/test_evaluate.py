"""What the scores mean: a perfect reader scores 1, each mistake costs where it should and nowhere else."""

import importlib.util
import json
import random
from collections import Counter, defaultdict
from copy import deepcopy
from pathlib import Path

import pytest

from policytargets.errors import RegisterError
from policytargets.quality.agreement import likeness, match, strongest
from policytargets.quality.evaluate import evaluate, score_notice, shares
from policytargets.quality.labels import read_label, read_labels

ROOT = Path(__file__).parents[3]
LABELS = ROOT / "tests" / "golden" / "labels"
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture
def score(as_tables, texts):
    """Scores rows against the shipped labels."""
    return lambda rows: evaluate(read_labels(LABELS), as_tables(rows), texts)


@pytest.fixture
def texts():
    return {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "raw" / "notices").glob("*.txt")}


def test_a_perfect_reader_scores_one_everywhere(score, rows):
    found = score(rows)
    assert {name: value for name, value in found.summary.items() if value != 1.0} == {}
    assert (found.counts["measure_tp"], found.counts["target_tp"]) == (126, 24)
    assert not any(notice.mistakes for notice in found.notices)


def test_a_reader_that_finds_nothing_recalls_nothing(score, rows):
    found = score({name: [] for name in rows})
    assert found.summary["measure_r"] == found.summary["owner_r"] == found.summary["target_r"] == 0.0
    assert found.summary["target_f1_macro"] == 0.0


def test_an_invented_owner_costs_precision_of_owners_only(score, rows):
    rows["measure_owners"].append({**rows["measure_owners"][0], "owner_text": "火星局", "owner_id": "o-mars"})
    rows["owners"].append({"owner_id": "o-mars", "name": "火星局", "kind": "bureau"})
    found = score(rows)
    assert found.summary["owner_p"] < 1 == found.summary["owner_r"] == found.summary["measure_f1"]
    assert [m.kind for n in found.notices for m in n.mistakes] == ["owner extra"]


@pytest.mark.parametrize(("written", "basis"), [("各有关部门", "inline"), ("火星局", "issuer")])
def test_generic_bodies_and_issuers_standing_in_cost_nothing(score, rows, written, basis):
    row = {**rows["measure_owners"][0], "owner_text": written, "owner_id": "o-more", "basis": basis}
    rows["measure_owners"].append(row)
    assert score(rows).summary["owner_p"] == 1.0


def test_a_wrong_role_costs_the_role_and_not_the_owner(score, rows):
    rows["measure_owners"][0]["role"] = "support"
    found = score(rows)
    assert found.summary["role_acc"] < 1 == found.summary["owner_f1"]


def test_a_wrong_unit_or_comparator_costs_exactness_and_not_the_target(score, rows):
    asked = next(row for row in rows["targets"] if row["comparator"] == "ge")
    asked["comparator"] = "le"
    found = score(rows)
    assert found.summary["exact_f1"] < 1 == found.summary["target_f1"]


def test_a_target_at_another_place_is_missed_and_extra(score, rows):
    quantified = [row for row in rows["targets"] if row["value"] is not None]
    asked = {t.start for label in read_labels(LABELS) for t in label.targets if t.class_ == "T"}
    row = next(row for row in quantified if row["number_start"] in asked)
    row["number_start"], row["number_end"] = 1, 2
    found = score(rows)
    assert found.counts["target_fn"] == found.counts["target_fp"] == 1
    assert found.summary["quote_acc"] < 1


def test_targets_on_debatable_and_implicit_labels_count_neither_way(score, rows):
    classes = {(label.notice_id, t.start): t.class_ for label in read_labels(LABELS) for t in label.targets}
    kept = [row for row in rows["targets"] if classes[row["notice_id"], row["number_start"]] == "T"]
    assert 0 < len(kept) < len(rows["targets"])
    everything = score(rows).counts
    rows["targets"], rows["numbers"] = kept, []
    assert everything["target_fp"] == 0
    assert score(rows).counts["target_tp"] == everything["target_tp"]


def test_the_best_overlap_wins_and_nothing_is_used_twice():
    assert match([(0, 10), (2, 12)], [(2, 12), (0, 9)], 0.3) == {0: 1, 1: 0}
    assert match([(0, 10), (0, 10)], [(0, 10)], 0.3) == {0: 0}
    assert match([(0, 10)], [(9, 20)], 0.3) == {}


def test_a_body_named_twice_counts_once_with_its_strongest_role():
    assert strongest([("市 商务局", "support"), ("市商务局", "lead"), ("成员单位", "lead")]) == {"市商务局": "lead"}


def test_wording_is_compared_without_punctuation():
    assert likeness("食品(抽检)合格率", "食品抽检合格率") == 1.0
    assert likeness("食品抽检合格率", "药品抽检批次") < 0.6
    assert likeness(None, "") == 1.0


def test_a_notice_labelled_without_measures_is_not_scored_for_them(tmp_path, rows):
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"measures": [], "targets": []}))
    counts = score_notice(read_label(path), rows["measures"], {}, [], None).counts
    assert not +counts


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "cannot be read as JSON"), ('{"measures": []}', "'targets'"), ("[]", "is not a label file")],
)
def test_a_file_that_is_no_label_is_named(tmp_path, content, said):
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(RegisterError, match=r"x\.json.*") as error:
        read_labels(tmp_path)
    assert said in str(error.value)


def test_a_folder_without_labels_is_named(tmp_path):
    with pytest.raises(RegisterError, match="holds no label file"):
        read_labels(tmp_path)


def _disturbed(gold, key, chance):
    """Rows as a careless reader would make them: some lost, moved, misread or invented."""
    measures, owners, targets, ids = [], [], [], {}
    for number, item in enumerate(gold["measures"]):
        if chance.random() < 0.1:
            continue
        ids[item["id"]] = measure = f"m-{key}-{number}"
        start = item["start"] + chance.choice((0, 0, 0, 5, (item["end"] - item["start"]) // 2))
        measures.append(
            {"measure_id": measure, "notice_id": key, "char_start": start, "char_end": item["end"]}
            | {"title": item["title"], "text": ""}
        )
        for owner in item["owners"]:
            role = owner["role"] if chance.random() < 0.9 else chance.choice(("lead", "support"))
            name = owner["name"] if chance.random() < 0.9 else owner["name"] + "科"
            basis = "inline" if chance.random() < 0.95 else "issuer"
            owners.append({"measure_id": measure, "owner_text": name, "role": role, "basis": basis})
        if chance.random() < 0.1:
            owners.append({"measure_id": measure, "owner_text": "各有关部门", "role": "lead", "basis": "inline"})
    for item in gold["targets"]:
        if chance.random() < 0.1:
            continue
        moved = chance.choice((0, 0, 0, 0, 1, 40))
        targets.append(
            {"notice_id": key, "measure_id": ids.get(item["measure"]) if chance.random() < 0.9 else None}
            | {"value": item["value"] if chance.random() < 0.9 else 7.0, "value_high": item["value_high"]}
            | {"unit": (item["unit"] or "") if chance.random() < 0.9 else "个"}
            | {"comparator": chance.choice(("ge", "eq", "le")), "change": chance.choice(("level", "increase"))}
            | {"indicator": item["indicator"][chance.choice((0, 0, 3)) :]}
            | {"deadline": item["deadline"] if chance.random() < 0.8 else None}
            | {"number_start": item["start"] + moved, "number_end": item["end"] + moved, "number_text": item["num"]}
            | {"quote": item["quote"], "quote_start": item["start"], "quote_end": item["end"]}
        )
    return measures, owners, targets


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold is not here")
@pytest.mark.parametrize("seed", range(5))
def test_the_scores_are_those_of_the_reference_scorer(seed):
    spec = importlib.util.spec_from_file_location("reference", GOLD / "score.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    chance, total = random.Random(seed), defaultdict(int)
    ours = []
    for path in sorted((GOLD / "labels").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        measures, owners, targets = _disturbed(gold, path.stem, chance)
        held = reference.grouped(owners, lambda row: row["measure_id"])
        errors = []
        counted = reference.score(gold, deepcopy(measures), owners, deepcopy(targets), text, errors)
        score = score_notice(read_label(path), measures, held, targets, text)
        assert sorted((kind, at) for kind, at, _ in errors) == sorted((m.kind, m.at) for m in score.mistakes)
        for name, value in counted.items():
            total[name] += value
        ours.append(score.counts)
    summed = Counter()
    for counts in ours:
        summed.update(counts)
    assert shares(summed) == pytest.approx(reference.summary(total))
