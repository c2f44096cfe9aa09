"""``provenance.json``: what a release was made from, so that anybody can make it again."""

import subprocess
from hashlib import sha256
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Final

import pyarrow as pa

from ..schema import SCHEMA_VERSION
from .context import Provenance, ReleaseContext
from .files import write_json

NAME: Final = "provenance.json"


def provenance_of(project: Path | None, notices: pa.Table, signing_key: str | None) -> Provenance:
    """What is known of the code at ``project`` (None: not known) and of the raw files that ``notices`` names."""
    commit = _git(project, "rev-parse", "HEAD")
    lock = project / "requirements.lock" if project else None
    inputs = zip(notices["source_file"].to_pylist(), notices["sha256"].to_pylist(), strict=True)
    return Provenance(
        commit=commit,
        dirty=bool(commit and _git(project, "status", "--porcelain", "--untracked-files=no")),
        lock_sha256=sha256(lock.read_bytes()).hexdigest() if lock and lock.is_file() else None,
        inputs={file: digest for file, digest in sorted(inputs) if digest},
        extractor_version=version_of("policytargets"),
        signing_key=signing_key,
    )


def write_provenance(context: ReleaseContext) -> None:
    """Write ``provenance.json``; ``signed`` says whether SHA256SUMS carries a signature."""
    source = context.provenance
    stated = {
        "version": str(context.version),
        "issued": context.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "previous": str(context.previous.version) if context.previous else None,
        "schema_version": SCHEMA_VERSION,
        "extractor_version": source.extractor_version,
        "commit": source.commit,
        "commit_dirty": source.dirty,
        "lock_sha256": source.lock_sha256,
        "writer": f"pyarrow {pa.__version__}",
        "signed": source.signing_key is not None,
        "signing_key": source.signing_key,
        "inputs": dict(source.inputs),
    }
    write_json(context.staging / NAME, stated)


def _git(project: Path | None, *arguments: str) -> str | None:
    """What git says about ``project``; None where there is no git or no repository of its own."""
    if project is None or not (project / ".git").exists():
        return None
    try:
        command = ["git", "-C", str(project), *arguments]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip()
