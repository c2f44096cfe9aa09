"""Ids across releases: a row that still stands keeps the id under which it was first published.

Ids are minted from content (``ids.py``), so a better parser or an edited notice mints others. Here every new row is
held against the rows of the release before that lost their id: by its place in the text, then by its words, within
its notice. What finds no successor leaves a row in ``tombstones``, with the row that now stands in its place.

Belongs here: which row is which. Where a place went is told by ``places.py``; files and versions are not known here.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..schema import RELEASE_TABLES, TOMBSTONES
from .match import matches
from .places import Places

Row = dict[str, Any]
Tables = Mapping[str, pa.Table]

SPANS: Mapping[str, tuple[str, str]] = {
    "plans": ("char_start", "char_end"),
    "measures": ("char_start", "char_end"),
    "targets": ("quote_start", "quote_end"),
}
"""Columns that say where the rows of a table stand."""
NESTED = 64
"""How many spans before a place are looked at: rows of one table hardly nest."""
MAX_SPAN = 1 << 62
NAMED = ("owners", "indicators")
"""Tables whose rows stand in no one place: they are known by their name."""


@dataclass(frozen=True, slots=True)
class Before:
    """The release before: its version, tables and canonical texts."""

    version: str
    tables: Tables
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Tables (with ``tombstones``) and texts under their lasting ids; ``renamed`` is table → minted id → kept id."""

    tables: dict[str, pa.Table]
    texts: dict[str, str]
    renamed: Mapping[str, Mapping[str, str]]


def keep_ids(tables: Tables, texts: Mapping[str, str], before: Before) -> Kept:
    """``tables`` and ``texts`` of a new release with the ids of ``before`` for every row that still stands."""
    return _Keeper(tables, texts, before).kept()


