"""Dictionary, readmes, licence and citation: what people read."""

import json
from dataclasses import replace
from pathlib import Path

import yaml

from policytargets.release.descriptors.citation import citation_line, write_citation
from policytargets.release.descriptors.dictionary import dictionary, markdown, write_dictionary
from policytargets.release.descriptors.licence import licence_notice
from policytargets.release.descriptors.readme import LANGUAGES, readme, write_readmes
from policytargets.schema import RELEASE_TABLES

ROOT = Path(__file__).parents[3]


def test_the_dictionary_explains_every_column_in_both_languages(context):
    write_dictionary(context)
    written = json.loads((context.staging / "dictionary.json").read_text(encoding="utf-8"))
    assert written["version"] == "v2025.03.1"
    for table, declared in zip(written["tables"], RELEASE_TABLES.values(), strict=True):
        assert [field["name"] for field in table["fields"]] == list(declared.columns)
        for field in table["fields"]:
            assert all(field[part][language] for part in ("title", "description") for language in LANGUAGES)


def test_the_dictionary_keeps_closed_lists_keys_and_quotes():
    tables = {table["name"]: table for table in dictionary()["tables"]}
    fields = {field["name"]: field for field in tables["targets"]["fields"]}
    assert fields["comparator"]["enum"] == ["eq", "ge", "le", "gt", "lt", "approx", "range"]
    assert fields["measure_id"]["references"] == {"table": "measures", "column": "measure_id"}
    assert fields["quote"]["quote_of"] == {"start": "quote_start", "end": "quote_end"}


def test_the_dictionary_page_of_the_project_is_that_of_the_schema():
    page = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == markdown(), "run: python tools/data_dictionary.py"


def test_the_readmes_count_every_table(context):
    write_readmes(context)
    for language in LANGUAGES:
        page = (context.staging / f"README.{language}.md").read_text(encoding="utf-8")
        for name, table in context.tables.items():
            assert f"| `{name}` | {table.num_rows} |" in page
        assert "${" not in page


def test_the_readmes_list_only_files_that_are_there(context):
    assert "| `excel/` |" not in readme(context, "en")
    (context.staging / "excel").mkdir()
    assert "| `excel/` |" in readme(context, "en")
    assert "`SHA256SUMS`" in readme(context, "zh")


def test_the_licence_names_both_parts(context):
    notice = licence_notice(context)
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
    assert "著作权法" in notice


def test_the_citation_names_version_day_and_licence(context):
    write_citation(context)
    cited = yaml.safe_load((context.staging / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["date-released"], cited["license"]) == ("v2025.03.1", "2025-04-01", "CC-BY-4.0")
    assert "url" not in cited


def test_a_known_homepage_leads_to_the_cited_version(context):
    known = replace(context, dataset=replace(context.dataset, homepage="https://data.example.org/"))
    assert citation_line(known, "en").endswith(" https://data.example.org/v2025.03.1/")
    assert "v2025.03.1" in citation_line(known, "zh")
