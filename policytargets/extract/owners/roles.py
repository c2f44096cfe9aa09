"""Who leads, answers and assists: the grammar inside one owner notation.

An owner notation is the inside of a bracket, a line or a table cell that names organisations:
``责任单位:市财政局、市科技局,各县区人民政府``, ``税务总局牵头,人民银行、海关总署等有关部门配合``.

Belongs here: reading one notation into names with roles. Finding notations in a text stands in ``owners.py``.
Offsets count in the reading text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from policytargets.extract.lexicons import rows

NOUN = "(?:单位|部门|处室|科室|机构|主体|地区|局办|区县|区局|业务处室)"
_LABELS = {word: role for word, role, _ in rows("owner_labels.tsv")}
_VERBS = {word: role for word, role, _ in rows("owner_verbs.tsv")}


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


LABEL_WORDS = rf"(?:{_any_of(_LABELS)}){NOUN}"
LABEL = re.compile(rf"\s*(?P<word>{_any_of(_LABELS)}){NOUN}(?:分别)?(?:\s*[:为是]|(?=[^、,;。)\]]))\s*")
OTHER_LABEL = re.compile(
    r"\s*(?:责任人|责任领导|牵头领导|分管领导|负责人|联系人|联络员|联系电话|电话|完成时[限间]|时限|时间|期限|进度|时序进度"
    r"|适用范围|备注|注|依据|来源|网址|责任编辑)[^:、,;]{0,6}:"
)
_GAP = re.compile(rf"(?<![ \t])[ \t]+(?=(?:{LABEL_WORDS}|完成时[限间]|时[限间])(?:分别)?\s*:)")
"""What parts two labels on one line: 牵头科室:抽检科  配合科室:生产科."""
VERB = re.compile(
    rf"(?:(?:根据|按照|按|依据)?各?自?(?:部门|单位)?(?:职责|职能|职权|分工)(?:分工)?(?:范围)?(?:分别|共同|各自)?|分别|共同|负责)?"
    rf"(?P<verb>{_any_of(_VERBS)})$"
)
_VERB_ENDS = frozenset(verb[-1] for verb in _VERBS)
_REMARK = re.compile("|".join(f"(?:{pattern})" for pattern, _ in rows("owner_remarks.tsv")))
_NESTED = re.compile(r"[(\[<〈《][^()\[\]<>〈〉《》]*[)\]>〉》]")
_PARTS = re.compile(r"[^。;,、\n]+")
_ORG_END = "部委局厅办处院室会心司团行队府署县区市州社所站校馆台联协班科库"
_AND = re.compile(
    rf"(?<=[{_ORG_END}\x02])(?:以?及|和|与|暨)(?=各|[^、]{{2}})|(?<=[门位])以?及(?=..)|(?<=[门位等])和(?=各)"
)
_ETC = re.compile(
    r"等(?=$|各|有关|相关|国务院|部门|单位|[省市区县][级直]?(?!委|政)|\d|[一二三四五六七八九十两]+[个家部])"
)
_RUN_ON = re.compile(
    r"([市县区省])[一-鿿]{1,12}?[局委厅](?=\1(?!委|政|直|级|属|场|容|域|管|区|民|会)[一-鿿]{2,24}(?:局|委|厅|中心)$)"
)
"""The first of two bodies of one place between which the comma is missing: 市卫生健康委市公安局."""
SHORTEST_TWO = 6
"""Characters of the shortest two names."""
_JOINT = re.compile("[及和与暨等]")
"""A character without which there is neither ``_AND`` nor ``_ETC``."""
_WITH = re.compile(rf"(?<=[{_ORG_END}门位\x02])会同(?=..)")
_LEAD_IN = re.compile(
    r"(?:[*★☆●○•·◆◇■□▲△※#√✓]|由|请|以及|及|和|与|暨|含|其中|并|分别由|原则上由|具体由|[:：]|\d{1,2}[.、])+"
)
_MARKED = re.compile(r"\s*[(\[](?P<word>牵头|主办|主责|配合|协办)(?:单位|部门)?[)\]]")
"""A role in brackets behind a name: 县商务局(牵头)."""
_MARKS = {"牵头": "lead", "主办": "lead", "主责": "lead", "配合": "support", "协办": "support"}
_STARS = frozenset("*★☆▲")
_TRAIL = re.compile(r"(?:等|等(?:单位|部门|地区|处室|机构)|,|组织各?(?:相关|有关)(?:部门|单位))$")
_NOBODY = frozenset(("部门", "单位", "地区", "机构", "处室", "科室", "企业", "委员会", "负责", "落实", "配合"))
_OPENED = re.compile(r"[(\[]")
_GENERIC_HEAD = re.compile(r"^各(?:[^、]{0,3}|[省市州县区盟旗、]+)$")
_GENERIC_MIDDLE = re.compile("[、,和及](?:[省市州县区盟旗]、)*")
"""What may stand between the two: 州 of 各市、州、县人民政府 is too short for a name."""
_GENERIC_TAIL = re.compile(
    r"^(?:[县区市州镇乡旗街]|招商|行业|功能区|园区|开发区).{0,14}(?:政府|管委会|部门|单位|办事处|\))$|^县(?:级市|市|区)?$"
)
# What stands in inner brackets is blotted out while names are cut: "\x01" opens a bracket that may belong to the name,
# "\x04" one that does, "\x03" one that holds a remark; "\x02" closes them.
_NAME_OPEN, _CLOSE, _REMARK_OPEN, _PART_OPEN, _BLOT = "\x01", "\x02", "\x03", "\x04", "\x00"
_PART = re.compile("政府.(?:管委会|管理委员会|办事处).$")
"""政府(管委会): both kinds of bodies at once."""
_ASIDE = re.compile(r".(?:含|包括|不含|以下|即|指|注|其中|详见)|下同|简称")


@dataclass(slots=True)
class Named:
    """An organisation named in a notation: where, in what role, and whether the role is spelled out.

    ``first`` is true for the first name of the notation, ``before_comma`` for names before its first comma: a notice
    may say once that such ones lead.
    """

    start: int
    end: int
    role: str
    marked: bool
    first: bool
    before_comma: bool


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    role: str | None = None
    comma_group: int = 0


def read_notation(text: str, start: int, end: int) -> list[Named]:
    """The organisations that the notation ``text[start:end]`` names, in order."""
    tokens, leads = _tokens(text, start, end)
    starred = [token for token in tokens if text[token.start - 1 : token.start] in _STARS]
    if len(starred) < len(tokens):
        # A star that sets some of the names apart marks who leads.
        for token in starred:
            token.role = "lead" if token.role in (None, "responsible") else token.role
    for token in tokens:
        if bracket := _MARKED.match(text, token.end, end):
            token.role = _MARKS[bracket["word"]]
    named: list[Named] = []
    for token in tokens:
        role = token.role or "responsible"
        if role == "after_lead":
            role = "support" if leads else "responsible"
        marked = role != "responsible"
        named.append(Named(token.start, token.end, role, marked, not named, token.comma_group == 0))
    return named


def _tokens(text: str, start: int, end: int) -> tuple[list[_Token], bool]:
    """Names with the role that label or verb gives them; and whether any is marked as lead."""
    masked = _mask(text[start:end])
    colon = ":" in masked
    if colon:
        masked = _GAP.sub(lambda gap: ";" * len(gap[0]), masked)
    done: list[_Token] = []
    pending: list[_Token] = []
    label_role: str | None = None
    labelled = skipping = False
    comma_group = 0
    previous_end = 0
    remark = False
    for part in _PARTS.finditer(masked):
        at, part_end = part.span()
        breaks = masked[previous_end:at]
        previous_end = part_end
        if pending and any(mark in breaks for mark in "。;\n"):
            done.extend(_settled(pending, label_role))
            pending, comma_group = [], 0
        elif "," in breaks and (pending or done):
            comma_group += 1
        if "、" not in breaks:
            remark = False
        label = LABEL.match(masked, at, part_end)
        if label:
            remark = False
            if not labelled:
                pending = []
            done.extend(_settled(pending, label_role))
            pending, labelled, skipping, comma_group = [], True, False, 0
            label_role = _LABELS[label["word"]]
            at = label.end()
        elif colon and OTHER_LABEL.match(masked, at, part_end):
            done.extend(_settled(pending, label_role))
            pending, skipping = [], True
            continue
        remark = remark or _is_remark(masked[at:part_end])
        if skipping or remark or at >= part_end:
            continue
        verb = VERB.search(masked, at, part_end) if masked[part_end - 1] in _VERB_ENDS else None
        if verb:
            part_end = verb.start()
        names = _names(masked, at, part_end, comma_group)
        if names and names[0].role == "lead":
            done.extend(_settled(pending, "lead"))
            pending = []
        pending.extend(names)
        if verb:
            role = _VERBS[verb["verb"]]
            done.extend(_settled(pending, role if not labelled or role != "responsible" else label_role or role))
            pending = []
    done.extend(_settled(pending, label_role))
    tokens = [_Token(t.start + start, t.end + start, t.role, t.comma_group) for t in _joined(masked, done)]
    return tokens, any(token.role == "lead" for token in tokens)


@lru_cache(maxsize=16384)
def _is_remark(words: str) -> bool:
    """Whether words between two commas are a remark and no name; the same names come again and again."""
    return _REMARK.search(words) is not None


def _mask(words: str) -> str:
    """The notation with what stands in inner brackets blotted out, character for character."""
    if not any(mark in words for mark in "([<〈《"):
        return words
    for _ in range(3):
        masked = _NESTED.sub(_blotted, words)
        if masked == words:
            break
        words = masked
    return words


def _blotted(found: re.Match[str]) -> str:
    if _PART.search(found.string, max(0, found.start() - 2), found.end()):
        opening = _PART_OPEN
    else:
        opening = _REMARK_OPEN if _ASIDE.search(found[0]) else _NAME_OPEN
    return opening + _BLOT * (len(found[0]) - 2) + _CLOSE


def _settled(pending: list[_Token], role: str | None) -> list[_Token]:
    for token in pending:
        token.role = token.role or role
    return pending


def _names(masked: str, start: int, end: int, comma_group: int) -> list[_Token]:
    """The names in one part between commas: split at 会同, 和, 及, 等."""
    tokens: list[_Token] = []
    together = _WITH.search(masked, start, end) if masked.find("会同", start, end) >= 0 else None
    if together:
        lead = _names(masked, start, together.start(), comma_group)
        rest = _names(masked, together.end(), end, comma_group)
        for token in lead:
            token.role = "lead"
        for token in rest:
            token.role = "support"
        return lead + rest
    at = start
    for cut in [*_cuts(masked, start, end), (end, end)]:
        span = _trimmed(masked, at, cut[0])
        at = cut[1]
        if span:
            tokens.append(_Token(*span, None, comma_group))
    return tokens


def _cuts(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    at = start
    while end - at > SHORTEST_TWO and (run_on := _RUN_ON.match(masked, at, end)):
        at = run_on.end()
        cuts.append((at, at))
    if not _JOINT.search(masked, start, end):
        return cuts
    cuts += [found.span() for found in _AND.finditer(masked, start, end)] if end - start > 4 else []
    etc = _ETC.search(masked, start + 1, end)
    if etc:
        stop = etc.end()
        if stop < end and masked[stop] in "和及与":
            stop += 1
        cuts.append((etc.start(), stop))
    return sorted(cuts)


def _trimmed(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a name without what introduces it, 等, and a remark in brackets behind it; None if nothing stays."""
    while start < end and masked[start].isspace():
        start += 1
    while end > start and masked[end - 1].isspace():
        end -= 1
    lead_in = _LEAD_IN.match(masked, start, end)
    if lead_in:
        start = lead_in.end()
    trail = _TRAIL.search(masked, start, end)
    if trail:
        end = trail.start()
    while end > start and masked[end - 1] in ")]" and not _OPENED.search(masked, start, end):
        end -= 1
    if end > start and masked[end - 1] == _CLOSE:
        opening = max(masked.rfind(_NAME_OPEN, start, end), masked.rfind(_REMARK_OPEN, start, end))
        if opening > start and ("各" not in masked[start:opening] or masked[opening] == _REMARK_OPEN):
            end = opening
    return (start, end) if end - start >= 2 and masked[start:end] not in _NOBODY else None


def _joined(masked: str, tokens: list[_Token]) -> list[_Token]:
    """各区、县(市)人民政府 is one name: what the comma-like mark split is put together again."""
    joined: list[_Token] = []
    for token in tokens:
        words = masked[token.start : token.end]
        if joined and _GENERIC_TAIL.match(words) and _GENERIC_MIDDLE.fullmatch(masked, joined[-1].end, token.start):
            before = masked[joined[-1].start : joined[-1].end]
            if _GENERIC_HEAD.match(before):
                joined[-1].end = token.end
                continue
        joined.append(token)
    return joined
