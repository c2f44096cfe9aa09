"""Ids across releases: what still stands keeps its id, what went leaves a tombstone, nothing gets another's id."""

from typing import Any

import pyarrow as pa
from release_sample import NOTICE, OTHER, tables_of

from policytargets.link.stable import Before, Kept, keep_ids
from policytargets.schema import TABLES


def before(texts: dict[str, str], tables: dict[str, pa.Table] | None = None, version: str = "v2025.01.1") -> Before:
    return Before(version, tables or tables_of(texts), texts)


def after(texts: dict[str, str], earlier: Before) -> Kept:
    return keep_ids(tables_of(texts), texts, earlier)


def ids(tables: Any, table: str) -> dict[str, str]:
    """Id by the words of the row."""
    words = {"targets": "indicator", "measures": "title", "plans": "title", "notices": "source_file", "owners": "name"}
    return {row[words[table]]: row[TABLES[table].key[0]] for row in tables[table].to_pylist()}


def stones(kept: Kept) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in kept.tables["tombstones"].to_pylist()}


def test_the_same_input_keeps_everything_as_minted() -> None:
    kept = after({"a": NOTICE}, before({"a": NOTICE}))
    assert all(kept.tables[name].equals(rows) for name, rows in tables_of({"a": NOTICE}).items())
    assert kept.tables["tombstones"].num_rows == 0


def test_a_changed_number_keeps_the_ids_of_target_and_measure() -> None:
    earlier = before({"a": NOTICE})
    kept = after({"a": NOTICE.replace("98%", "99%")}, earlier)
    assert ids(kept.tables, "targets") == ids(earlier.tables, "targets")
    assert set(ids(kept.tables, "measures").values()) == set(ids(earlier.tables, "measures").values())
    assert kept.tables["tombstones"].num_rows == 0


def test_a_moved_measure_keeps_its_id() -> None:
    earlier = before({"a": NOTICE})
    lines = NOTICE.splitlines(keepends=True)
    moved = "".join([lines[0], lines[2].replace("2.", "1."), lines[1].replace("1.", "2."), *lines[3:]])
    kept = after({"a": moved}, earlier)
    assert ids(kept.tables, "targets") == ids(earlier.tables, "targets")
    assert ids(kept.tables, "measures") == ids(earlier.tables, "measures")


def test_a_line_put_in_before_shifts_offsets_and_no_id() -> None:
    earlier = before({"a": NOTICE})
    kept = after({"a": NOTICE.replace("1. 抽检", "1. 制定计划。\n2. 抽检", 1)}, earlier)
    assert ids(earlier.tables, "targets").items() <= ids(kept.tables, "targets").items()
    assert ids(earlier.tables, "measures").items() <= ids(kept.tables, "measures").items()


def test_references_follow_the_kept_ids() -> None:
    kept = after({"a": NOTICE.replace("方案", "办法").replace("98%", "99%")}, before({"a": NOTICE}))
    measures = set(kept.tables["measures"]["measure_id"].to_pylist())
    plans = set(kept.tables["plans"]["plan_id"].to_pylist())
    assert set(kept.tables["targets"]["measure_id"].to_pylist()) <= measures
    assert set(kept.tables["measure_owners"]["measure_id"].to_pylist()) == measures
    assert set(kept.tables["measures"]["plan_id"].to_pylist()) == plans
    assert set(kept.tables["numbers"]["target_id"].to_pylist()) == set(kept.tables["targets"]["target_id"].to_pylist())


def test_a_better_parser_that_reads_a_longer_span_keeps_the_id() -> None:
    texts = {"a": NOTICE}
    worse = tables_of(texts)
    rows = worse["targets"].to_pylist()
    rows[0] |= {"target_id": "t-worse", "indicator": "率", "quote_end": rows[0]["quote_end"] - 1, "unit": ""}
    worse["targets"] = pa.Table.from_pylist(rows, schema=worse["targets"].schema)
    kept = after(texts, before(texts, worse))
    assert ids(kept.tables, "targets")["抽检合格率"] == "t-worse"


def test_a_replaced_measure_is_not_taken_for_the_old_one() -> None:
    earlier = before({"a": NOTICE})
    kept = after({"a": NOTICE.replace("1. 抽检合格率达到98%。", "1. 食堂明厨亮灶覆盖率不低于70%。")}, earlier)
    old, new = ids(earlier.tables, "targets")["抽检合格率"], ids(kept.tables, "targets")["食堂明厨亮灶覆盖率"]
    assert old != new
    stone = stones(kept)[old]
    assert (stone["reason"], stone["replaced_by"], stone["last_version"]) == ("text_gone", new, "v2025.01.1")


def test_a_row_that_is_only_read_differently_leaves_a_tombstone_where_it_was() -> None:
    texts = {"a": NOTICE}
    split = tables_of(texts)
    rows = split["measures"].to_pylist()
    extra = {**rows[0], "measure_id": "m-extra", "position": 9, "char_start": rows[0]["char_start"] + 3}
    extra["text"] = rows[0]["text"][3:]
    split["measures"] = pa.Table.from_pylist([*rows, extra], schema=split["measures"].schema)
    stone = stones(after(texts, before(texts, split)))["m-extra"]
    assert (stone["reason"], stone["replaced_by"]) == ("reread", rows[0]["measure_id"])


