"""What a notice says about itself: title, numbers, issuer, topics, dates, validity.

From labelled cells (of the medium, or of the table above the text), from the head, and from the signature.
Belongs here: these facts, nothing of the content. Offsets count in the reading text; what is given is as published.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from policytargets.extract.fold import Reading, fold
from policytargets.extract.metadata.dates import date_in, repaired
from policytargets.extract.metadata.validity import Period, period_of_named_plan, period_of_title, period_of_validity
from policytargets.extract.model import Metadata, Structure
from policytargets.extract.structure.furniture import CELL, MAX_LENGTH, right_below
from policytargets.extract.structure.lines import LINE

HEAD_LINES = 60
MAX_SIGNATURE = 42
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"^(?:[(（][^()（）]{2,14}[)）](?=.{8})|(?:政策)?标题[:：])")
_NUMBER_MARK = re.compile(r"[\[(<〈](?:19|20)\d\d[\])>〉]第?\d{1,5}号")
_NUMBER_WORD = re.compile(r"[\u4e00-\u9fff]{1,14}[\u4e00-\u9fff()]{0,6}$")
_DAY_LAST = re.compile(r"日(?:印发)?[^\S\n]*$", re.MULTILINE)
_DATE_LINE = re.compile(
    r"[^\S\n]*(?:(?:19|20)\d\d *年|[一二][〇零一二三四五六七八九]{3}年)[^\n]{3,12}日(?:印发)?[^\S\n]*$",
    re.MULTILINE,
)
_DAMAGED_LINE = re.compile(r"^[^\S\n]*((?:19|20)\d{4,6})[^\S\n]*$", re.MULTILINE)
_NUMBER_LEAD = re.compile(
    r"^(?:.*(?:人民政府|办公厅|办公室|委员会)(?=[\u4e00-\u9fff]{1,6}字?[\[(])|文号|发文字号|政策文号)[:]?"
)
_CREDIT = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_BODY = re.compile(
    r"[\u4e00-\u9fff()]{2,40}(?:政府|办公厅|办公室|管委会|委员会|党委|[省市县区改健资信建]委|办事处|局|厅|部|院|署|行|会|公司|中心|集团|专班|小组|银行)"
)
_AND_OTHERS = re.compile(r"等(?:[一二三四五六七八九十两]+|\d+)?个?(?:部门|单位|委办局)$")
_TITLE_ISSUER = re.compile(r"^(.{2,40}?)(?:印发)?关于|^(.{2,40}?)印发")
_SIGNED = re.compile(
    r"(?P<issuer>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,30}|国务院(?:办公厅)?)\s*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
    r"\s*(?:\([^()\n]{2,12}\))?\s*$"
)
_OPENING = 200
"""Characters of the longest words that open a line before the date on which something was published."""
_DATED = re.compile(r"年(?<=19\d\d年|20\d\d年)")
_PUBLISHED = re.compile(
    rf"[^\S\n]*(?:[^\n,。由]{{0,8}}由)?(?P<issuer>{_BODY.pattern})(?:、[^\n,。、]{{2,30}}){{0,4}}(?:于|\([^()\n]{{2,12}}\))?\s?"
    r"(?:(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日|[上中下]旬)|(?:19|20)\d\d年(?:\d{1,2}月)?发布[^\S\n]*$)",
    re.MULTILINE,
)
"""A line that opens with who published the notice, and when: 某市商务局2026年3月20日发布,征求意见…"""
_PUBLISHED_ON = re.compile(
    rf"(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日,?由?(?P<issuer>{_BODY.pattern})(?:正式|联合|公开)?(?:发布|印发|出台|公布)"
)
"""The same with the day first: 2026年3月20日,某市商务局发布…"""
_SIGNERS = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,28}?(?:局|厅|委员会|委(?!员)|办公室|中心|[支分]行))"
    r"(?=(?:国家|中国|[\u4e00-\u9fff]{1,6}?[省市县区州])[\u4e00-\u9fff]{2,24}(?:局|厅|委|会|室|中心|行)$)"
)
"""The first of several bodies that signed in one line without a space between them."""
_SEALED = re.compile(r"[(（][^()（）\n]{0,30}代章[)）]\s*$")
"""Whose seal stands for that of a group that has none."""
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}(?:监管分?局|中心支行|分行)")
"""What is left of the name of a branch where that of its head office stands apart before it."""
_DELIVERED = re.compile(
    r"^[^\S\n]*[—\-(]{0,4}[^\S\n]?(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^\S\n]{0,3}在[^\n。]{4,40}会议?(?:第[^\n。]{1,10})?上",
    re.MULTILINE,
)
"""When a report was made, as the line below its title tells: ——2026年1月20日在某市第八届人民代表大会第六次会议上."""
_HEADED = re.compile(
    r"^(?:20\d\d年)?(?P<issuer>[\u4e00-\u9fff]{2,16}?[省市县区州盟旗园镇][\u4e00-\u9fff]{0,14}?"
    r"(?:人民政府|管理委员会|管委会|委员会|管理局|(?<![布格结])局|(?<![大客餐])厅))(?![的和与及、])(?=[^办党组]{4})"
)
_REPORTS = re.compile(r"政府工作报告(?:\(.*\))?$")
_REPORTED = re.compile(r"^(?:20\d\d年)?(?P<place>[\u4e00-\u9fff]{2,12}?)(?:人民)?政府工作报告")
_ASSEMBLY = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,10}?(?:省|市|区|县|州|旗))第[^\n第]{1,8}届\s*人民代表大会")
_NATIONAL = re.compile(r"全国人(?:民代表)?大(?:会)?|国务院总理")
_HEAD = 400
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
    "begins": ("实施日期", "施行日期", "生效日期"),
    "ends": ("失效日期", "到期时间", "到期日期"),
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
        self.signature = self._signature()

    def metadata(self) -> Metadata:
        title = self._cell("title") or self._title()
        number = self._cell("document_number") or self._document_number()
        index = self._cell("index_number")
        credit = _CREDIT.search(fold(index).text) if index else None
        written, issued, basis = self._dates(number)
        begins = date_in(fold(self._cell("begins") or "").text) or issued or written
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
        first, last = self.reading.span(start, end)
        return self.reading.source[first:last].strip()

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

    def _signature(self) -> tuple[str | None, date | None]:
        """Who signed, and the date below or behind it; of several, the first that a body's name stands above."""
        dated: date | None = None
        for found in _date_lines(self.text):
            day = date_in(_SPACE.sub("", found[0]))
            if day is None:
                continue
            dated = day
            if signer := self._signer(found.start()):
                return signer, day
        glued = _SIGNED.search(self.text, max(0, len(self.text.rstrip()) - 120))
        if glued and _BODY.fullmatch(glued["issuer"]):
            return self._source(*glued.span("issuer")), date_in(glued["date"])
        return None, dated

    def _signer(self, offset: int) -> str | None:
        """The body whose name stands right above ``offset``; of several that signed together, the first."""
        first = second = ""
        while above := _line_above(self.text, offset):
            parts = _SEALED.sub("", self._source(*above)).split()
            name = "".join(parts)
            if name and not _BODY.fullmatch(fold(name).text):
                break
            offset = above[0]
            apart = all(_BODY.fullmatch(fold(part).text) for part in parts)
            for named in reversed(parts if apart else [name]):
                first, second = named, first
        if _BRANCH.fullmatch(second):
            return first + second
        glued = _SIGNERS.match(first)
        return glued["first"] if glued else first or None

    def _issuer(self, title: str | None) -> str | None:
        """From a cell, the signature, the title, or a line that tells who published it, in this order."""
        words = fold(title or "").text
        entitled = _entitled(title or "", words)
        named = self._cell("issuer") or self.signature[0]
        if named:
            # A name that is set on two lines stands whole in the title.
            return entitled if entitled.endswith(named) else named
        if _REPORTS.search(words):
            return self._reporting(words)
        if entitled:
            return entitled
        published = self._published()
        if published:
            return self._source(*published.span("issuer"))
        headed = _HEADED.match(words)
        return _opening(title or "", words, headed.end("issuer")) if headed else None

    def _published(self) -> re.Match[str] | None:
        """The line that tells who published the notice; looked for where a year is, as it names one."""
        tried = -1
        for year in _DATED.finditer(self.text):
            start = year.end() - len("2026年")
            near = max(0, start - _OPENING)
            # The date may stand on a line of its own, right below.
            begin = self.text.rfind("\n", near, max(0, start - 1)) + 1
            if begin != tried and (begin or not near) and (found := _PUBLISHED.match(self.text, begin)):
                return found
            if self.text[max(0, start - 1) : start].isspace() and (found := _PUBLISHED_ON.match(self.text, start)):
                return found
            tried = begin
        return None

    def _reporting(self, title: str) -> str | None:
        """The government whose work is reported: of the place in the title, or before whose assembly it reports."""
        if _NATIONAL.search(self.text, 0, _HEAD):
            return "国务院"
        found = _REPORTED.match(title) or _ASSEMBLY.search(self.text, 0, _HEAD)
        return f"{found['place']}人民政府" if found else None

    def _dates(self, number: str | None) -> tuple[date | None, date | None, str]:
        written = date_in(fold(self._cell("written") or "").text)
        issued = date_in(fold(self._cell("issued") or "").text)
        if written or issued:
            return written or self.signature[1], issued, "cell"
        posted = self._posted() or self._delivered()
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
        found = _DELIVERED.search(self.text, 0, _HEAD)
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


