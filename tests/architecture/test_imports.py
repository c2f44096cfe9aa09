"""Imports run one way, as docs/architecture.md says: the contracts of pyproject.toml hold, and can break."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache", "--no-logo", *options], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_contract_is_kept() -> None:
    found = lint(PROJECT)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("flow", "policytargets/read/document.py", "from policytargets.extract import model"),
        ("flow", "policytargets/extract/model.py", "from policytargets.link import ids"),
        ("flow", "policytargets/link/ids.py", "from policytargets.release import version"),
        ("library", "policytargets/check.py", "import dagster"),
        ("library", "policytargets/release/tables.py", "import great_expectations"),
        ("library", "policytargets/pipeline.py", "import pandas"),
        ("assets", "assets/raw.py", "import expectations.suites"),
        ("assembly", "pipelines/automation.py", "import expectations.checks"),
    ],
)
def test_a_contract_breaks_where_an_import_goes_the_wrong_way(
    tmp_path: Path, contract: str, module: str, line: str
) -> None:
    for package in ("policytargets", "pipelines", "assets", "expectations"):
        shutil.copytree(PROJECT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc", "*.html", "*.js"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    found = lint(tmp_path, "--contract", contract)
    assert found.returncode != 0
    assert "BROKEN" in found.stdout


TOUCHES_THE_WORLD = {"http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "urllib"}


def test_the_extraction_takes_text_and_gives_rows_without_files_or_sockets() -> None:
    rules = (PROJECT / "policytargets" / "extract").glob("*.py")  # lexicons/ reads package data, once, at import
    for path in sorted(rules):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & TOUCHES_THE_WORLD, f"{path.name} imports {names}"
            called = node.func if isinstance(node, ast.Call) else None
            assert not (isinstance(called, ast.Name) and called.id == "open"), f"{path.name} opens a file"
