"""What the README and ``make help`` say can be done, can be done, and nothing is left unsaid."""

import re
import subprocess
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text("utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")
TARGETS = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)[1].split())  # type: ignore[index]


def test_make_help_lists_every_target_with_what_it_does() -> None:
    said = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^make (\w+) +(\S.+)$", said, flags=re.MULTILINE))
    assert set(listed) == TARGETS


def test_the_readme_names_every_target() -> None:
    assert set(re.findall(r"make (\w+)", README)) >= TARGETS - {"help"}


def test_the_readme_names_no_target_that_does_not_exist() -> None:
    assert set(re.findall(r"`?make (\w+)", README)) <= TARGETS


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = README.split("\n## ")[0]
    assert opening.index("make release") < opening.index("make test")


def test_the_readme_names_every_variable_of_the_environment() -> None:
    sources = [
        path.read_text("utf-8")
        for package in ("policytargets", "pipelines")
        for path in (PROJECT / package).rglob("*.py")
    ]
    read = {name for source in sources for name in re.findall(r"\"(POLICYTARGETS_[A-Z_]+|SOURCE_DATE_EPOCH)\"", source)}
    read |= {"POLICYTARGETS_RAW", "POLICYTARGETS_BUILD", "POLICYTARGETS_PUBLISHED"}
    assert {name for name in read if name not in README} == set()


def test_every_file_that_the_readme_links_to_exists() -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (PROJECT / link).exists(), link


def test_the_instance_keeps_to_itself_and_covers_the_ui_with_nothing() -> None:
    settings = yaml.safe_load((PROJECT / ".dagster" / "dagster.yaml").read_text("utf-8"))
    assert settings["telemetry"]["enabled"] is False
    assert settings["nux"]["enabled"] is False


def test_the_workspace_loads_the_definitions() -> None:
    workspace = yaml.safe_load((PROJECT / "workspace.yaml").read_text("utf-8"))
    (location,) = workspace["load_from"]
    assert location["python_module"]["module_name"] == "pipelines.definitions"


def test_pyproject_leaves_the_workspace_in_charge() -> None:
    text = (PROJECT / "pyproject.toml").read_text("utf-8")
    assert "[tool.dg" not in text
    assert "[tool.dagster" not in text
