"""Owner notations of a notice: brackets, lines and tails of paragraphs that name who answers for a measure.

Belongs here: finding notations and deciding that a bracket is one. What stands inside is read by ``roles.py``; which
measure a notation belongs to is decided in ``outline.py`` and ``measures.py``. Offsets count in the reading text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from policytargets.extract.model import OwnerMention
from policytargets.extract.owners.bodies import ends_as_body, organisations, plausible
from policytargets.extract.owners.roles import LABEL_WORDS, Named, read_notation

MAX_NOTATION = 1500
"""Characters of the longest notation looked at: a bracket that is longer was never closed."""
MAX_DEPTH = 6
MAX_HEADING = 60
"""Characters of the longest numbered heading behind which a bracket without any label may name owners."""

_BRACKET = re.compile(r"[()\[\]]")
_LABELLED = re.compile(rf"(?:^|[(\[,;。:、\s]|\d[.、]){LABEL_WORDS}(?:分别)?(?:\s*[:为是]|\s*[^\s、,;。)\]:为是])")
_LABEL_WORD = re.compile(LABEL_WORDS)
"""What ``_LABELLED`` looks for, wherever it stands: found or not found much faster."""
_VERBAL = re.compile(
    r"(?:牵头|负责|配合|参与|落实|协助|承办|主办|协办|会办|协同|指导|组织实施|牵头组织|具体实施|办理|执行)"
    r"(?:[;,。、].{0,120})?$"
)
_GIVEN_TO = re.compile(r"\n[ \t]*(由[^\n()\[\]:。]{2,200}(?:牵头|负责|承办|配合|协助|参与|落实))[。;]?[ \t]*(?=\n|$)")
_PROSE = re.compile(r"[“”\"《》!?%=]|以下[简统]|(?:主要|项目|企业|单位|相关)负责人$")
_LABEL_ANYWHERE = re.compile(rf"{LABEL_WORDS}(?:分别)?\s*:(?=\s*\S)")
_SENTENCE = re.compile(r"[。\n]")
_LATER = re.compile(r"[、,;。:\n]")
_NUMBERED = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,3}[.、]|第[^\s。]{1,5}条)"
)
_SEVERAL_ITEMS = re.compile(
    r"以上(?:第?[\d一二三四五六七八九十]{1,3}[—~至到、-]第?[\d一二三四五六七八九十]{1,3}[项条])?(?:各项)?(?:工作|任务|措施)?"
)
"""What stands before the label of a line that is for several items: 以上7—9项责任单位."""
_SEVERAL = re.compile("[、,]")
_FIRST_LEADS = re.compile(
    r"(?:第一(?:[位个名家]|(?:责任)?单位|(?<=[列序名]第一)|(?<=[列序名]在第一))|首位|首个|最前面?|排首|居首|排在前面)"
    r"[^。;、]{0,12}(?:为|是|系|作为)[^。;、]{0,8}牵头"
)
_LEADS_FIRST = re.compile(
    r"牵头(?:单位|部门)[^。;、]{0,4}(?:为|是|系|排|列)[^。;、]{0,6}(?:第一[位个名家]|首位|首个|最前)"
)
_REST_SUPPORTS = re.compile(
    r"其余(?:的|各?单位|各?部门|各?处室|均|皆)*(?:为|是|系)[^。;、,]{0,4}(?:配合|参[加与]|协[办助]|协同)"
)
_BEFORE_COMMA_LEADS = re.compile(r"逗号[之以]?前[^。;]{0,12}(?:为|是|系)[^。;、]{0,6}牵头")


@dataclass(slots=True)
class Notation:
    """One owner notation: its span with brackets, and the organisations it names.

    ``own_line`` is true where nothing else stands on its line.
    """

    start: int
    end: int
    names: list[Named]
    own_line: bool


@dataclass(frozen=True, slots=True)
class LeadRule:
    """What the notice says once about who leads: the first named, or all before the first comma.

    ``rest`` is the role of those behind the first.
    """

    first: bool
    before_comma: bool
    rest: str = "responsible"


def lead_rule(text: str) -> LeadRule:
    """The rule on who leads that the notice states, if any."""
    if "牵头" not in text:
        return LeadRule(False, False)
    if _BEFORE_COMMA_LEADS.search(text):
        return LeadRule(False, True)
    first = _LEADS_FIRST.search(text) or _FIRST_LEADS.search(text)
    stop = _SENTENCE.search(text, first.end()) if first else None
    rest = _REST_SUPPORTS.search(text, first.end(), stop.start() if stop else len(text)) if first else None
    return LeadRule(first is not None, False, "support" if rest else "responsible")


def find_notations(text: str) -> list[Notation]:
    """Every owner notation of the text, in order. Time is linear in the length."""
    bracketed = list(_in_brackets(text))
    bracketed.extend(_sentences(text))
    bracketed.sort(key=lambda notation: notation.start)
    return sorted([*bracketed, *_unbracketed(text, bracketed)], key=lambda notation: notation.start)


def mentions(notations: list[Notation], text: str, basis: str, rule: LeadRule) -> list[OwnerMention]:
    """The organisations of some notations, one a body, each with its strongest role."""
    held: dict[str, OwnerMention] = {}
    for notation in notations:
        for named in notation.names:
            name = text[named.start : named.end]
            role = _ruled(named, rule)
            before = held.get(name)
            if before is None:
                held[name] = OwnerMention(name, role, basis, named.start, named.end)
            elif _STRENGTH[role] > _STRENGTH[before.role]:
                before.role = role
    return list(held.values())


_STRENGTH = {"lead": 2, "responsible": 1, "support": 0}


def _ruled(named: Named, rule: LeadRule) -> str:
    if named.marked:
        return named.role
    if (rule.first and named.first) or (rule.before_comma and named.before_comma):
        return "lead"
    return rule.rest if rule.first else named.role


def bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Outermost brackets that close, as (start, end), in order; any kind may close any other (OCR mixes them)."""
    stack: list[int] = []
    pending: tuple[int, int] | None = None
    for found in _BRACKET.finditer(text):
        at = found.start()
        if text[at] in "([":
            if pending and not stack:
                yield pending
                pending = None
            stack.append(at)
            if len(stack) > MAX_DEPTH:
                # Deeper nesting is damage, not notation: start anew.
                stack.clear()
                pending = None
        elif stack:
            start = stack.pop()
            if at + 1 - start <= MAX_NOTATION:
                if pending and pending[0] < start:
                    yield pending
                pending = (start, at + 1)
            if not stack and pending:
                yield pending
                pending = None
    if pending:
        yield pending


