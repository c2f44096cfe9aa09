"""A sentence in a plan of one segment, and what is read from it."""

from collections.abc import Callable
from datetime import date

import pytest

from policytargets.extract.model import LedgerEntry, Measure, Metadata, Plan, Segment, Structure, Target
from policytargets.extract.numbers import scan
from policytargets.extract.targets import find_targets

Found = tuple[list[Target], list[LedgerEntry]]


def read_one(
    text: str,
    role: str = "measures",
    heading: str = "",
    title: str = "",
    period_end: date | None = None,
    issued: date | None = None,
) -> Found:
    """Targets and ledger of ``text`` as the whole of one section with this role and heading, or of one measure."""
    held = [Measure(0, "", "", "", 0, len(text), [])] if role == "measures" else []
    segment = Segment(0, len(text), "body", 0, 0 if held else None, (heading,) if heading else (), role)
    structure = Structure([Plan("", 0, len(text))], held, [segment])
    return find_targets(text, structure, scan(text), Metadata(title=title, period_end=period_end, issued_date=issued))


@pytest.fixture
def read() -> Callable[..., Found]:
    """Targets and ledger of a text."""
    return read_one


@pytest.fixture
def quantified() -> Callable[..., list[Target]]:
    """The targets of a text that have a value."""
    return lambda text, **about: [target for target in read_one(text, **about)[0] if target.kind == "quantified"]


@pytest.fixture
def numbers_of(quantified: Callable[..., list[Target]]) -> Callable[..., list[str]]:
    """The numbers of a text that are targets, as written."""
    return lambda text, **about: [text[t.number_start : t.number_end] for t in quantified(text, **about)]


@pytest.fixture
def entry_of() -> Callable[..., LedgerEntry]:
    """The ledger entry of the number ``number`` of a text."""

    def find(text: str, number: str, **about: object) -> LedgerEntry:
        ledger = read_one(text, **about)[1]  # type: ignore[arg-type]
        return next(entry for entry in ledger if entry.number.text == number)

    return find
