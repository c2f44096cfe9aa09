"""``excel/``: the tables for spreadsheet programs: CSV files with Chinese headers and one workbook.

The CSV files hold every table; the workbook holds those that people read, with names beside ids. In both, text that a
spreadsheet could run as a formula is guarded by a leading apostrophe, and nothing else of a value changes. ``data/``
stays exact.

Belongs here: those two kinds of file. Which columns exist is the schema's affair.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from unicodedata import east_asian_width

import pyarrow as pa

from ..errors import ReleaseError
from ..schema import CSV_LIST_DELIMITER, RELEASE_TABLES, Field
from .context import ReleaseContext

FOLDER: Final = "excel"
WORKBOOK: Final = "policy-targets.xlsx"
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must begin with for a spreadsheet to take it as a formula or command."""
CELL_LIMIT: Final = 32_767
"""What a cell of a workbook holds, in UTF-16 units; longer text would be dropped."""
ROW_LIMIT: Final = 1_048_576
"""Rows of a sheet, with the header; what goes beyond stands in further sheets."""
FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheets count days from here without error; an earlier day is written as text."""
BATCH: Final = 4096
WIDTHS: Final = (8, 48)
SAMPLE: Final = 200
"""Rows whose text decides how wide a column is."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its header, its type (as in the schema) and where its value comes from."""

    title: str
    type: str
    value: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and table, and its columns."""

    title: str
    table: str
    columns: tuple[Column, ...]


def guarded(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_excel_csv(context: ReleaseContext) -> None:
    """Write ``excel/<table>.csv`` for every table: UTF-8 with BOM, Chinese headers, CRLF."""
    folder = _folder(context)
    for name, table in context.tables.items():
        fields = RELEASE_TABLES[name].fields
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(field.title_zh for field in fields)
            for row in _rows(table):
                writer.writerow(_csv_cell(row[field.name]) for field in fields)


def write_workbook(context: ReleaseContext, row_limit: int = ROW_LIMIT) -> None:
    """Write ``excel/policy-targets.xlsx``; a table of more than ``row_limit`` rows goes on in further sheets.

    Raises ReleaseError where XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ReleaseError("the workbook needs XlsxWriter: run pip install 'policytargets[page]'") from error
    path = _folder(context) / WORKBOOK
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with Workbook(str(path), options) as book:
        book.set_properties(_properties(context))
        formats = {
            "header": book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        }
        for sheet in _sheets(context.tables):
            _write_sheet(book, sheet, context.tables[sheet.table], formats, row_limit)


def _folder(context: ReleaseContext) -> Path:
    folder = context.staging / FOLDER
    folder.mkdir(exist_ok=True)
    return folder


def _properties(context: ReleaseContext) -> dict[str, Any]:
    dataset = context.dataset
    return {
        "title": f"{dataset.title['zh']} {context.version}",
        "author": dataset.publisher,
        "comments": f"{dataset.licence.title} {dataset.licence.url}",
        "created": context.issued.astimezone(UTC).replace(tzinfo=None),
    }


def _rows(table: pa.Table) -> Iterator[Row]:
    for batch in table.to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, list):
        return guarded(CSV_LIST_DELIMITER.join(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return str(value)


def _sheets(tables: Mapping[str, pa.Table]) -> Iterator[Sheet]:
    owner_names = dict(zip(*(tables["owners"][name].to_pylist() for name in ("owner_id", "name")), strict=True))
    titles = dict(zip(*(tables["measures"][name].to_pylist() for name in ("measure_id", "title")), strict=True))
    answering: dict[str, dict[str, None]] = {}
    for measure, owner in zip(
        *(tables["measure_owners"][n].to_pylist() for n in ("measure_id", "owner_id")), strict=True
    ):
        answering.setdefault(measure, {})[owner_names.get(owner, owner)] = None

    measure_title = Column("举措标题", "string", lambda row: titles.get(row["measure_id"]))
    owner_name = Column("单位名称", "string", lambda row: owner_names.get(row["owner_id"]))
    owners = Column("责任单位", "string", lambda row: "、".join(answering.get(row["measure_id"], ())) or None)
    added: dict[str, tuple[Column, ...]] = {
        "notices": (),
        "measures": (owners,),
        "targets": (measure_title, owners),
        "owners": (),
        "measure_owners": (measure_title, owner_name),
        "indicators": (),
    }
    for name, more in added.items():
        table = RELEASE_TABLES[name]
        yield Sheet(table.title_zh, name, (*(_column(field) for field in table.fields), *more))


def _column(field: Field) -> Column:
    name = field.name
    return Column(field.title_zh, field.type, lambda row: row[name])


def _write_sheet(book: Any, sheet: Sheet, table: pa.Table, formats: Mapping[str, Any], row_limit: int) -> None:
    held = row_limit - 1
    for part in range(max(1, -(-table.num_rows // held))):
        page = table.slice(part * held, held)
        target = book.add_worksheet(sheet.title if part == 0 else f"{sheet.title} ({part + 1})")
        target.freeze_panes(1, 0)
        target.autofilter(0, 0, page.num_rows, len(sheet.columns) - 1)
        for at, width in enumerate(_widths(sheet.columns, page.slice(0, SAMPLE).to_pylist())):
            target.set_column(at, at, width)
        for at, column in enumerate(sheet.columns):
            target.write_string(0, at, column.title, formats["header"])
        for number, row in enumerate(_rows(page), start=1):
            for at, column in enumerate(sheet.columns):
                _write_cell(target, number, at, column.value(row), sheet.table, formats)


def _write_cell(target: Any, row: int, column: int, value: Any, table: str, formats: Mapping[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        target.write_datetime(row, column, value.astimezone(UTC).replace(tzinfo=None), formats["datetime"])
    elif isinstance(value, date) and value >= FIRST_DAY:
        target.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, int | float):
        target.write_number(row, column, value)
    else:
        target.write_string(row, column, fitting(guarded(_text(value)), table))


def _text(value: Any) -> str:
    return CSV_LIST_DELIMITER.join(value) if isinstance(value, list) else str(value)


def fitting(text: str, table: str, limit: int = CELL_LIMIT) -> str:
    """``text``, cut visibly where a cell could not hold it, with a pointer to the CSV file that holds it whole."""
    if len(text) <= limit // 2 or len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    pointer = f"……〔已截断,全文见 data/{table}.csv〕"
    kept = text.encode("utf-16-le")[: 2 * (limit - len(pointer))].decode("utf-16-le", errors="ignore")
    return kept + pointer


def _widths(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[float]:
    narrow, wide = WIDTHS
    for column in columns:
        shown = [column.title + "   ", *(_text(value) for row in rows if (value := column.value(row)) is not None)]
        yield min(wide, max(narrow, 1 + max(_display_width(text[:wide]) for text in shown)))


def _display_width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