def _in_brackets(text: str) -> Iterator[Notation]:
    for start, end in bracket_pairs(text):
        if end - start < 4:
            continue
        names = _read_bracket(text, start, end)
        if names:
            yield Notation(start, end, names, _own_line(text, start, end))


def _read_bracket(text: str, start: int, end: int) -> list[Named]:
    """The organisations that a bracket names; none where it is no owner notation."""
    inner = text[start + 1 : end - 1]
    wrapped = "\n" in inner
    flat = inner.replace("\n", "") if wrapped else inner
    labelled = _LABEL_WORD.search(flat) is not None and _LABELLED.search(flat) is not None
    verbal = not labelled and _VERBAL.search(flat) is not None and not _PROSE.search(flat)
    alone = not labelled and not verbal and _stands_alone(text, start, end) and _names_one(flat)
    if not (labelled or verbal or alone):
        return []
    names = read_notation(flat, 0, len(flat))
    names = plausible(flat, names) if labelled else organisations(flat, names, strict=alone)
    return _placed(names, inner, start + 1) if wrapped else _shifted(names, start + 1)


def _shifted(names: list[Named], shift: int) -> list[Named]:
    for name in names:
        name.start += shift
        name.end += shift
    return names


def _placed(names: list[Named], inner: str, shift: int) -> list[Named]:
    """Names found in ``inner`` without its line breaks, put back to where they stand."""
    places = [at for at, char in enumerate(inner) if char != "\n"]
    for name in names:
        name.start, name.end = places[name.start] + shift, places[name.end - 1] + 1 + shift
    return names


def _names_one(inner: str) -> bool:
    """Whether a bracket without any label opens with the name of an organisation."""
    return ends_as_body(_LATER.split(inner, maxsplit=1)[0]) and not _PROSE.search(inner)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a bracket without any label stands where owners do, at the end of its paragraph or before the next item.

    That is after a sentence, or, where it names several, after a numbered heading.
    """
    before = start - 1
    while before >= 0 and text[before] in " \t":
        before -= 1
    after = end
    while after < len(text) and text[after] in " 。;.":
        after += 1
    if before < 0 or (after < len(text) and text[after] != "\n" and not _NUMBERED.match(text, after)):
        return False
    if text[before] in "。;!?”)":
        return True
    line = text.rfind("\n", max(0, start - MAX_HEADING), start) + 1
    return line > 0 and _NUMBERED.match(text, line) is not None and _SEVERAL.search(text, start, end) is not None


def _unbracketed(text: str, brackets: list[Notation]) -> Iterator[Notation]:
    """Lines and tails of paragraphs that a label opens without a bracket, or with one that never closes."""
    ends = [notation.end for notation in brackets]
    for found in _LABEL_ANYWHERE.finditer(text):
        start = found.start()
        index = bisect_right(ends, start)
        if index < len(brackets) and brackets[index].start <= start:
            continue
        line_start = text.rfind("\n", max(0, start - 200), start) + 1
        before = text[line_start:start].strip() if line_start else text[max(0, start - 3) : start].strip()
        several = _SEVERAL_ITEMS.fullmatch(before) is not None
        if before and not (before[-1] in "。;.!([" or before.isdigit() or several):
            continue
        line_end = text.find("\n", start, start + 401)
        end = min(start + 401, len(text)) if line_end < 0 else line_end
        following = brackets[index].start if index < len(brackets) else len(text)
        if end - start > 400 or following < end:
            continue
        names = plausible(text, read_notation(text, start, end))
        if names:
            yield Notation(line_start if several else start, end, names, several or not before)


def _sentences(text: str) -> Iterator[Notation]:
    """Lines that say nothing but whom the work is given to: 由市商务局牵头,市财政局配合。"""
    for found in _GIVEN_TO.finditer(text):
        start, end = found.span(1)
        names = organisations(text, read_notation(text, start, end), strict=True)
        if names and not _PROSE.search(text, start, end):
            yield Notation(start, end, names, True)


def _own_line(text: str, start: int, end: int) -> bool:
    before, after = start - 1, end
    while before >= 0 and text[before] in " \t":
        before -= 1
    while after < len(text) and text[after] in " \t。;.":
        after += 1
    return (before < 0 or text[before] == "\n") and (after >= len(text) or text[after] == "\n")
