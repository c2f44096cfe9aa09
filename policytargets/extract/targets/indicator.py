"""What a target measures, in the document's own words.

Belongs here: finding the noun before or after the number, the verb that governs it, and the subject that an elided
clause takes over. Everything here works on one flattened sentence (``clauses.Sentence.flat``).
"""

import re
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.targets.clauses import unmask
from policytargets.extract.targets.vocabulary import WORDS

_MAX: Final = 40
_LONG: Final = 12
_OPENING: Final = 8
_SHOWN: Final = 14

_LEAD_INS: Final = re.compile(
    r"^(?:\([^()]*\)|[\s·、,;:。()\"]|[-—]{1,2}|[一二三四五六七八九十]{1,3}是|\d+[.、](?!\d)"
    r"|(?:到|至|在|自)?20\d\d年(?:度|底|末|内|以?前)*|(?:到|至)?“?十[三四五六]五”?(?:时期|期间|规划期)?末?|全年|年内|今年|本年度?|当年|年度(?=新)"
    r"|每年(?=新增加|完成投资)|年[底末]前?|第?[一二三四]季度(?=[^、])|[上下]半年|1?\d月(?:底|末)?前?"
    r"|力争|努力|确保|争取|提出(?=[一-鿿]{4})|预计|预期|计划|拟|也(?=要)|预(?=[^留算付警防期售制备约测定])|累计(?=[^达])|共(?!同)|再(?!生)|要(?!素)|将|使(?!用)|让|把|并(?!网|购|联|轨)|且|还|通过.{2,12}(?:方式|机制)"
    r"|其中|同时|此外|另(?!外)|包括|分别|均|都|各地|全市(?=[一-鿿]{3})|加快(?!速)|积极|大力|稳步|有序|持续|继续|进一步|全面(?=[^、]{4})|深入|切实|科学|优先"
    r"|在确保[^,、]{2,12}前提下|实现(?=[一-鿿])|推动(?=[^、,]{6}))+"
)
_LABEL: Final = re.compile(r"\s*\(?\d{1,2}[.、)](?!\d)")
"""The label of a list item is no earlier value of it."""
_ADVERBIAL: Final = re.compile(
    rf"^(?:优先)?(?:在(?!建|册|库|校|职|岗|营|线)|面向|通过|围绕|依托|针对|聚焦|结合)[^,;]{{2,30}}?(?={WORDS['make']}[^,;]{{2,}}$)"
)
_THEME: Final = re.compile(r"以[^,;]{2,20}为(?:主题|主线|重点|目标|核心|引领)的?")
_BOUND_END: Final = re.compile(
    rf"(?:\s|{WORDS['reach']}|{WORDS['bound']}|{WORDS['is']}|力争|均|都|分别|要|各|(?<=[一-鿿])每年|继续|持续|总体|原则上|努力|确保|能够|基本|稳步|(?<![存所正内潜外现])在|[(:：,·、达至到将])+$"
)
_BASE: Final = re.compile(r"(?:由|从)[^,;\d]{0,8}\d[^,;]{0,10}$")
_PREPOSITIONS: Final = frozenset("对为在以向将把使让")
_AFTER_BOUND: Final = re.compile(
    rf"^(?:{WORDS['bound_after']}|余|多(?![元式样层功种方维点语]))?(?:\([^()]{{0,12}}\))?(?:{WORDS['bound_after']})?的?"
)
_PURPOSE: Final = re.compile(r"(?:用于|专门|并(?!联|网|[^,;。]{2,12}的)|[,;。])")
_SIZE_END: Final = re.compile(r"(?:总)(?:规模|额|量|金额|面积)(?:为|达)?$|(?<=[立建])规模$")
"""设立总规模20亿元的基金: the noun after the number says it."""
_CHANGED: Final = re.compile(r"(?:增长|提高|提升|下降|降低|减少|增加)(?![到至为])")
_YEARLY: Final = re.compile(r"(?:年均|平均|同比|年平均)$")
_BRINGING: Final = re.compile(r"^(?:推动|促进|带动|促使)")
_ACT: Final = re.compile(
    r"完成|予以|办结|办成|办理|办妥|作出|审[核查批结]|核[实准发]|答复|出具|开业|开办|修复|反馈|响应|受理|[拿领]证|复核|调查|组织"
)
"""What an office does within a time."""
_DOING: Final = re.compile(r"^(?:组织并?)?(?:完成|予以|进行)(?=.{2})")
_WORK_END: Final = re.compile(r"等?(?:相关)?工作$")
_OFFICE: Final = re.compile(r"应当?|须|之日|部门|政府|中心|机构|单位|局|后$|后的$|内$|[的]$|资料齐全|符合")
_TIME_END: Final = re.compile(r"时[限间长]|周期$")
_MAKE_END: Final = re.compile(rf"(?:{WORDS['make']}(?:和|、|并|及)?)+了?$")
_MAKE: Final = re.compile(WORDS["make"])
_PLACE: Final = re.compile(r"^(?:全市|全省|全区|全县|我市|我省|各地)")
_LIST_END: Final = re.compile(r"(?:等|》|》等)$")
_DATES: Final = re.compile(r"(?:20\d\d年)?(?:1?\d月底?|年底|年末|四季度)前?|20\d\d年")
_NUMBERS: Final = re.compile(
    r"(?<![A-Za-z.\d])(?!(?:19|20)\d\d年)\d[\d,.\ue000]*+(?:余|多)?[万亿千百]*(?:个百分点|个工作日|平方米|平方公里|公里|公顷|公斤|千克|立方米|千瓦时|千瓦|兆瓦|万元|亿元|美元|标准箱|标箱|人次|家次|批次|场次|班次"
    r"|[%‰个家名人位件项条期场台套张处栋座所亩元吨斤头只户年种支部辆艘]+)?(?:以上|以下|左右|以内)?(?![A-Za-z])"
)
_SEPARATOR: Final = re.compile(
    r"[、,]|(?<=[%‰元个家名人项亩吨件只头斤里套张座所处户位条期场次上右内下])(?:和|与|及(?!以[上下内])|以及)"
)
_NEXT_ITEM: Final = re.compile(r"(?:、|和|与|以及|(?<![普涉惠波遍])及)(?=[^、和与及,]{0,14}\d)")
_NOT_NOUN: Final = re.compile(r"[、,;。)(·:]|台阶|大关|关口|[和与及](?=[^,、]{0,12}\d)|以及|$")
_WORD: Final = re.compile(r"[一-鿿A-Za-z]|\d[A-Z]")
_SIZED: Final = re.compile(r"\d+[千万]?(?:伏|吨|千瓦|兆瓦|瓦|亩|米)(?=[一-鿿])")
_GAUGE_END: Final = re.compile(
    r"(?:(?:全产业链)?(?:总)?产值|[一-鿿]{0,3}率|增加值|营业收入|收入|排放量?|投资额?|占比|比重|比例|面积|产量|规模|数量|增长|增速|总额|销售额|交易额|人数|里程|能力|时限|时间)$"
)
_LINE_LABEL: Final = re.compile(r"(?:^|[\n,;。])([^\n,;。:]{2,14}(?:时限|期限|时间))[:：]\s*$")
"""办结时限:5个工作日: the label of the line says what the number measures."""
_ITEM_GAUGE: Final = re.compile(
    r"(?:播种|种植|建筑|总|改造|占地)?(?:面积|产量|产值|规模|投资|收入|增加值|数量|总额|里程|长度|容量|(?<!重大)(?<!重点)项目)$"
)
_DONE: Final = re.compile(r"(?:完成|办结|实现|予以)(.{2,})")
_LISTED: Final = re.compile(r"^.*(?:等|、)(?=.{2})")
_QUALIFYING: Final = re.compile(r"(?<=[一-鿿])“[^“”]{1,12}”(?=[一-鿿]{2})")
_TOPIC: Final = re.compile(r"(?:^|[。\n!])([^,;。、:]{0,8}?[一-鿿]{2,8}(?:产业|经济))")
_ELIDED: Final = {word: place for word, place, _ in lexicons.rows("elided.tsv")}


