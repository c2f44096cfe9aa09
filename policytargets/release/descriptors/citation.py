"""``CITATION.cff``: how to cite the release, in Citation File Format 1.2.0 (https://citation-file-format.github.io/).

Belongs here: the citation, as a file and as the one line that people copy.
"""

from typing import Any

import yaml

from ..context import ReleaseContext
from ..files import write_text
from .common import address, issued_on


def citation(context: ReleaseContext) -> dict[str, Any]:
    """The content of ``CITATION.cff``."""
    dataset = context.dataset
    author: dict[str, Any] = {"name": dataset.publisher}
    if dataset.publisher_url:
        author["website"] = dataset.publisher_url
    cited: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below. 使用本数据集请按此引用。",
        "type": "dataset",
        "title": dataset.title["en"],
        "abstract": f"{dataset.description['en'].strip()}\n{dataset.description['zh'].strip()}",
        "authors": [author],
        "version": str(context.version),
        "date-released": issued_on(context).isoformat(),
        "license": dataset.licence.id,
        "keywords": [*dataset.keywords["en"], *dataset.keywords["zh"]],
    }
    if dataset.homepage:
        cited["url"] = address(context)
    return cited


def citation_line(context: ReleaseContext, language: str) -> str:
    """The citation as one line; ``language`` is ``zh`` or ``en``."""
    dataset = context.dataset
    where = f" {address(context)}" if dataset.homepage else ""
    if language == "zh":
        return f"{dataset.publisher}.{dataset.title['zh']}[DB]. {context.version}, {issued_on(context)}.{where}"
    return f"{dataset.publisher} ({context.version.year}). {dataset.title['en']} ({context.version}) [Data set].{where}"


def write_citation(context: ReleaseContext) -> None:
    """Write ``CITATION.cff``."""
    text = yaml.safe_dump(citation(context), allow_unicode=True, sort_keys=False, width=120)
    write_text(context.staging / "CITATION.cff", text)
