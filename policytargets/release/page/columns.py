"""The index behind the table of all targets, and the look-up of ids: small classic scripts that carry data.

A page opened from ``file://`` can neither fetch nor load modules, so data comes as ``PT.put(name, '<JSON>')``. Columns
are dictionary-encoded: ``d`` the distinct values, ``c`` a code a row (-1: none). Below ``LARGE`` rows the same
columns stand in the page itself.

Belongs here: the encoding. The reading side is ``assets/table.js`` and ``assets/resolve.js``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from .view import Row, View
from .words import day, target_value

LARGE: Final = 20_000
"""From so many targets on a release is large: the index stands in files, and an indicator with a single target leads to
that target instead of having a page of its own, for most of some ten thousand indicators occur once."""
CHUNK: Final = 8_192
"""Rows in one file of a column of long texts."""
BUCKET: Final = 2_000
"""Ids in one file of the look-up, about."""

_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", "'": "\\'", "<": "\\x3c", "\u2028": "\\u2028", "\u2029": "\\u2029", "\n": "\\n", "\r": "\\r"}
)


def script(name: str, value: Any) -> str:
    """A classic script that hands ``value`` to the page under ``name``; safe for any text within."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"PT.put({json.dumps(name)},'{text.translate(_ESCAPES)}');\n"


def encode(values: Iterable[Any]) -> dict[str, Any]:
    """``values`` dictionary-encoded in order of first occurrence."""
    seen: dict[Any, int] = {}
    codes = [-1 if value is None else seen.setdefault(value, len(seen)) for value in values]
    return {"d": list(seen), "c": codes}


def target_columns(view: View) -> dict[str, Any]:
    """Every column of the index, by name; ``id:N`` and ``quote:N`` hold the N-th ``CHUNK`` rows."""
    rows = view.targets
    owners = encode(_owner_set(view, row) for row in rows)
    register = encode(owner for found in owners["d"] for owner in found)
    codes = {owner: code for code, owner in enumerate(register["d"])}
    made: dict[str, Any] = {
        "indicator": encode(_line(row["indicator"]) for row in rows),
        "shown": encode(_line(target_value(row)) for row in rows),
        "value": {"v": [row["value"] for row in rows]},
        "comparator": encode(row["comparator"] for row in rows),
        "unit": encode(row["unit"] for row in rows),
        "deadline": encode(day(row["deadline"]) or None for row in rows),
        "certainty": encode(row["certainty"] for row in rows),
        "notice": _entities(encode(row["notice_id"] for row in rows), lambda key: view.notice[key]["title"]),
        "plan": _entities(encode(row["plan_id"] for row in rows), lambda key: view.plan[key]["title"]),
        "owner": {
            "d": register["d"],
            "n": [_line(view.owner[key]["name"]) for key in register["d"]],
            "s": [[codes[owner] for owner in found] for found in owners["d"]],
            "c": owners["c"],
        },
    }
    for name, column in (("id", "target_id"), ("quote", "quote")):
        texts = [_line(row[column]) for row in rows]
        for place in range(0, len(texts), CHUNK):
            made[f"{name}:{place // CHUNK}"] = {"v": _unrepeated(texts[place : place + CHUNK])}
    return made


def identities(view: View) -> Iterator[tuple[str, list[Any]]]:
    """Every id with its place: kind of row and notice (where the place is an anchor), or its tombstone."""
    for row in view.notices:
        yield row["notice_id"], ["n"]
    for kind, rows, key in (("p", view.plans, "plan_id"), ("m", view.measures, "measure_id")):
        for row in rows:
            yield row[key], [kind, row["notice_id"]]
    for row in view.targets:
        yield row["target_id"], ["t", row["notice_id"]]
    for row in view.owners:
        yield row["owner_id"], ["o"]
    for row in view.indicators:
        only = sole_target(view, row["indicator_id"])
        yield row["indicator_id"], ["s", only["notice_id"], only["target_id"]] if only else ["i"]
    for row in view.tombstones:
        yield row["id"], ["x", row["table"], str(row["last_version"]), row["reason"], row["replaced_by"]]


def buckets(found: Iterable[tuple[str, list[Any]]]) -> list[dict[str, list[list[Any]]]]:
    """The ids spread over a power of two of buckets by ``bucket_of``; an id can have several places."""
    pairs = list(found)
    count = 1 << max(0, (len(pairs) // BUCKET)).bit_length()
    made: list[dict[str, list[list[Any]]]] = [{} for _ in range(count)]
    for key, place in pairs:
        made[bucket_of(key, count)].setdefault(key, []).append(place)
    return made


def bucket_of(key: str, count: int) -> int:
    """FNV-1a (32 bits) of an ASCII id, modulo ``count``; the page's script computes the same."""
    value = 0x811C9DC5
    for byte in key.encode("ascii"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % count


def sole_target(view: View, indicator: str) -> Row | None:
    """In a large release the target that the id of an ``indicator`` with no other one leads to; else None."""
    found = view.targets_of_indicator.get(indicator, ())
    return found[0] if len(view.targets) >= LARGE and len(found) == 1 else None


def _owner_set(view: View, row: Row) -> tuple[str, ...] | None:
    found = tuple(dict.fromkeys(owner["owner_id"] for owner in view.owners_of_target(row)))
    return found or None


def _entities(column: dict[str, Any], name: Callable[[str], str | None]) -> dict[str, Any]:
    """A column of ids with the name of each beside it."""
    return {**column, "n": [_line(name(key)) or key for key in column["d"]]}


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _unrepeated(texts: Sequence[str]) -> list[str | None]:
    """``texts`` with None for one that repeats the one before it."""
    return [None if place and text == texts[place - 1] else text for place, text in enumerate(texts)]


def in_files(columns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """``(file name, content)`` of each column as a script."""
    for name, value in columns.items():
        yield f"{name.replace(':', '-')}.js", script(name, value)
