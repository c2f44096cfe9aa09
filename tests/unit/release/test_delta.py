"""The delta says row by row what changed, and a reader can bring an old copy up to date with it."""

import json
import re
from pathlib import Path

import pytest
from release_sample import NOTICE, OTHER, Publish

from policytargets.release.open import Release
from policytargets.schema import RELEASE_TABLES


def changes(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / "delta" / "changes.jsonl").read_text("utf-8").splitlines()]


def test_a_changed_value_is_one_mod_with_old_and_new(release: Publish) -> None:
    release({"a": NOTICE})
    root = release({"a": NOTICE.replace("98%", "99%")}).path
    (found,) = [change for change in changes(root) if change["table"] == "targets"]
    assert found["op"] == "MOD"
    assert (found["old"]["value"], found["new"]["value"]) == (98.0, 99.0)
    assert found["old"].keys() == found["new"].keys() == {"value", "quote", "number_text"}


def test_rows_that_come_and_go_are_add_and_del(release: Publish) -> None:
    release({"a": NOTICE, "b": OTHER})
    root = release({"a": NOTICE + "2. 及时率达到60%。\n", "b": OTHER.replace("2. 建立台账。\n", "")}).path
    ops = {(change["table"], change["op"]) for change in changes(root)}
    assert {("targets", "ADD"), ("measures", "ADD"), ("measures", "DEL"), ("tombstones", "ADD")} <= ops


def test_the_first_release_starts_an_empty_delta(release: Publish) -> None:
    root = release({"a": NOTICE}).path
    assert changes(root) == []
    assert "First release" in (root / "delta" / "CHANGELOG.md").read_text("utf-8")


def test_the_index_lists_all_deltas_oldest_first(release: Publish, published: Path) -> None:
    for value in ("98%", "97%", "96%"):
        root = release({"a": NOTICE.replace("98%", value)}).path
    index = json.loads((root / "delta" / "index.json").read_text("utf-8"))
    assert [entry["version"] for entry in index] == ["v2025.02.1", "v2025.02.2", "v2025.02.3"]
    assert [entry["since"] for entry in index] == [None, "v2025.02.1", "v2025.02.2"]
    assert all((published / entry["path"]).is_file() for entry in index)


def test_applying_the_delta_to_the_old_tables_gives_the_new(release: Publish) -> None:
    old = Release.open(release({"a": NOTICE, "b": OTHER}).path)
    edited = NOTICE.replace("98%", "99%").replace("3. 开展宣传周活动。", "3. 开展宣传周活动,参与率达到30%。")
    new = Release.open(release({"a": edited, "c": OTHER}, allow_losses={"all"}).path)
    rows = {name: {_key(name, row): row for row in _plain(table)} for name, table in old.tables.items()}
    for change in changes(new.root):
        table, key = rows[change["table"]], tuple(change["key"].values())
        if change["op"] == "DEL":
            assert table.pop(key) == change["old"]
        elif change["op"] == "ADD":
            table[key] = change["new"]
        else:
            assert {column: table[key][column] for column in change["old"]} == change["old"]
            table[key] |= change["new"]
    assert rows == {name: {_key(name, row): row for row in _plain(table)} for name, table in new.tables.items()}


def test_words_of_a_notice_are_inert_in_the_changelog(release: Publish) -> None:
    release({"a": NOTICE})
    hostile = "# 方案\n1. <img src=x onerror=alert(1)> [点](javascript:x) `率`|不低于98%。\n"
    log = (release({"a": hostile}, allow_losses={"all"}).path / "delta" / "CHANGELOG.md").read_text("utf-8")
    assert "\\<img src=x" in log
    assert not re.search(r"(?<!\\)[<`]img|(?<!\\)\]\(javascript", log)


@pytest.mark.parametrize("name", ["targets", "numbers"])
def test_nothing_is_reported_for_a_table_without_change(release: Publish, name: str) -> None:
    release({"a": NOTICE})
    root = release({"a": NOTICE}, {"a": "https://a.gov.cn/1"}).path
    assert [change["table"] for change in changes(root)] == ["notices"]


def _key(name: str, row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[column] for column in RELEASE_TABLES[name].key)


def _plain(table: object) -> list[dict[str, object]]:
    from policytargets.release.formats import json_line

    return [json.loads(json_line(row)) for row in table.to_pylist()]
