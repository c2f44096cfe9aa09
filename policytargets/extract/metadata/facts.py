"""What a notice says about itself: title, numbers, issuer, topics, dates, validity.

From labelled cells (of the medium, or of the table above the text), from the head, and from the signature.
Belongs here: these facts, nothing of the content. Offsets count in the reading text; what is given is as published.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from policytargets.extract.fold import Reading, fold
from policytargets.extract.metadata.dates import date_in, repaired
from policytargets.extract.metadata.issuer import HEAD, entitled, headed, publisher, reporting, signature
from policytargets.extract.metadata.validity import Period, period_of_named_plan, period_of_title, period_of_validity
from policytargets.extract.model import Metadata, Structure
from policytargets.extract.structure.furniture import CELL, MAX_LENGTH, right_below
from policytargets.extract.structure.lines import LINE

HEAD_LINES = 60
ARCHIVED = timedelta(days=90)
"""Time between writing and posting from which a page is an archive's."""
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"^(?:[(（][^()（）]{2,14}[)）](?=.{8})|(?:政策)?标题[:：])")
_NUMBER_MARK = re.compile(r"[\[(<〈](?:19|20)\d\d[\])>〉]第?\d{1,5}号")
_NUMBER_WORD = re.compile(r"[\u4e00-\u9fff]{1,14}[\u4e00-\u9fff()]{0,6}$")
_DAMAGED_LINE = re.compile(r"^[^\S\n]*((?:19|20)\d{4,6})[^\S\n]*$", re.MULTILINE)
_NUMBER_LEAD = re.compile(
    r"^(?:.*(?:人民政府|办公厅|办公室|委员会)(?=[\u4e00-\u9fff]{1,6}字?[\[(])|文号|发文字号|政策文号)[:]?"
)
_CREDIT = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_DELIVERED = re.compile(
    r"^[^\S\n]*[—\-(]{0,4}[^\S\n]?(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^\S\n]{0,3}在[^\n。]{4,40}会议?(?:第[^\n。]{1,10})?上",
    re.MULTILINE,
)
"""When a report was made, as the line below its title tells: ——2026年1月20日在某市第八届人民代表大会第六次会议上."""
_REPORTS = re.compile(r"政府工作报告(?:\(.*\))?$")
_HEADER_DATE = re.compile(
    r"(?:^|\s)(?:发[布表])?(?:时间|日期)[:]\s*(?P<labelled>20\d\d-\d{1,2}-\d{1,2})"
    r"|^[^\S\n]*(?P<timed>20\d\d(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日))\s+\d{1,2}[:时]\d{2}",
    re.MULTILINE,
)
"""When the page was put there, as its header tells: behind 时间:, or with the hour."""
_CELLS: Mapping[str, tuple[str, ...]] = {
    "title": ("标题", "名称", "信息名称", "文件名称"),
    "document_number": ("发文字号", "文号", "政策文号", "文件编号"),
    "index_number": ("索引号", "索引", "信息索引", "信息索引号"),
    "issuer": ("发布机构", "发文机关", "发文机构", "发文单位", "发布单位", "制发机关", "公开主体", "发文部门"),
    "topics": ("主题", "主题分类", "主题词", "分类", "信息分类"),
    "written": ("成文日期", "成文时间", "生成日期"),
    "issued": ("发文日期", "发布日期", "印发日期", "发文时间", "发布时间", "公开日期"),
    "begins": ("实施日期", "施行日期", "生效日期", "生效时间"),
    "ends": ("失效日期", "失效时间", "到期时间", "到期日期"),
    "validity": ("有效性", "时效性", "效力状态", "文件状态", "时效状态", "有效期"),
}


def find_metadata(reading: Reading, structure: Structure, cells: Mapping[str, str]) -> Metadata:
    """The facts of a notice; ``cells`` are those that the medium labels (``Document.cells``). Unknown stays None."""
    return _Facts(reading, structure, cells).metadata()


