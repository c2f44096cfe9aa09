"""Every numeric mention of a text: where it stands, its value, unit, comparator and shape.

Belongs here: the grammar of numbers. What a number is *for* is decided in ``targets``.
"""

from policytargets.extract.numbers.finder import SHAPES, find_numbers, in_source, scan
from policytargets.extract.numbers.units import known_unit_pattern

__all__ = ["SHAPES", "find_numbers", "in_source", "known_unit_pattern", "scan"]
