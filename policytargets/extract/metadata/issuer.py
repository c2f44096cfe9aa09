"""Who issued a notice: who signed it, whom its title names, or a line that tells who published it.

Belongs here: finding these names. Which of them counts first is decided in ``facts.py``. Offsets count in the reading
text; names are given as published.
"""

import re
from collections.abc import Iterator
from datetime import date

from policytargets.extract.fold import Reading, fold
from policytargets.extract.metadata.dates import date_in

MAX_SIGNATURE = 42
"""Characters of the longest line that is a name."""
HEAD = 400
"""Characters in which a report says before whom it is made, and when."""
_SPACE = re.compile(r"\s+")
_DAY_LAST = re.compile(r"日(?:印发)?[^\S\n]*$", re.MULTILINE)
_DATE_LINE = re.compile(
    r"[^\S\n]*(?:(?:19|20)\d\d *年|[一二][〇零一二三四五六七八九]{3}年)[^\n]{3,12}日(?:印发)?[^\S\n]*$",
    re.MULTILINE,
)
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
    rf"(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日,?由?(?!(?:国务院|中共|中央|国家)[^\n,。]{{0,30}}《)(?P<issuer>{_BODY.pattern})(?:正式|联合|公开)?(?:发布|印发|出台|公布)"
)
"""The same with the day first: 2026年3月20日,某市商务局发布…"""
_SIGNERS = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,28}?[支分]行|(?!国家|中国)[\u4e00-\u9fff]{2,28}?(?:局|厅|委员会|委(?!员|办)|办公室|中心))"
    r"(?=(?:国家|中国|[\u4e00-\u9fff]{1,6}?[省市县区州])[\u4e00-\u9fff]{2,24}(?:局|厅|委|会|室|中心|行)$)"
)
"""The first of several bodies that signed in one line without a space between them."""
_SEALED = re.compile(r"[(（][^()（）\n]{0,30}代章[)）]\s*$")
"""Whose seal stands for that of a group that has none."""
_NO_SIGNER = re.compile("自(?![然治贸])|之日|要|并|执行|实施|成员|单位$")
"""What stands in a line of prose that ends as names of bodies do: 本方案自印发之日起施行."""
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}(?:监管分?局|中心支行|分行)")
"""What is left of the name of a branch where that of its head office stands apart before it."""
_HEADED = re.compile(
    r"^(?:20\d\d年)?(?P<issuer>[\u4e00-\u9fff]{2,16}?[省市县区州盟旗园镇][\u4e00-\u9fff]{0,14}?"
    r"(?:人民政府|管理委员会|管委会|委员会|管理局|(?<![布格结])局|(?<![大客餐])厅))(?![的和与及、])(?=[^办党组]{4})"
)
_REPORTED = re.compile(r"^(?:20\d\d年)?(?P<place>[\u4e00-\u9fff]{2,12}?)(?:人民)?政府工作报告")
_ASSEMBLY = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,10}?(?:省|市|区|县|州|旗))第[^\n第]{1,8}届\s*人民代表大会")
_NATIONAL = re.compile(r"全国人(?:民代表)?大(?:会)?|国务院总理")


def signature(reading: Reading) -> tuple[str | None, date | None]:
    """Who signed, and the date below or behind it; of several, the first that a body's name stands above."""
    dated: date | None = None
    for found in _date_lines(reading.text):
        day = date_in(_SPACE.sub("", found[0]))
        if day is None:
            continue
        dated = day
        if signer := _signer(reading, found.start()):
            return signer, day
    glued = _SIGNED.search(reading.text, max(0, len(reading.text.rstrip()) - 120))
    if glued and _BODY.fullmatch(glued["issuer"]):
        return reading.words(*glued.span("issuer")), date_in(glued["date"])
    return None, dated


def publisher(reading: Reading) -> str | None:
    """Who published the notice, as a line tells; looked for where a year is, as it names one."""
    text = reading.text
    tried = -1
    for year in _DATED.finditer(text):
        start = year.end() - len("2026年")
        near = max(0, start - _OPENING)
        # The date may stand on a line of its own, right below.
        begin = text.rfind("\n", near, max(0, start - 1)) + 1
        if begin != tried and (begin or not near) and (found := _PUBLISHED.match(text, begin)):
            return reading.words(*found.span("issuer"))
        if text[max(0, start - 1) : start].isspace() and (found := _PUBLISHED_ON.match(text, start)):
            return reading.words(*found.span("issuer"))
        tried = begin
    return None


def reporting(text: str, title: str) -> str | None:
    """The government whose work is reported: of the place in the title, or before whose assembly it reports."""
    if _NATIONAL.search(text, 0, HEAD):
        return "国务院"
    found = _REPORTED.match(title) or _ASSEMBLY.search(text, 0, HEAD)
    return f"{found['place']}人民政府" if found else None


def entitled(title: str, words: str) -> str:
    """The body that a title (folded: ``words``) names before 关于 or 印发, the first of several; ``""`` for none."""
    found = _TITLE_ISSUER.match(words)
    head = _AND_OTHERS.sub("", found[1] or found[2]) if found else ""
    if not _BODY.fullmatch(head):
        return ""
    glued = _SIGNERS.match(head)
    return _opening(title, words, glued.end("first") if glued else len(head))


def headed(title: str, words: str) -> str | None:
    """The body that a title (folded: ``words``) opens with, without 关于: 某市商务局促进消费若干措施."""
    found = _HEADED.match(words)
    return _opening(title, words, found.end("issuer")) if found else None


def _signer(reading: Reading, offset: int) -> str | None:
    """The body whose name stands right above ``offset``; of several that signed together, the first."""
    first = second = ""
    while above := _line_above(reading.text, offset):
        parts = _SEALED.sub("", reading.words(*above)).split()
        name = "".join(parts)
        if name and (not _BODY.fullmatch(fold(name).text) or (first and _NO_SIGNER.search(name))):
            break
        offset = above[0]
        apart = all(_BODY.fullmatch(fold(part).text) for part in parts)
        for named in reversed(parts if apart else [name]):
            first, second = named, first
    if _BRANCH.fullmatch(second):
        return first + second
    glued = _SIGNERS.match(first)
    return glued["first"] if glued else first or None


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


def _opening(title: str, folded: str, length: int) -> str:
    """The first ``length`` characters of a folded title, as published where folding kept its characters."""
    return (title if len(title) == len(folded) else folded)[:length]
