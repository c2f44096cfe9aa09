"""One notice's extraction becomes rows with ids: the last step in which notices are seen one by one.

Belongs here: giving ids, resolving owners and indicators, naming columns. What breaks the contract is said in
``check.py``; what the tables look like together is decided in ``pipeline.py``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from ..extract.model import Extraction, Issue, LedgerEntry, Measure, OwnerMention, Target
from ..read.document import Document
from ..schema import TABLES
from .ids import Minter
from .indicators import Indicators
from .register import Owner, Register

Row = dict[str, Any]
STRENGTH: Mapping[str, int] = {"lead": 2, "responsible": 1, "support": 0}
NOTICE_TABLES = ("plans", "measures", "measure_owners", "targets", "numbers", "issues")


@dataclass(slots=True)
class NoticeRows:
    """The rows that one notice gives: its own row, the rows of the tables it fills, the bodies and series it names."""

    notice: Row
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in NOTICE_TABLES})
    owners: dict[str, Owner] = field(default_factory=dict)
    spellings: dict[str, set[str]] = field(default_factory=dict)
    indicators: dict[str, tuple[str, str]] = field(default_factory=dict)


def notice_row(document: Document, status: str = "published") -> Row:
    """The row of a notice as far as the file itself tells it."""
    return blank("notices") | {
        "notice_id": document.notice_id,
        "status": status,
        "date_basis": "none",
        "source_url": document.facts.source_url,
        "source_file": document.source_file,
        "media_type": document.media_type,
        "charset": document.charset,
        "sha256": document.sha256,
        "retrieved_at": document.facts.retrieved_at,
        "text_chars": len(document.text),
        "measures_count": 0,
        "targets_count": 0,
        "owners_count": 0,
    }


def blank(table: str) -> Row:
    """A row of ``table`` in which nothing is known yet: every row has every column."""
    return dict(_blank(table))


@cache
def _blank(table: str) -> Row:
    return dict.fromkeys(TABLES[table].columns)


def issue_row(notice_id: str, issue: Issue) -> Row:
    """The row of one issue."""
    return {
        "notice_id": notice_id,
        "severity": issue.severity,
        "rule": issue.rule,
        "message": issue.message,
        "char_start": issue.start,
        "char_end": issue.end,
    }


def link(document: Document, extraction: Extraction, register: Register, indicators: Indicators) -> NoticeRows:
    """Rows of one notice, with ids, owners and indicators resolved; offsets count in ``document.text``."""
    return _Linker(document, extraction, register, indicators).rows()


class _Linker:
    """Holds what every row of one notice needs while they are made."""

    def __init__(self, document: Document, extraction: Extraction, register: Register, indicators: Indicators) -> None:
        self.text = document.text
        self.notice_id = document.notice_id
        self.extraction = extraction
        self.register = register
        self.series = indicators
        self.mint = Minter(document.notice_id)
        self.out = NoticeRows(notice_row(document))
        self.plan_ids: list[str] = []
        self.measure_ids: list[str] = []
        self.target_ids: list[str] = []
        self.owners: dict[str | None, Owner] = {}

    def rows(self) -> NoticeRows:
        self._metadata()
        self._plans()
        self._measures()
        self._targets()
        self._ledger()
        self.out.tables["issues"] = [issue_row(self.notice_id, issue) for issue in self.extraction.issues]
        self._counts()
        return self.out

    def _metadata(self) -> None:
        found = self.extraction.metadata
        issuer = self._owner(found.issuer) if found.issuer else None
        self.out.notice.update(
            title=found.title,
            document_number=found.document_number,
            index_number=found.index_number,
            issuer=found.issuer,
            issuer_id=issuer.owner_id if issuer else None,
            admin_code=found.admin_code,
            topics=list(found.topics),
            written_date=found.written_date,
            issued_date=found.issued_date,
            date_basis=found.date_basis,
            validity=found.validity,
            period_start=found.period_start,
            period_end=found.period_end,
        )

    def _plans(self) -> None:
        for position, plan in enumerate(self.extraction.plans, start=1):
            plan_id = self.mint("p", plan.title)
            self.plan_ids.append(plan_id)
            self.out.tables["plans"].append(
                {
                    "plan_id": plan_id,
                    "notice_id": self.notice_id,
                    "title": plan.title,
                    "position": position,
                    "char_start": plan.start,
                    "char_end": plan.end,
                    "period_end": plan.period_end,
                }
            )

    def _measures(self) -> None:
        for position, measure in enumerate(self.extraction.measures, start=1):
            words = self.text[measure.start : measure.end]
            measure_id = self.mint("m", measure.label, words)
            self.measure_ids.append(measure_id)
            self.out.tables["measures"].append(
                {
                    "measure_id": measure_id,
                    "notice_id": self.notice_id,
                    "plan_id": self.plan_ids[measure.plan],
                    "position": position,
                    "label": measure.label,
                    "section": measure.section,
                    "title": measure.title,
                    "text": words,
                    "char_start": measure.start,
                    "char_end": measure.end,
                }
            )
            self.out.tables["measure_owners"].extend(self._measure_owners(measure_id, measure))

    def _measure_owners(self, measure_id: str, measure: Measure) -> Iterable[Row]:
        """One row a body, with its strongest role where it is named more than once."""
        held: dict[str, Row] = {}
        for mention in measure.owners or [OwnerMention("", "responsible", "issuer", None, None)]:
            owner = self._owner(mention.text or self.extraction.metadata.issuer)
            before = held.get(owner.owner_id)
            if before and STRENGTH[before["role"]] >= STRENGTH[mention.role]:
                continue
            held[owner.owner_id] = {
                "measure_id": measure_id,
                "owner_id": owner.owner_id,
                "owner_text": mention.text or None,
                "role": mention.role,
                "basis": mention.basis,
                "char_start": mention.start,
                "char_end": mention.end,
            }
        return held.values()

    def _owner(self, text: str | None) -> Owner:
        """The body that ``text`` names, noted among those of the notice; looked up once however often it is named."""
        owner = self.owners.get(text)
        if owner is None:
            owner = self.owners[text] = self._looked_up(text)
        return owner

    def _looked_up(self, text: str | None) -> Owner:
        found = self.extraction.metadata
        # Where neither code nor title tells the place, the notice itself keeps its bodies apart from all others.
        place = found.admin_code or found.title or self.notice_id
        owner = self.register.resolve(text, found.issuer, place) if text else self.register.unknown_issuer
        self.out.owners[owner.owner_id] = owner
        spellings = self.out.spellings.setdefault(owner.owner_id, set())
        if text:
            spellings.add(text)
        return owner

    def _targets(self) -> None:
        for target in self.extraction.targets:
            quote = self.text[target.quote_start : target.quote_end]
            number = _slice(self.text, target.number_start, target.number_end)
            target_id = self.mint("t", quote, number or "", target.indicator)
            self.target_ids.append(target_id)
            self.out.tables["targets"].append(self._target(target, target_id, quote, number))

    def _target(self, target: Target, target_id: str, quote: str, number: str | None) -> Row:
        series = self.series.resolve(target.indicator, target.unit)
        self.out.indicators[series.indicator_id] = (series.name, series.unit)
        return {
            "target_id": target_id,
            "notice_id": self.notice_id,
            "plan_id": None if target.plan is None else self.plan_ids[target.plan],
            "measure_id": None if target.measure is None else self.measure_ids[target.measure],
            "indicator": target.indicator,
            "indicator_id": series.indicator_id,
            "comparator": target.comparator,
            "value": _number(target.value),
            "value_high": _number(target.value_high),
            "unit": target.unit,
            "change": target.change,
            "deadline": target.deadline,
            "deadline_text": target.deadline_text,
            "deadline_basis": target.deadline_basis,
            "baseline_text": target.baseline_text,
            "baseline_value": _number(target.baseline_value),
            "kind": target.kind,
            "quote": quote,
            "quote_start": target.quote_start,
            "quote_end": target.quote_end,
            "number_text": number,
            "number_start": target.number_start,
            "number_end": target.number_end,
            "certainty": target.certainty,
        }

    def _ledger(self) -> None:
        self.out.tables["numbers"] = [self._entry(entry) for entry in self.extraction.ledger]

    def _entry(self, entry: LedgerEntry) -> Row:
        number = entry.number
        return {
            "notice_id": self.notice_id,
            "number_start": number.start,
            "number_end": number.end,
            "number_text": number.text,
            "value": None if number.value is None else float(number.value),
            "unit": number.unit,
            "class": entry.class_,
            "reason": entry.reason,
            "target_id": None if entry.target is None else self.target_ids[entry.target],
        }

    def _counts(self) -> None:
        tables = self.out.tables
        self.out.notice["measures_count"] = len(tables["measures"])
        self.out.notice["targets_count"] = len(tables["targets"])
        self.out.notice["owners_count"] = len({row["owner_id"] for row in tables["measure_owners"]})


def _slice(text: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else text[start:end]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
