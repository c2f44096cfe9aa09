"""The exam of a release: outside tools read what we publish, and each must fail on a corrupted twin.

``python tests/exam/run.py [RELEASE]`` examines RELEASE, or one that it publishes from ``raw/notices`` with a key of
its own. Tools come from the requirements beside this file, each set in a virtual environment of its own below
``.exam/``, since they conflict. Official schemas and shapes lie in ``../shared/exam``; exams that need them are
reported as not run where that folder is absent. ``--lock`` resolves the requirements anew.

Runs in the project's own environment and needs no package of it beyond the project itself.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / ".exam"
SHARED = ROOT.parent / "shared" / "exam"
sys.path[:0] = [str(HERE), str(ROOT / "tools")]

import install  # noqa: E402  # beside the Makefile: how packages get here
import twins  # noqa: E402

Command = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Twin:
    """A corruption, and words that the examiner must say of it: a crash for another reason is no finding."""

    corrupt: Callable[[Path], None]
    says: str


@dataclass(frozen=True)
class Exam:
    """One examiner: the command that reads a release, and the corruptions it must not let pass.

    ``needs`` is a folder without which it cannot run, ``program`` a program that must be installed, ``file`` a file
    that the release must hold, and ``says`` words that a good release makes it say.
    """

    name: str
    command: Command
    twins: tuple[Twin, ...]
    needs: Path | None = None
    program: str | None = None
    file: str | None = None
    says: str = ""


def python(tool: str) -> str:
    """The interpreter of a tool's environment, made from its requirements where they changed."""
    folder, wanted = WORK / tool, HERE / f"requirements-{tool}.txt"
    stamp, digest = folder / "requirements.sha256", hashlib.sha256(wanted.read_bytes()).hexdigest()
    interpreter = folder / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != digest:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        _install(interpreter, wanted)
        stamp.write_text(digest)
    return str(interpreter)


def _install(interpreter: Path, wanted: Path) -> None:
    arguments = ["install", "--quiet", "--require-hashes", "-r", str(wanted)]
    try:
        uv = [sys.executable, "-m", "uv", "pip", arguments[0], "--python", str(interpreter), *arguments[1:]]
        install.run(uv, install.uv_environment(install.pip_settings()))
    except subprocess.CalledProcessError:
        install.run([str(interpreter), "-m", "pip", *arguments])


def program(tool: str, name: str) -> str:
    """A program that a tool's environment brings."""
    return str(Path(python(tool)).with_name(name))


EXAMS = (
    Exam(
        "Data Package 2.0, official JSON schemas",
        lambda release: [
            python("frictionless"),
            str(HERE / "check_datapackage.py"),
            str(release),
            str(SHARED / "datapackage-2.0"),
        ],
        (
            Twin(twins.resource_without_path, "$.resources[0]"),
            Twin(twins.field_of_no_known_type, "$.resources[0].schema.fields[0]"),
        ),
        needs=SHARED / "datapackage-2.0",
    ),
    Exam(
        "frictionless validate",
        lambda release: [program("frictionless", "frictionless"), "validate", str(release / "datapackage.json")],
        (
            Twin(twins.one_byte_of_the_data, "hash-count"),
            Twin(twins.target_of_no_notice, "foreign-key"),
            Twin(twins.comparator_of_no_kind, "constraint-error"),
        ),
    ),
    Exam(
        "mlcroissant validate",
        lambda release: [
            program("mlcroissant", "mlcroissant"),
            "validate",
            "--jsonld",
            str(release / "croissant.json"),
        ],
        (Twin(twins.field_from_a_file_that_is_not_there, "data/nowhere.parquet"),),
    ),
    Exam(
        "mlcroissant load",
        lambda release: [python("mlcroissant"), str(HERE / "load_croissant.py"), str(release)],
        (
            Twin(twins.field_from_a_column_that_is_not_there, "Read(data/notices.parquet)"),
            Twin(twins.table_that_is_gone, "Download(data/owners.parquet)"),
        ),
    ),
    Exam(
        "pyshacl, DCAT-AP 3.0.1 shapes",
        lambda release: _shacl(release, "shapes.ttl"),
        (Twin(twins.dataset_without_title, "dct:title"),),
        needs=SHARED / "dcat-ap-3.0.1",
        says="Conforms: True",
    ),
    Exam(
        "pyshacl, DCAT-AP 3.0.1 classes",
        lambda release: _shacl(release, "range.ttl"),
        (Twin(twins.language_of_no_class, "dct:LinguisticSystem"),),
        needs=SHARED / "dcat-ap-3.0.1",
        says="Conforms: True",
    ),
    Exam(
        "cffconvert --validate",
        lambda release: [
            program("cffconvert", "cffconvert"),
            "--validate",
            "-i",
            str(release / "CITATION.cff"),
        ],
        (Twin(twins.citation_without_authors, "'writers' was unexpected"),),
    ),
    Exam(
        "sha256sum -c",
        lambda release: ["sha256sum", "--strict", "-c", "SHA256SUMS"],
        (
            Twin(twins.one_byte_of_the_data, "measures.parquet: FAILED"),
            Twin(twins.file_that_is_gone, "data/notices.csv"),
        ),
        program="sha256sum",
    ),
    Exam(
        "minisign -V",
        lambda release: ["minisign", "-V", "-p", "minisign.pub", "-m", "SHA256SUMS"],
        (
            Twin(twins.sum_of_another_file, "Signature verification failed"),
            Twin(twins.signature_of_another_version, "Comment signature verification failed"),
        ),
        program="minisign",
        file="SHA256SUMS.minisig",
        says="Signature and comment signature verified",
    ),
)


