"""One raw file → one Document. Text stands here, HTML in ``html.py``, charsets in ``charset.py``."""

import hashlib
import stat
from pathlib import Path
from typing import Final

from ..errors import ReadError
from .charset import decode
from .document import Document, SourceFacts
from .names import MEDIA_TYPES, notice_id_of, shown
from .sidecar import read_facts

MAX_BYTES: Final = 64 * 1024 * 1024
"""No notice is larger; what is larger is a mistake, and is refused before it fills the memory."""
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))
NOTHING_KNOWN: Final = SourceFacts()


def read_notice(path: Path) -> Document:
    """The notice in the file ``path``, with the facts of its sidecar.

    Raises ReadError where the file cannot be read as a notice, RegisterError where its sidecar is malformed.
    """
    # The name, not the path: what is said here is published in ``issues``, alike on every machine.
    where = shown(path.name)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise ReadError(f"{where}: is not a file: give the path of a .txt or .html file")
        if facts.st_size > MAX_BYTES:
            raise ReadError(f"{where}: holds {facts.st_size} bytes, more than the {MAX_BYTES} of any notice: split it")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{where}: cannot be read ({reason}): check the path and its permissions") from error
    return read_bytes(path.name, data, read_facts(path))


def read_bytes(name: str, data: bytes, facts: SourceFacts = NOTHING_KNOWN) -> Document:
    """The notice whose raw file is called ``name`` and holds ``data``.

    The suffix decides the medium. Text: the decoded file without byte order mark, CRLF and CR as ``\\n``, nothing
    else changed. HTML: what ``html.py`` makes of the page. Raises ReadError for other media, for bytes that are no
    text, for an unknown charset and for a notice without a word.
    """
    where = shown(name)
    media_type = MEDIA_TYPES.get(Path(name).suffix.lower())
    if media_type is None:
        raise ReadError(f"{where}: is none of {', '.join(MEDIA_TYPES)}: convert or rename it")
    cells: dict[str, str] = {}
    if media_type == "text/html":
        # Imported here: lxml costs start-up time that text does not need.
        from .html import declared_charset, read_page

        decoded = decode(data, where, declared_charset(data))
        text, cells = read_page(decoded.text, where)
    else:
        decoded = decode(data, where)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.translate(_INVISIBLE).strip():
        raise ReadError(f"{where}: holds no text: remove it or fetch it again")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(notice_id_of(name, sha256), where, text, sha256, media_type, decoded.charset, facts, cells)
