"""Who answers for a measure: where owners are written, and in which role each is named.

Belongs here: the grammar of owner notations. Which measure a notation covers is decided in ``structure``; which body a
spelling names, in ``link``.
"""