def _shacl(release: Path, shapes: str) -> list[str]:
    at = str(SHARED / "dcat-ap-3.0.1" / shapes)
    return [program("pyshacl", "pyshacl"), "-s", at, "-sf", "turtle", "-df", "json-ld", str(release / "dcat.jsonld")]


def main() -> int:
    """Run every exam; the exit code is 1 where one failed, or in CI where a program is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("release", nargs="?", type=Path, help="a release directory; without it one is published")
    parser.add_argument("--lock", action="store_true", help="resolve the requirements anew and do nothing else")
    asked = parser.parse_args()
    if asked.lock:
        return lock()
    WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        release = asked.release.resolve() if asked.release else published(Path(folder))
        print(f"examining {release.name}: {sum(path.is_file() for path in release.rglob('*'))} files", flush=True)
        results = [examine(exam, release, Path(folder)) for exam in EXAMS]
    passed, failed, skipped = (results.count(result) for result in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def examine(exam: Exam, release: Path, folder: Path) -> str:
    """Run one exam on the release and on its twins; prints and returns ``passed``, ``failed`` or ``skipped``."""
    started = time.monotonic()
    if missing := _missing(exam, release):
        # A folder of others' data may be absent anywhere; a program is for CI to install.
        result = "failed" if exam.program and missing.startswith(exam.program) and os.environ.get("CI") else "skipped"
        print(f"{'FAILED ' if result == 'failed' else 'not run'}  {exam.name}: {missing}", flush=True)
        return result
    wrong = []
    code, said = _run(exam, release)
    if code or exam.says not in said:
        wrong.append(f"does not accept the release (exit code {code}):\n{said[-3000:]}")
    for twin in exam.twins:
        corrupted = folder / "twin"
        shutil.copytree(release, corrupted)
        _writable(corrupted)
        twin.corrupt(corrupted)
        code, said = _run(exam, corrupted)
        if not code or twin.says not in said:
            what = twin.corrupt.__name__.replace("_", " ")
            wrong.append(f"does not see a {what} (exit code {code}):\n{said[-3000:]}")
        shutil.rmtree(corrupted)
    told = "; ".join(wrong) or f"accepts it and refuses {len(exam.twins)} corrupted"
    print(f"{'FAILED ' if wrong else 'ok     '}  {exam.name}: {told} ({time.monotonic() - started:.0f} s)", flush=True)
    return "failed" if wrong else "passed"


def _missing(exam: Exam, release: Path) -> str | None:
    if exam.needs and not exam.needs.is_dir():
        return f"{exam.needs.name} is not in ../shared/exam"
    if exam.program and not shutil.which(exam.program):
        return f"{exam.program} is not installed"
    if exam.file and not (release / exam.file).exists():
        return f"the release holds no {exam.file}"
    return None


def _run(exam: Exam, release: Path) -> tuple[int, str]:
    done = subprocess.run(
        exam.command(release), cwd=release, capture_output=True, text=True, errors="replace", timeout=600, check=False
    )
    return done.returncode, done.stdout + done.stderr


def _writable(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def published(folder: Path) -> Path:
    """A signed release with a release before it, made of the project's notices and a hostile one.

    The hostile notice is edited between the two, so that the second has changes and tombstones to describe.
    """
    import minisign

    from policytargets.pipeline import build
    from policytargets.quality.report import measured
    from policytargets.release.dataset import read_dataset
    from policytargets.release.publish import PublishOptions, publish

    raw, key, out = folder / "raw", folder / "exam.key", folder / "published"
    shutil.copytree(ROOT / "raw" / "notices", raw)
    out.mkdir()
    key.write_bytes(bytes(minisign.KeyPair.generate().secret_key))
    hostile = (HERE / "hostile.txt").read_text(encoding="utf-8")
    for text in (hostile, hostile.replace("15", "18").partition("(三)")[0]):
        (raw / "hostile.txt").write_text(text, encoding="utf-8")
        made = build(raw)
        quality = measured(made.tables, made.texts, ROOT / "tests" / "golden" / "labels")
        options = PublishOptions(
            read_dataset(ROOT / "dataset.yaml"), signing_key=key, allow_losses=("all",), quality=quality
        )
        publish(made.tables, made.texts, out, options)
    return (out / "latest").resolve()


def lock() -> int:
    """Resolve each ``requirements-<tool>.in`` into ``.txt``, for every platform, with hashes and without addresses."""
    shape = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    said = ["--custom-compile-command", "python tests/exam/run.py --lock"]
    for wanted in sorted(HERE.glob("requirements-*.in")):
        compiling = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *shape, *said]
        out = str(wanted.with_suffix(".txt").relative_to(ROOT))
        install.run(
            [*compiling, "-o", out, str(wanted.relative_to(ROOT))], install.uv_environment(install.pip_settings())
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
