"""Tables as people see them in the UI: a few rows in Markdown, and columns with their descriptions.

Belongs here: how a table is shown. What it holds is declared in ``policytargets.schema``.
"""

from collections.abc import Sequence
from typing import Any

import dagster as dg
import pyarrow as pa

from policytargets.schema import Table

ROWS = 5
WIDTH = 60


def preview(table: pa.Table, rows: int = ROWS) -> str:
    """The first ``rows`` of a table as Markdown, every cell on one line and cut visibly."""
    if table.num_rows == 0:
        return "*No rows.*"
    return markdown(table.column_names, [list(row.values()) for row in table.slice(0, rows).to_pylist()])


def markdown(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A Markdown table; what a notice says cannot break out of its cell."""
    lines = [columns, ["---"] * len(columns), *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    line = " ".join(text[: WIDTH * 4].split())
    short = line if len(line) <= WIDTH else f"{line[:WIDTH]}…"
    return "".join(f"\\{character}" if character in "\\|`*_<>[]!#" else character for character in short)


def column_schema(table: Table) -> dg.TableSchema:
    """The columns of a declared table as Dagster shows them: type, description in both languages, constraints."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=field.name,
                type=field.type,
                description=f"{field.title_zh} — {field.en}. {field.zh}",
                constraints=dg.TableColumnConstraints(
                    nullable=not field.required,
                    unique=field.unique,
                    other=[
                        *([f"one of {', '.join(field.enum)}"] if field.enum else []),
                        *([f"in {'.'.join(field.references)}"] if field.references else []),
                        *([f"at least {field.minimum:g}"] if field.minimum is not None else []),
                        *([f"matches {field.pattern}"] if field.pattern else []),
                        *([f"the words from {field.quote_of[0]} to {field.quote_of[1]}"] if field.quote_of else []),
                    ],
                ),
            )
            for field in table.fields
        ]
    )