def _date_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines that are a date: looked for from their last character, 日, as few lines end in it."""
    for last in _DAY_LAST.finditer(text):
        if found := _DATE_LINE.match(text, text.rfind("\n", 0, last.start()) + 1):
            yield found


def _line_above(text: str, offset: int) -> tuple[int, int] | None:
    """The nearest line with words above ``offset``, where it is short enough to be a name."""
    end = offset
    while end > 0 and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", max(0, end - MAX_SIGNATURE), end) + 1
    return (start, end) if 0 < end - start < MAX_SIGNATURE and (start or end < MAX_SIGNATURE) else None


def _entitled(title: str, words: str) -> str:
    """The body that a title (folded: ``words``) names before 关于 or 印发, the first of several; ``""`` for none."""
    found = _TITLE_ISSUER.match(words)
    head = _AND_OTHERS.sub("", found[1] or found[2]) if found else ""
    if not _BODY.fullmatch(head):
        return ""
    glued = _SIGNERS.match(head)
    return _opening(title, words, glued.end("first") if glued else len(head))


def _opening(title: str, folded: str, length: int) -> str:
    """The first ``length`` characters of a folded title, as published where folding kept its characters."""
    return (title if len(title) == len(folded) else folded)[:length]


def _topics(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[;；]", value) if part.strip()) if value else ()
