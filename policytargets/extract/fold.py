"""The reading text: the parser's own cleaned copy of a notice, with a way back to the published text.

Belongs here: which characters are read as which, what is dropped, and the map of offsets. All rules of ``extract``
run on ``Reading.text``; only offsets mapped back with ``Reading.span`` leave it, so quotes are always as published.
What a word or a number means does not belong here.

Folding is character by character, or drops characters; nothing is ever inserted. So offsets are the same in both
texts unless something was dropped, and then a sorted list of the drops is enough to map them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policytargets.extract.characters import BEHIND_HAN, COMMON, DROPPED, FIRST_HAN, ODD, PLAIN, SHARED, TRADITIONAL

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_GAP = re.compile(rf" (?<!  ) *(?=[{_HAN}、,。;:!?)”》」0-9%])")
"""A whole run of spaces: begun at its first, so that a long run is looked through once."""
_IS_HAN = re.compile(f"[{_HAN}]").match
_PROSE = re.compile("[,。;]")
_KEEPS_GAP = re.compile(
    "[省市县区州盟旗局委办厅部院会府司处室站所中心队团社行校厂矿港公章节条款编项目号图表一二三四五六七八九十]"
)
"""A space after these parts two names, or a label from its text: 市财政局 市教育局, 第五条 县级以上."""
_CIRCLE_ZERO = re.compile("(?<=[一二三四五六七八九〇零])[○◯О]+|(?<![○◯О])[○◯О]+(?=[一二三四五六七八九])")
_HAN_YEAR = re.compile(
    "二(?<![〇零一二三四五六七八九十]二)[〇零][〇零一二三四五六七八九]{2}"
    "(?=年(?![〇零一二三四五六七八九十]{1,3}月[〇零一二三四五六七八九十]{1,3}日)|[—~至到-])"
)
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
"""二〇一九年 is read as 2019年; dates written in full so have patterns of their own."""
_SPLIT_NUMBER = re.compile(r" (?<=[达到于为至过少低在近约超长降高率≥≤][0-9] )(?=[0-9](?:\.[0-9]+)?%)")
_SLIPPED_POINT = re.compile(r"(?<=[0-9])[。·](?=[0-9][0-9]?%)")
_MAY_SLIP = re.compile(r"%(?<=[0-9][。·][0-9]%)|%(?<=[0-9][。·][0-9][0-9]%)")
"""The same, 98。5%, begun at the rarer character: where there is none, it costs next to nothing."""
_PINYIN = re.compile(rf"\((?<=[{_HAN}]\()[a-zü]{{0,5}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{{0,4}}\)")
"""The reading that some sites put behind a character that they could not convert: 創(chuàng)建."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what the rules read; ``source`` what was published. Offsets count Unicode code points.

    ``gaps`` holds the offsets of ``text`` before which characters of the source were dropped, rising; ``shifts`` how
    many had been dropped there in all. Both are empty when nothing was dropped: then offsets are the same.
    ``rewritten`` tells that the source may write a Chinese character otherwise.
    """

    text: str
    source: str
    gaps: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    rewritten: bool = False

    def to_source(self, offset: int) -> int:
        """Where the character at ``offset`` of ``text`` stands in ``source`` (for the start of a span)."""
        if not self.gaps:
            return offset
        index = bisect_right(self.gaps, offset)
        return offset + self.shifts[index - 1] if index else offset

    def to_source_end(self, offset: int) -> int:
        """Where a span of ``text`` that ends before ``offset`` ends in ``source``: dropped characters stay out."""
        if not self.gaps:
            return offset
        index = bisect_left(self.gaps, offset)
        return offset + self.shifts[index - 1] if index else offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``source`` that ``text[start:end]`` was read from; an empty span stays empty."""
        first = self.to_source(start)
        return first, max(first, self.to_source_end(end))

    def words(self, start: int, end: int) -> str:
        """The words of ``source`` that ``text[start:end]`` was read from, without the white space around them."""
        first, last = self.span(start, end)
        return self.source[first:last].strip()

    def drops(self) -> Iterator[tuple[int, int]]:
        """The spans of ``source`` that were dropped, rising."""
        before = 0
        for gap, shift in zip(self.gaps, self.shifts, strict=True):
            yield gap + before, gap + shift
            before = shift

    def to_reading(self, offset: int) -> int:
        """Where the character at ``offset`` of ``source`` stands in ``text``; a dropped one: the next that stays."""
        if not self.gaps:
            return offset
        index = bisect_right(range(len(self.gaps)), offset, key=self._drop_start)
        if not index:
            return offset
        return max(self.gaps[index - 1], offset - self.shifts[index - 1])

    def _drop_start(self, index: int) -> int:
        """The offset of ``source`` at which the drop number ``index`` starts."""
        return self.gaps[index] + (self.shifts[index - 1] if index else 0)


