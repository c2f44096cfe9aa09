"""What reading a raw notice gives: the canonical text and the facts known about the file.

Belongs here: the record. How bytes become text stands in the other modules of this room.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known about where a raw file came from (its sidecar ``<file name>.source.json``); unknown is None."""

    source_url: str | None = None
    posted_on: date | None = None
    retrieved_at: datetime | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One raw notice, read.

    ``text`` is the canonical text: every offset of every table counts its Unicode code points. ``cells`` holds
    metadata that the medium itself labels (HTML meta tags or header tables): label without spaces and colon → value.
    ``source_file`` is the file's name in one printable line. ``sha256`` is of the raw bytes.
    """

    notice_id: str
    source_file: str
    text: str
    sha256: str
    media_type: str
    charset: str
    facts: SourceFacts = SourceFacts()
    cells: Mapping[str, str] = field(default_factory=dict)
