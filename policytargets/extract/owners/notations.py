"""Owner notations of a notice: brackets, lines and tails of paragraphs that name who answers for a measure.

Belongs here: finding notations and deciding that a bracket is one. What stands inside is read by ``roles.py``; which
measure a notation belongs to is decided in ``outline.py`` and ``measures.py``. Offsets count in the reading text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from policytargets.extract.lexicons import rows
from policytargets.extract.model import OwnerMention
from policytargets.extract.owners.roles import LABEL_WORDS, Named, read_notation

MAX_NOTATION = 1500
"""Characters of the longest notation looked at: a bracket that is longer was never closed."""
MAX_NAME = 45
MAX_DEPTH = 6
SHARING = 6
"""Characters of the longest name that can leave its ending to the next one of a list."""
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
_SUFFIXES = {ending: kind for ending, kind, _ in rows("owner_suffixes.tsv")}
_ENDING = "|".join(sorted(_SUFFIXES, key=len, reverse=True))
_ORGANISATION = re.compile(rf"(?:{_ENDING})(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)?$")
_SHARED = re.compile("(?:政府|部门|管委会|[局委厅])$")
_FIGURE = re.compile(r"\d")
_DIRECTIVE = re.compile("|".join(verb for verb, _ in rows("directives.tsv")) + "|新建|改造|新增")
_COMPANY = re.compile("[\u4e00-\u9fff]{4,20}(?<!的)(?<!落实)(?<!工作)")
_SENTENCE = re.compile(r"[。\n]")
_LATER = re.compile(r"[、,;。:\n]")
_PLACE_ONLY = re.compile(r"^.{1,5}[省市县区州盟旗镇乡]$")
_IMPLAUSIBLE = re.compile(
    r"[。!?%=:;\"\n]|^\d+$|\d{6}|^(?:不(?!动产)|已|对(?!外)|将|应(?!急)|需|须|可|在(?![一-鿿](?:各|高校|企业|院校|单位|科研))|为|按|自(?!然|治|贸|驾)|从|于|[年月](?![一-鿿]{1,3}[区县市镇乡])|该|其)|的$|(?<!自)由"
)
_NUMBERED = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,3}[.、]|第[^\s。]{1,5}条)"
)
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
    names = _plausible(flat, names) if labelled else _organisations(flat, names, strict=alone)
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
    return _ORGANISATION.search(_LATER.split(inner, maxsplit=1)[0]) is not None and not _PROSE.search(inner)


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
        if before and not (before[-1] in "。;.!([" or before.isdigit()):
            continue
        line_end = text.find("\n", start, start + 401)
        end = min(start + 401, len(text)) if line_end < 0 else line_end
        following = brackets[index].start if index < len(brackets) else len(text)
        if end - start > 400 or following < end:
            continue
        names = _plausible(text, read_notation(text, start, end))
        if names:
            yield Notation(start, end, names, not before)


def _sentences(text: str) -> Iterator[Notation]:
    """Lines that say nothing but whom the work is given to: 由市商务局牵头,市财政局配合。"""
    for found in _GIVEN_TO.finditer(text):
        start, end = found.span(1)
        names = _organisations(text, read_notation(text, start, end), strict=True)
        if names and not _PROSE.search(text, start, end):
            yield Notation(start, end, names, True)


def _own_line(text: str, start: int, end: int) -> bool:
    before, after = start - 1, end
    while before >= 0 and text[before] in " \t":
        before -= 1
    while after < len(text) and text[after] in " \t。;.":
        after += 1
    return (before < 0 or text[before] == "\n") and (after >= len(text) or text[after] == "\n")


def _plausible(text: str, names: list[Named]) -> list[Named]:
    """Names that a label vouches for: dropped is only what cannot be a name."""
    return [n for n in names if n.end - n.start <= MAX_NAME and not _IMPLAUSIBLE.search(text[n.start : n.end])]


def is_organisation(name: str) -> bool:
    """Whether a name ends as organisations do."""
    return "的" not in name and _ORGANISATION.search(name) is not None


def _shares_ending(text: str, named: Named, following: Named) -> bool:
    """Whether a short name leaves its ending to the next of the list: 深圳、东莞市政府, 财政、税务部门."""
    if named.end - named.start > SHARING or text[named.end : following.start] != "、":
        return False
    return _SHARED.search(text, following.start, following.end) is not None


def _with_listed(text: str, names: list[Named], good: list[Named]) -> list[Named]:
    """``good`` with what stands in a list with them and is not named as public bodies are: 市商务局、华菱涟钢."""
    held = {named.start for named in good}
    kept: list[Named] = []
    for before, named in pairwise([None, *names]):
        if named is None:
            continue
        listed = before is not None and before.start in held and text[before.end : named.start] == "、"
        company = listed and _COMPANY.fullmatch(text, named.start, named.end) is not None
        if named.start in held or (company and not _DIRECTIVE.match(text, named.start)):
            held.add(named.start)
            kept.append(named)
    return kept


def _organisations(text: str, names: list[Named], strict: bool = False) -> list[Named]:
    """Names where no label vouches for them: each must look like an organisation, else it is no notation at all."""
    good: list[Named] = []
    for named in reversed(_plausible(text, names)):
        shares = bool(good) and _shares_ending(text, named, good[0])
        if is_organisation(text[named.start : named.end]) or (shares and not strict):
            good.insert(0, named)
    # A part with a figure (2025年底前完成, 不少于30种) says nothing against the names beside it.
    told = [named for named in names if not _FIGURE.search(text, named.start, named.end)] or names
    if not good or sum(named in told for named in good) * 3 < len(told) * 2:
        return []
    if not strict:
        good = _with_listed(text, names, good)
    if strict and (len(good) < len(names) or all(_PLACE_ONLY.match(text[n.start : n.end]) for n in good)):
        return []
    return good
