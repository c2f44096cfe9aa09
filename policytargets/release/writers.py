"""The steps that build a release, in order: the one list to which a new kind of file is added.

Belongs here: the order and the names. What a step writes stands in its own module.
"""

from typing import Final

from .context import Writer

WRITERS: Final[tuple[tuple[str, Writer], ...]] = ()
"""``(name shown as progress, writer)``. ``sums`` (SHA256SUMS and its signature) always runs after all of these."""