def test_a_removed_notice_leaves_tombstones_for_itself_and_its_rows() -> None:
    earlier = before({"a": NOTICE, "b": OTHER})
    kept = after({"a": NOTICE}, earlier)
    gone = stones(kept)
    assert gone["b"]["table"] == "notices"
    assert {row["reason"] for row in gone.values() if row["notice_id"] == "b"} == {"notice_removed"}
    assert {row["table"] for row in gone.values()} == {"notices", "plans", "measures", "targets", "indicators"}


def test_tombstones_accumulate_and_leave_when_the_row_stands_again() -> None:
    first = before({"a": NOTICE, "b": OTHER})
    second = after({"a": NOTICE}, first)
    third = after({"a": NOTICE.replace("98%", "99%")}, Before("v2025.01.2", second.tables, second.texts))
    assert stones(second) == stones(third)
    fourth = after({"a": NOTICE, "b": OTHER}, Before("v2025.01.3", third.tables, third.texts))
    assert stones(fourth) == {}
    assert ids(fourth.tables, "targets") == ids(first.tables, "targets")


def test_ids_stay_through_a_chain_of_edits_and_back() -> None:
    texts = [NOTICE, NOTICE.replace("98%", "99%"), NOTICE.replace("98%", "97%"), NOTICE]
    earlier = before({"a": texts[0]})
    wanted = ids(earlier.tables, "targets")
    for number, text in enumerate(texts[1:], start=2):
        kept = after({"a": text}, earlier)
        assert ids(kept.tables, "targets") == wanted
        earlier = Before(f"v2025.01.{number}", kept.tables, kept.texts)


def test_a_notice_named_by_its_hash_keeps_its_id_when_edited() -> None:
    def named(notice_id: str, text: str) -> dict[str, pa.Table]:
        tables = tables_of({notice_id: text})
        at = tables["notices"].column_names.index("source_file")
        tables["notices"] = tables["notices"].set_column(at, tables["notices"].schema.field(at), pa.array(["通知.txt"]))
        return tables

    edited = NOTICE.replace("98%", "99%")
    earlier = Before("v2025.01.1", named("n-111111111111", NOTICE), {"n-111111111111": NOTICE})
    kept = keep_ids(named("n-222222222222", edited), {"n-222222222222": edited}, earlier)
    assert kept.tables["notices"]["notice_id"].to_pylist() == ["n-111111111111"]
    assert kept.texts == {"n-111111111111": edited}
    assert set(kept.tables["measures"]["notice_id"].to_pylist()) == {"n-111111111111"}
    assert ids(kept.tables, "targets") == ids(earlier.tables, "targets")


def test_a_renamed_file_is_a_new_notice_whose_rows_keep_their_ids() -> None:
    earlier = before({"a": NOTICE})
    kept = after({"z": NOTICE}, earlier)
    assert kept.tables["notices"]["notice_id"].to_pylist() == ["z"]
    assert ids(kept.tables, "targets") == ids(earlier.tables, "targets")
    assert stones(kept).keys() == {"a"}
    assert stones(kept)["a"]["replaced_by"] == "z"


def test_a_quarantined_notice_says_so_on_the_tombstones_of_its_rows() -> None:
    earlier = before({"a": NOTICE, "b": OTHER})
    tables = tables_of({"a": NOTICE})
    row = next(row for row in earlier.tables["notices"].to_pylist() if row["notice_id"] == "b")
    quarantined = pa.Table.from_pylist([row | {"status": "quarantined"}], schema=TABLES["notices"].arrow)
    tables["notices"] = pa.concat_tables([tables["notices"], quarantined])
    kept = keep_ids(tables, {"a": NOTICE, "b": OTHER}, earlier)
    assert {row["reason"] for row in stones(kept).values() if row["notice_id"] == "b"} == {"notice_quarantined"}


def test_an_owner_known_by_its_name_keeps_its_id_and_a_merged_one_leads_on() -> None:
    texts = {"a": NOTICE}
    old = tables_of(texts)
    rows = old["owners"].to_pylist()
    renamed = {**rows[0], "owner_id": "o-old"}
    merged = {**rows[0], "owner_id": "o-alias", "name": "市局", "aliases": ["市局"]}
    old["owners"] = pa.Table.from_pylist([merged, renamed], schema=old["owners"].schema)
    kept = after(texts, before(texts, old))
    assert kept.tables["owners"]["owner_id"].to_pylist() == ["o-old"]
    assert set(kept.tables["measure_owners"]["owner_id"].to_pylist()) == {"o-old"}
    assert stones(kept)["o-alias"]["replaced_by"] == "o-old"


def test_an_indicator_under_another_name_leads_on_to_the_one_its_targets_belong_to_now() -> None:
    earlier = before({"a": NOTICE})
    kept = after({"a": NOTICE.replace("抽检合格率", "监督抽检合格率")}, earlier)
    series = {row["indicator"]: row["indicator_id"] for row in kept.tables["targets"].to_pylist()}
    old = next(row for row in earlier.tables["indicators"].to_pylist() if row["name"] == "抽检合格率")
    assert stones(kept)[old["indicator_id"]]["replaced_by"] == series["监督抽检合格率"]
