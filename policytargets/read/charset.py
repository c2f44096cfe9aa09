"""Bytes → text: which charset a file is written in.

Order: byte order mark, what the medium declares, strict UTF-8, then detection among the charsets in which Chinese
notices are written. Nothing is ever decoded with replacement characters but HTML that declares its charset.
"""

import codecs
from dataclasses import dataclass
from typing import Final

from ..errors import ReadError

CANDIDATES: Final = ("gb18030", "big5hkscs", "utf_16_le", "utf_16_be")
"""What detection chooses from; GBK and GB 2312 are subsets of GB 18030, Big5 of Big5-HKSCS."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "big5hkscs"}
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, XLSX, OFD)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "a rich text file"),
)
_CONTROLS: Final = dict.fromkeys(i for i in (*range(32), 127) if chr(i) not in "\t\n\r\f\v")
MAX_CONTROLS: Final = 0.01
"""Share of control characters above which a decoded file is taken to be no text."""
FEW_CONTROLS: Final = 4
"""Control characters that even a short file may hold."""
MAX_DAMAGE: Final = 0.001
"""Share of undecodable places that HTML may hold where it declares its charset."""
_SAMPLE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the charset (Python's name) it was decoded with; the byte order mark is not part of the text."""

    text: str
    charset: str


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of ``data``. ``where`` names the file in errors; ``declared`` is the charset that HTML names.

    Raises ReadError where the bytes are no text or their charset is not known.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{where}: is {what}, not text: save its text as UTF-8 .txt")
    decoded = _marked(data, where) or _declared(data, declared) or _strict(data, "utf-8") or _detected(data)
    if decoded is None:
        tried = "utf-8, utf-16, gb18030, big5"
        raise ReadError(f"{where}: its charset is not known (tried {tried}): save it as UTF-8")
    controls = len(decoded.text) - len(decoded.text.translate(_CONTROLS))
    if controls > max(FEW_CONTROLS, MAX_CONTROLS * len(decoded.text)):
        raise ReadError(f"{where}: is binary ({controls} control characters), not text: save its text as UTF-8 .txt")
    return decoded


def _marked(data: bytes, where: str) -> Decoded | None:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(charset), charset)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise ReadError(
                    f"{where}: begins as {charset} and breaks it at byte {place}: save it again as UTF-8"
                ) from error
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        charset = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    charset = _SUPERSETS.get(charset, charset)
    exact = _strict(data, charset) or _strict(data, "utf-8")
    if exact is not None:
        return exact
    try:
        text = data.decode(charset, "replace")
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, charset) if text.count("\ufffd") <= MAX_DAMAGE * len(text) else None


def _strict(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset), charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes) -> Decoded | None:
    """The likeliest of the candidates that decode every byte; a sample decides, so that time stays small."""
    # Imported here: UTF-8, the usual case, does not need it.
    from charset_normalizer import from_bytes

    readable = [decoded for charset in CANDIDATES if (decoded := _strict(data, charset)) is not None]
    # UTF-16 pairs almost any bytes: without a mark it is believed only where line ends show it.
    readable = [d for d in readable if not d.charset.startswith("utf_16") or _shows_utf16(data, d.charset)]
    if not readable:
        return None
    best = from_bytes(data[: _SAMPLE - _SAMPLE % 4], cp_isolation=[d.charset for d in readable]).best()
    for decoded in readable:
        if best is not None and decoded.charset == best.encoding:
            return decoded
    return _plausible(readable)


def _shows_utf16(data: bytes, charset: str) -> bool:
    zeros = data[1 if charset.endswith("le") else 0 :: 2].count(0)
    return zeros > data[0 if charset.endswith("le") else 1 :: 2].count(0)


def _plausible(readable: list[Decoded]) -> Decoded | None:
    """The reading with most Han characters and Chinese punctuation, where these make up half of what is not ASCII."""

    def share(decoded: Decoded) -> float:
        other = [char for char in decoded.text[:_SAMPLE] if char > "\x7f"]
        chinese = sum("\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or char > "\uff00" for char in other)
        return chinese / len(other) if other else 0.0

    best = max(readable, key=share)
    return best if share(best) > 0.5 else None
