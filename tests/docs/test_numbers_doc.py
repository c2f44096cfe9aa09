"""The examples of docs/numbers.md run and give what they say; its lists are complete."""

import doctest
from pathlib import Path

from policytargets.extract.numbers import SHAPES
from policytargets.schema import COMPARATORS

DOC = Path(__file__).parents[2] / "docs" / "numbers.md"


def test_examples() -> None:
    result = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0


def test_every_shape_and_comparator_is_named() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert [name for name in (*SHAPES, *COMPARATORS) if f"`{name}`" not in text] == []
