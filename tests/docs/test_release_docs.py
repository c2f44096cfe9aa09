"""The documents name every command, option, variable and file that there is."""

import json
import re
from pathlib import Path

import click
import pytest
from release_sample import NOTICE, tables_of

from policytargets.cli import main
from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
RELEASE = (ROOT / "docs" / "release.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"## {name}\n" in CLI
    section = CLI.split(f"## {name}\n")[1].split("\n## ")[0]
    for parameter in main.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in section, parameter.opts[0]


def test_every_variable_of_publication_is_documented() -> None:
    code = (ROOT / "policytargets" / "release" / "publish.py").read_text("utf-8")
    used = set(re.findall(r'environment\.get\("([A-Z_]+)"', code))
    assert used
    assert used == set(re.findall(r"^\| `([A-Z_]+)` \|", RELEASE, re.MULTILINE))


def test_every_file_of_a_release_is_documented(tmp_path: Path) -> None:
    made = publish(
        tables_of({"a": NOTICE}), {"a": NOTICE}, tmp_path / "p", PublishOptions(read_dataset(ROOT / "dataset.yaml"))
    )
    folders = {"data", "text", "excel", "page"}
    for path in made.path.rglob("*"):
        name = path.relative_to(made.path).as_posix()
        if path.is_file() and name.split("/")[0] not in folders and path.suffix not in (".html", ".js", ".css", ".svg"):
            assert f"`{name}`" in RELEASE, name
    assert json.loads((made.path / "quality.json").read_text("utf-8"))["version"] == str(made.version)
