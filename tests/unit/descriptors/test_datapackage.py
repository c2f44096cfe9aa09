"""What users of datapackage.json rely on."""

import hashlib
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from policytargets.errors import ReleaseError
from policytargets.release.descriptors.datapackage import datapackage, write_datapackage
from policytargets.release.tables import read_csv
from policytargets.schema import CSV_LIST_DELIMITER, RELEASE_TABLES


def _resource(package, name):
    return next(item for item in package["resources"] if item["name"] == name)


def test_every_table_is_described_as_csv_and_parquet(context):
    names = [resource["name"] for resource in datapackage(context)["resources"]]
    assert names == [*RELEASE_TABLES, *(f"{name}-parquet" for name in RELEASE_TABLES)]


def test_every_column_is_described_in_published_order(context):
    package = datapackage(context)
    for name, table in RELEASE_TABLES.items():
        fields = _resource(package, name)["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == table.columns


def test_sizes_and_hashes_are_those_of_the_files(context):
    for resource in datapackage(context)["resources"]:
        content = (context.staging / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_keys_lead_to_resources_of_the_same_kind(context):
    keys = _resource(datapackage(context), "targets-parquet")["schema"]["foreignKeys"]
    assert {"fields": ["notice_id"], "reference": {"fields": ["notice_id"], "resource": "notices-parquet"}} in keys


def test_a_key_into_the_same_table_names_no_resource(context):
    keys = _resource(datapackage(context), "owners")["schema"]["foreignKeys"]
    assert {"fields": ["parent_id"], "reference": {"fields": ["owner_id"]}} in keys


def test_lists_say_how_their_items_are_joined_in_csv(context):
    package = datapackage(context)
    topics = {
        kind: next(f for f in _resource(package, kind)["schema"]["fields"] if f["name"] == "topics")
        for kind in ("notices", "notices-parquet")
    }
    assert topics["notices"]["type"] == "string"
    assert topics["notices"]["listDelimiter"] == CSV_LIST_DELIMITER
    assert topics["notices-parquet"]["type"] == "array"


def test_an_empty_cell_of_a_required_text_is_an_empty_text(context):
    fields = {field["name"]: field for field in _resource(datapackage(context), "targets")["schema"]["fields"]}
    assert fields["unit"]["missingValues"] == []
    assert "missingValues" not in fields["deadline_text"]


def test_unknown_homepage_is_left_out_and_a_known_one_given(context):
    assert "homepage" not in datapackage(context)
    known = replace(context, dataset=replace(context.dataset, homepage="https://data.example.org"))
    assert datapackage(known)["homepage"] == "https://data.example.org"


def test_the_same_release_gives_the_same_bytes(context):
    write_datapackage(context)
    first = (context.staging / "datapackage.json").read_bytes()
    write_datapackage(context)
    assert (context.staging / "datapackage.json").read_bytes() == first
    assert json.loads(first)["release"] == "v2025.03.1"


def test_a_table_without_its_file_is_a_clear_error(context):
    (context.staging / "data" / "plans.csv").unlink()
    with pytest.raises(ReleaseError, match=r"plans\.csv: cannot be described"):
        datapackage(context)


@pytest.mark.parametrize("name", RELEASE_TABLES)
def test_csv_and_parquet_of_a_table_hold_the_same(context, name):
    table, data = RELEASE_TABLES[name], context.staging / "data"
    assert read_csv(table, data / f"{name}.csv").equals(pq.read_table(data / f"{name}.parquet", schema=table.arrow))
