"""What portals, search engines and loaders find in croissant.json, dcat.jsonld and the page's JSON-LD."""

import hashlib
from dataclasses import replace

import pytest

from policytargets.release.descriptors.croissant import croissant, write_croissant
from policytargets.release.descriptors.dcat import dcat, write_dcat
from policytargets.release.descriptors.schemaorg import schema_org
from policytargets.release.excel import write_workbook
from policytargets.schema import RELEASE_TABLES


@pytest.fixture
def at_home(context):
    """The release of a dataset that is served from a known place."""
    known = replace(context.dataset, homepage="https://data.example.org", contact="team@example.org")
    return replace(context, dataset=replace(known, publisher_url="https://example.org"))


def test_every_table_is_a_record_set_with_its_columns_and_key(context):
    record_sets = {item["@id"]: item for item in croissant(context)["recordSet"]}
    assert list(record_sets) == [*RELEASE_TABLES, "text"]
    for name, table in RELEASE_TABLES.items():
        assert [field["@id"] for field in record_sets[name]["field"]] == [f"{name}/{c}" for c in table.columns]
        assert [key["@id"] for key in record_sets[name]["key"]] == [f"{name}/{c}" for c in table.key]


def test_lists_are_arrays_for_loaders(context):
    notices = next(item for item in croissant(context)["recordSet"] if item["@id"] == "notices")
    topics = next(field for field in notices["field"] if field["@id"] == "notices/topics")
    assert (topics["isArray"], topics["arrayShape"], topics["dataType"]) == (True, "-1", "sc:Text")


def test_loaders_get_hashes_and_addresses_that_work_where_the_release_lies(context):
    for item in croissant(context)["distribution"]:
        if item["@type"] == "cr:FileObject":
            content = (context.staging / item["contentUrl"]).read_bytes()
            assert item["sha256"] == hashlib.sha256(content).hexdigest()


def test_versions_for_loaders_are_semantic(context):
    august = replace(context, version=replace(context.version, month=8))
    assert croissant(august)["version"] == "2025.8.1"


def test_a_portal_finds_every_file_with_size_sum_and_licence(context):
    distributions = dcat(context)["dcat:dataset"]["dcat:distribution"]
    assert len(distributions) == 2 * len(RELEASE_TABLES)
    for item in distributions:
        content = (context.staging / item["dcat:downloadURL"]["@id"]).read_bytes()
        assert item["dcat:byteSize"]["@value"] == str(len(content))
        assert item["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(content).hexdigest()
        assert item["dct:license"]["@id"] == context.dataset.licence.url


def test_the_workbook_is_a_distribution_where_there_is_one(context):
    write_workbook(context)
    last = dcat(context)["dcat:dataset"]["dcat:distribution"][-1]
    assert last["dct:format"]["@id"].endswith("/XLSX")


def test_the_covered_time_is_that_of_the_notices(context):
    temporal = dcat(context)["dcat:dataset"]["dct:temporal"]
    assert temporal["dcat:startDate"]["@value"] == "2018-04-27"
    assert temporal["dcat:endDate"]["@value"] == "2024-12-31"
    assert schema_org(context)["temporalCoverage"] == "2018-04-27/2024-12-31"


def test_without_dated_notices_no_time_is_claimed(make, rows):
    for row in rows["notices"]:
        row["written_date"] = row["period_end"] = None
    context = make(rows)
    assert "dct:temporal" not in dcat(context)["dcat:dataset"]
    assert "temporalCoverage" not in schema_org(context)


def test_what_is_not_known_is_left_out(context):
    dataset = dcat(context)["dcat:dataset"]
    assert not {"dcat:landingPage", "dcat:contactPoint"} & set(dataset)
    assert "url" not in schema_org(context)
    assert "url" not in croissant(context)["publisher"]


def test_a_known_home_gives_absolute_addresses(at_home):
    dataset = dcat(at_home)["dcat:dataset"]
    assert dataset["@id"] == "https://data.example.org/v2025.03.1/#dataset"
    assert dataset["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:team@example.org"}
    first = schema_org(at_home)["distribution"][0]
    assert first["contentUrl"] == "https://data.example.org/v2025.03.1/data/notices.csv"
    assert croissant(at_home)["publisher"]["url"] == "https://example.org"


def test_search_engines_get_a_description_long_enough_and_a_licence(context):
    found = schema_org(context)
    assert 50 <= len(found["description"]) <= 5000
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["@type"] == "Dataset"


@pytest.mark.parametrize(("write", "name"), [(write_croissant, "croissant.json"), (write_dcat, "dcat.jsonld")])
def test_the_same_release_gives_the_same_bytes(context, write, name):
    write(context)
    first = (context.staging / name).read_bytes()
    write(context)
    assert (context.staging / name).read_bytes() == first
