"""The pages on data and quality stay complete."""

import json
import re
from collections import Counter
from pathlib import Path

from policytargets.quality.evaluate import shares
from policytargets.quality.labels import read_label
from policytargets.schema import RELEASE_TABLES

DOCS = Path(__file__).parents[2] / "docs"


def test_every_score_is_defined():
    page = (DOCS / "quality.md").read_text(encoding="utf-8")
    defined = set(re.findall(r"`(\w+)`", page.split("## The scores")[1]))
    assert {*shares(Counter()), "target_f1_macro"} <= defined


def test_the_example_of_a_label_is_one(tmp_path):
    page = (DOCS / "quality.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", page, flags=re.DOTALL)[1]
    path = tmp_path / "example.json"
    path.write_text(example, encoding="utf-8")
    label = read_label(path)
    assert (label.targets[0].value, label.targets[0].comparator) == (82000, "eq")
    assert label.measures[0].owners == (("市财政局", "lead"),)


def test_the_example_has_every_key_of_the_shipped_labels():
    page = (DOCS / "quality.md").read_text(encoding="utf-8")
    example = json.loads(re.search(r"```json\n(.*?)```", page, flags=re.DOTALL)[1])
    for path in (DOCS.parent / "tests" / "golden" / "labels").glob("*.json"):
        shipped = json.loads(path.read_text(encoding="utf-8"))
        for part in ("measures", "targets"):
            assert {key for item in shipped[part] for key in item} == set(example[part][0])


def test_every_table_and_every_quoting_column_is_explained():
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    for table in RELEASE_TABLES.values():
        assert f"- **{table.name}**" in page
        for field in table.fields:
            if field.quote_of:
                start, end = field.quote_of
                assert f"| `{table.name}` | `{field.name}` | `{start}`, `{end}` |" in page
