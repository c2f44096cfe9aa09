"""What a section is for, and what kind of text a notice is: told from headings and titles by lexicon.

Belongs here: the two lexicons and how they are asked. What follows from the answer is decided in ``measures.py``.
"""

import re
from functools import lru_cache

from policytargets.extract.lexicons import rows

MEASURES = "measures"
MAX_HEADING = 40
"""Characters of the longest words that are read as a heading; longer ones are a sentence of their own."""
_SHORTEST = 4

_ROLES = [(re.compile(pattern), role) for pattern, role, _ in rows("section_roles.tsv")]
_KINDS = [(re.compile(pattern), kind) for pattern, kind, _ in rows("notice_kinds.tsv")]
_PERIOD = re.compile(r"[。!?;:]")
_ENACTED = re.compile(
    r"^[^\n《]{0,40}(?:人民代表大会|审判委员会|检察委员会)[^\n《]{0,30}通过|国务院令第|^法释\[", re.MULTILINE
)
"""The line that tells which assembly or court passed a text, whatever its title."""
_ARTICLE = re.compile(r"^第[^\n]{1,3}[条章]", re.MULTILINE)
_HEAD = 1000
_ARTICLES_FROM = 3000
_PROCEDURE = re.compile("总则|流程|程序|办理|受理|审核|审批|认定|评审|兑现|发放|拨付|监督|管理")
_CONDITION = re.compile("条件|对象|材料|资料|资格|范围|标准|定义|主体|时间|地点")
_STEPS = re.compile("流程|程序")
"""贷款的材料及流程: a heading that names these tells how it goes, whatever it names beside."""
_SCORED = re.compile(r"(?<!分项)\(\d{1,3}分\)$")
"""How headings end of what is assessed: they name work, whatever its name says of results and progress."""
_PLANS = frozenset({"措施", "意见"})
_ITSELF = re.compile(
    r"本(?:若干|政策|实施|工作|行动)*(?P<kind>措施|意见|方案|计划|政策|办法|细则|规定|通知|公告)(?:自|由|有效期|施行|实施|执行|印发|发布)"
)
"""本措施自…起施行: what a text without a title calls itself."""
_ADDRESSED = re.compile(r"各位代表[:,!]")


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """What a section with this heading (without its label) is for: one of ``model.SEGMENT_ROLES``."""
    if len(heading) > MAX_HEADING:
        return MEASURES
    words = heading.replace(" ", "").rstrip("。:;,.")
    if _SCORED.search(words):
        return MEASURES
    for pattern, role in _ROLES:
        if pattern.search(words):
            return role
    return MEASURES


def names_tasks(heading: str) -> bool:
    """Whether a heading says in so many words that what stands below it are tasks: 重点任务, 工作措施."""
    return len(heading) <= MAX_HEADING and role_of(heading) == MEASURES and _matches_any(heading)


def _matches_any(heading: str) -> bool:
    words = heading.replace(" ", "").rstrip("。:;,.")
    return any(role == MEASURES and pattern.search(words) for pattern, role in _ROLES)


def heading_of(text: str, start: int, end: int) -> str:
    """The heading that a labelled line opens with: its first sentence, or the whole line where it has none."""
    stop = _PERIOD.search(text, start, min(end, start + 120))
    return text[start : stop.start() if stop else end].strip()


def names_procedure(heading: str) -> bool:
    """Whether a heading says that what stands below it is how something is handled, not who may have it."""
    if _CONDITION.search(heading):
        return _STEPS.search(heading) is not None
    return _PROCEDURE.search(heading) is not None


def opening_of(words: str) -> str:
    """The heading that ``words`` open with, as far as it tells a role: 工作回顾 of 工作回顾2025年是收官之年."""
    for end in range(_SHORTEST, min(MAX_HEADING, len(words))):
        if role_of(words[:end]) != MEASURES:
            return words[:end]
    return words


def kind_of(title: str, text: str) -> str:
    """The kind of a notice: plan, rules, reply, law, talk, report, or unknown where its title does not tell."""
    if _ADDRESSED.search(text, 0, 4000):
        return "report"
    # Asked first what fails soonest: few texts are made of articles.
    if _ARTICLE.search(text, 0, _ARTICLES_FROM) and _ENACTED.search(text, 0, _HEAD):
        return "law"
    words = title.replace(" ", "").strip("《》")
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return kind
    calls_itself = _ITSELF.search(text)
    return "plan" if calls_itself and calls_itself["kind"] in _PLANS else "unknown"
