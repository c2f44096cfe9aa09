"""The records of the extraction: what the rooms read → extract → link hand to one another.

Every offset in these records counts Unicode code points of the **canonical text** unless its name says ``reading``.
The *reading text* (``fold.Reading``) is the parser's own cleaned copy; it never leaves ``extract``.

Belongs here: records only. Rules stand in the modules that fill them.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(slots=True)
class Number:
    """One numeric mention. ``text == source[start:end]``: the number with its unit, without comparator words.

    ``value`` has 万/亿 applied; None where it has none (``若干``-like mentions are not numbers). ``value_high`` is set
    for ranges. ``unit`` is the counter as written after 万/亿 (``%``, ``批次``, ``元``, ``个百分点``), else ``""``.
    ``comparator`` is one of ``schema.COMPARATORS``, read from the words around the number. ``shape`` is what the
    grammar alone tells: one of ``numbers.SHAPES`` (quantity, percent, date, ordinal, label …).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    comparator: str
    shape: str = "quantity"


@dataclass(slots=True)
class OwnerMention:
    """An organisation named for a measure. ``start``/``end`` is where ``text`` is written (None: nobody is named)."""

    text: str
    role: str
    basis: str
    start: int | None
    end: int | None


@dataclass(slots=True)
class Plan:
    """One plan of the notice: its title and span; ``period_start``/``period_end`` its own period where stated."""

    title: str
    start: int
    end: int
    period_start: date | None = None
    period_end: date | None = None


@dataclass(slots=True)
class Measure:
    """The smallest item that orders work. ``plan`` indexes ``Extraction.plans``; ``section`` the headings above it."""

    plan: int
    label: str
    section: str
    title: str
    start: int
    end: int
    owners: list[OwnerMention] = field(default_factory=list)


@dataclass(slots=True)
class Target:
    """A committed number (``kind`` quantified) or commitment without one (implicit; ``value`` None).

    ``measure`` indexes ``Extraction.measures`` (None: plan-level), ``plan`` indexes ``Extraction.plans``.
    """

    plan: int | None
    measure: int | None
    indicator: str
    comparator: str | None
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    change: str
    deadline: date | None
    deadline_text: str | None
    deadline_basis: str
    baseline_text: str | None
    baseline_value: Decimal | None
    kind: str
    quote_start: int
    quote_end: int
    number_start: int | None
    number_end: int | None
    certainty: str


@dataclass(slots=True)
class LedgerEntry:
    """One row of the ledger: a numeric mention, its class, the rule that decided, and the target it became."""

    number: Number
    class_: str
    reason: str
    target: int | None = None


@dataclass(slots=True)
class Issue:
    """Something a reader should know: ``severity`` error quarantines the notice, warning does not."""

    severity: str
    rule: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Metadata:
    """What the notice says about itself, as written; dates parsed, with their basis."""

    title: str | None = None
    document_number: str | None = None
    index_number: str | None = None
    issuer: str | None = None
    admin_code: str | None = None
    credit_code: str | None = None
    topics: tuple[str, ...] = ()
    written_date: date | None = None
    issued_date: date | None = None
    date_basis: str = "none"
    validity: str | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(slots=True)
class Extraction:
    """All that one notice holds. Ids and resolved owners are not known here: ``link`` gives them."""

    notice_id: str
    metadata: Metadata
    plans: list[Plan]
    measures: list[Measure]
    targets: list[Target]
    ledger: list[LedgerEntry]
    issues: list[Issue]

    @classmethod
    def failed(cls, notice_id: str, issue: Issue) -> "Extraction":
        """The extraction of a notice that could not be parsed: nothing but the reason."""
        return cls(notice_id, Metadata(), [], [], [], [], [issue])


SEGMENT_KINDS = ("furniture", "title", "heading", "body", "owner", "schedule", "table")
SEGMENT_ROLES = ("preamble", "review", "goals", "measures", "safeguards", "steps", "rules", "annex")


@dataclass(slots=True)
class Segment:
    """One stretch of the **reading** text, as the structure sees it. Segments tile the text in order, without gaps.

    ``kind`` is one of ``SEGMENT_KINDS``: what the stretch is (``owner`` is owner notation, ``schedule`` a line of
    deadlines, ``furniture`` what the site put around the notice). ``role`` is one of ``SEGMENT_ROLES``: what the
    section it stands in is for. ``plan`` and ``measure`` index ``Structure.plans`` and ``Structure.measures``;
    ``measure`` is None outside measures. ``path`` holds the headings above it, outermost first.
    """

    start: int
    end: int
    kind: str
    plan: int | None
    measure: int | None
    path: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class TableValue:
    """A cell with a value in an indicator table. ``start`` and ``end`` count in the **reading** text.

    ``row`` is where the name of the row's indicator starts, ``unit`` the unit as the table writes it (万吨), ``head``
    the words above its column (2030年目标值).
    """

    start: int
    end: int
    row: int
    indicator: str
    unit: str
    head: str


@dataclass(slots=True)
class Structure:
    """Plans, measures and segments of one notice. Every offset in it counts code points of the **reading** text.

    ``title`` is the span of the notice's own title, which may run over several lines; ``values`` are those of its
    indicator tables, in text order.
    """

    plans: list[Plan]
    measures: list[Measure]
    segments: list[Segment]
    title: tuple[int, int] | None = None
    values: list[TableValue] = field(default_factory=list)

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds a reading offset; None only outside the text."""
        index = bisect_right(self.segments, offset, key=_segment_start) - 1
        if index < 0 or offset >= self.segments[index].end:
            return None
        return self.segments[index]


def _segment_start(segment: Segment) -> int:
    return segment.start
