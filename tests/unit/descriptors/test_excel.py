"""What spreadsheet users rely on: Chinese intact, nothing runs, nothing is lost unseen."""

import csv
import sys
import zipfile
from datetime import date

import pytest
from lxml import etree

from policytargets.errors import ReleaseError
from policytargets.release.excel import CELL_LIMIT, DANGEROUS, fitting, guarded, write_excel_csv, write_workbook
from policytargets.schema import RELEASE_TABLES

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def read_workbook(path):
    """Sheet name → rows of cell texts, as a plain reader of the XML sees them."""
    with zipfile.ZipFile(path) as book:
        names = [s.get("name") for s in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        pages = [etree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    assert not any(list(page.iter(f"{MAIN}f")) for page in pages), "a cell is a formula"
    return {name: [_texts(row) for row in page.iter(f"{MAIN}row")] for name, page in zip(names, pages, strict=True)}


def _texts(row):
    return {"".join(c for c in cell.get("r") if c.isalpha()): "".join(cell.itertext()) for cell in row.iter(f"{MAIN}c")}


def _workbook(context, **options):
    write_workbook(context, **options)
    return read_workbook(context.staging / "excel" / "policy-targets.xlsx")


def _csv(context, table):
    write_excel_csv(context)
    with (context.staging / "excel" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_csv_of_every_table_with_bom_crlf_and_chinese_headers(context):
    write_excel_csv(context)
    for name, table in RELEASE_TABLES.items():
        content = (context.staging / "excel" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        header, _, _ = content.decode("utf-8-sig").partition("\r\n")
        assert header == ",".join(field.title_zh for field in table.fields)


@pytest.mark.parametrize("text", ATTACKS)
def test_text_that_a_spreadsheet_would_run_is_guarded_in_csv(make, rows, text):
    rows["plans"][0]["title"] = text
    assert f"'{text}" in {row["标题"] for row in _csv(make(rows), "plans")}


@pytest.mark.parametrize("text", ATTACKS)
def test_no_cell_of_the_workbook_is_a_formula(make, rows, text):
    rows["notices"][0]["title"] = text
    rows["indicators"][0]["name"] = text
    cells = _workbook(make(rows))
    assert not any(cell.startswith(DANGEROUS) for page in cells.values() for row in page for cell in row.values())


def test_a_list_is_guarded_by_its_first_item(make, rows):
    rows["notices"][0]["topics"] = ["=1+1", "质量"]
    assert "'=1+1|质量" in {row["主题"] for row in _csv(make(rows), "notices")}


def test_other_values_are_as_in_the_tables(context):
    written = _csv(context, "targets")
    for row, source in zip(written, context.tables["targets"].to_pylist(), strict=True):
        assert row["引文"] == source["quote"]
        assert (float(row["数值"]) if row["数值"] else None) == source["value"]
        assert row["期限"] == ("" if source["deadline"] is None else source["deadline"].isoformat())


def test_negative_numbers_stay_numbers(make, rows):
    rows["targets"][0]["value"] = -2.5
    assert "-2.5" in {row["数值"] for row in _csv(make(rows), "targets")}


def test_the_workbook_has_a_sheet_for_each_table_that_people_read(context):
    assert list(_workbook(context)) == ["通知", "举措", "目标", "责任单位", "责任分工", "指标"]


def test_sheets_hold_every_row_below_a_chinese_header(context):
    pages = _workbook(context)
    for name in ("notices", "measures", "targets", "owners", "measure_owners", "indicators"):
        page = pages[RELEASE_TABLES[name].title_zh]
        assert len(page) == context.tables[name].num_rows + 1
        assert list(page[0].values())[: len(RELEASE_TABLES[name].fields)] == [
            field.title_zh for field in RELEASE_TABLES[name].fields
        ]


def test_who_does_what_names_measure_and_owner_beside_their_ids(context):
    header, first, *_ = _workbook(context)["责任分工"]
    row = {header[column]: value for column, value in first.items()}
    measures = {m["measure_id"]: m["title"] for m in context.tables["measures"].to_pylist()}
    owners = {o["owner_id"]: o["name"] for o in context.tables["owners"].to_pylist()}
    assert row["举措标题"] == measures[row["举措编号"]]
    assert row["单位名称"] == owners[row["单位编号"]]


def test_sheets_filter_and_keep_their_header_in_sight(context):
    _workbook(context)
    with zipfile.ZipFile(context.staging / "excel" / "policy-targets.xlsx") as book:
        page = book.read("xl/worksheets/sheet3.xml").decode()
    assert 'state="frozen"' in page
    assert f'<autoFilter ref="A1:Z{context.tables["targets"].num_rows + 1}"/>' in page


def test_text_too_long_for_a_cell_is_cut_visibly_and_points_to_the_csv(make, rows):
    long = "文" * 40_000
    rows["measures"][0]["text"] = long
    context = make(rows)
    cut = next(cell for row in _workbook(context)["举措"] for cell in row.values() if "已截断" in cell)
    assert cut.endswith("……〔已截断,全文见 data/measures.csv〕")
    assert len(cut) == CELL_LIMIT
    assert long in {row["全文"] for row in _csv(context, "measures")}


def test_cutting_counts_as_spreadsheets_do_and_splits_no_character():
    assert fitting("字" * 10, "plans", limit=60) == "字" * 10
    cut = fitting("𠮷" * 100, "plans", limit=61)
    assert len(cut.encode("utf-16-le")) // 2 <= 61
    assert cut.startswith("𠮷")
    assert "plans.csv" in cut


def test_a_table_of_too_many_rows_goes_on_in_further_sheets(context):
    pages = _workbook(context, row_limit=51)
    assert [name for name in pages if name.startswith("举措")] == ["举措", "举措 (2)", "举措 (3)"]
    assert sum(len(pages[name]) - 1 for name in pages if name.startswith("举措")) == 126
    assert pages["举措 (3)"][0] == pages["举措"][0]


def test_dates_are_dates_and_days_before_1900_are_text(make, rows):
    rows["notices"][0]["issued_date"] = date(2024, 3, 1)
    rows["notices"][1]["issued_date"] = date(1898, 6, 11)
    header, *page = _workbook(make(rows))["通知"]
    column = next(at for at, title in header.items() if title == "发文日期")
    assert {row[column] for row in page} == {str((date(2024, 3, 1) - date(1899, 12, 30)).days), "1898-06-11"}


def test_control_characters_leave_the_workbook_readable(make, rows):
    rows["notices"][0]["title"] = "标\x00题\x0b\u2028<b>&"
    assert any("题" in cell for row in _workbook(make(rows))["通知"] for cell in row.values())


def test_empty_tables_give_sheets_with_headers(make):
    pages = _workbook(make({name: [] for name in RELEASE_TABLES}))
    assert all(len(page) == 1 for page in pages.values())


def test_the_same_release_gives_the_same_bytes(context):
    path = context.staging / "excel" / "policy-targets.xlsx"
    write_workbook(context)
    first = path.read_bytes()
    write_workbook(context)
    assert path.read_bytes() == first


def test_the_workbook_says_when_the_release_was_issued_not_when_it_was_written(context):
    write_workbook(context)
    with zipfile.ZipFile(context.staging / "excel" / "policy-targets.xlsx") as book:
        assert "2025-03-31T18:00:00Z" in book.read("docProps/core.xml").decode()
        assert len({entry.date_time for entry in book.infolist()}) == 1


def test_ordinary_text_is_not_guarded():
    assert guarded("不低于98.5%") == "不低于98.5%"
    assert guarded("") == ""


def test_a_missing_library_is_one_clear_line(context, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ReleaseError, match=r"pip install 'policytargets\[page\]'"):
        write_workbook(context)
