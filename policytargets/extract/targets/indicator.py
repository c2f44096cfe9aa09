"""What a target measures, in the document's own words.

Belongs here: finding the noun before or after the number, the verb that governs it, and the subject that an elided
clause takes over. Everything here works on one flattened sentence (``clauses.Sentence.flat``).
"""

import re
from dataclasses import dataclass
from typing import Final

from policytargets.extract.targets.limits import limit_of_act
from policytargets.extract.targets.phrases import (
    GAUGE_END,
    NUMBERS,
    SEPARATOR,
    THEME,
    strip_bound,
    strip_lead,
    strip_numbers,
    tidy,
)
from policytargets.extract.targets.respective import respective
from policytargets.extract.targets.subject import (
    aspect_of,
    elides,
    is_vague,
    of_sibling,
    with_object,
    with_subject,
    with_topic,
)
from policytargets.extract.targets.vocabulary import WORDS

_LONG: Final = 12
_OPENING: Final = 8
_SHOWN: Final = 14

_LABEL: Final = re.compile(r"\s*\(?\d{1,2}[.、)](?!\d)")
"""The label of a list item is no earlier value of it."""
_ADVERBIAL: Final = re.compile(
    rf"^(?:优先)?(?:在(?!建|册|库|校|职|岗|营|线)|面向|通过|围绕|依托|针对|聚焦|结合)[^,;]{{2,30}}?(?={WORDS['make']}[^,;]{{2,}}$)"
)
_TITLES: Final = re.compile(rf"^({WORDS['make']})(?:《[^《》]*》、?)+(?:等(?:[一-鿿]{{0,4}}?的)?)?(?=[一-鿿]{{2}})")
"""修订《…》等标准: what is only named of what is counted."""
_FOR_WHOM: Final = re.compile(rf"^为[^,;]{{2,20}}、[^,;]{{2,30}}?(?={WORDS['make']}[^,;]{{4,}}$)")
_BASE: Final = re.compile(r"(?:由|从)[^,;\d]{0,8}\d[^,;]{0,10}$")
_PREPOSITIONS: Final = frozenset("对为在以向将把使让")
_AFTER_BOUND: Final = re.compile(
    rf"^(?:{WORDS['bound_after']}|余|多(?![元式样层功种方维点语]))?(?:\([^()]{{0,12}}\))?(?:{WORDS['bound_after']})?的?"
)
_PURPOSE: Final = re.compile(r"(?:用于|专门|并(?!联|网|购|完成|[^,;。]{2,12}的)|[,;。])")
_SIZE_END: Final = re.compile(r"(?:总)(?:规模|额|量|金额|面积)(?:为|达)?$|(?<=[立建])规模$")
"""设立总规模20亿元的基金: the noun after the number says it."""
_MAKE_END: Final = re.compile(rf"(?<!全)(?:{WORDS['make']}(?:和|、|并|及)?)+了?$")
_MAKE: Final = re.compile(WORDS["make"])
_MAKES: Final = re.compile(rf"(?:{WORDS['make']})+")
_SHARED: Final = re.compile(rf"{WORDS['make']}|{WORDS['fall']}(?!到|至|率)")
"""The verb of a list, which holds for all that it names."""
_PLACE: Final = re.compile(r"^(?:全市|全省|全区|全县|我市|我省|各地)")
_LIST_END: Final = re.compile(r"(?:等|》|》等)$")
_NEXT_ITEM: Final = re.compile(
    r"(?:、|和|与|以及|(?<![普涉惠波遍])及)(?=[^、和与及,]{0,14}(?:\d|[百千万][名人场家个]))"
)
_NOT_NOUN: Final = re.compile(
    r"[、,;。)(·:]|新?台阶|大关|关口|安排|是(?!否)|(?:正常|合理)(?:区间|范围|水平)|[和与及](?=[^,、]{0,12}\d)|以及|$"
)
_WORD: Final = re.compile(r"[一-鿿A-Za-z]|\d[A-Z]|[“‘《\"][一-鿿A-Za-z\d]")
_SIZED: Final = re.compile(r"\d+[千万]?(?:伏|吨|千瓦|兆瓦|瓦|亩|米|岁)(?:以上|以下)?(?=[一-鿿])")
_WIDENED: Final = re.compile(r"要?(?:扩大|覆盖|推广|拓展)到(?:全[国省市区县])?$")
"""试点范围扩大到全省40%的县: what is widened says what is measured."""
_DOES: Final = re.compile("[一-鿿]{2}(?:完成|实现|开展|转入|拨付)")
"""2000个项目完成…的转化: what is counted does something, and is not what the last noun says."""
_MEASURED: Final = frozenset({"time", "pct"})
"""Kinds of units that need a gauge: a share of what, the time of what."""
_EMPTY: Final = frozenset({"规模", "水平", "大关", "台阶"})
_HELD: Final = re.compile(r"(?:计划|名额|学位|岗位|指标)$")
"""小学方面,设置计划50个: what is divided among those that the sentence is about."""
_GENERIC: Final = frozenset({"项目", "工程", "续建项目", "重点项目", "重大项目"})
_FUNDS: Final = re.compile(r"(?:资金|经费)$")
_USE: Final = re.compile(r"((?:用于|支持)[^,;。]{2,24})")
_RANK: Final = re.compile(r"[一-鿿]{1,3}级|[百千万亿]+元(?:以上)?")
_RANKED: Final = re.compile(r"(?:[一-鿿]{1,3}级|亿元(?:以上)?的?)([一-鿿]{2,12})$")
_CARRYING: Final = frozenset({"开展", "实施", "推进", "推动", "组织", "完成"})
_ACTION: Final = re.compile(r"(治理|建设|改造|整治|修复|保护|监测|培训|开发|更新)(?:$|[,;。])")
_LINE_LABEL: Final = re.compile(r"(?:^|[\n,;。])([^\n,;。:]{2,14}(?:时限|期限|时间))[:：]\s*$")
"""办结时限:5个工作日: the label of the line says what the number measures."""
_DONE: Final = re.compile(r"(?:完成|办结|实现|予以)(.{2,})")
_LISTED: Final = re.compile(r"^.*(?:等|、)(?=.{2})")
_WIDTH: Final = re.compile(rf"(?:{WORDS['bound_after']})?的幅度([^,;。]{{2,20}})")
"""按5%的幅度压减支出: what is done by so much stands behind the number."""
_BY: Final = re.compile(r"(?:一律)?按照?$")
_CHANGING: Final = re.compile(rf"(?:{WORDS['fall']}|{WORDS['grow']})")
_TAKEN: Final = re.compile(rf"^.*把(?=[^,;]{{2,14}}(?:{WORDS['fall']}|{WORDS['grow']})$)")
"""精简会议、坚决把文件压减…: what the clause says before is another thing."""
_SIZED_NOUN: Final = re.compile(r"\d[\d.]*[千万亿]*元(?:以上)?的?(?:重大|重点|产业|工业)*(?:项目|企业)")
"""总投资超10亿元项目50个: the size belongs to what is counted."""
_AGAIN: Final = re.compile(rf"(?:力争|确保|努力|争取)?{WORDS['reach']}?")
"""稳定在650亿公斤以上、力争达到700亿公斤: a second value of the same."""
_NAMED: Final = re.compile(
    r"^(?:[^、\d,]{2,10}(?:、[^、\d,]{2,10}){1,2}|(?:“[^”]*”、?)+)等(?!方[面式]|形式|措施|手段)(?=[一-鿿]{4})"
)
"""人工智能、养生保健等老年教育课程: what is only named of what is counted."""
_QUALIFYING: Final = re.compile(r"(?<=[一-鿿])“[^“”]{1,12}”(?=[一-鿿]{2})")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a number, as ``indicator_of`` is given them, and what they are.

    ``item`` is the one of its list that the number ends, ``shared`` what stands before the item in the clause, ``core``
    the item without what leads it and what binds the number, ``noun`` what stands right behind the number.
    """

    item: str
    shared: str
    core: str
    noun: str
    after: str
    lead: str
    follow: str
    topic: str
    kind: str


def indicator_of(before: str, after: str, lead: str, follow: str, topic: str, kind: str = "") -> str:
    """The indicator of a number.

    ``before`` and ``after`` are the words of its clause around it; ``lead`` and ``follow`` the sentence before and
    after the clause; ``topic`` the paragraph up to the sentence, for a subject left out; ``kind`` the kind of the
    number's unit (``window.unit_kind``).
    """
    if "依次" in before:
        before = before.replace("依次", "分别")
    if "分别" in before and (of_list := respective(before, after, lead)):
        return tidy(of_list)
    item, shared = _item(before)
    core = _BASE.sub("", strip_bound(strip_lead(THEME.sub("", item)))).replace("分别", "")
    around = _Around(item, shared, core, _noun_after(after), after, lead, follow, topic, kind)
    return tidy(next(found for read in _READINGS if (found := read(around)) is not None))


def _said_again(at: _Around) -> str | None:
    """The indicator of the number before, where the item says a second value of it."""
    if at.shared and at.item and _AGAIN.fullmatch(at.item):
        return strip_bound(strip_numbers(strip_lead(at.shared)))
    return None


def _by_width(at: _Around) -> str | None:
    """The indicator of 按…的幅度压减支出: the change with its object, or with its subject where it has none."""
    width = _WIDTH.match(at.after)
    if width is None:
        return None
    change = width.group(1)
    return _BY.sub("", at.core) + change if _CHANGING.fullmatch(change) else change


def _limit_of_act(at: _Around) -> str | None:
    return limit_of_act(at.core, at.noun, at.lead, at.follow) if at.kind == "time" else None


def _done_in(at: _Around) -> str | None:
    """The indicator of 在90%的县完成普查: what is done there."""
    if at.core.endswith("在") and (done := _DONE.match(at.noun)):
        return _LISTED.sub("", at.core[:-1]) + done.group(1)
    return None


def _widened_to(at: _Around) -> str | None:
    """The indicator of 试点范围扩大到全省40%的县: what is widened."""
    if at.noun and at.kind == "pct" and (widened := _WIDENED.search(at.item)):
        return strip_lead(at.item[: widened.start()])
    return None


def _by_noun(at: _Around) -> str | None:
    if at.noun and not (at.core and at.noun in _EMPTY):
        return _with_noun(at.core, at.shared, at.noun, at.after, at.lead)
    return None


def _by_words_before(at: _Around) -> str:
    core = of_sibling(at.core, at.lead) if at.kind in _MEASURED and not at.shared and len(at.core) > 1 else at.core
    return _without_noun(core, at.shared, at.after, at.lead, at.follow, at.topic)


def _with_noun(core: str, shared: str, noun: str, after: str, lead: str) -> str:
    """The indicator where a noun follows the number: with its verb, and with what the noun leaves out."""
    if shared and core and elides(core):
        return noun + core
    if noun in _GENERIC:
        noun = aspect_of(lead) + noun
    verb = _governing_verb(core, shared)
    return verb + _shorter(_whole(verb, noun, after))


def _whole(verb: str, noun: str, after: str) -> str:
    """``noun`` with what it shares with the last item of its list: 6个国家级、20个省级专科; or the use of the money."""
    if _FUNDS.search(noun) and (use := _USE.search(after)):
        return noun + use.group(1)
    last = _NEXT_ITEM.split(after)[-1] if _NEXT_ITEM.search(after) else ""
    if _RANK.fullmatch(noun) and (head := _RANKED.search(last)):
        return noun + head.group(1)
    if verb and verb in _CARRYING and not _ACTION.search(noun) and (action := _ACTION.search(last)):
        return noun + action.group(1)
    return noun


def _without_noun(core: str, shared: str, after: str, lead: str, follow: str, topic: str) -> str:
    """The indicator where the number ends what its clause says."""
    bare = _PLACE.sub("", core)
    if not bare and (label := _LINE_LABEL.search(lead)):
        return label.group(1)
    distant = _distant_noun(after, follow)
    if not bare or _MAKE.fullmatch(bare):
        if distant:
            return bare + distant
        if bare and (named := with_object(bare, shared, lead)) != bare:
            return named
    core = _TAKEN.sub("", _ADVERBIAL.sub("", _FOR_WHOM.sub("", core, count=1), count=1), count=1)
    core = _TITLES.sub(r"\1", core, count=1)
    if elides(core):
        return with_subject(core, shared, lead, distant, topic)
    if not shared and is_vague(core):
        return with_topic(core, lead)
    return _with_verb(core, shared, lead, follow)


def _item(before: str) -> tuple[str, str]:
    """The item of an enumeration that ends at the number, and what stands before it in the clause."""
    cut = 0
    if any(char.isdigit() for char in before):
        label = _LABEL.match(before)
        begin = label.end() if label else 0
        for match in SEPARATOR.finditer(before, begin):
            if NUMBERS.search(before, begin, match.start()):
                cut = match.end()
    return before[cut:], before[:cut]


def _noun_after(after: str) -> str:
    """The noun phrase that follows a number, up to the end of its item; ``""`` where the number ends its phrase."""
    words = _AFTER_BOUND.sub("", after, count=1)
    sized = _SIZED.match(words)
    size, words = (words[: sized.end()], words[sized.end() :]) if sized else ("", words)
    if _NOT_NOUN.match(words) or not _WORD.match(words):
        return ""
    words = _NAMED.sub("", words)
    words = _PURPOSE.split(_NEXT_ITEM.split(words, maxsplit=1)[0], maxsplit=1)[0]
    if "”" in words and "“" not in words:
        words = words.partition("”")[0]
    head, _, rest = words.rpartition("的")
    if head and len(rest) >= 3 and (len(head) > 6 or "、" in head) and not _DOES.search(head):
        return rest
    return size + words


def _shorter(noun: str) -> str:
    """A long noun phrase without the quoted names that only qualify its words."""
    return _QUALIFYING.sub("", noun) if len(noun) > _SHOWN else noun


def _governing_verb(core: str, shared: str) -> str:
    """The verb whose object the noun after the number is."""
    core = _SIZE_END.sub("", core)
    if match := _MAKE_END.search(core):
        return match.group()
    if _LIST_END.search(core) or len(core) > _LONG:
        found = _MAKES.search(core[:_OPENING])
        return found.group() if found else ""
    if any(char.isdigit() for char in core):
        found = _MAKES.search(core)
        return found.group() if found else ""
    if core:
        return "" if core in _PREPOSITIONS else core
    found = _MAKES.search(strip_lead(shared)[:_OPENING])
    return found.group() if found else ""


def _distant_noun(after: str, follow: str) -> str:
    """建成20个以上、功能完善的标杆社区: the noun that comes after what describes it."""
    rest = re.split(r"[。;]", f"{after},{follow}", maxsplit=1)[0][:80]
    found = re.search(r"的([^的,、。;\d]{2,16})(?:,|$)", rest)
    return found.group(1) if found else ""


def _with_verb(core: str, shared: str, lead: str, follow: str) -> str:
    """``core`` with the verb that its list shares, the use of what it arranges, or who it is held for."""
    if shared and not _MAKE.match(core):
        action = _SHARED.match(strip_lead(shared))
        if action and not GAUGE_END.search(core):
            return action.group() + core
    if re.search(r"(?:安排|统筹|新增|拿出|投入)$", core) and (
        use := re.match(r"[,;]?((?:支持|用于|充实)[^,。;]{4,24})", follow)
    ):
        return core + use.group(1)
    if _HELD.search(core) and (aspect := aspect_of(lead)):
        return aspect + _MAKE.sub("", core, count=1)
    numbered = any(char.isdigit() for char in core) and not _SIZED_NOUN.search(core)
    plain = strip_bound(strip_numbers(core)) if numbered else core
    return plain or core


_READINGS: Final = (_said_again, _by_width, _limit_of_act, _done_in, _widened_to, _by_noun, _by_words_before)
"""How an indicator is told, in the order in which it is tried; the last always tells one."""
