"""The indicator of a time within which an office does something: 在3个工作日内完成核实 is the limit of the 核实.

Belongs here: the act and what it is done for. That the number is a time is known from its unit.
"""

import re
from typing import Final

from policytargets.extract.lexicons import pattern_of

_SIGNS: Final = "phrase_signs.tsv"
_ACT: Final = re.compile(pattern_of(_SIGNS, "act"))
"""What an office does within a time."""
_DOING: Final = re.compile(r"^(?:[将把](?=.{4})|(?:无条件|及时|一次性)*(?:组织并?)?(?:完成|予以|进行)(?=.{2}))")
_BARE_ACTS: Final = frozenset({"完成", "办结", "办成", "予以", "审结"})
_WORK: Final = re.compile(
    r"(?:^|(?<=[,。;\n]))((?!一般|原则)[一-鿿]{2,10}?)(?:工作)?(?:一般|原则上)?(?:应当?|须|将|要|可)?[在于自](?=[^,;]{2})"
)
"""审核工作一般在…内完成: the work that the limit is for."""
_BOUND: Final = re.compile(r"^(?:应当?|须|要)(?!急)")
_PAID_TO: Final = re.compile(
    r"^([将把].{2,20}?)(?:直接|统一|一次性)?(拨付|发放|兑付|支付|划[拨转]|退还)(?:至|到|给|入).*$"
)
"""将补贴资金直接拨付至…账户: to whom is left out."""
_SINCE: Final = re.compile(r"(?:自|从)[^,;]{2,14}(?:之日)?[起后](?:应当?|须)?$")
"""From when the time runs: 自受理之日起."""
_LIMITED: Final = re.compile("限时$")
_WHOLLY: Final = re.compile("(?<=[办审核拨兑发支])([理结查准批付放])(?:完毕|到位)$")
_WORK_END: Final = re.compile(r"等?(?:相关)?工作$")
_OFFICE_ACTS: Final = re.compile(r"[,，][^,;。]{2,24}?(?:应当?|须|要)([^,;。]{2,20})")
"""自申请之日起15个工作日内,各部门应当完成接收: the act stands in the next clause."""
_PAID: Final = re.compile(
    r"[,，](?:由[^,;。]{2,20}?)?[将把]([^,;。]{2,20}?(?:资金|补贴|补助|奖励|款|费))(?:直接|统一|一次性)?(拨付|发放|兑付|支付|划[拨转]|退还)"
)
"""审批完成后30个工作日内,由市住建局将补贴资金拨付至…: what is paid stands in the next clause."""
_OFFICE: Final = re.compile(pattern_of(_SIGNS, "acting"))
"""Words that tell who acts, or from when."""
_SLOGANS: Final = re.compile(r"(?:[“\"][^“”\"]{2,8}[”\"])+(?=[“\"]?$)")
"""实行“一网通办”“一日办结”: the slogans before the one with the limit."""
_MARKS: Final = re.compile('[“”"]')
_TIME_END: Final = re.compile(r"时[限间长]|周期$")


def limit_of_act(core: str, noun: str, lead: str, follow: str) -> str | None:
    """The indicator of a time limit, None where no act stands behind the number.

    ``core`` are the words of its item before it, ``noun`` what stands right behind it, ``lead`` and ``follow`` the
    sentence before and after its clause.
    """
    act = _BOUND.sub("", noun)
    if _ACT.match(act):
        return _named(core, act, lead)
    if core.endswith(("起", "后")) and (paid := _PAID.match(follow)):
        return paid.group(1) + paid.group(2) + "时限"
    if core.endswith("起") and (acts := _OFFICE_ACTS.match(follow)):
        return _named("", acts.group(1), lead)
    return None


def _named(core: str, act: str, lead: str) -> str:
    """在3个工作日内完成核实: the time limit of the act, with what it is done for unless that is the office."""
    act = _PAID_TO.sub(r"\1\2", act)
    act = _WHOLLY.sub(r"\1", _WORK_END.sub("", _DOING.sub("", act)))
    subject = _LIMITED.sub("", _MARKS.sub("", _SLOGANS.sub("", core)).removesuffix("在"))
    act = _MARKS.sub("", act)
    subject = _SINCE.sub("", subject)
    subject = "" if _OFFICE.search(subject) or subject.endswith("、") else subject
    if not subject and act in _BARE_ACTS:
        named = _WORK.match(core) or _WORK.search(lead)
        work = named.group(1) if named else ""
        subject, act = ("", act) if not work or _OFFICE.search(work) else (work, "")
    return subject + act + ("" if _TIME_END.search(act) else "时限")
