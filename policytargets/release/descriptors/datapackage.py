"""``datapackage.json``: the release as a Data Package 2.0 (https://datapackage.org/standard/data-package/).

Every table is two resources, CSV (named as the table) and Parquet (``<table>-parquet``), each with its full Table
Schema. The published profile of version 2.0 knows no ``list`` type, so a list column is ``array`` in Parquet and
``string`` in CSV, with the character that joins the items in ``listDelimiter``. frictionless cannot check Parquet as
a table without extra packages and mistakes its lists and empty texts for errors; so Parquet resources carry the schema
but neither ``type: table`` nor the short format name, and are checked there by size and hash.

Belongs here: that one descriptor.
"""

from typing import Any, Final

from ...schema import CSV_LIST_DELIMITER, RELEASE_TABLES, SCHEMA_VERSION, Field, Table
from ..context import ReleaseContext
from ..files import write_json
from .common import data_path, file_facts, issued_on, semver
from .dictionary import english_title

PROFILE: Final = "https://datapackage.org/profiles/2.0/{}.json"
FORMATS: Final = {"csv": "csv", "parquet": "vnd.apache.parquet"}
NO_MISSING: Final[list[str]] = []
"""A required text column holds no null, so its empty cells are empty texts (a target's ``unit``)."""


def write_datapackage(context: ReleaseContext) -> None:
    """Write ``datapackage.json``; the data files must stand in the staging directory."""
    write_json(context.staging / "datapackage.json", datapackage(context))


def datapackage(context: ReleaseContext) -> dict[str, Any]:
    """The descriptor as JSON values. ``version`` is in semantic form, ``release`` as the project names it."""
    dataset = context.dataset
    tables = [RELEASE_TABLES[name] for name in context.tables]
    package: dict[str, Any] = {
        "$schema": PROFILE.format("datapackage"),
        "name": dataset.name,
        "title": dataset.title["zh"],
        "titleEn": dataset.title["en"],
        "description": dataset.description["zh"],
        "descriptionEn": dataset.description["en"],
        "version": semver(context.version),
        "release": str(context.version),
        "schemaVersion": SCHEMA_VERSION,
        "created": context.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "released": issued_on(context).isoformat(),
        "keywords": [*dataset.keywords["zh"], *dataset.keywords["en"]],
        "licenses": [{"name": dataset.licence.id, "path": dataset.licence.url, "title": dataset.licence.title}],
        "textsLicense": dict(dataset.texts_licence),
        "contributors": [_publisher(context)],
        "resources": [
            *(_resource(context, table, "csv") for table in tables),
            *(_resource(context, table, "parquet") for table in tables),
        ],
    }
    if dataset.homepage:
        package["homepage"] = dataset.homepage
    return package


def _publisher(context: ReleaseContext) -> dict[str, Any]:
    publisher: dict[str, Any] = {"title": context.dataset.publisher, "roles": ["publisher"]}
    if context.dataset.publisher_url:
        publisher["path"] = context.dataset.publisher_url
    return publisher


def _resource(context: ReleaseContext, table: Table, suffix: str) -> dict[str, Any]:
    facts = file_facts(context.staging, data_path(table.name, suffix))
    resource: dict[str, Any] = {
        "$schema": PROFILE.format("dataresource"),
        "name": _name(table.name, suffix),
        "title": f"{table.title_zh} · {english_title(table.name)}",
        "description": f"{table.zh}。{table.en}.",
        "path": facts.path,
        "format": FORMATS[suffix],
        "mediatype": facts.media_type,
        "bytes": facts.bytes,
        "hash": f"sha256:{facts.sha256}",
        "rowCount": context.tables[table.name].num_rows,
    }
    if suffix == "csv":
        resource["type"] = "table"
        resource["encoding"] = "utf-8"
        resource["dialect"] = {
            "$schema": PROFILE.format("tabledialect"),
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        }
    return {**resource, "schema": table_schema(table, suffix)}


def _name(table: str, suffix: str) -> str:
    return table if suffix == "csv" else f"{table}-{suffix}"


def table_schema(table: Table, suffix: str) -> dict[str, Any]:
    """The Table Schema of a table as it stands in files of kind ``suffix`` (``csv`` or ``parquet``)."""
    schema: dict[str, Any] = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [_field(field, suffix) for field in table.fields],
        "primaryKey": list(table.key),
    }
    keys = [_foreign_key(table, field, suffix) for field in table.fields if field.references]
    if keys:
        schema["foreignKeys"] = keys
    if suffix == "csv":
        schema["missingValues"] = [""]
    return schema


def _foreign_key(table: Table, field: Field, suffix: str) -> dict[str, Any]:
    there, column = field.references or ("", "")
    reference: dict[str, Any] = {"fields": [column]}
    if there != table.name:  # version 2.0: a key into the same table names no resource
        reference["resource"] = _name(there, suffix)
    return {"fields": [field.name], "reference": reference}


def _field(field: Field, suffix: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title_zh,
        "description": field.zh,
        "descriptionEn": field.en,
    }
    if field.type == "list":
        described["type"] = "string" if suffix == "csv" else "array"
        if suffix == "csv":
            described["listDelimiter"] = CSV_LIST_DELIMITER
    if suffix == "csv" and field.type == "string" and field.required:
        described["missingValues"] = NO_MISSING
    held = _constraints(field)
    return {**described, "constraints": held} if held else described


def _constraints(field: Field) -> dict[str, Any]:
    held: dict[str, Any] = {}
    if field.required:
        held["required"] = True
    if field.unique:
        held["unique"] = True
    if field.enum:
        held["enum"] = list(field.enum)
    if field.minimum is not None:
        held["minimum"] = int(field.minimum) if field.type == "integer" else field.minimum
    if field.pattern:
        held["pattern"] = field.pattern
    return held
