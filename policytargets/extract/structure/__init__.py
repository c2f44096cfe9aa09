"""The structure of a notice: plans, headings, measures and what is furniture, as segments that tile the text.

Belongs here: lines, labels, nesting, and which items are measures. Who answers for them is read in ``owners``.
"""

from policytargets.extract.structure.assembly import find_structure

__all__ = ["find_structure"]
