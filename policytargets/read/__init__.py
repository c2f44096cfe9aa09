"""Bytes become a Document: canonical text, charset, media type, metadata cells, source facts. Knows no extraction."""

from .document import Document, SourceFacts
from .names import notice_id_of
from .reader import read_bytes, read_notice

__all__ = ["Document", "SourceFacts", "notice_id_of", "read_bytes", "read_notice"]