def fold(text: str) -> Reading:
    """The reading text of ``text``. Never raises; time is linear in the length.

    Full-width forms, brackets, dashes and compatibility characters become their plain forms, traditional characters
    simplified ones (only where the text holds such), each one to one. Dropped are zero-width, private-use and control
    characters, toned pinyin behind its character, and spaces that split a Chinese word or a number. Newlines stay.
    Years in Chinese figures become Arabic ones, but in dates that are written in full.
    """
    folded = text
    for old, new in COMMON:
        folded = folded.replace(old, new)
    odd = set(ODD.findall(folded))
    if odd:
        folded = ODD.sub(lambda match: PLAIN.get(match[0], match[0]), folded)
        if not odd.isdisjoint(TRADITIONAL):
            for old, new in SHARED.items():
                folded = folded.replace(old, new)
    reading = Reading(folded, text, rewritten=any(FIRST_HAN <= char < BEHIND_HAN for char in odd))
    if not odd <= PLAIN.keys():
        reading = without(reading, [match.span() for match in DROPPED.finditer(folded)])
    pinyin = [match.span() for match in _PINYIN.finditer(reading.text)]
    if pinyin:
        reading = without(reading, pinyin)
    mended = reading.text
    if "○" in mended or "◯" in mended or "О" in mended:
        mended = _CIRCLE_ZERO.sub(lambda match: "〇" * len(match[0]), mended)
    if "二〇" in mended or "二零" in mended:
        mended = _HAN_YEAR.sub(lambda match: match[0].translate(_FIGURES), mended)
    if _MAY_SLIP.search(mended):
        mended = _SLIPPED_POINT.sub(".", mended)
    if mended is not reading.text:
        reading = replace(reading, text=mended)
    if " " in reading.text:
        reading = without(reading, _splits(reading.text))
    return reading


def without(reading: Reading, spans: list[tuple[int, int]]) -> Reading:
    """``reading`` without ``spans`` of its text (rising, disjoint)."""
    if not spans:
        return reading
    kept, cut = [], 0
    for start, end in spans:
        kept.append(reading.text[cut:start])
        cut = end
    kept.append(reading.text[cut:])
    gaps: list[int] = []
    shifts: list[int] = []
    removed = 0
    for start, end in _merged([*reading.drops(), *(reading.span(*span) for span in spans)]):
        gap = start - removed
        removed += end - start
        if gaps and gaps[-1] == gap:
            shifts[-1] = removed
        else:
            gaps.append(gap)
            shifts.append(removed)
    return replace(reading, text="".join(kept), gaps=tuple(gaps), shifts=tuple(shifts))


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, rising, as one where they overlap: a run of spaces may hold characters that were dropped before."""
    held_start, held_end = -1, -1
    for start, end in sorted(spans):
        if start > held_end:
            if held_end > held_start:
                yield held_start, held_end
            held_start, held_end = start, end
        else:
            held_end = max(held_end, end)
    if held_end > held_start:
        yield held_start, held_end


def _splits(text: str) -> list[tuple[int, int]]:
    """The spaces that split a word or a number: 主 题 词, 市场监 管 and 新增 100 个 in prose, 合格率≥9 8.5%."""
    spans = {match.span() for match in _SPLIT_NUMBER.finditer(text)}
    line_end, prose = -1, False
    for match in _GAP.finditer(text):
        start, end = match.span()
        if not start or text[start - 1] == "\n":
            continue
        if start > line_end:
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            prose = bool(_PROSE.search(text, text.rfind("\n", 0, start) + 1, line_end))
        if _is_split(text, start, end, prose):
            spans.add((start, end))
    return sorted(spans)


def _is_split(text: str, start: int, end: int, prose: bool) -> bool:
    """Whether these spaces stand inside what belongs together; ``prose``: their line is a sentence."""
    before_han, after_han = bool(_IS_HAN(text, start - 1)), bool(_IS_HAN(text, end))
    if not before_han:
        return prose and text[start - 1] in "0123456789%" and (after_han or text[end] == "%")
    if text[end].isdigit():
        return prose
    if not after_han:
        return text[end] != "%"
    if not (start > 1 and _IS_HAN(text, start - 2)) and not _IS_HAN(text, end + 1):
        return True
    return prose and not _KEEPS_GAP.match(text, start - 1)
