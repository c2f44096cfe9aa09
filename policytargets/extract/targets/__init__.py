"""Which numbers of a notice are commitments, and what each of them says: indicator, change, deadline, baseline.

Belongs here: windows, rules of evidence, periods. What a number's value is stands in ``numbers``.
"""

from policytargets.extract.targets.reader import find_targets

__all__ = ["find_targets"]
