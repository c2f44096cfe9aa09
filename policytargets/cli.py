"""The command line: ``policytargets extract | verify | diff | evaluate | serve``.

Belongs here: arguments, what is shown, exit codes. What a command does are the functions that the pipeline calls too;
they are imported when their command runs, so that every command starts as fast as it can.

Exit codes: 0 all well; 1 something is wrong, said in one line on standard error; 2 wrong arguments.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .errors import PolicyTargetsError
from .read.names import shown

if TYPE_CHECKING:
    import pyarrow as pa

    from .release.delta import Change

MAX_SHOWN = 50
"""Changes of one table and operation that ``diff`` prints; ``--jsonl`` prints all."""
PATH = click.Path(path_type=Path)


class Group(click.Group):
    """Commands whose errors are one line, not a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command; what this library raises on purpose ends it with exit code 1."""
        try:
            return super().invoke(context)
        except PolicyTargetsError as error:
            _fail(str(error))
        except BrokenPipeError:
            raise  # whoever reads the output has seen enough; click ends quietly
        except OSError as error:
            _fail(f"{error.filename or 'output'}: {error.strerror or error}: check the path and its permissions")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policytargets", prog_name="policytargets")
def main() -> None:
    """Measures, targets and owners of Chinese government notices, from text to tables."""


class _NoPandas:
    """An importer that knows no pandas."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not needed here", name=name)


def _leave_pandas_out() -> None:
    """Keep pyarrow from importing pandas: it does so at its first conversion where pandas is installed, for 0.7 s."""
    if "pandas" in sys.modules:
        return
    import pyarrow

    sys.meta_path.insert(0, blocker := _NoPandas())
    try:
        pyarrow.array([])
    finally:
        sys.meta_path.remove(blocker)


@main.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option("--out", required=True, type=PATH, help="Directory that the tables are written to.")
@click.option(
    "--format", "format_", type=click.Choice(["parquet", "csv", "jsonl"]), default="parquet", show_default=True
)
def extract(files: tuple[Path, ...], out: Path, format_: str) -> None:
    """Write the tables of notices: one file a table, and the text that every offset counts in.

    A notice that cannot be read or breaks a rule is named with the reason, the others go on; the exit code is then 1.
    """
    _leave_pandas_out()
    from .pipeline import extract_documents, tables_of
    from .read.directory import read_files
    from .release.formats import FORMATS

    notices = read_files(list(files))
    for unread in notices.unread:
        _error(unread.message)
    if not notices.documents:
        sys.exit(1)
    found = tables_of(notices, extract_documents(notices.documents))
    texts = out / "text"
    texts.mkdir(parents=True, exist_ok=True)
    for name, rows in found.tables.items():
        FORMATS[format_](rows, out / f"{name}.{format_}")
    for notice_id, text in found.texts.items():
        (texts / f"{notice_id}.txt").write_bytes(text.encode("utf-8"))
    quarantined = list(_quarantined(found.tables, {document.notice_id for document in notices.documents}))
    for line in quarantined:
        _error(line)
    rows = {name: table.num_rows for name, table in found.tables.items()}
    click.echo(
        f"{len(notices.documents) - len(quarantined)} notices, {rows['measures']} measures, {rows['targets']} targets, "
        f"{rows['owners']} owners in {out}"
    )
    if notices.unread or quarantined:
        sys.exit(1)


def _quarantined(tables: "dict[str, pa.Table] | Any", documents: set[str]) -> Iterator[str]:
    """One line for each notice that was read and broke a rule."""
    first = {
        row["notice_id"]: row["message"]
        for row in reversed(tables["issues"].to_pylist())
        if row["severity"] == "error" and row["notice_id"] in documents
    }
    files = {row["notice_id"]: row["source_file"] for row in tables["notices"].to_pylist()}
    for notice_id, message in sorted(first.items()):
        yield f"{files[notice_id]}: quarantined: {message}"


