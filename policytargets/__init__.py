"""Measures, targets and owners of Chinese government notices: reading, extraction, linking, checks, releases."""

from policytargets.extract.model import Number
from policytargets.extract.numbers import find_numbers

__all__ = ["Number", "find_numbers"]
