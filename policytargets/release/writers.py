"""The steps that build a release, in order: the one list to which a new kind of file is added.

Belongs here: the order and the names. What a step writes stands in its own module.
"""

from typing import Final

from .changelog import write_delta
from .contents import write_content_hashes
from .context import Writer
from .descriptors import WRITERS as DESCRIPTORS
from .descriptors.readme import write_readmes
from .excel import write_excel_csv, write_workbook
from .page import write_page
from .provenance import write_provenance
from .quality import write_quality
from .tables import write_data
from .texts import write_texts

WRITERS: Final[tuple[tuple[str, Writer], ...]] = (
    ("data", write_data),
    ("texts", write_texts),
    ("content hashes", write_content_hashes),
    ("delta", write_delta),
    ("provenance", write_provenance),
    ("quality", write_quality),
    ("excel csv", write_excel_csv),
    ("workbook", write_workbook),
    *DESCRIPTORS,
    ("page", write_page),
    ("readme", write_readmes),
)
"""``(name shown as progress, writer)``. Publication writes SHA256SUMS and its signature after all of these."""
