"""The members of a group that a plan sets up (成员单位包括…, … 为成员单位): they answer where no item names anybody.

Belongs here: finding the group and who sits in it. Offsets count in the reading text.
"""

import re
from itertools import islice

from policytargets.extract.owners.bodies import is_organisation
from policytargets.extract.owners.roles import read_notation

MAX_MEMBER = 30
"""Characters of the longest name of a member."""
MAX_GROUPS = 20
"""Groups of a plan whose members are looked for."""
MAX_GROUP = 800
"""Characters in which a group names its members."""
_SENTENCE_END = re.compile(r"[。;\n]")
_PERSON = re.compile("组长|同志|负责人|主任委员|秘书长|市长|省长|县长|区长|书记|任")
_MEMBERS = re.compile(r"成员单位(?:主要)?(?:包括|为|有|由|[:])|为(?:各.{0,10})?(?:成员单位|牵头部门)")
_HEADS = re.compile(r"(?:任|为|担任)(?:常务)?副?(?:组长|主任|总指挥|召集人),")
"""What ends the names of those who head a group."""
_ANYBODY = re.compile(r"各|(?:[市省区县州])?(?:有关|相关|直(?!属|机关))")
"""How the names of bodies begin that are not told one by one: 各区人民政府, 市有关部门."""


def members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the members of the group of a plan (``text[start:end]``) are named; empty where there is none."""
    for found in islice(_MEMBERS.finditer(text, start, end), MAX_GROUPS):
        first, last = (
            _list_before(text, start, found.start()) if found[0][0] == "为" else _list_behind(text, found, end)
        )
        spans = [
            (name.start, name.end)
            for name in read_notation(text, first, last)
            if _is_member(text, name.start, name.end)
        ]
        if len(spans) > 1 and not all(_ANYBODY.match(text, name) for name, _ in spans):
            return spans
    return []


def _list_before(text: str, start: int, end: int) -> tuple[int, int]:
    """The list that ends at ``end`` (…为成员单位): its sentence, behind those who head the group."""
    floor = max(start, end - MAX_GROUP)
    sentence = max(floor - 1, *(text.rfind(mark, floor, end) for mark in "。;:\n")) + 1
    # The clause before the first comma tells who heads the group.
    begin = text.find(",", sentence, end) + 1 or sentence
    return max([heads.end() for heads in _HEADS.finditer(text, begin, end)], default=begin), end


def _list_behind(text: str, found: re.Match[str], end: int) -> tuple[int, int]:
    """The list that ``found`` announces (成员单位包括…), up to the end of its sentence."""
    limit = min(end, found.end() + MAX_GROUP)
    stop = _SENTENCE_END.search(text, found.end(), limit)
    return found.end(), stop.start() if stop else limit


def _is_member(text: str, start: int, end: int) -> bool:
    if end - start > MAX_MEMBER or not is_organisation(text[start:end]):
        return False
    return _PERSON.search(text, start, end) is None
