"""The release as a schema.org Dataset (https://schema.org/Dataset), which the page embeds for search engines.

Belongs here: that JSON-LD. Writing it safely into HTML is the page's affair.
"""

from typing import Any

from ...schema import TARGETS
from ..context import ReleaseContext
from .citation import citation_line
from .common import address, covered, downloads, issued_on


def schema_org(context: ReleaseContext) -> dict[str, Any]:
    """The Dataset as JSON values."""
    dataset = context.dataset
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": dataset.title["en"],
        "alternateName": [dataset.title["zh"], dataset.name],
        "description": f"{dataset.description['en'].strip()} {dataset.description['zh'].strip()}",
        "version": str(context.version),
        "datePublished": issued_on(context).isoformat(),
        "license": dataset.licence.url,
        "creator": _publisher(context),
        "publisher": _publisher(context),
        "keywords": [*dataset.keywords["en"], *dataset.keywords["zh"]],
        "inLanguage": list(dataset.languages),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "China"},
        "creditText": citation_line(context, "en"),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": field.name, "description": field.en} for field in TARGETS.fields
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": facts.path,
                "contentUrl": address(context, facts.path),
                "encodingFormat": facts.media_type,
                "contentSize": f"{facts.bytes} B",
                "sha256": facts.sha256,
            }
            for facts in downloads(context)
        ],
    }
    if period := covered(context):
        described["temporalCoverage"] = f"{period[0]}/{period[1]}"
    if dataset.homepage:
        described["url"] = address(context)
    return described


def _publisher(context: ReleaseContext) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": context.dataset.publisher}
    if context.dataset.publisher_url:
        publisher["url"] = context.dataset.publisher_url
    return publisher
