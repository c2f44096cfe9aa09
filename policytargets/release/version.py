"""The data's version: ``v<YYYY>.<MM>.<N>``, the month being Asia/Shanghai's.

Belongs here: parsing, ordering and minting of versions. The shape of the tables has a version of its own
(``schema.SCHEMA_VERSION``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from ..errors import ReleaseError

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Asia/Shanghai has had no other offset since 1991, so no time zone database is needed."""

_FORM: Final = re.compile(r"v(\d{4})\.(\d{2})\.([1-9]\d*)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version; sorts by year, month and running number within the month (from 1)."""

    year: int
    month: int
    number: int

    def __str__(self) -> str:
        """As written in paths and addresses."""
        return f"v{self.year:04d}.{self.month:02d}.{self.number}"

    @classmethod
    def parse(cls, text: str) -> "Version":
        """The version written in ``text``; raises ReleaseError where it is none."""
        found = _FORM.fullmatch(text)
        if not found or not 1 <= int(found[2]) <= 12:
            raise ReleaseError(f"{text!r} is not a version of the form v<YYYY>.<MM>.<N>, such as v2025.03.1")
        return cls(int(found[1]), int(found[2]), int(found[3]))


def is_version(text: str) -> bool:
    """Whether ``text`` is the name of a version."""
    try:
        Version.parse(text)
    except ReleaseError:
        return False
    return True


def next_version(published: Iterable[Version], issued: datetime) -> Version:
    """The version that follows ``published`` at the moment ``issued`` (aware).

    The month is Asia/Shanghai's. Should a version of a later month stand already (the clock was wrong), that
    month is continued, so that versions never run backwards.
    """
    local = issued.astimezone(SHANGHAI)
    first = Version(local.year, local.month, 1)
    last = max(published, default=None)
    if last is None or (last.year, last.month) < (first.year, first.month):
        return first
    return Version(last.year, last.month, last.number + 1)
