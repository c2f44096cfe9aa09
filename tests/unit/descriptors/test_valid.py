"""A release whose descriptors do not hold together is not published."""

import json
import shutil

import pytest

from policytargets.release.descriptors import WRITERS
from policytargets.release.descriptors.readme import write_readmes
from policytargets.release.descriptors.valid import descriptor_problems

VERSION = "v2025.03.1"


@pytest.fixture
def root(context):
    for _, write in WRITERS:
        write(context)
    write_readmes(context)
    return context.staging


def _edit(path, change):
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def _append(path, words):
    path.write_bytes(path.read_bytes() + words)


def test_what_we_write_is_valid(root):
    assert list(descriptor_problems(root, VERSION)) == []


BROKEN = {
    "a resource of a changed file": (
        lambda root: _append(root / "data" / "plans.csv", b"x\n"),
        "datapackage.json: resource plans: size or hash is not that of data/plans.csv",
    ),
    "a file that nothing describes": (
        lambda root: shutil.copy(root / "data" / "plans.csv", root / "data" / "more.csv"),
        "datapackage.json: does not describe data/more.csv",
    ),
    "a resource without its file": (
        lambda root: (root / "data" / "plans.csv").unlink(),
        "cannot be described",
    ),
    "fields that are not the columns": (
        lambda root: _edit(root / "datapackage.json", lambda d: d["resources"][1]["schema"]["fields"].reverse()),
        "resource plans: its fields are not the columns",
    ),
    "a foreign key into nothing": (
        lambda root: _edit(
            root / "datapackage.json",
            lambda d: d["resources"][1]["schema"]["foreignKeys"][0]["reference"].update(resource="nowhere"),
        ),
        "the foreign key of notice_id leads nowhere",
    ),
    "a primary key of no column": (
        lambda root: _edit(
            root / "datapackage.json", lambda d: d["resources"][1]["schema"].update(primaryKey=["nothing"])
        ),
        "its primary key names no column nothing",
    ),
    "resources of one name": (
        lambda root: _edit(root / "datapackage.json", lambda d: d["resources"].append(d["resources"][0])),
        "two resources have one name",
    ),
    "a package of another release": (
        lambda root: _edit(root / "datapackage.json", lambda d: d.update(release="v2025.03.2")),
        "datapackage.json: describes release v2025.03.2",
    ),
    "a package without resources": (
        lambda root: _edit(root / "datapackage.json", lambda d: d.pop("resources")),
        "datapackage.json: lacks or misuses 'resources'",
    ),
    "a descriptor that is no JSON": (
        lambda root: (root / "datapackage.json").write_text("{"),
        "is not JSON",
    ),
    "a dictionary of another schema": (
        lambda root: _edit(root / "dictionary.json", lambda d: d["tables"].pop()),
        "dictionary.json: does not describe schema",
    ),
    "a dictionary of another release": (
        lambda root: _edit(root / "dictionary.json", lambda d: d.update(version="v2025.03.2")),
        "dictionary.json: describes release v2025.03.2",
    ),
    "a field read from a column that is not there": (
        lambda root: _edit(
            root / "croissant.json", lambda d: d["recordSet"][0]["field"][0]["source"]["extract"].update(column="x")
        ),
        "croissant.json: field notices/notice_id is read from column x",
    ),
    "a field read from a file that is not described": (
        lambda root: _edit(
            root / "croissant.json",
            lambda d: d["recordSet"][0]["field"][0]["source"]["fileObject"].update({"@id": "data/x.parquet"}),
        ),
        "is read from data/x.parquet, which is not described",
    ),
    "a key of no field": (
        lambda root: _edit(root / "croissant.json", lambda d: d["recordSet"][0]["key"][0].update({"@id": "notices/x"})),
        "the key of notices names no field of it",
    ),
    "a hash of another file for loaders": (
        lambda root: _edit(root / "croissant.json", lambda d: d["distribution"][0].update(sha256="0" * 64)),
        "croissant.json: the hash of data/notices.csv is not that of the file",
    ),
    "a dataset without a title": (
        lambda root: _edit(root / "dcat.jsonld", lambda d: d["dcat:dataset"].pop("dct:title")),
        "dcat.jsonld: the dataset has no dct:title",
    ),
    "a dataset of another release": (
        lambda root: _edit(root / "dcat.jsonld", lambda d: d["dcat:dataset"].update({"dcat:version": "v1"})),
        "dcat.jsonld: describes release v1",
    ),
    "a file that portals do not get": (
        lambda root: _edit(root / "dcat.jsonld", lambda d: d["dcat:dataset"]["dcat:distribution"].pop()),
        "not every data file is a distribution",
    ),
    "a distribution without an address": (
        lambda root: _edit(
            root / "dcat.jsonld",
            lambda d: d["dcat:dataset"]["dcat:distribution"][0].update({"dcat:accessURL": {"@id": ""}}),
        ),
        "has no dcat:accessURL",
    ),
    "a citation without authors": (
        lambda root: (root / "CITATION.cff").write_text("title: x\nversion: v2025.03.1\n"),
        "CITATION.cff: has no authors",
    ),
    "a citation of another release": (
        lambda root: (root / "CITATION.cff").write_text("version: v2025.03.2\n"),
        "CITATION.cff: cites release v2025.03.2",
    ),
    "a citation that is no YAML": (lambda root: (root / "CITATION.cff").write_text("a: [\n"), "cannot be read as YAML"),
    "no licence": (lambda root: (root / "LICENSE").unlink(), "LICENSE: is missing or empty"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_named(root, what):
    corrupt, said = BROKEN[what]
    corrupt(root)
    assert any(said in problem for problem in descriptor_problems(root, VERSION))