def tidy(words: str) -> str:
    """An indicator as it is shown: separators and stray quotes trimmed, at most ``_MAX`` characters."""
    words = re.sub(r"\s+", "", unmask(words)).rstrip("·,;:、。的和与及以").lstrip("·,;:、。的")
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    if words.count("(") != words.count(")"):
        words = words.strip("()")
    return words[:_MAX]


def strip_lead(words: str) -> str:
    """``words`` without what only leads in: dates, 力争, 确保, 其中."""
    return _LEAD_INS.sub("", words)


def strip_bound(words: str) -> str:
    """``words`` without the comparator and reaching words at their end."""
    return _BOUND_END.sub("", words)


def indicator_of(before: str, after: str, lead: str, follow: str, topic: str, kind: str = "") -> str:
    """The indicator of a number.

    ``before`` and ``after`` are the words of its clause around it; ``lead`` and ``follow`` the sentence before and
    after the clause; ``topic`` the paragraph up to the sentence, for a subject left out; ``kind`` the kind of the
    number's unit (``classify.unit_kind``).
    """
    if "分别" in before:
        respective = _respective(before)
        if respective:
            return tidy(respective)
    item, shared = _item(before)
    core = _BASE.sub("", strip_bound(strip_lead(_THEME.sub("", item)))).replace("分别", "")
    noun = _noun_after(after)
    if noun and kind == "time" and _ACT.match(noun):
        return tidy(_time_limit(core, noun))
    if noun and core.endswith("在") and (done := _DONE.match(noun)):
        return tidy(_LISTED.sub("", core[:-1]) + done.group(1))
    if noun:
        return tidy(_governing_verb(core, shared) + _shorter(noun))
    bare = _PLACE.sub("", core)
    if not bare and (label := _LINE_LABEL.search(lead)):
        return tidy(label.group(1))
    if (not bare or _MAKE.fullmatch(bare)) and (distant := _distant_noun(after, follow)):
        return tidy(bare + distant)
    return tidy(_with_subject(core, shared, lead, follow, topic))


