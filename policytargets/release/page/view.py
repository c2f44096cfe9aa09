"""The release's rows joined for reading: what a notice, an owner and an indicator hold.

Belongs here: looking rows up. How they are shown is in the templates.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pyarrow as pa

from ... import schema
from ...errors import ReleaseError

Row = dict[str, Any]

_SAFE: Final = re.compile(schema.ID)
_STRENGTH: Final = {role: place for place, role in enumerate(schema.ROLES)}


class HasTables(Protocol):
    """What of a release context is needed here."""

    @property
    def tables(self) -> Mapping[str, pa.Table]:
        """Table name → rows with the columns of ``schema.py``."""


@dataclass(frozen=True, slots=True)
class View:
    """Every table as rows, with the look-ups the pages need. Lists keep the tables' order."""

    notices: Sequence[Row]
    plans: Sequence[Row]
    measures: Sequence[Row]
    targets: Sequence[Row]
    owners: Sequence[Row]
    indicators: Sequence[Row]
    tombstones: Sequence[Row]
    notice: Mapping[str, Row]
    plan: Mapping[str, Row]
    measure: Mapping[str, Row]
    owner: Mapping[str, Row]
    indicator: Mapping[str, Row]
    plans_of: Mapping[str, Sequence[Row]]
    measures_of: Mapping[str, Sequence[Row]]
    targets_of: Mapping[str, Sequence[Row]]
    issues_of: Mapping[str, Sequence[Row]]
    numbers_of: Mapping[str, Sequence[tuple[int, int, str, str]]]
    targets_of_measure: Mapping[str, Sequence[Row]]
    targets_of_indicator: Mapping[str, Sequence[Row]]
    owners_of_measure: Mapping[str, Sequence[Row]]
    measures_of_owner: Mapping[str, Mapping[str, Sequence[str]]]

    def owners_of_target(self, target: Row) -> Sequence[Row]:
        """Who answers for the measure that holds ``target``, strongest role first."""
        return self.owners_of_measure.get(target["measure_id"] or "", ())


def join(release: HasTables) -> View:
    """The tables of ``release`` joined; raises ReleaseError where an id is not fit for an address."""
    rows = {name: release.tables[name].to_pylist() for name in schema.TABLES if name not in ("numbers",)}
    tombstones = release.tables["tombstones"].to_pylist() if "tombstones" in release.tables else []
    for name in ("notices", "plans", "measures", "targets", "owners", "indicators"):
        _check(name, (row[schema.TABLES[name].key[0]] for row in rows[name]))
    _check("tombstones", (row["id"] for row in tombstones))
    roles = _group(rows["measure_owners"], "measure_id")
    for found in roles.values():
        found.sort(key=lambda row: (_STRENGTH.get(row["role"], len(_STRENGTH)), row["char_start"] or 0))
    return View(
        notices=rows["notices"],
        plans=rows["plans"],
        measures=rows["measures"],
        targets=rows["targets"],
        owners=rows["owners"],
        indicators=rows["indicators"],
        tombstones=tombstones,
        notice={row["notice_id"]: row for row in rows["notices"]},
        plan={row["plan_id"]: row for row in rows["plans"]},
        measure={row["measure_id"]: row for row in rows["measures"]},
        owner={row["owner_id"]: row for row in rows["owners"]},
        indicator={row["indicator_id"]: row for row in rows["indicators"]},
        plans_of=_group(rows["plans"], "notice_id"),
        measures_of=_group(rows["measures"], "notice_id"),
        targets_of=_group(rows["targets"], "notice_id"),
        issues_of=_group(rows["issues"], "notice_id"),
        numbers_of=_numbers(release.tables["numbers"]),
        targets_of_measure=_group(rows["targets"], "measure_id"),
        targets_of_indicator=_group(rows["targets"], "indicator_id"),
        owners_of_measure=roles,
        measures_of_owner=_by_owner(rows["measures"], roles),
    )


def tally(values: Iterable[Any]) -> list[tuple[Any, int]]:
    """How often each value occurs, most frequent first, then in order of the values."""
    return sorted(Counter(values).items(), key=lambda item: (-item[1], str(item[0])))


def _check(table: str, ids: Iterable[str]) -> None:
    for found in ids:
        if not _SAFE.fullmatch(found):
            raise ReleaseError(f"table {table}: id {found!r} is not of the form {schema.ID}, so it has no address")


def _group(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[column] is not None:
            groups[row[column]].append(row)
    return dict(groups)


def _numbers(table: pa.Table) -> dict[str, list[tuple[int, int, str, str]]]:
    """Start, end, class and reason of every number, by notice; column by column, for the ledger is long."""
    groups: defaultdict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    columns = ("notice_id", "number_start", "number_end", "class", "reason")
    for notice, *rest in zip(*(table.column(name).to_pylist() for name in columns), strict=True):
        groups[notice].append((rest[0], rest[1], rest[2], rest[3]))
    return dict(groups)


def _by_owner(measures: Iterable[Row], roles: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, list[str]]]:
    """Owner → role → ids of its measures, in the order of the measures."""
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {role: [] for role in schema.ROLES})
    for measure in measures:
        for row in roles.get(measure["measure_id"], ()):
            found[row["owner_id"]][row["role"]].append(measure["measure_id"])
    return dict(found)
