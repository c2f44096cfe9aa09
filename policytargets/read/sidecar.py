"""The sidecar of a raw file: what is known about where it came from.

``<file name>.source.json`` beside the raw file, a JSON object with any of ``source_url``, ``posted_on`` (date),
``retrieved_at`` (date and time with offset), ``note``. What is not known is null or absent; nothing is invented.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from ..errors import RegisterError
from .document import SourceFacts
from .names import SIDECAR, shown

KEYS: Final = ("source_url", "posted_on", "retrieved_at", "note")


def read_facts(path: Path) -> SourceFacts:
    """The facts in the sidecar of the raw file ``path``; empty facts where it has none.

    Raises RegisterError, one line naming the sidecar and its field, where the sidecar is malformed.
    """
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        data = sidecar.read_bytes()
    except FileNotFoundError:
        return SourceFacts()
    except OSError as error:
        raise RegisterError(f"{shown(sidecar.name)}: cannot be read: {error.strerror}") from error
    return parse_facts(data, shown(sidecar.name))


def parse_facts(data: bytes, where: str) -> SourceFacts:
    """The facts written in ``data``; ``where`` names the sidecar in errors (RegisterError)."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RegisterError(f"{where}: is not JSON in UTF-8: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise RegisterError(f"{where}: must hold one JSON object with any of {', '.join(KEYS)}")
    unknown = sorted(set(found) - set(KEYS))
    if unknown:
        raise RegisterError(f"{where}: unknown field {shown(unknown[0])}; known are {', '.join(KEYS)}")
    return SourceFacts(
        source_url=_url(found.get("source_url"), where),
        posted_on=_date(found.get("posted_on"), where),
        retrieved_at=_datetime(found.get("retrieved_at"), where),
        note=_text(found.get("note"), where, "note"),
    )


def _text(value: Any, where: str, key: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise RegisterError(f"{where}: {key} must be a text that is not empty, or null")
    return value


def _url(value: Any, where: str) -> str | None:
    text = _text(value, where, "source_url")
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    except ValueError:
        sound = False
    if not sound:
        raise RegisterError(f"{where}: source_url must be an http or https address, or null")
    return text


def _date(value: Any, where: str) -> date | None:
    text = _text(value, where, "posted_on")
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise RegisterError(f"{where}: posted_on must be a date such as 2020-12-14, or null") from error


def _datetime(value: Any, where: str) -> datetime | None:
    text = _text(value, where, "retrieved_at")
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RegisterError(f"{where}: retrieved_at must be a time such as 2025-03-01T09:30:00+08:00") from error
    if moment.tzinfo is None:
        raise RegisterError(f"{where}: retrieved_at must name its offset, such as +08:00 or Z")
    return moment.astimezone(UTC)