def _time_limit(core: str, act: str) -> str:
    """在3个工作日内完成核实: the time limit of the act, with what it is done for unless that is the office."""
    act = _WORK_END.sub("", _DOING.sub("", act))
    subject = core.replace("“", "").replace('"', "").removesuffix("在")
    subject = "" if _OFFICE.search(subject) else subject
    return subject + act + ("" if _TIME_END.search(act) else "时限")


def _respective(before: str) -> str:
    """The item of A、B分别…X、Y that the number at the end of ``before`` belongs to."""
    head, _, numbers = before.rpartition("分别")
    head = _YEARLY.sub("", strip_lead(head))
    nouns = [noun for noun in re.split(r"[、和与及]|以及", strip_bound(head)) if noun]
    place = len(re.findall(r"\d[\d,.]*", numbers))
    changed = _CHANGED.match(numbers)
    change = changed.group() if changed else ""
    if len(nouns) == 1:
        return nouns[0] + change
    if place >= len(nouns):
        return ""
    gauge = _GAUGE_END.search(nouns[-1])
    nouns[0] = _BRINGING.sub("", nouns[0]) if gauge else nouns[0]
    if place == len(nouns) - 1 or not gauge or nouns[place].endswith(gauge.group()):
        return nouns[place] + change
    return nouns[place] + gauge.group() + change


def _item(before: str) -> tuple[str, str]:
    """The item of an enumeration that ends at the number, and what stands before it in the clause."""
    cut = 0
    if any(char.isdigit() for char in before):
        label = _LABEL.match(before)
        begin = label.end() if label else 0
        for match in _SEPARATOR.finditer(before, begin):
            if _NUMBERS.search(before, begin, match.start()):
                cut = match.end()
    return before[cut:], before[:cut]


