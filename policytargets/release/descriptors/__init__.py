"""What a release says about itself, to people and to machines: one module a standard.

Everything is written from ``schema.py``, ``dataset.yaml`` (``context.dataset``) and the files that already stand in
the staging directory; nothing is stated twice and no fact is invented. ``WRITERS`` is their order: they describe the
data files and the workbook, so they run after those are written.

Belongs here: descriptors. Data files, delta, sums and the page have modules of their own.
"""

from typing import Final

from ..context import Writer
from .citation import write_citation
from .croissant import write_croissant
from .datapackage import write_datapackage
from .dcat import write_dcat
from .dictionary import write_dictionary
from .licence import write_licence

WRITERS: Final[tuple[tuple[str, Writer], ...]] = (
    ("dictionary", write_dictionary),
    ("datapackage", write_datapackage),
    ("croissant", write_croissant),
    ("dcat", write_dcat),
    ("citation", write_citation),
    ("licence", write_licence),
)
"""``(name, writer)`` in order. The readmes list the files of the release and are written after all others."""
