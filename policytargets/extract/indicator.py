"""What a target measures, in the document's own words.

Belongs here: finding the noun before or after the number, the verb that governs it, and the subject that an elided clause
takes over. Everything here works on one flattened sentence (``clauses.Sentence.flat``).
"""

import re
from typing import Final

from policytargets.extract.classify import WORDS

_LEAD_INS: Final = re.compile(
    r"^(?:[\s·、,;:。()“”\"]|(?:到|至|在|自)?20\d\d年(?:度|底|末|内|以?前)*|(?:到|至)?“?十[三四五六]五”?(?:时期|期间)?末?|全年|年内|今年|本年度?|当年|年度(?=[完新])"
    r"|每年(?=新增加|完成投资)|年[底末]前?|第?[一二三四]季度(?=[^、])|[上下]半年|1?\d月(?:底|末)?前?|力争|努力|确保|争取|预计|预期|计划|拟|预|累计|共|再|要|将|使|让|把|并|且"
    r"|其中|同时|此外|另|包括|分别|均|都|各地|全市(?=[一-鿿]{3})|加快|积极|大力|稳步|有序|持续|继续|进一步|全面|深入|切实|科学|优先"
    r"|在确保[^,、]{2,12}前提下|实现(?=[一-鿿])|推动(?=[^、,]{4}))+"
)
_ACTION: Final = re.compile(
    r"(?:新建|新增|新培育|新认定|新开工|新创建|打造|培育|建设|建成|创建|组织开展|开展|举办|实施|完成|引进|引留|集聚|发展|设立|推出|增设|遴选|筛选|甄选|树立|挖掘|发掘|改造|整治|拆除|治理|打通|组织|认定|支持|投放|发放|安排)"
)
_BOUND_END: Final = re.compile(
    rf"(?:\s|{WORDS['reach']}|{WORDS['bound']}|力争|均|都|分别|要|各|总体|原则上|努力|确保|能够|基本|稳步|总规模(?=$)|大于|数量?(?=不少于$)|[(:：,·、达至到])+$"
)
_AFTER_BOUND: Final = re.compile(rf"^(?:{WORDS['bound_after']}|余|多)?(?:\([^()]{{0,12}}\))?的?")
_NUMBERS: Final = re.compile(
    r"\d[\d,.·]*(?:余|多)?[万亿千百]*(?:个百分点|个工作日|平方米|公里|千瓦时|千瓦|万元|亿元|美元|[%‰个家名人位件项条期场台套张处栋座所亩元吨/年种]+)?(?:以上|以下|左右|以内)?"
)
_SHORT: Final = frozenset(
    [
        "产值",
        "产量",
        "面积",
        "规模",
        "总投资",
        "投资",
        "比例",
        "占比",
        "数量",
        "总量",
        "总额",
        "总规模",
        "产业投资",
        "产业规模",
        "增长",
        "提高",
        "提升",
        "增速",
        "抽检",
        "平均时间",
        "到账平均时间",
        "总面积",
        "竣工",
        "幅度",
        "覆盖率",
        "使用进度",
        "支付进度",
        "投资进度",
        "总产值",
        "覆盖",
        "区级覆盖率",
        "年均增长",
        "资金规模",
        "用户",
        "容量",
        "长度",
        "里程",
    ]
)
_TOPIC: Final = re.compile(r"[^,;。:、]{0,8}?([一-鿿]{2,8}(?:产业|经济|行业))")
_MAX: Final = 40


def tidy(words: str) -> str:
    """An indicator as it is shown: separators and stray quotes trimmed, at most ``_MAX`` characters."""
    words = re.sub(r"\s+", "", words).strip("·,;:、。()的和与及以")
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    return words[:_MAX]


def strip_lead(words: str) -> str:
    """``words`` without what only leads in: dates, 力争, 确保, 其中."""
    return _LEAD_INS.sub("", words)


def strip_bound(words: str) -> str:
    """``words`` without the comparator and reaching words at their end."""
    return _BOUND_END.sub("", words)


def _last_action(words: str) -> str:
    found = None
    for match in _ACTION.finditer(words):
        found = match
    return found.group() if found else ""


def _noun_after(after: str) -> str:
    """The noun phrase that follows a number: up to the end of its item, modifiers ending in 的 left out."""
    words = _AFTER_BOUND.sub("", after)
    head, _, rest = words.rpartition("的")
    if head and rest and len(rest) >= 3 and not re.match(r"(?:基础|前提|情况)", rest):
        return rest if len(head) > 6 or "、" in head else words
    return words


def indicator_of(before: str, after: str, lead: str, topic: str) -> str:
    """The indicator of a number from its item.

    ``before`` and ``after`` are the words of its clause around it, earlier numbers with their own items included;
    ``lead`` is the sentence before the clause; ``topic`` the paragraph up to the sentence, for a subject left out.
    """
    item, shared = _item(before)
    tail = _NEXT_ITEM.split(after, maxsplit=1)[0] if after else ""
    noun = _noun_after(tail)
    head = strip_lead(item)
    core = strip_bound(head)
    if not noun or re.match(r"[、和与及,;。)·(]", noun) or not re.search(r"[一-鿿A-Za-z]", noun):
        return tidy(_with_subject(core, shared, lead, topic))
    verb = _last_action(core) or _last_action(shared)
    if core and not verb:
        verb = core if len(core) <= 12 else ""
    elif core.endswith(verb) is False and len(core) <= 16:
        verb = core
    return tidy(verb + noun)


_NEXT_ITEM: Final = re.compile(r"[、和与及](?=[^、和与及,]{0,12}\d)")
_ITEM_CUT: Final = re.compile(
    r"(?<=[%‰个家名人位件项条期场台套张处栋座所亩元吨种上下右内辆只头次户])[、和与及]|(?<=[一-鿿])、(?=[^、]{0,30}$)(?=.*\d)"
)


def _item(before: str) -> tuple[str, str]:
    """The item of an enumeration that ends at the number, and what stands before it in the clause."""
    cut = 0
    for match in re.finditer(r"[、和与及]", before):
        if re.search(r"\d[^、]*$", before[: match.start()]):
            cut = match.end()
    return before[cut:], before[:cut]


def _with_subject(core: str, shared: str, lead: str, topic: str) -> str:
    """``core`` with the verb or subject that it leaves out."""
    if shared and core:
        action = re.match(_ACTION, strip_lead(shared))
        if action and not _ACTION.match(core) and core not in _SHORT:
            return action.group() + core
        if core in _SHORT:
            return strip_bound(_NUMBERS.sub("", strip_lead(shared)).strip("、和与及")) + core
    if core in _SHORT or not core:
        clauses = [c for c in re.split(r"[,;:]", lead) if c.strip("、 ")]
        if clauses:
            before = _NUMBERS.sub("", strip_lead(clauses[-1]))
            quoted = re.search(r"“[^”]{2,12}”", before)
            return (quoted.group() + before[-2:] if quoted and len(before) > 12 else strip_bound(before)) + core
        subject = _TOPIC.search(topic)
        if subject:
            return subject.group(1) + core
    return _NUMBERS.sub("", core) if len(core) > 8 else core
