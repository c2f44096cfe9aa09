"""The delta in files: ``delta/changes.jsonl`` for machines, ``delta/CHANGELOG.md`` for people, ``delta/index.json``.

``changes.jsonl`` holds one change a line. ``index.json`` lists the deltas of this release and of all before it, oldest
first, so that a copy of any release can be brought up to date by applying what follows it.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from typing import Any, Final

from ..schema import RELEASE_TABLES
from .context import ReleaseContext
from .delta import OPERATIONS, Change
from .files import read_json, write_json, write_text
from .formats import json_line
from .version import SHANGHAI

CHANGES: Final = "delta/changes.jsonl"
INDEX: Final = "delta/index.json"
CHANGELOG: Final = "delta/CHANGELOG.md"
MAX_LISTED: Final = 200
"""Rows that the changelog names for each table and operation; the JSON lines hold all."""
_MAX_CHARS: Final = 80
_TOLD: Final = ("notices", "targets", "measures", "owners", "indicators")
_WORDS: Final = {"notices": "title", "targets": "quote", "measures": "title", "owners": "name", "indicators": "name"}
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_HEADINGS: Final = {"ADD": "新增 · Added", "MOD": "变更 · Changed", "DEL": "撤下 · Removed"}
_PLACES: Final = re.compile(r"(?:_start|_end|^position)$")


def write_delta(context: ReleaseContext) -> None:
    """Write the three files of ``delta/``, also when nothing changed."""
    write_text(context.staging / CHANGES, "".join(change_line(change) for change in context.delta))
    write_json(context.staging / INDEX, _index(context))
    write_text(context.staging / CHANGELOG, changelog(context))


def change_line(change: Change) -> str:
    """A change as one line of JSON, with its line end."""
    told: dict[str, Any] = {"op": change.op, "table": change.table, "key": change.key}
    if change.op != "ADD":
        told["old"] = change.old
    if change.op != "DEL":
        told["new"] = change.new
    return json_line(told) + "\n"


def _index(context: ReleaseContext) -> list[Mapping[str, Any]]:
    earlier = read_json(context.previous.root / INDEX) if context.previous else []
    with (context.staging / CHANGES).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    this = {
        "version": str(context.version),
        "since": str(context.delta.since) if context.delta.since else None,
        "issued": context.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "path": f"{context.version}/{CHANGES}",
        "sha256": digest,
        "changes": context.delta.counts(),
    }
    return [*earlier, this]


def changelog(context: ReleaseContext) -> str:
    """The changes of this release for people, Chinese and English, as Markdown."""
    delta = context.delta
    day = context.issued.astimezone(SHANGHAI).date().isoformat()
    lines = [f"# {context.version} ({day})", ""]
    if delta.since is None:
        lines += ["首次发布,无可比较的旧版本。", "", "First release: nothing to compare with."]
        return "\n".join(lines) + "\n"
    lines += [f"与 {delta.since} 相比的变化。 · Changes since {delta.since}.", ""]
    counts = delta.counts()
    if not counts:
        lines += ["各表均无变化。 · No table changed."]
        return "\n".join(lines) + "\n"
    lines += ["| 表 · table | 新增 · added | 变更 · changed | 撤下 · removed |", "|---|---:|---:|---:|"]
    for name, found in counts.items():
        lines.append(
            f"| {RELEASE_TABLES[name].title_zh} · {name} | " + " | ".join(str(found[o]) for o in OPERATIONS) + " |"
        )
    for name in _TOLD:
        lines.extend(_told(context, name))
    return "\n".join(lines) + "\n"


def _told(context: ReleaseContext, name: str) -> Iterator[str]:
    changes = [change for change in context.delta.changes.get(name, ()) if _worth_telling(change)]
    if not changes:
        return
    words = _words_of(context, name)
    yield from ("", f"## {RELEASE_TABLES[name].title_zh} · {name}")
    for op in OPERATIONS:
        rows = [change for change in changes if change.op == op]
        if rows:
            yield from ("", f"### {_HEADINGS[op]} ({len(rows)})", "")
            yield from (_bullet(change, words) for change in rows[:MAX_LISTED])
        if len(rows) > MAX_LISTED:
            rest = len(rows) - MAX_LISTED
            yield f"- …… 另有 {rest} 行,见 changes.jsonl · {rest} more in changes.jsonl"


def _worth_telling(change: Change) -> bool:
    """Not a row that only moved because words before it changed."""
    return change.op != "MOD" or any(not _PLACES.search(column) for column in change.new)


def _words_of(context: ReleaseContext, name: str) -> dict[str, str]:
    rows = context.tables[name]
    ids, words = rows[RELEASE_TABLES[name].key[0]].to_pylist(), rows[_WORDS[name]].to_pylist()
    return dict(zip(ids, words, strict=True))


def _bullet(change: Change, words: Mapping[str, str | None]) -> str:
    row_id = next(iter(change.key.values()))
    said = change.old.get(_WORDS[change.table]) if change.op == "DEL" else words.get(row_id)
    bullet = f"- `{row_id}` {_shown(said)}".rstrip()
    if change.op != "MOD":
        return bullet
    differ = [column for column in change.new if not _PLACES.search(column)]
    pairs = (f"{_shown(column)}: {_shown(change.old[column])} → {_shown(change.new[column])}" for column in differ)
    return f"{bullet}: " + "; ".join(pairs)


def _shown(value: Any) -> str:
    """A value as Markdown that shows it and does nothing else, cut where it is long."""
    if value is None:
        return "∅"
    text = " ".join(str(value).split())
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    cut = text if len(text) <= _MAX_CHARS else text[:_MAX_CHARS] + "……"
    return _MARKUP.sub(r"\\\1", cut)
