"""A web page → its main text, a line for every paragraph and table cell, and the metadata the page itself labels.

Content management systems of Chinese government sites name the element that holds a notice; ``places.tsv`` lists
these names. A page that uses none of them is descended from its body into the element that holds its prose.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..errors import ReadError

_CHARSET: Final = re.compile(
    rb"<meta[^<>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_CHARSET: Final = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_HEAD_BYTES: Final = 4096
_UNSEEN: Final = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "select",
    "button",
    "input",
    "head",
)
_CHROME: Final = ("nav", "header", "footer", "aside")
_INLINE: Final = (
    frozenset(
        (
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
        )
    )
    | frozenset(
        (
            "kbd",
            "label",
            "mark",
            "o:p",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
        )
    )
    | frozenset(("time", "tt", "u", "var", "wbr"))
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\n\r\f\xa0]+")
_BREAK_IN_WORD: Final = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\n\r][ \t\n\r\f]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
_LABEL_NOISE: Final = re.compile(r"[\s\u3000\xa0:：【】\[\]]+")
_LABELLED: Final = re.compile(r"([^:：]{2,24}?)\s*[:：]\s*(.*)", re.DOTALL)
_TECHNICAL_META: Final = frozenset(
    ("viewport", "renderer", "robots", "generator", "referrer", "theme-color", "apple-mobile-web-app-capable")
)
_CONTAINERS: Final = frozenset(
    ("article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr")
)
_SHARE: Final = 0.95
_MIN_CHARS: Final = 20
_SMALL: Final = 12
_SHORT: Final = 400


def _lines(name: str) -> frozenset[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("#"))


PLACES: Final = _lines("places.tsv")
"""Ids and classes (lower case) of the element that holds the notice."""
LABELS: Final = _lines("labels.tsv")
"""Labels of metadata cells, without spaces and colon."""


def declared_charset(data: bytes) -> str | None:
    """The charset that the page ``data`` names in a meta tag, or None."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def read_page(page: str, where: str) -> tuple[str, dict[str, str]]:
    """The main text of ``page`` and its metadata cells (label without spaces and colon → value).

    ``where`` names the file in errors.

    The text is empty where the page holds none. Malformed markup is read as browsers do; raises ReadError only where
    elements are nested so deeply that the parser would leave words out.
    """
    page = _XML_CHARSET.sub("", page.replace("\x00", ""))
    if not page.strip():
        return "", {}
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = document_fromstring(page, parser=parser)
    except etree.ParserError:
        return "", {}
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError(f"{where}: its elements are nested too deeply to be read: save its text as UTF-8 .txt")
    cells = dict(_meta(root))
    _drop_unseen(root)
    for label, value in _labelled(root):
        cells.setdefault(label, value)
    content = _named_content(root)
    if content is None:
        content = _densest(root)
    return _text(content), cells


def _meta(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name, value = element.get("name"), _SPACE.sub(" ", element.get("content") or "").strip()
        if name and value and name.lower() not in _TECHNICAL_META:
            yield name.strip(), value
    title = root.findtext(".//title")
    if title and title.strip():
        yield "title", _SPACE.sub(" ", title).strip()


def _drop_unseen(root: HtmlElement) -> None:
    doomed = [e for e in root.iter(*_UNSEEN) if e is not root]
    doomed += [e for e in root.iter(etree.Element) if "hidden" in e.attrib or _HIDDEN.search(e.get("style") or "")]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _labelled(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Pairs of a known label and its value: neighbouring cells, or one short element ``label：value``."""
    for element in root.iter("td", "th", "dt", "li", "p", "span", "div", "b", "strong", "label"):
        text = _short_text(element)
        if text is None:
            continue
        label = _LABEL_NOISE.sub("", text)
        if label in LABELS:
            value = _following(element)
        else:
            found = _LABELLED.fullmatch(text)
            if not found or (label := _LABEL_NOISE.sub("", found[1])) not in LABELS:
                continue
            value = found[2]
        value = _SPACE.sub(" ", value).strip(" \u3000")
        if value:
            yield label, value


def _short_text(element: HtmlElement) -> str | None:
    """The text of a small element, None for a large one (which is looked at through its parts)."""
    for count, _ in enumerate(element.iter()):
        if count > _SMALL:
            return None
    text = "".join(element.itertext()).strip()
    return text if 0 < len(text) <= _SHORT else None


def _following(element: HtmlElement) -> str:
    """What stands after a label: the rest of its line, else the next sibling, else that of the cell around it."""
    for _ in range(3):
        if element.tail and element.tail.strip(" \t\r\n\u3000\xa0:："):
            return str(element.tail).strip(" \t\r\n\u3000\xa0:：")
        following = element.getnext()
        if following is not None:
            return _short_text(following) or ""
        if element.tag in ("td", "th", "li", "dt", "tr") or element.getparent() is None:
            return ""
        element = element.getparent()
    return ""


def _named_content(root: HtmlElement) -> HtmlElement | None:
    """The element under a name of ``PLACES`` that holds most text; the outer one where they are nested."""
    sizes = _sizes(root, ())
    best, most = None, _MIN_CHARS - 1
    for element, size in reversed(sizes.items()):
        names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
        if size > most and not PLACES.isdisjoint(names):
            best, most = element, size
    return best


def _densest(root: HtmlElement) -> HtmlElement:
    """The deepest element that holds nearly all prose of the page: text outside links and page furniture."""
    sizes = _sizes(root, ("a", *_CHROME))
    current = root.find("body") if root.find("body") is not None else root
    while True:
        heaviest = max(_children(current), key=lambda child: sizes[child], default=None)
        if heaviest is None or heaviest.tag not in _CONTAINERS or sizes[heaviest] < _SHARE * sizes[current]:
            return current
        current = heaviest


def _sizes(root: HtmlElement, without: tuple[str, ...]) -> dict[HtmlElement, int]:
    """Characters in each element but those in elements ``without``; from the last element to the first."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(root.iter(etree.Element))):
        size = 0
        if element.tag not in without:
            size = len((element.text or "").strip())
            size += sum(sizes[child] + len((child.tail or "").strip()) for child in _children(element))
        sizes[element] = size
    return sizes


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from element.iterchildren(etree.Element)


def _text(content: HtmlElement) -> str:
    """The words of ``content``: a line for every block, ``br`` and table cell, none empty."""
    parts: list[str] = []
    for event, element in etree.iterwalk(content, events=("start", "end")):
        block = element.tag not in _INLINE
        if event == "start":
            if block:
                parts.append("\v")
            parts.append(element.text or "")
        else:
            if block:
                parts.append("\v")
            if element is not content:
                parts.append(element.tail or "")
    lines = (_SPACE.sub(" ", _BREAK_IN_WORD.sub("", line)).strip(" \u3000") for line in "".join(parts).split("\v"))
    return "".join(f"{line}\n" for line in lines if line)
