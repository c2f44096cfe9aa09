"""Gates before publication: what must hold of a new release against the one before it.

Belongs here: comparing two releases. What must hold of one release alone stands in ``verify.py``.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

import pyarrow as pa

from .dataset import Gates
from .rules import notice_of_rows

EVERYTHING: Final = "all"
"""In place of a table's name: any table may lose any share (an explicit override)."""
UNKNOWN: Final = "unknown source"


def loss_problems(
    before: Mapping[str, pa.Table], after: Mapping[str, pa.Table], gates: Gates, allowed: Collection[str] = ()
) -> list[str]:
    """Tables that lost more rows than ``gates`` allow, over all and for each source: one line each.

    A source is the web host that a notice came from. ``allowed`` names tables that may lose anything this time, or
    holds ``"all"``. A table that had rows and has none is always a problem unless its share is 1 or it is allowed.
    """
    if EVERYTHING in allowed:
        return []
    sources = _sources(after) | _sources(before)
    return [
        problem
        for name in before
        if name in after and name not in allowed
        for problem in _table_problems(name, before, after, sources, gates)
    ]


def _table_problems(
    name: str,
    before: Mapping[str, pa.Table],
    after: Mapping[str, pa.Table],
    sources: Mapping[str, str],
    gates: Gates,
) -> Iterator[str]:
    share = gates.share(name)
    had, has = before[name].num_rows, after[name].num_rows
    if _lost_too_much(had, has, share, gates.min_rows):
        yield f"table {name} lost {had - has} of {had} rows, more than {share:.0%}"
        return
    held, holds = _by_source(name, before, sources), _by_source(name, after, sources)
    for source in sorted(held):
        had, has = held[source], holds[source]
        if _lost_too_much(had, has, share, gates.min_rows):
            yield f"table {name} lost {had - has} of {had} rows from {source}, more than {share:.0%}"


def _lost_too_much(had: int, has: int, share: float, min_rows: int) -> bool:
    if has >= had or share >= 1:
        return False
    return has == 0 or (had - has > min_rows and had - has > share * had)


def _sources(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    notices = tables["notices"]
    pairs = zip(notices["notice_id"].to_pylist(), notices["source_url"].to_pylist(), strict=True)
    return {notice_id: (urlsplit(url).hostname or UNKNOWN) if url else UNKNOWN for notice_id, url in pairs}


def _by_source(name: str, tables: Mapping[str, pa.Table], sources: Mapping[str, str]) -> Counter[str]:
    """Rows of a table for each source; empty for tables whose rows belong to no notice."""
    if not {"notice_id", "measure_id"}.intersection(tables[name].column_names):
        return Counter()
    return Counter(sources.get(notice_id or "", UNKNOWN) for notice_id in notice_of_rows(name, tables))
