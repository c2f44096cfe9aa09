"""What a notice says about itself: numbers, issuer, dates, and the period of its plan."""

from policytargets.extract.metadata.facts import find_metadata

__all__ = ["find_metadata"]