def _noun_after(after: str) -> str:
    """The noun phrase that follows a number, up to the end of its item; ``""`` where the number ends its phrase."""
    words = _AFTER_BOUND.sub("", after, count=1)
    if _SIZED.match(words):
        words = _SIZED.sub("", words, count=1)
    if _NOT_NOUN.match(words) or not _WORD.match(words[:2] if words[:1] not in '“‘《"' else words[1:3]):
        return ""
    words = _PURPOSE.split(_NEXT_ITEM.split(words, maxsplit=1)[0], maxsplit=1)[0]
    if "”" in words and "“" not in words:
        words = words.partition("”")[0]
    head, _, rest = words.rpartition("的")
    if head and len(rest) >= 3 and (len(head) > 6 or "、" in head):
        return rest
    return words


def _shorter(noun: str) -> str:
    """A long noun phrase without the quoted names that only qualify its words."""
    return _QUALIFYING.sub("", noun) if len(noun) > _SHOWN else noun


def _governing_verb(core: str, shared: str) -> str:
    """The verb whose object the noun after the number is."""
    core = _SIZE_END.sub("", core)
    if match := _MAKE_END.search(core):
        return match.group()
    if _LIST_END.search(core) or len(core) > _LONG:
        found = _MAKE.search(core[:_OPENING])
        return found.group() if found else ""
    if any(char.isdigit() for char in core):
        found = _MAKE.search(core)
        return found.group() if found else ""
    if core:
        return "" if core in _PREPOSITIONS else core
    found = _MAKE.search(strip_lead(shared)[:_OPENING])
    return found.group() if found else ""


def _distant_noun(after: str, follow: str) -> str:
    """建成20个以上、功能完善的标杆社区: the noun that comes after what describes it."""
    rest = re.split(r"[。;]", f"{after},{follow}", maxsplit=1)[0][:80]
    found = re.search(r"的([^的,、。;\d]{2,16})(?:,|$)", rest)
    return found.group(1) if found else ""


def _with_subject(core: str, shared: str, lead: str, follow: str, topic: str) -> str:
    """``core`` with the verb or subject that it leaves out."""
    core = _ADVERBIAL.sub("", core, count=1)
    wanted = _ELIDED.get(core, "" if core else "item")
    if not wanted:
        return _with_verb(core, shared, follow)
    for place in dict.fromkeys(
        ("item", wanted) if shared and wanted != "topic" else (wanted, "item", "clause", "topic")
    ):
        subject = _subject(place, core, shared, lead, topic)
        if subject and subject != core:
            return subject + core
    return core


def _with_verb(core: str, shared: str, follow: str) -> str:
    if shared and not _MAKE.match(core):
        action = _MAKE.match(strip_lead(shared))
        if action and not _GAUGE_END.search(core):
            return action.group() + core
    if re.search(r"(?:安排|统筹|新增)$", core) and (use := re.match(r"[,;]?((?:支持|用于|充实)[^,。;]{4,24})", follow)):
        return core + use.group(1)
    plain = _NUMBERS.sub("", _DATES.sub("", core)) if any(char.isdigit() for char in core) else core
    return plain or core


def _subject(place: str, core: str, shared: str, lead: str, topic: str) -> str:
    if place == "topic":
        found = _TOPIC.findall(topic + lead)
        return strip_lead(found[-1]) if found else ""
    if place == "item":
        if not shared:
            return ""
        last = _SEPARATOR.split(shared.rstrip("、和与及,"))[-1]
        tail = _NUMBERS.split(last)[-1]
        words = tail if _WORD.search(tail) else strip_bound(_NUMBERS.sub("", _DATES.sub("", strip_lead(last))))
        return _ITEM_GAUGE.sub("", words) or words
    clauses = [clause for clause in re.split(r"[,;:]", lead) if len(clause.strip("、 ")) > 1]
    if not clauses or (core.endswith("投资") and not any(char.isdigit() for char in clauses[-1])):
        return ""
    words = strip_bound(_NUMBERS.sub("", _DATES.sub("", strip_lead(clauses[-1]))))
    quoted = re.search(r"“[^”]{2,12}”", words)
    return quoted.group() + words[-2:] if quoted and len(words) > _LONG else _THEME.sub("", words)