@main.command()
@click.argument("release", type=PATH, metavar="RELEASE_DIR")
@click.option("--all", "every", is_flag=True, help="RELEASE_DIR is a published/ directory: verify every release in it.")
@click.option("--public-key", type=PATH, help="minisign public key that must have signed it.")
def verify(release: Path, every: bool, public_key: Path | None) -> None:
    """Check a release: sums, signature, keys, values, and every quote against its text."""
    from .errors import ReleaseError
    from .release.open import releases_in
    from .release.verify import verify as verified

    roots = [found.root for found in releases_in(release)] if every else [release]
    if not roots:
        raise ReleaseError(f"{release}: holds no release: give a directory such as published")
    sound = True
    for root in roots:
        found = verified(root, public_key)
        for problem in found.problems:
            _error(f"{root}: {problem}")
        click.echo(found.summary)
        sound = sound and not found.problems
    if not sound:
        sys.exit(1)


@main.command()
@click.argument("before", type=PATH, metavar="A")
@click.argument("after", type=PATH, metavar="B")
@click.option("--jsonl", is_flag=True, help="Print every change as a JSON object, one a line.")
def diff(before: Path, after: Path, jsonl: bool) -> None:
    """Show what changed from release A to release B, row by row."""
    from .release.changelog import change_line
    from .release.delta import delta_between
    from .release.open import Release

    old, new = Release.open(before), Release.open(after)
    delta = delta_between(old.version, old.tables, new.tables)
    if jsonl:
        for change in delta:
            click.echo(change_line(change), nl=False)
        return
    counts = delta.counts()
    for name, found in counts.items():
        click.echo(f"{name}: {found['ADD']} added, {found['MOD']} changed, {found['DEL']} removed")
    shown: Counter[tuple[str, str]] = Counter()
    for change in delta:
        shown[change.table, change.op] += 1
        if shown[change.table, change.op] <= MAX_SHOWN:
            click.echo(_told(change))
    if not counts:
        click.echo(f"{old.version} and {new.version} hold the same rows")


def _told(change: "Change") -> str:
    key = shown("/".join(str(part) for part in change.key.values()))
    if change.op != "MOD":
        return f"{change.op} {change.table} {key}"
    return f"MOD {change.table} {key} " + ", ".join(
        f"{column}: {change.old[column]!r} -> {value!r}" for column, value in change.new.items()
    )


@main.command()
@click.argument("labels", type=PATH, metavar="LABELS")
@click.argument("extracted", type=PATH, metavar="EXTRACTED_OR_TEXTS")
@click.option("--texts", type=PATH, help="Canonical texts that quotes are checked against [default: text/ beside].")
@click.option("--mistakes", is_flag=True, help="Show every disagreement with a label, and where it is.")
@click.option("--json", "json_", type=PATH, help="Write scores and counts to this file.")
def evaluate(labels: Path, extracted: Path, texts: Path | None, mistakes: bool, json_: Path | None) -> None:
    """Score extracted tables against a directory of label files (docs/quality.md).

    The second directory is that of an extraction or a release; one of raw notices is extracted first.
    """
    from .quality.evaluate import evaluate as evaluated
    from .quality.extracted import Extracted, read_extracted, read_texts
    from .quality.labels import read_labels
    from .quality.show import lines

    wanted = read_labels(labels)
    found = read_extracted(extracted, texts)
    if found is None:
        from .pipeline import build

        made = build(extracted)
        found = Extracted(made.tables, read_texts(texts) if texts else made.texts)
    scores = evaluated(wanted, found.tables, found.texts)
    for line in lines(scores, mistakes):
        click.echo(line)
    if json_:
        from .release.files import write_json

        write_json(json_, {"summary": dict(scores.summary), "counts": dict(sorted(scores.counts.items()))})


@main.command()
@click.argument("directory", type=PATH, metavar="[DIR]", default=Path("published/latest"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
def serve(directory: Path, host: str, port: int) -> None:
    """Show the page of a release (published/latest) in the browser, until Ctrl-C."""
    from .release.serve import serve as show

    show(directory, host, port, lambda address: click.echo(f"{directory} on {address} (Ctrl-C ends)"))


def _fail(message: str) -> None:
    _error(message)
    sys.exit(1)


def _error(message: str) -> None:
    """One printable line: what a notice or a file name holds never reaches the terminal as a control sequence."""
    click.echo(f"error: {shown(' '.join(message.split()))}", err=True)
