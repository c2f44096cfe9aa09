"""Tables and texts → one published release, or nothing where nothing is new.

Belongs here: the order of the steps. Each step stands in its own module; what a release holds is the list of writers.
"""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from ..errors import PublicationError, ReleaseError
from ..link.stable import Before, keep_ids
from .contents import content_hashes
from .context import ReleaseContext
from .dataset import Dataset, read_dataset
from .delta import delta_between, first_delta
from .gates import loss_problems
from .open import Release, releases_in
from .place import bring_up_to_date, publishing, put_in_place, staging
from .provenance import provenance_of
from .signature import Signer
from .sums import sum_problems, write_sums
from .tables import settled
from .verify import verify
from .version import Version, next_version
from .writers import WRITERS

Progress = Callable[[str, int, int], None]
"""Called with (step, steps done, steps in all) before each step."""

DATASET: Final = "dataset.yaml"


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish.

    ``issued`` is aware (None: now). ``project`` is the directory whose commit and lock file the provenance names.
    ``allow_losses`` names tables that may lose any share this once (``"all"``: every table). ``force`` publishes
    although nothing is new. ``quality`` goes into quality.json (keys ``expectations`` and ``labels``).
    """

    dataset: Dataset
    project: Path | None = None
    issued: datetime | None = None
    signing_key: Path | None = None
    signing_password: str | None = field(default=None, repr=False)
    allow_losses: Collection[str] = ()
    force: bool = False
    quality: Mapping[str, Any] = field(default_factory=dict)
    progress: Progress | None = None

    @classmethod
    def from_environment(
        cls,
        project: Path,
        quality: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> "PublishOptions":
        """Options of the project in ``project``: its dataset.yaml, and what the environment sets.

        Read are SOURCE_DATE_EPOCH, POLICYTARGETS_SIGNING_KEY, POLICYTARGETS_SIGNING_PASSWORD,
        POLICYTARGETS_ALLOW_LOSSES (tables joined by commas, or ``all``), POLICYTARGETS_FORCE_RELEASE (``1``).
        Raises RegisterError for a wrong dataset.yaml, ReleaseError for a wrong variable.
        """
        key = environment.get("POLICYTARGETS_SIGNING_KEY")
        allowed = environment.get("POLICYTARGETS_ALLOW_LOSSES", "")
        return cls(
            dataset=read_dataset(project / DATASET),
            project=project,
            issued=_epoch(environment.get("SOURCE_DATE_EPOCH")),
            signing_key=Path(key) if key else None,
            signing_password=environment.get("POLICYTARGETS_SIGNING_PASSWORD"),
            allow_losses=frozenset(name.strip() for name in allowed.split(",") if name.strip()),
            force=environment.get("POLICYTARGETS_FORCE_RELEASE") == "1",
            quality=quality or {},
            progress=progress,
        )


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of a publication. ``version`` and ``path`` are the new release, or the one that still holds."""

    version: Version | None
    path: Path | None
    changed: bool
    summary: str


def publish(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], published: Path, options: PublishOptions
) -> Publication:
    """Publish ``tables`` (all of ``schema.TABLES``) and ``texts`` (by notice_id) as the next release.

    Publishes nothing where the content is that of the release before. Raises PublicationError where the release
    cannot be put in place (locked, read-only), ReleaseError where a gate stops it; nothing is published then.
    """
    steps = _Steps(options.progress)
    signer = _signer(options)
    with publishing(published):
        steps("compare with the release before")
        bring_up_to_date(published)
        published_before = releases_in(published)
        previous = published_before[-1] if published_before else None
        if previous is not None:
            _stands(previous)
        kept_tables, kept_texts = _kept(tables, texts, previous)
        content = content_hashes(kept_tables, kept_texts)
        if previous and not options.force and previous.content_hashes["content"] == content["content"]:
            summary = f"nothing new: {previous.version} holds the same content, nothing published"
            return Publication(previous.version, previous.root, False, summary)
        if previous is not None:
            _hold(loss_problems(previous.tables, kept_tables, options.dataset.gates, options.allow_losses))
        issued = (options.issued or datetime.now(UTC)).replace(microsecond=0)
        version = next_version((release.version for release in published_before), issued)
        with staging(published, version) as place:
            delta = delta_between(previous.version, previous.tables, kept_tables) if previous else first_delta()
            context = ReleaseContext(
                version=version,
                issued=issued,
                dataset=options.dataset,
                tables=kept_tables,
                texts=kept_texts,
                staging=place,
                previous=previous,
                delta=delta,
                provenance=provenance_of(options.project, kept_tables["notices"], signer.key_id if signer else None),
                quality=options.quality,
                content=content,
            )
            _build(context, signer, steps)
            steps("put in place")
            path = put_in_place(place, published, version)
        bring_up_to_date(published)
    return Publication(version, path, True, _summary(context, path, signer))


def _build(context: ReleaseContext, signer: Signer | None, steps: "_Steps") -> None:
    for name, write in WRITERS:
        steps(f"write {name}")
        write(context)
    if signer:
        signer.write_public_key(context.staging)
    steps("write sums")
    write_sums(context.staging)
    if signer:
        signer.sign(context.staging, context.version)
    steps("verify")
    found = verify(context.staging)
    if found.problems:
        more = f" (and {len(found.problems) - 1} more)" if len(found.problems) > 1 else ""
        raise ReleaseError(f"{context.version} does not verify and is not published: {found.problems[0]}{more}")


def _kept(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], previous: Release | None
) -> tuple[dict[str, pa.Table], dict[str, str]]:
    """Tables and texts in published form, under the ids of the release before where rows still stand."""
    shaped = settled(tables)
    if previous is None:
        return shaped, dict(sorted(texts.items()))
    kept = keep_ids(shaped, texts, Before(str(previous.version), previous.tables, previous.texts))
    return settled(kept.tables), dict(sorted(kept.texts.items()))


def _stands(previous: Release) -> None:
    problems = sum_problems(previous.root)
    if problems:
        raise ReleaseError(
            f"{previous.root}: the release before was altered ({problems[0]}): restore it from a copy, then run again"
        )


def _hold(problems: list[str]) -> None:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ReleaseError(
            f"not published: {problems[0]}{more}; where that is right, set POLICYTARGETS_ALLOW_LOSSES to the tables"
        )


def _signer(options: PublishOptions) -> Signer | None:
    if options.signing_key is None:
        return None
    return Signer.load(options.signing_key, options.project, options.signing_password)


def _epoch(stated: str | None) -> datetime | None:
    if not stated:
        return None
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise PublicationError(f"SOURCE_DATE_EPOCH is {stated!r}: must be whole seconds since 1970") from error


def _summary(context: ReleaseContext, path: Path, signer: Signer | None) -> str:
    rows = {name: table.num_rows for name, table in context.tables.items()}
    signed = "signed" if signer else "unsigned"
    return (
        f"published {context.version} ({signed}) in {path}: {rows['notices']} notices, {rows['measures']} measures, "
        f"{rows['targets']} targets, {rows['owners']} owners"
    )


class _Steps:
    """Counts the steps for whoever shows progress."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._all = len(WRITERS) + 4

    def __call__(self, step: str) -> None:
        if self._progress:
            self._progress(step, self._done, self._all)
        self._done += 1
