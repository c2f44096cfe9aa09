"""Which of the words in an owner notation are names of bodies.

Belongs here: what a name can be, with a label that vouches for it and without. How a notation is cut into names stands
in ``roles.py``. Offsets count in the text that is given.
"""

import re
from itertools import pairwise

from policytargets.extract.lexicons import rows
from policytargets.extract.owners.roles import Named

_SUFFIXES = {ending: kind for ending, kind, _ in rows("owner_suffixes.tsv")}
_ENDING = "|".join(sorted(_SUFFIXES, key=len, reverse=True))
_ORGANISATION = re.compile(rf"(?:{_ENDING})(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)?$")
_SHARED = re.compile("(?:政府|部门|管委会|[局委厅])$")
_PLACE_ONLY = re.compile(r"^.{1,5}[省市县区州盟旗镇乡]$")
_IMPLAUSIBLE = re.compile(
    r"[。!?%=:;\"\n]|^\d+$|\d{6}|^(?:不(?!动产)|已|对(?!外)|将|应(?!急)|需|须|可|在(?![一-鿿](?:各|高校|企业|院校|单位|科研))|为|按|自(?!然|治|贸|驾)|从|于|[年月](?![一-鿿]{1,3}[区县市镇乡])|该|其)|的$|(?<!自)由"
)
_FIGURE = re.compile(r"\d")
_DIRECTIVE = re.compile("|".join(verb for verb, _ in rows("directives.tsv")) + "|新建|改造|新增")
_COMPANY = re.compile("[\u4e00-\u9fff]{4,20}(?<!的)(?<!落实)(?<!工作)")
MAX_NAME = 45
SHARING = 6
"""Characters of the longest name that can leave its ending to the next one of a list."""


def ends_as_body(words: str) -> bool:
    """Whether words end as the names of bodies do, whatever stands before."""
    return _ORGANISATION.search(words) is not None


def is_organisation(name: str) -> bool:
    """Whether a name ends as organisations do."""
    return "的" not in name and ends_as_body(name)


def plausible(text: str, names: list[Named]) -> list[Named]:
    """Names that a label vouches for: dropped is only what cannot be a name."""
    return [n for n in names if n.end - n.start <= MAX_NAME and not _IMPLAUSIBLE.search(text[n.start : n.end])]


def organisations(text: str, names: list[Named], strict: bool = False) -> list[Named]:
    """Names where no label vouches for them: each must look like an organisation, else it is no notation at all."""
    good: list[Named] = []
    for named in reversed(plausible(text, names)):
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


def _shares_ending(text: str, named: Named, following: Named) -> bool:
    """Whether a short name leaves its ending to the next of the list: 深圳、东莞市政府, 财政、税务部门."""
    if named.end - named.start > SHARING or text[named.end : following.start] != "、":
        return False
    return _SHARED.search(text, following.start, following.end) is not None