class _Keeper:
    def __init__(self, tables: Tables, texts: Mapping[str, str], before: Before) -> None:
        self.tables = tables
        self.texts = texts
        self.before = before
        self.renamed: dict[str, dict[str, str]] = {name: {} for name in RELEASE_TABLES}
        self.notices = self._notice_pairs()
        self.places: dict[str, Places] = {}

    def kept(self) -> Kept:
        files = _column_by_id(self.tables, "notices", "source_file")
        for new, old in self.notices.items():
            # A name that the file itself gives is the id; one made from a hash changes with every edit, and is kept.
            if new != old and files[new].rpartition(".")[0] != new:
                self.renamed["notices"][new] = old
        for name in SPANS:
            self._match_in_place(name)
        for name in NAMED:
            self._match_by_name(name)
        names = self.renamed["notices"]
        tables = {name: self._with_kept_ids(name) for name in self.tables if name != TOMBSTONES.name}
        texts = {names.get(notice_id, notice_id): text for notice_id, text in self.texts.items()}
        tables[TOMBSTONES.name] = self._tombstones(tables)
        return Kept(tables, texts, self.renamed)

    def _notice_pairs(self) -> dict[str, str]:
        """Each notice → the notice it was in the release before: by id, then file, bytes, address."""
        new, old = self._unsettled("notices")
        pairs = {
            notice_id: notice_id for notice_id in _ids("notices", self.tables) & _ids("notices", self.before.tables)
        }
        for column in ("source_file", "sha256", "source_url"):
            taken_new, taken_old = set(pairs), set(pairs.values())
            ours = _single(new, column, taken_new, "notice_id")
            theirs = _single(old, column, taken_old, "notice_id")
            pairs |= {ours[value]: theirs[value] for value in ours.keys() & theirs.keys()}
        return pairs

    def _unsettled(self, name: str) -> tuple[list[Row], list[Row]]:
        """Rows whose id is new, and rows of the release before whose id is gone."""
        ours, theirs = _ids(name, self.tables), _ids(name, self.before.tables)
        return _rows_of(name, self.tables, ours - theirs), _rows_of(name, self.before.tables, theirs - ours)

    def _match_in_place(self, name: str) -> None:
        key = RELEASE_TABLES[name].key[0]
        new, old = self._unsettled(name)
        fresh = _by_notice(new)
        gone = _by_notice(old)
        for new_id, old_id in self.notices.items():
            if fresh.get(new_id) and gone.get(old_id):
                place = self._places(new_id)
                ours = [self._now(name, row) for row in fresh[new_id]]
                theirs = [_carried(name, row, place) for row in gone[old_id]]
                for mine, yours in matches(name, ours, theirs):
                    self.renamed[name][mine[key]] = yours[key]

    def _match_by_name(self, name: str) -> None:
        key = RELEASE_TABLES[name].key[0]
        new, old = self._unsettled(name)
        for mine, yours in matches(name, new, old):
            self.renamed[name][mine[key]] = yours[key]

    def _places(self, notice_id: str) -> Places:
        """How the text of a notice was edited; made once."""
        if notice_id not in self.places:
            old = self.before.texts.get(self.notices[notice_id], "")
            self.places[notice_id] = Places(old, self.texts.get(notice_id, ""))
        return self.places[notice_id]

    def _now(self, name: str, row: Row) -> Row:
        """A new row as it is compared: references under their kept ids, its span under common names."""
        start, end = SPANS[name]
        row = {**row, "start": row[start], "end": row[end], "untouched": False}
        for field in RELEASE_TABLES[name].fields:
            if field.references:
                kept = self.renamed[field.references[0]]
                row[field.name] = kept.get(row[field.name], row[field.name])
        return row

    def _with_kept_ids(self, name: str) -> pa.Table:
        rows, table = self.tables[name], RELEASE_TABLES[name]
        for at, field in enumerate(table.fields):
            of = field.references[0] if field.references else name if (field.name,) == table.key else None
            kept = self.renamed[of] if of else None
            if kept:
                column = pa.array([kept.get(value, value) for value in rows[field.name].to_pylist()], pa.string())
                rows = rows.set_column(at, table.arrow.field(at), column)
        return rows

    def _tombstones(self, tables: Tables) -> pa.Table:
        """The tombstones of before, without rows that stand again, and one for every row that went now."""
        stones = {row["id"]: row for row in self._old_stones()}
        for name, table in RELEASE_TABLES.items():
            if len(table.key) == 1 and name != TOMBSTONES.name:
                stand = _ids(name, tables)
                for stone in self._buried(name, stand, tables):
                    stones[stone["id"]] = stone
                for row_id in stand & stones.keys():
                    del stones[row_id]
        return pa.Table.from_pylist(sorted(stones.values(), key=lambda row: str(row["id"])), schema=TOMBSTONES.arrow)

    def _old_stones(self) -> list[Row]:
        held = self.before.tables.get(TOMBSTONES.name)
        found: list[Row] = held.to_pylist() if held is not None else []
        return found

    def _buried(self, name: str, stand: set[str], tables: Tables) -> Iterator[Row]:
        key = RELEASE_TABLES[name].key[0]
        gone = _rows_of(name, self.before.tables, _ids(name, self.before.tables) - stand)
        if not gone:
            return
        new_ids = {old: new for new, old in self.notices.items()}
        status = _column_by_id(self.tables, "notices", "status")
        heirs = _Heirs(name, tables[name])
        series = _series_heirs(self.before.tables["targets"], tables["targets"]) if name == "indicators" else {}
        for row in gone:
            notice_id = row.get("notice_id")
            now = new_ids.get(notice_id) if notice_id else None
            reason, heir = "reread", None
            if name in NAMED:
                heir = series.get(row[key]) or heirs.by_name(row)
            elif now is None:
                reason = "notice_removed"
            elif status.get(now) == "quarantined":
                reason = "notice_quarantined"
            elif name == "notices":
                reason, heir = "notice_removed", self.renamed["notices"].get(now, now)
            else:
                start, end = (row[column] for column in SPANS[name])
                place = self._places(now)
                reason = "reread" if place.untouched(start, end) else "text_gone"
                heir = heirs.at(self.renamed["notices"].get(now, now), place.near(start))
            yield {
                "id": row[key],
                "table": name,
                "notice_id": notice_id,
                "last_version": self.before.version,
                "reason": reason,
                "replaced_by": heir,
            }


