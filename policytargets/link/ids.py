"""Ids minted from content: the same input gives the same id, without any registry.

What keeps an id the same when its content changes is not here but in ``stable.py``.
"""

from hashlib import blake2b

SEPARATOR = "\x1f"
BYTES = 8
"""64 bits: among ten million rows, two share an id with a chance of one in 370,000."""


def mint(prefix: str, *parts: str) -> str:
    """An id ``<prefix>-<16 hexadecimal digits>`` from the parts, in order (64 bits of BLAKE2b)."""
    # A lone surrogate cannot stand in UTF-8, and may stand in a hostile notice.
    words = SEPARATOR.join(parts).encode(errors="surrogatepass")
    return f"{prefix}-{blake2b(words, digest_size=BYTES).hexdigest()}"


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
