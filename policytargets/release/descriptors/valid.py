"""Whether the descriptors of a release hold together: with the standards' demands, with the files, with one another.

The gate before publication and part of ``policytargets verify``, with nothing but what the library has anyway. The
standards' own validators run in ``make exam``.

Belongs here: problems of descriptors, each named with its file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq
import yaml

from ...errors import ReleaseError
from ...schema import SCHEMA_VERSION
from ..files import read_json
from .common import file_facts
from .dictionary import dictionary

PRESENT: Final = ("README.zh.md", "README.en.md", "LICENSE")
CITATION_KEYS: Final = ("cff-version", "message", "title", "authors", "version", "date-released", "license")
DCAT_KEYS: Final = ("dct:title", "dct:description", "dct:publisher")


def descriptor_problems(root: Path, version: str) -> Iterator[str]:
    """What is wrong with the descriptors of the release ``version`` in ``root``; nothing where all are valid."""
    checks: tuple[tuple[str, Callable[[Path, str], Iterable[str]]], ...] = (
        ("datapackage.json", _datapackage),
        ("dictionary.json", _dictionary),
        ("croissant.json", _croissant),
        ("dcat.jsonld", _dcat),
        ("CITATION.cff", _citation),
    )
    for name, check in checks:
        try:
            yield from (f"{name}: {problem}" for problem in check(root, version))
        except ReleaseError as error:
            yield str(error)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            yield f"{name}: lacks or misuses {error}"
    for name in PRESENT:
        if not (root / name).is_file() or not (root / name).stat().st_size:
            yield f"{name}: is missing or empty"


def _datapackage(root: Path, version: str) -> Iterator[str]:
    package = read_json(root / "datapackage.json")
    if package["release"] != version:
        yield f"describes release {package['release']}"
    resources = {resource["name"]: resource for resource in package["resources"]}
    if len(resources) != len(package["resources"]):
        yield "two resources have one name"
    described = {resource["path"] for resource in resources.values()}
    for path in sorted(set(_data_files(root)) - described):
        yield f"does not describe {path}"
    for name, resource in resources.items():
        facts = file_facts(root, resource["path"])
        if (resource["bytes"], resource["hash"]) != (facts.bytes, f"sha256:{facts.sha256}"):
            yield f"resource {name}: size or hash is not that of {facts.path}"
        columns = [field["name"] for field in resource["schema"]["fields"]]
        if columns != _columns(root / facts.path):
            yield f"resource {name}: its fields are not the columns of {facts.path}"
        yield from (f"resource {name}: {problem}" for problem in _keys(resource, resources, columns))


def _keys(resource: Mapping[str, Any], resources: Mapping[str, Any], columns: list[str]) -> Iterator[str]:
    schema = resource["schema"]
    for column in schema["primaryKey"]:
        if column not in columns:
            yield f"its primary key names no column {column}"
    for key in schema.get("foreignKeys", ()):
        there = resources.get(key["reference"].get("resource", resource["name"]))
        known = {field["name"] for field in there["schema"]["fields"]} if there else set()
        if not set(key["fields"]) <= set(columns) or not set(key["reference"]["fields"]) <= known:
            yield f"the foreign key of {', '.join(key['fields'])} leads nowhere"


def _dictionary(root: Path, version: str) -> Iterator[str]:
    found = read_json(root / "dictionary.json")
    if found["version"] != version:
        yield f"describes release {found['version']}"
    if found["schema_version"] == SCHEMA_VERSION and {**found, **dictionary()} != found:
        yield f"does not describe schema {SCHEMA_VERSION}"


def _croissant(root: Path, version: str) -> Iterator[str]:
    described = read_json(root / "croissant.json")
    files = {item["@id"] for item in described["distribution"]}
    for item in described["distribution"]:
        if item["@type"] == "cr:FileObject" and item["sha256"] != file_facts(root, item["contentUrl"]).sha256:
            yield f"the hash of {item['contentUrl']} is not that of the file"
    for record_set in described["recordSet"]:
        fields = {field["@id"] for field in record_set["field"]}
        keys = record_set["key"] if isinstance(record_set["key"], list) else [record_set["key"]]
        if not {key["@id"] for key in keys} <= fields:
            yield f"the key of {record_set['@id']} names no field of it"
        for field in record_set["field"]:
            source = field["source"]
            at = source.get("fileObject", source.get("fileSet"))["@id"]
            column = source["extract"].get("column")
            if at not in files:
                yield f"field {field['@id']} is read from {at}, which is not described"
            elif column is not None and column not in _columns(root / at):
                yield f"field {field['@id']} is read from column {column}, which {at} does not have"


def _dcat(root: Path, version: str) -> Iterator[str]:
    catalogue = read_json(root / "dcat.jsonld")
    dataset = catalogue["dcat:dataset"]
    for what, item in (("catalogue", catalogue), ("dataset", dataset)):
        yield from (f"the {what} has no {key}" for key in DCAT_KEYS if not item.get(key))
    if dataset["dcat:version"] != version:
        yield f"describes release {dataset['dcat:version']}"
    sums = {file_facts(root, path).sha256 for path in _data_files(root)}
    stated = set()
    for item in dataset["dcat:distribution"]:
        stated.add(item["spdx:checksum"]["spdx:checksumValue"]["@value"])
        if not item["dcat:accessURL"]["@id"]:
            yield f"distribution {item['@id']} has no dcat:accessURL"
    if not sums <= stated:
        yield "not every data file is a distribution with its sum"


def _citation(root: Path, version: str) -> Iterator[str]:
    path = root / "CITATION.cff"
    try:
        cited = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ReleaseError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from error
    yield from (f"has no {key}" for key in CITATION_KEYS if not cited.get(key))
    if cited.get("version") != version:
        yield f"cites release {cited.get('version')}"


def _data_files(root: Path) -> Iterator[str]:
    return (path.relative_to(root).as_posix() for path in (root / "data").iterdir())


def _columns(path: Path) -> list[str]:
    """The columns of a data file; names hold no comma or quote, so a CSV header splits at commas."""
    if path.suffix == ".parquet":
        return list(pq.read_schema(path).names)
    with path.open(encoding="utf-8") as file:
        return [name.strip('"') for name in file.readline().rstrip("\n").split(",")]
