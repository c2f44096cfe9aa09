"""A whole dataset in a few rows, valid in every respect, for tests that break one thing at a time."""

from typing import Any

import pyarrow as pa

from policytargets.schema import TABLES

TEXT = "1.抽检合格率达到98.5%以上。(质检院)"
QUOTE = "抽检合格率达到98.5%以上"
NUMBER = "98.5%"
OWNER = "质检院"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def rows() -> dict[str, list[dict[str, Any]]]:
    """The valid rows of every table, by name; a column that is left out is null."""
    quote, number, owner = span(QUOTE), span(NUMBER), span(OWNER)
    return {
        "notices": [
            {
                "notice_id": "n-1",
                "status": "published",
                "date_basis": "none",
                "source_file": "n-1.txt",
                "sha256": "0" * 64,
                "issuer_id": "o-1",
                "admin_code": "120000",
                "text_chars": len(TEXT),
                "measures_count": 1,
                "targets_count": 1,
                "owners_count": 1,
            }
        ],
        "plans": [{"plan_id": "p-1", "notice_id": "n-1", "position": 1, "char_start": 0, "char_end": len(TEXT)}],
        "measures": [
            {
                "measure_id": "m-1",
                "notice_id": "n-1",
                "plan_id": "p-1",
                "position": 1,
                "text": TEXT,
                "char_start": 0,
                "char_end": len(TEXT),
            }
        ],
        "owners": [
            {
                "owner_id": "o-1",
                "name": "质检院",
                "kind": "institute",
                "parent_id": "o-1",
                "admin_code": "120000",
                "credit_code": "0" * 18,
                "first_notice": "n-1",
                "last_notice": "n-1",
            }
        ],
        "measure_owners": [
            {
                "measure_id": "m-1",
                "owner_id": "o-1",
                "owner_text": OWNER,
                "role": "responsible",
                "basis": "inline",
                "char_start": owner[0],
                "char_end": owner[1],
            }
        ],
        "targets": [
            {
                "target_id": "t-1",
                "notice_id": "n-1",
                "plan_id": "p-1",
                "measure_id": "m-1",
                "indicator": "抽检合格率",
                "indicator_id": "i-1",
                "comparator": "ge",
                "value": 98.5,
                "unit": "%",
                "change": "level",
                "deadline_basis": "none",
                "kind": "quantified",
                "quote": QUOTE,
                "quote_start": quote[0],
                "quote_end": quote[1],
                "number_text": NUMBER,
                "number_start": number[0],
                "number_end": number[1],
                "certainty": "high",
            }
        ],
        "numbers": [
            {
                "notice_id": "n-1",
                "number_start": number[0],
                "number_end": number[1],
                "number_text": NUMBER,
                "value": 98.5,
                "unit": "%",
                "class": "target",
                "reason": "a reason",
                "target_id": "t-1",
            }
        ],
        "indicators": [
            {
                "indicator_id": "i-1",
                "name": "抽检合格率",
                "unit": "%",
                "n_targets": 1,
                "first_notice": "n-1",
                "last_notice": "n-1",
            }
        ],
        "issues": [
            {
                "notice_id": "n-1",
                "severity": "warning",
                "rule": "a-rule",
                "message": "a message",
                "char_start": 0,
                "char_end": 1,
            }
        ],
    }


def arrow(given: dict[str, list[dict[str, Any]]]) -> dict[str, pa.Table]:
    """The rows as tables, null allowed everywhere so that a test can leave out what is required."""
    return {
        name: pa.Table.from_pylist(given[name], schema=pa.schema([field.with_nullable(True) for field in table.arrow]))
        for name, table in TABLES.items()
    }
