"""``dcat.jsonld``: the release for data portals, in DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/).

One catalogue holding one dataset with a distribution a file. Codes of the EU's authority tables (language, file
type, theme, frequency, country) are used where DCAT-AP asks for them, each with its class, so that the class
constraints hold without fetching those tables.

Belongs here: that one descriptor.
"""

from typing import Any, Final

from ...schema import RELEASE_TABLES, SCHEMA_VERSION
from ..context import ReleaseContext
from ..files import write_json
from .common import (
    FileFacts,
    address,
    covered,
    downloads,
    issued_on,
)

AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
FILE_TYPES: Final = {".csv": "CSV", ".parquet": "PARQUET", ".xlsx": "XLSX"}
LANGUAGES: Final = {"zh": "ZHO", "en": "ENG"}
CONTEXT: Final[dict[str, Any]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write_dcat(context: ReleaseContext) -> None:
    """Write ``dcat.jsonld``; the data files must stand in the staging directory."""
    write_json(context.staging / "dcat.jsonld", dcat(context))


def dcat(context: ReleaseContext) -> dict[str, Any]:
    """The catalogue as JSON-LD."""
    dataset = context.dataset
    return {
        "@context": CONTEXT,
        "@id": f"{address(context)}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _bilingual(dataset.title),
        "dct:description": _bilingual(dataset.description),
        "dct:publisher": _publisher(context),
        "dct:language": _languages(context),
        "dct:license": _licence(context),
        "dct:modified": _day(context),
        "dcat:themeTaxonomy": _coded("data-theme", "", "skos:ConceptScheme", {"dct:title": "Data theme"}),
        "dcat:dataset": _dataset(context),
    }


def _dataset(context: ReleaseContext) -> dict[str, Any]:
    dataset = context.dataset
    described: dict[str, Any] = {
        "@id": f"{address(context)}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _bilingual(dataset.title),
        "dct:description": _bilingual(dataset.description),
        "dct:identifier": f"{dataset.name}/{context.version}",
        "dcat:version": str(context.version),
        "adms:versionNotes": {
            "@value": f"Schema version {SCHEMA_VERSION}; changes in delta/CHANGELOG.md",
            "@language": "en",
        },
        "dct:issued": _day(context),
        "dct:modified": _day(context),
        "dct:publisher": _publisher(context),
        "dct:language": _languages(context),
        "dcat:keyword": [
            {"@value": word, "@language": language} for language in ("en", "zh") for word in dataset.keywords[language]
        ],
        "dcat:theme": _coded("data-theme", "GOVE", "skos:Concept", {"skos:prefLabel": "Government and public sector"}),
        "dct:accrualPeriodicity": _coded("frequency", "IRREG", "dct:Frequency"),
        "dct:accessRights": _coded("access-right", "PUBLIC", "dct:RightsStatement"),
        "dct:spatial": _coded("country", "CHN", "dct:Location"),
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "dct:description": _bilingual(dataset.texts_licence),
        },
        "dcat:distribution": [_distribution(context, facts) for facts in downloads(context)],
    }
    if period := covered(context):
        described["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": period[0].isoformat(), "@type": "xsd:date"},
            "dcat:endDate": {"@value": period[1].isoformat(), "@type": "xsd:date"},
        }
    if dataset.homepage:
        described["dcat:landingPage"] = {"@id": address(context), "@type": "foaf:Document"}
    if dataset.contact:
        where = f"mailto:{dataset.contact}" if "@" in dataset.contact else dataset.contact
        described["dcat:contactPoint"] = {
            "@type": "vcard:Kind",
            "vcard:fn": dataset.publisher,
            "vcard:hasEmail" if where.startswith("mailto:") else "vcard:hasURL": {"@id": where},
        }
    return described


def _distribution(context: ReleaseContext, facts: FileFacts) -> dict[str, Any]:
    where = address(context, facts.path)
    suffix = facts.path[facts.path.rindex(".") :]
    stem = facts.path.rpartition("/")[2].removesuffix(suffix)
    table = RELEASE_TABLES.get(stem)
    described: dict[str, Any] = {
        "@id": f"{address(context)}#{facts.path}",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": facts.path.rpartition("/")[2], "@language": "en"},
        "dct:description": _bilingual({"zh": table.zh, "en": table.en} if table else WORKBOOK),
        "dcat:accessURL": {"@id": where},
        "dcat:downloadURL": {"@id": where},
        "dcat:byteSize": {"@value": str(facts.bytes), "@type": "xsd:nonNegativeInteger"},
        "dcat:mediaType": {
            "@id": f"http://www.iana.org/assignments/media-types/{facts.media_type}",
            "@type": "dct:MediaType",
        },
        "dct:format": _coded("file-type", FILE_TYPES[suffix], "dct:MediaTypeOrExtent"),
        "dct:license": _licence(context),
        "dct:issued": _day(context),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": {"@value": facts.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if context.dataset.homepage:
        described["dcatap:availability"] = _coded(
            "planned-availability", "STABLE", "skos:Concept", {"skos:prefLabel": "stable"}
        )
    return described


WORKBOOK: Final = {"zh": "供电子表格软件使用的工作簿", "en": "Workbook for spreadsheet programs"}


def _bilingual(texts: Any) -> list[dict[str, str]]:
    return [{"@value": texts[language].strip(), "@language": language} for language in ("zh", "en")]


def _coded(table: str, code: str, kind: str, labels: dict[str, str] | None = None) -> dict[str, Any]:
    described: dict[str, Any] = {"@id": f"{AUTHORITY}/{table}/{code}".rstrip("/"), "@type": kind}
    for key, label in (labels or {}).items():
        described[key] = {"@value": label, "@language": "en"}
    return described


def _languages(context: ReleaseContext) -> list[dict[str, Any]]:
    return [_coded("language", LANGUAGES[language], "dct:LinguisticSystem") for language in context.dataset.languages]


def _licence(context: ReleaseContext) -> dict[str, Any]:
    return {"@id": context.dataset.licence.url, "@type": "dct:LicenseDocument"}


def _publisher(context: ReleaseContext) -> dict[str, Any]:
    publisher: dict[str, Any] = {
        "@id": f"{address(context)}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": context.dataset.publisher,
    }
    if context.dataset.publisher_url:
        publisher["foaf:homepage"] = {"@id": context.dataset.publisher_url, "@type": "foaf:Document"}
    return publisher


def _day(context: ReleaseContext) -> dict[str, str]:
    return {"@value": issued_on(context).isoformat(), "@type": "xsd:date"}
