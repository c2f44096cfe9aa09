"""Bytes become a Document: canonical text, charset, media type, metadata cells, source facts. Knows no extraction."""

from policytargets.read.document import Document, SourceFacts
from policytargets.read.names import Refusal, notice_files
from policytargets.read.reader import read_bytes, read_notice

__all__ = ["Document", "Refusal", "SourceFacts", "notice_files", "read_bytes", "read_notice"]
