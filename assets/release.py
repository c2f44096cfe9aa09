"""Group ``release``: the tables, once every check holds, become a published release.

Belongs here: handing over. What a release holds, and how it gets in place, stands in ``policytargets.release``.
"""

from typing import Any, Final

import dagster as dg
import pyarrow as pa

from pipelines.failures import plainly
from pipelines.resources import PROJECT, Paths
from policytargets.quality.report import measured
from policytargets.release.publish import Publication, PublishOptions, publish
from policytargets.schema import TABLES

LABELS: Final = PROJECT / "tests" / "golden" / "labels"
"""What careful readers found in some of the notices: releases say how well these were read."""


@dg.multi_asset(
    # The step has a name of its own: "release" is the job's, and the two may not be the same.
    name="publish",
    ins={name: dg.AssetIn(name) for name in ("raw_notices", *TABLES)},
    specs=[
        dg.AssetSpec(
            "release",
            deps=["raw_notices", *TABLES],
            group_name="release",
            kinds={"file"},
            description=(
                "A release in `published/v<YYYY>.<MM>.<N>/`: every table as Parquet, CSV and spreadsheet, the texts, "
                "what changed, descriptors, quality report, checksums and the page. Put in place in one move, and "
                "never changed afterwards. Where nothing is new, nothing is published."
            ),
        )
    ],
)
def release(context: dg.AssetExecutionContext, paths: Paths, **inputs: pa.Table) -> dg.MaterializeResult[None]:
    """Publish the tables and the texts."""
    raw = inputs.pop("raw_notices").select(["notice_id", "text"]).to_pylist()
    texts = {row["notice_id"]: row["text"] for row in raw if row["text"] is not None}

    def progress(step: str, done: int, total: int) -> None:
        context.log.info(f"{step} ({done + 1} of {total})")

    with plainly():
        quality = measured(inputs, texts, LABELS, paths.checks)
        options = PublishOptions.from_environment(PROJECT, quality, progress)
        publication = publish(inputs, texts, paths.published_directory, options)
    context.log.info(publication.summary)
    return dg.MaterializeResult(metadata=_metadata(publication))


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
