"""The template environment: strict, escaping, and the few functions templates may call.

Belongs here: turning values into safe markup. What stands on a page is in ``templates/``.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ... import schema
from ..descriptors.dictionary import english_title
from . import words

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' file:",
        "style-src 'self' file:",
        "img-src 'self' file:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The page's content security policy. ``file:`` is there because Firefox does not count a local file as ``'self'``;
on a web host it allows nothing, for no web page may load a local file."""

_CONTROL: Final = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {127: 0x2421}
_INVISIBLE: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@lru_cache(maxsize=4096)
def both(zh: str, en: str) -> Markup:
    """The same words in both languages; the style sheet shows one of them."""
    return Markup(  # noqa: S704 - both are escaped here
        f'<span class="zh" lang="zh-Hans">{escape(zh)}</span><span class="en" lang="en">{escape(en)}</span>'
    )


def visible(text: str) -> str:
    """``text`` with control characters made visible (␀), so that no browser drops or acts on them."""
    return text.translate(_CONTROL)


@lru_cache(maxsize=1 << 15)
def source(text: str | None) -> Markup:
    """Words of a notice as inert markup, isolated from the direction of what stands around them.

    That they are Chinese is said by the element ``main``, for there are many of them.
    """
    if not text:
        return Markup("")
    return Markup(f"<bdi>{escape(visible(text))}</bdi>")  # noqa: S704 - escaped here


def plain(text: str | None) -> str:
    """Words of a notice for a place that takes no markup (title, option): without direction marks, on one line."""
    return " ".join(visible((text or "").translate(_INVISIBLE)).split())


def web_address(text: str | None) -> str:
    """``text`` where it is an http(s) address with a host, else an empty text: no other scheme ever becomes a link."""
    try:
        parts = urlsplit((text or "").strip())
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return (text or "").strip() if good else ""


def embed(value: Any) -> Markup:
    """``value`` as JSON that may stand in a ``script`` element or file: no ``<``, ``>``, ``&`` or line separators."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))  # noqa: S704


@lru_cache(maxsize=1024)
def enum(column: str, value: str | None) -> Markup:
    """The label of ``value`` in the closed list ``column``; as it stands where the list does not know it."""
    if not value:
        return Markup("")
    found = words.ENUMS[column].get(value)
    return both(*found) if found else escape(value)


@lru_cache(maxsize=1024)
def column(table: str, name: str) -> Markup:
    """The label of a column, as declared in the schema."""
    return both(schema.RELEASE_TABLES[table].field(name).title_zh, english_title(name))


def environment(constants: Mapping[str, Any]) -> Environment:
    """The environment that all pages are made with; ``constants`` are known to every template."""
    made = Environment(
        loader=PackageLoader("policytargets.release.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        t=both,
        policy=POLICY,
        enum=enum,
        column=column,
        source=source,
        plain=plain,
        web_address=web_address,
        embed=embed,
        value=words.target_value,
        number=words.number,
        size=words.size,
        day=words.day,
        english=english_title,
        shorten=words.shorten,
        **constants,
    )
    return made