class _Heirs:
    """Finds the row that now stands where another stood."""

    def __init__(self, name: str, rows: pa.Table) -> None:
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        self._names: dict[str, str] = {}
        key = RELEASE_TABLES[name].key[0]
        if name in SPANS:
            columns = ("notice_id", *SPANS[name], key)
            for notice_id, start, end, row_id in zip(*(rows[c].to_pylist() for c in columns), strict=True):
                self._spans.setdefault(notice_id, []).append((start, end, row_id))
        elif name == "owners":
            for row_id, aliases in zip(rows[key].to_pylist(), rows["aliases"].to_pylist(), strict=True):
                self._names.update(dict.fromkeys(aliases or (), row_id))

        for spans in self._spans.values():
            spans.sort()

    def at(self, notice_id: str, offset: int) -> str | None:
        """The row of the notice that begins last among those whose span holds ``offset``."""
        spans = self._spans.get(notice_id, [])
        after = bisect_right(spans, (offset, MAX_SPAN, ""))
        for _, end, row_id in reversed(spans[max(0, after - NESTED) : after]):
            if offset < end:
                return row_id
        return None

    def by_name(self, row: Row) -> str | None:
        """The owner that now carries the name as an alias."""
        return self._names.get(row["name"])


def _series_heirs(before: pa.Table, now: pa.Table) -> dict[str, str]:
    """Indicator of before → the one that most of its targets, as far as they still stand, belong to now."""
    held = dict(zip(now["target_id"].to_pylist(), now["indicator_id"].to_pylist(), strict=True))
    went: dict[str, Counter[str]] = {}
    for target_id, indicator_id in zip(
        before["target_id"].to_pylist(), before["indicator_id"].to_pylist(), strict=True
    ):
        if indicator_id and held.get(target_id):
            went.setdefault(indicator_id, Counter())[held[target_id]] += 1
    return {old: min(counts, key=lambda new: (-counts[new], new)) for old, counts in went.items()}


def _carried(name: str, row: Row, place: Places) -> Row:
    """A row of before as it is compared: every offset carried to the new text (None where it fell into an edit)."""
    start, end = (row[column] for column in SPANS[name])
    carried = {**row, "untouched": place.untouched(start, end)}
    carried["start"], carried["end"] = place.span(start, end) or (None, None)
    if "number_start" in row:
        span = place.span(row["number_start"], row["number_end"])
        carried["number_start"], carried["number_end"] = span or (None, None)
    return carried


def _ids(name: str, tables: Tables) -> set[str]:
    return set(tables[name][RELEASE_TABLES[name].key[0]].to_pylist()) if name in tables else set()


def _rows_of(name: str, tables: Tables, ids: set[str]) -> list[Row]:
    if not ids:
        return []
    rows = tables[name]
    key = rows[RELEASE_TABLES[name].key[0]]
    found: list[Row] = rows.filter(pc.is_in(key, pa.array(sorted(ids), pa.string()))).to_pylist()
    return found


def _by_notice(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["notice_id"], []).append(row)
    return found


def _single(rows: list[Row], column: str, taken: set[str], key: str) -> dict[str, str]:
    """Value → id of the rows not taken that alone hold it."""
    held: dict[str, list[str]] = {}
    for row in rows:
        if row.get(column) is not None and row[key] not in taken:
            held.setdefault(row[column], []).append(row[key])
    return {value: ids[0] for value, ids in held.items() if len(ids) == 1}


def _column_by_id(tables: Tables, name: str, column: str) -> dict[str, Any]:
    rows = tables[name]
    return dict(zip(rows[RELEASE_TABLES[name].key[0]].to_pylist(), rows[column].to_pylist(), strict=True))
