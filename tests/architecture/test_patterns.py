"""Patterns that no code of the project may hold, and what every module must say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("policytargets", "pipelines", "assets", "expectations")
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))


def faults(source: str) -> Iterator[str]:
    """What is wrong with a module, by the rules that hold everywhere."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(type=None):
                yield f"line {node.lineno}: an except without a type"
            case ast.ExceptHandler(body=[ast.Pass()], type=ast.Name(id="Exception" | "BaseException")):
                yield f"line {node.lineno}: every error swallowed"
            case ast.Call(func=ast.Name(id="print")):
                yield f"line {node.lineno}: print in library code"
            case ast.Call(func=ast.Name(id="eval" | "exec")):
                yield f"line {node.lineno}: code made from text"
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                yield f"line {node.lineno}: import of everything"
            case ast.keyword(arg="verify", value=ast.Constant(value=False)):
                yield f"line {node.value.lineno}: certificates not checked"
    for number, line in enumerate(source.splitlines(), start=1):
        if any(mark in line for mark in ("TODO", "FIXME", "XXX")):
            yield f"line {number}: something left to do"
    if not ast.get_docstring(tree):
        yield "no docstring that says what belongs here"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_module_holds_a_banned_pattern(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    pass\nexcept:\n    raise",
        "try:\n    pass\nexcept Exception:\n    pass",
        "print('found')",
        "eval('1')",
        "from os import *",
        "fetch(verify=False)",
        "x = 1  # TODO",
    ],
)
def test_each_banned_pattern_is_found(code: str) -> None:
    assert len(list(faults(f'"""A module."""\n{code}\n'))) == 1


def test_a_module_without_a_docstring_is_found() -> None:
    assert list(faults("x = 1\n")) == ["no docstring that says what belongs here"]


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    marks = ["/" + place for place in ("home/", "root/", "Users/", "opt/pypi", "work/")]
    for package in (*PACKAGES, "tools", "docs", "benchmarks"):
        for path in (PROJECT / package).rglob("*"):
            if path.suffix in {".py", ".md", ".yaml", ".tsv"}:
                assert not any(mark in path.read_text("utf-8") for mark in marks), path