class _Facts:
    def __init__(self, reading: Reading, structure: Structure, cells: Mapping[str, str]) -> None:
        self.reading = reading
        self.text = reading.text
        self.structure = structure
        self.lines = [found.span() for found in islice(LINE.finditer(self.text), HEAD_LINES)]
        self.cells = {_SPACE.sub("", fold(label).text).rstrip(":"): value.strip() for label, value in cells.items()}
        self._table()
        self.signature = signature(reading)

    def metadata(self) -> Metadata:
        title = self._cell("title") or self._title()
        number = self._cell("document_number") or self._document_number()
        index = self._cell("index_number")
        credit = _CREDIT.search(fold(index).text) if index else None
        written, issued, basis = self._dates(number, title)
        begins = date_in(fold(self._cell("begins") or "").text) or _came_out(written, issued)
        validity = period_of_validity(self.text, begins)
        period = self._period(title, validity)
        return Metadata(
            title=title,
            document_number=number,
            index_number=index,
            issuer=self._issuer(title),
            admin_code=credit[0][2:8] if credit else None,
            credit_code=credit[0] if credit else None,
            topics=_topics(self._cell("topics")),
            written_date=written,
            issued_date=issued,
            date_basis=basis,
            validity=self._cell("validity") or (self._source(*validity.clause) if validity.clause else None),
            period_start=period.start,
            period_end=period.end,
        )

    def _source(self, start: int, end: int) -> str:
        return self.reading.words(start, end)

    def _table(self) -> None:
        """Cells of the table of metadata that the site set above the text: label and value, also on two lines."""
        waiting: str | None = None
        before = 0
        for start, end in self.lines:
            if end - start > MAX_LENGTH:
                break
            words = self.text[start:end]
            found = CELL.match(_SPACE.sub("", words)) if ":" in words else None
            if found is None:
                if waiting and right_below(self.text, before, start):
                    self.cells.setdefault(waiting, self._source(start, end))
                waiting = None
                continue
            waiting, before = found[1], end
            value = self.text.find(":", start, end) + 1
            if value and self.text[value:end].strip():
                self.cells.setdefault(waiting, self._source(value, end))
                waiting = None

    def _cell(self, fact: str) -> str | None:
        for label in _CELLS[fact]:
            if value := self.cells.get(label):
                return value
        return None

    def _title(self) -> str | None:
        """The title that stands in the text, its lines joined."""
        span = self.structure.title
        return _TAG.sub("", _SPACE.sub("", self._source(*span))) or None if span else None

    def _document_number(self) -> str | None:
        """The number that stands on a line of its own near the top, or in the line of promulgation."""
        if not self.lines or not _NUMBER_MARK.search(self.text, 0, self.lines[-1][1]):
            return None
        for start, end in self.lines:
            if end - start > 80:
                continue
            line = self.text[start:end]
            for mark in _NUMBER_MARK.finditer(line):
                word = _NUMBER_WORD.search(line, max(0, mark.start() - 20), mark.start())
                if word is None:
                    continue
                lead = _NUMBER_LEAD.match(line[: mark.end()])
                first = lead.end() if lead and lead.end() > word.start() else word.start()
                alone = _SPACE.sub("", line[:first] + line[mark.end() :]) == ""
                if alone or (lead and "发布" in line) or line.startswith("(") or word.start() == 0:
                    return self._source(start + first, start + mark.end())
        return None

    def _issuer(self, title: str | None) -> str | None:
        """From a cell, the signature, the title, or a line that tells who published it, in this order."""
        words = fold(title or "").text
        of_title = entitled(title or "", words)
        named = self._cell("issuer") or self.signature[0]
        if named:
            # A name that is set on two lines stands whole in the title.
            return of_title if of_title.endswith(named) else named
        if _REPORTS.search(words):
            return reporting(self.text, words)
        return of_title or publisher(self.reading) or headed(title or "", words)

    def _dates(self, number: str | None, title: str | None) -> tuple[date | None, date | None, str]:
        written = date_in(fold(self._cell("written") or "").text)
        issued = date_in(fold(self._cell("issued") or "").text)
        if written or issued:
            return written or self.signature[1], issued, "cell"
        posted = self._posted() or (self._delivered() if _REPORTS.search(title or "") else None)
        if self.signature[1] or posted:
            return self.signature[1], posted, "text"
        year = re.search(r"(?:19|20)\d\d", number or "")
        mended = self._mended(int(year[0])) if year else None
        return mended, None, "repaired" if mended else "none"

    def _posted(self) -> date | None:
        """The date near the top when the page was put there: alone in the form 2026-04-20, or as a header tells it."""
        for start, end in self.lines[:25]:
            if end - start <= 12 and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", self.text[start:end]):
                return date_in(self.text[start:end])
        head = self.lines[:25][-1][1] if self.lines else 0
        found = _HEADER_DATE.search(self.text, 0, head)
        return date_in(found["labelled"] or found["timed"]) if found else None

    def _delivered(self) -> date | None:
        """When a report was made to an assembly."""
        found = _DELIVERED.search(self.text, 0, HEAD)
        return date_in(found["day"]) if found else None

    def _mended(self, year: int) -> date | None:
        """A date of this year that lost its marks and stands on a line of its own."""
        for found in _DAMAGED_LINE.finditer(self.text):
            if day := repaired(found[1], year):
                return day
        return None

    def _period(self, title: str | None, validity: Period) -> Period:
        """Title before validity clause, the cell that tells the end, and the title of the plan that is issued."""
        titles = [title or "", *(plan.title for plan in self.structure.plans)]
        for words in titles:
            period = period_of_title(fold(words).text)
            if period.end:
                return period
        if _REPORTS.search(title or "") and (delivered := self._delivered()):
            return Period(date(delivered.year, 1, 1), date(delivered.year, 12, 31))
        ends = date_in(fold(self._cell("ends") or "").text)
        if validity.clause:
            # Whether a term of years ends on the same day or on the day before, issuers tell by the cell alone.
            same = ends and validity.end and abs(ends - validity.end) <= timedelta(days=1)
            return replace(validity, end=ends) if same else validity
        if ends:
            return Period(None, ends)
        return period_of_named_plan(self.text, self._first_item(), issued=title is not None)

    def _first_item(self) -> int:
        """Where the head ends: at the first heading or measure."""
        inside = (segment.start for segment in self.structure.segments if segment.kind == "heading" or segment.path)
        return next(inside, len(self.text))


def _came_out(written: date | None, issued: date | None) -> date | None:
    """The day from which a term runs: that of issue, unless an old notice was only put on a page then."""
    if written and issued and issued - written > ARCHIVED:
        return written
    return issued or written


def _topics(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[;；]", value) if part.strip()) if value else ()
