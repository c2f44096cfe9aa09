"""What the site put around a notice: navigation, buttons, page facts, the table of metadata above the text.

Belongs here: telling such lines from the author's own. What the metadata cells say is read in ``metadata.py``.
Offsets count in the reading text.
"""

import re

from policytargets.extract.lexicons import rows
from policytargets.extract.structure.lines import Line

MAX_LENGTH = 120
LONGEST = 90
"""Characters, with spaces, of the longest line that is looked at away from the head and foot of the page."""
MIN_CELLS = 2
"""Labelled cells from which the lines above the last of them are a table of metadata."""

CELL_LABELS = (
    "名称|标题|索引号|索引|发布机构|发文机关|发文机构|发文单位|发布单位|制发机关|公开主体|发文字号|文号|政策文号|文件编号|公文种类"
    "|主题|主题分类|主题词|分类|信息分类|组配分类|体裁分类|成文日期|成文时间|发文日期|发文时间|发布日期|发布时间|印发日期|公开日期"
    "|生成日期|实施日期|施行日期|生效日期|生效时间|失效日期|失效时间|到期时间|到期日期|废止日期|有效性|效力状态|文件状态|时效状态|时效性|有效期|链接|公开方式|公开范围"
    "|公开形式|责任部门|牵头单位|统一编号|登记号|统一登记号|规范性文件编号|关键词|内容概述|服务对象|行政区划|文件类型|语种"
)
_OWNER_LABELS = ("责任部门", "牵头单位")
"""Those of the labels that also name owners."""
CELL = re.compile(rf"({CELL_LABELS})[:]")
_PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern, _ in rows("furniture.tsv")))


def head_end(text: str, lines: list[Line], limit: int = 60) -> int:
    """Index of the first line that belongs to the notice itself, after navigation and the table of metadata."""
    last_cell, cells = -1, 0
    numbered = False
    for index, line in enumerate(lines[:limit]):
        words = squeezed(text, line)
        if line.label is not None and len(words) > 8:
            break
        numbered = numbered or line.label is not None
        # Below a numbered line they name who answers for the item.
        if CELL.match(words) and len(words) <= MAX_LENGTH and not (numbered and words.startswith(_OWNER_LABELS)):
            last_cell, cells = index, cells + 1
    if cells < MIN_CELLS:
        last_cell = -1
    end = 0
    for index, line in enumerate(lines[:limit]):
        words = squeezed(text, line)
        if index <= last_cell or is_furniture(words):
            end = index + 1
        elif index > last_cell:
            break
    # The value of the last cell stands on the line below its label.
    if end and end < len(lines) and last_cell == end - 1 and CELL.fullmatch(squeezed(text, lines[last_cell])):
        below = squeezed(text, lines[end]) if right_below(text, lines[last_cell].end, lines[end].start) else "。"
        if len(below) <= 24 and not below.endswith((":", "。")) and "关于" not in below and "通知" not in below:
            end += 1
    return end


def right_below(text: str, end: int, start: int) -> bool:
    """Whether no blank line stands between the end of one line and the start of another."""
    return text.count("\n", end, start) == 1


def tail_start(text: str, lines: list[Line], start: int) -> int:
    """Index of the first line of what the site put below the notice."""
    index = len(lines)
    while index > start and is_furniture(squeezed(text, lines[index - 1])):
        index -= 1
    return index


def is_furniture(words: str) -> bool:
    """Whether a line, squeezed of spaces, is the site's own."""
    return len(words) <= MAX_LENGTH and _PATTERN.fullmatch(words) is not None


def furniture_among(text: str, lines: list[Line]) -> set[int]:
    """Indices of the lines that are the site's own, wherever they stand."""
    return {
        index
        for index, line in enumerate(lines)
        if line.end - line.start <= LONGEST and line.label is None and is_furniture(squeezed(text, line))
    }


def squeezed(text: str, line: Line) -> str:
    """The words of a line without spaces; cut where no furniture is as long."""
    return "".join(text[line.start : min(line.end, line.start + MAX_LENGTH + 1)].split())
