"""Group ``release``: the tables, once every check holds, become a published release.

Belongs here: handing over. What a release holds, and how it gets in place, stands in ``policytargets.release``.
"""

import json
from typing import Any

import dagster as dg
import pyarrow as pa

from pipelines.failures import plainly
from pipelines.resources import PROJECT, Paths
from policytargets.release.publish import Publication, PublishOptions, publish
from policytargets.schema import TABLES


@dg.asset(
    name="release",
    group_name="release",
    kinds={"file"},
    ins={name: dg.AssetIn(name) for name in ("raw_notices", *TABLES)},
    description=(
        "A release in `published/v<YYYY>.<MM>.<N>/`: every table as Parquet, CSV and spreadsheet, the texts, what "
        "changed, descriptors, quality report, checksums and the page. Put in place in one move, and never changed "
        "afterwards. Where nothing is new, nothing is published."
    ),
)
def release(context: dg.AssetExecutionContext, paths: Paths, **inputs: pa.Table) -> dg.MaterializeResult[None]:
    """Publish the tables and the texts."""
    raw = inputs.pop("raw_notices").select(["notice_id", "text"]).to_pylist()
    texts = {row["notice_id"]: row["text"] for row in raw if row["text"] is not None}

    def progress(step: str, done: int, total: int) -> None:
        context.log.info(f"{step} ({done + 1} of {total})")

    with plainly():
        options = PublishOptions.from_environment(PROJECT, {"expectations": expectations(paths)}, progress)
        publication = publish(inputs, texts, paths.published_directory, options)
    context.log.info(publication.summary)
    return dg.MaterializeResult(metadata=_metadata(publication))


def expectations(paths: Paths) -> dict[str, Any]:
    """What the checks of the tables found, as they left it in the build directory."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(paths.checks.glob("*.json"))}


def _metadata(publication: Publication) -> dict[str, Any]:
    path = publication.path
    if path is None:
        return {"summary": publication.summary}
    files = [file for file in path.rglob("*") if file.is_file()]
    return {
        "summary": publication.summary,
        "version": str(publication.version),
        "published anew": publication.changed,
        "place": dg.MetadataValue.path(str(path)),
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
        "readme": dg.MetadataValue.md((path / "README.en.md").read_text("utf-8")),
    }
