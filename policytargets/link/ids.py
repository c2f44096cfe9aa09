"""Ids minted from content: the same input gives the same id, without any registry.

What keeps an id the same when its content changes is not here but in ``stable.py``.
"""

from base64 import b32encode
from hashlib import blake2b

SEPARATOR = b"\x1f"
BITS = 60


def mint(prefix: str, *parts: str) -> str:
    """An id ``<prefix>-<12 characters of a-z2-7>`` from the parts, in order (60 bits of BLAKE2b)."""
    digest = blake2b(SEPARATOR.join(part.encode() for part in parts), digest_size=8).digest()
    return f"{prefix}-{b32encode(digest)[: BITS // 5].decode().lower()}"


class Minter:
    """Mints ids within one notice; equal content gets a running number, so that ids stay unique."""

    def __init__(self, notice_id: str) -> None:
        """Start counting for the notice ``notice_id``."""
        self._notice_id = notice_id
        self._seen: dict[tuple[str, ...], int] = {}

    def __call__(self, prefix: str, *parts: str) -> str:
        """The id of the next row with this content."""
        key = (prefix, *parts)
        nth = self._seen.get(key, 0)
        self._seen[key] = nth + 1
        return mint(prefix, self._notice_id, *parts, *((str(nth),) if nth else ()))
