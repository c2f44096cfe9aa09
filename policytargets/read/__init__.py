"""Bytes become a Document: canonical text, charset, media type, metadata cells, source facts. Knows no extraction."""
