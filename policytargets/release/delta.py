"""What changed between two releases, row by row: ADD, MOD (old and new value of each column), DEL.

Rows are the same row when their primary key is; ids are stable (``link/stable.py``), so a changed value is a MOD.

Belongs here: finding changes. How they are written for machines and people stands in ``changelog.py``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from ..schema import RELEASE_TABLES, Table
from .version import Version

OPERATIONS: Final = ("ADD", "MOD", "DEL")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came (``new`` is the row), went (``old`` is the row) or changed (both hold what differs)."""

    op: str
    table: str
    key: Mapping[str, Any]
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delta:
    """Changes by table, in the tables' order; ``since`` is the release before, None for the first release.

    The first release has nothing to differ from: its delta is empty and a reader starts from its tables.
    """

    since: Version | None
    changes: Mapping[str, tuple[Change, ...]]

    def counts(self) -> dict[str, dict[str, int]]:
        """Table → operation → number of rows; tables without a change are left out."""
        return {
            name: {op: sum(change.op == op for change in changes) for op in OPERATIONS}
            for name, changes in self.changes.items()
            if changes
        }

    def __iter__(self) -> Iterator[Change]:
        """Every change, table by table."""
        for changes in self.changes.values():
            yield from changes


def first_delta() -> Delta:
    """The delta of a release that has none before it."""
    return Delta(None, {})


def delta_between(since: Version, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> Delta:
    """What turns the tables ``old`` of release ``since`` into ``new``. A column that one side lacks is null there."""
    changes = {}
    for name, table in RELEASE_TABLES.items():
        before = _with_columns(table, old.get(name))
        after = _with_columns(table, new.get(name))
        changes[name] = () if before.equals(after) else tuple(_changes(table, before, after))
    return Delta(since, changes)


def _with_columns(table: Table, rows: pa.Table | None) -> pa.Table:
    """``rows`` with every declared column, so that releases of an older schema can be compared."""
    if rows is None:
        return table.arrow.empty_table()
    columns = [rows[f.name] if f.name in rows.column_names else pa.nulls(rows.num_rows, f.type) for f in table.arrow]
    return pa.table(columns, names=list(table.columns))


def _changes(table: Table, before: pa.Table, after: pa.Table) -> Iterator[Change]:
    old, new = _keyed(table, before), _keyed(table, after)
    for key in sorted(old.keys() | new.keys(), key=_sortable):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        named = dict(zip(table.key, key, strict=True))
        if was is None:
            yield Change("ADD", table.name, named, new=dict(zip(table.columns, now or (), strict=True)))
        elif now is None:
            yield Change("DEL", table.name, named, old=dict(zip(table.columns, was, strict=True)))
        else:
            differ = [(c, a, b) for c, a, b in zip(table.columns, was, now, strict=True) if a != b]
            old_values, new_values = {c: a for c, a, _ in differ}, {c: b for c, _, b in differ}
            yield Change("MOD", table.name, named, old_values, new_values)


def _keyed(table: Table, rows: pa.Table) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    places = [table.columns.index(name) for name in table.key]
    values = zip(*(rows[name].to_pylist() for name in table.columns), strict=True)
    return {tuple(row[place] for place in places): row for row in values}


def _sortable(key: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((part is not None, part) for part in key)
