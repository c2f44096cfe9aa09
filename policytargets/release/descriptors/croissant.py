"""``croissant.json``: the release for machine-learning tools, in Croissant 1.1 (http://mlcommons.org/croissant/1.1).

Every table is a record set read from its Parquet file; the canonical texts are one more, read from ``text/``.
References between tables are left to ``datapackage.json``: the reference loader joins along them while it reads, and
cannot where two tables point at one another, as notices and owners do.

Belongs here: that one descriptor.
"""

from typing import Any, Final

from ...schema import RELEASE_TABLES, Field, Table
from ..context import ReleaseContext
from ..files import write_json
from .citation import citation_line
from .common import (
    FileFacts,
    address,
    data_path,
    downloads,
    issued_on,
    semver,
)
from .dictionary import english_title

CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification prescribes: its terms are aliases into the ``cr`` vocabulary."""

DATA_TYPES: Final = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "list": "sc:Text",
}


def write_croissant(context: ReleaseContext) -> None:
    """Write ``croissant.json``; the data files must stand in the staging directory."""
    write_json(context.staging / "croissant.json", croissant(context))


def croissant(context: ReleaseContext) -> dict[str, Any]:
    """The descriptor as JSON values. Addresses of files are relative, so that a downloaded release loads as it lies."""
    dataset = context.dataset
    publisher: dict[str, Any] = {"@type": "sc:Organization", "name": dataset.publisher}
    if dataset.publisher_url:
        publisher["url"] = dataset.publisher_url
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": dataset.name,
        "alternateName": [dataset.title["zh"], dataset.title["en"]],
        "description": {language: dataset.description[language].strip() for language in ("en", "zh")},
        "license": dataset.licence.url,
        "url": address(context),
        "creator": publisher,
        "publisher": publisher,
        "datePublished": issued_on(context).isoformat(),
        "version": semver(context.version),
        "keywords": [*dataset.keywords["en"], *dataset.keywords["zh"]],
        "inLanguage": list(dataset.languages),
        "citeAs": citation_line(context, "en"),
        "distribution": [*(_file(facts) for facts in downloads(context)), TEXTS],
        "recordSet": [*(_records(RELEASE_TABLES[name]) for name in context.tables), TEXT_RECORDS],
    }


def _file(facts: FileFacts) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": facts.path,
        "name": facts.path,
        "contentUrl": facts.path,
        "contentSize": f"{facts.bytes} B",
        "encodingFormat": facts.media_type if facts.media_type != PARQUET[0] else PARQUET[1],
        "sha256": facts.sha256,
    }


PARQUET: Final = ("application/vnd.apache.parquet", "application/x-parquet")
"""The registered media type, and the one that Croissant's specification and loaders know."""

TEXTS: Final[dict[str, Any]] = {
    "@type": "cr:FileSet",
    "@id": "texts",
    "name": "texts",
    "description": "Canonical texts of the notices, which all offsets count in.",
    "encodingFormat": "text/plain",
    "includes": "text/*.txt",
}

TEXT_RECORDS: Final[dict[str, Any]] = {
    "@type": "cr:RecordSet",
    "@id": "text",
    "name": "text",
    "description": {"en": "One canonical text a notice.", "zh": "每份通知的规范文本。"},
    "key": {"@id": "text/notice_id"},
    "field": [
        {
            "@type": "cr:Field",
            "@id": "text/notice_id",
            "name": "notice_id",
            "description": "The notice",
            "dataType": "sc:Text",
            "source": {
                "fileSet": {"@id": "texts"},
                "extract": {"fileProperty": "filename"},
                "transform": {"regex": r"^([a-z0-9_-]+)\.txt$"},
            },
        },
        {
            "@type": "cr:Field",
            "@id": "text/content",
            "name": "content",
            "description": "The canonical text",
            "dataType": "sc:Text",
            "source": {"fileSet": {"@id": "texts"}, "extract": {"fileProperty": "content"}},
        },
    ],
}


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": {"en": english_title(table.name), "zh": table.title_zh},
        "description": {"en": table.en, "zh": table.zh},
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [_field(table, field) for field in table.fields],
    }


def _field(table: Table, field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": {"en": field.name, "zh": field.title_zh},
        "description": {"en": field.en, "zh": field.zh},
        "dataType": DATA_TYPES[field.type],
        "source": {
            "fileObject": {"@id": data_path(table.name, "parquet")},
            "extract": {"column": field.name},
        },
    }
    if field.type == "list":
        described |= {"isArray": True, "arrayShape": "-1"}
    return described
