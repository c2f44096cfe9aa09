"""Subjects left out: what the number measures where its own words only say 产量, 总面积 or 新开工.

Belongs here: finding the subject in the item before, the clause before, the aspect or industry the passage is about.
"""

import re
from typing import Final

from policytargets.extract.lexicons import pattern_of, rows
from policytargets.extract.targets.phrases import (
    GAUGE_END,
    NUMBERS,
    SEPARATOR,
    THEME,
    strip_bound,
    strip_lead,
    strip_numbers,
)
from policytargets.extract.targets.vocabulary import WORDS

_ELIDED: Final = {word: place for word, place, _ in rows("elided.tsv")}
_ITEM_GAUGE: Final = re.compile(
    r"(?:播种|种植|建筑|总|改造|占地)?(?:面积|产量|产值|规模|投资|收入|增加值|数量|总额|里程|长度|容量|(?<!重大)(?<!重点)项目)$"
)
_GROWN: Final = re.compile("([一-鿿]{2,6}?)(?:播种|种植)?面积")
"""粮食播种面积…,总产量…: the gauge of the one is none of the other."""
_TOPIC: Final = re.compile(r"(?:^|[。\n!])([^,;。、:]{0,8}?[一-鿿]{2,8}(?:产业|经济))")
_ASPECT: Final = re.compile(r"(?:^|[。;,\n])\s*([一-鿿]{2,14}?)(?:发展|建设|开发|开采)?方面[,:]")
"""公路方面,…: what the sentence is about."""
_CLAUSES: Final = re.compile("[,;:]")
_SIGNS: Final = "phrase_signs.tsv"
_PUSHING: Final = re.compile(f"^(?:{pattern_of(_SIGNS, 'pushing')})+")
_PUSHED: Final = re.compile(r"(?:力度|步伐|进度|工作)$")
_CHANGE: Final = rf"(?:{WORDS['grow']}|{WORDS['fall']})"
_CHANGED: Final = re.compile(rf"(?:年均|同比|平均)?{_CHANGE}$")
_CHANGES: Final = re.compile(_CHANGE)
_WHOLE: Final = re.compile(pattern_of(_SIGNS, "itself"))
"""Verbs that name their object themselves."""
_DOING: Final = re.compile(rf"(?:基本|全部|陆续)?(?:{WORDS['make']})+$")
_DONE: Final = re.compile(rf"^{WORDS['make']}")
_VERB: Final = re.compile(WORDS["make"])
_VAGUE: Final = re.compile(pattern_of(_SIGNS, "vague"))
"""What is counted, where it says of all things no more: 帮扶企业, 完成投资."""
_PURSUED: Final = re.compile(f"(?:{pattern_of(_SIGNS, 'pursued')})+$")
_TOPIC_SIZE: Final = range(4, 22)
"""Characters of what a clause is about, where it tells that of the next."""
_WORD: Final = re.compile(r"[一-鿿A-Za-z]")
_LONG: Final = 12
_FITS: Final = 16
_SHOWN: Final = 24
"""Characters of the longest subject that is shown whole though it holds a name in quotes."""
_SAME_KIND: Final = 2
"""Characters in which two names end that are of one kind: 一类企业, 二类企业."""
RATE_OF_ACT: Final = re.compile("(?<=.{2})(?:按期|按时|及时)?[一-鿿]{2}率$")
"""What a rate tells of its subject: it is none of the next rate's (企业诉求响应率、办结率)."""
_RATES: Final = ("率", "度")
_LEAST: Final = 3
_ITEMS_BACK: Final = 3
"""Items and clauses in which the object of a verb is looked for."""
_PREPOSITIONS: Final = ("对", "为", "在", "向")


def aspect_of(lead: str) -> str:
    """What the sentence is about, where it says so (公路方面,…); ``""`` where it does not."""
    found = _ASPECT.findall(lead)
    return str(found[-1]) if found else ""


def is_vague(core: str) -> bool:
    """Whether ``core`` says what is counted, and not of what: 帮扶企业, 举办各类活动."""
    return _VAGUE.fullmatch(core) is not None


def with_topic(core: str, lead: str) -> str:
    """``core``, which is vague, with what the clause before pursues: 开展涉企收费治理,检查单位100家."""
    last = strip_lead(_CLAUSES.split(lead.rstrip("、,;: "))[-1].strip())
    pushed = _PUSHING.match(last)
    if pushed is None or NUMBERS.search(last):
        return core
    topic = _PURSUED.sub("", last[pushed.end() :])
    named = len(topic) + pushed.end() < len(last) or topic[:1] == "“"
    topic = topic.rpartition("的")[2]
    return topic + core if named and len(topic) in _TOPIC_SIZE and not topic.endswith(core) else core


def of_sibling(core: str, lead: str) -> str:
    """``core`` with what the clause before says of a thing named as it is (一类企业审核时限…,二类企业…), if any."""
    last = strip_lead(_CLAUSES.split(lead.rstrip("、,;: "))[-1])
    number = NUMBERS.search(last)
    named = strip_bound(last[: number.start()]) if number else ""
    at = named.rfind(core[-_SAME_KIND:], 0, len(named) - _LEAST) if len(core) <= _LONG else -1
    rest = named[at + _SAME_KIND :]
    return core + rest if at >= 0 and len(rest) <= _FITS and not GAUGE_END.search(core) else core


def elides(core: str) -> bool:
    """Whether ``core`` says nothing without its subject: 满意度, and 满意度提高."""
    return not core or core in _ELIDED or _ELIDED.get(_CHANGED.sub("", core)) == "clause"


def with_subject(core: str, shared: str, lead: str, distant: str, topic: str) -> str:
    """``core``, which elides its subject, with the subject; ``core`` itself where none is found.

    ``shared`` is what stands before the item in its clause, ``lead`` the sentence before the clause, ``distant`` the
    noun that comes after what describes it, ``topic`` the paragraph up to the sentence.
    """
    wanted = _ELIDED.get(core, "clause" if core and elides(core) else "item")
    if not shared and core and (aspect := aspect_of(lead)):
        return aspect + core
    for place in _places(wanted, bool(shared), lead):
        subject = _subject(place, core, shared, lead, distant, topic)
        if subject and subject != core:
            subject = RATE_OF_ACT.sub("", subject) if core.endswith(_RATES) else subject
            said_twice = len(core) > _SAME_KIND and subject.endswith(core[:_SAME_KIND])
            return (subject[:-_SAME_KIND] if said_twice else subject) + core
    return core


def _places(wanted: str, listed: bool, lead: str) -> tuple[str, ...]:
    """Where the subject is looked for, in this order."""
    if listed and wanted != "topic":
        return tuple(dict.fromkeys(("item", wanted)))
    if wanted == "item":
        counted = NUMBERS.search(_CLAUSES.split(lead.rstrip("、,;: "))[-1])
        return ("clause", "topic") if counted else ("sentence", "clause", "topic")
    return tuple(dict.fromkeys((wanted, "item", "clause", "topic")))


def _subject(place: str, core: str, shared: str, lead: str, distant: str, topic: str) -> str:
    if place in ("topic", "sentence"):
        found = _TOPIC.findall(topic + lead if place == "topic" else lead)
        return strip_lead(found[-1]) if found else ""
    if place == "item":
        return _of_item(shared, distant) if shared else ""
    return _of_clause(core, lead)


def _of_item(shared: str, distant: str) -> str:
    """The subject of the item before, or the noun that both have ahead of them."""
    last = SEPARATOR.split(shared.rstrip("、和与及,"))[-1]
    tail = NUMBERS.split(last)[-1]
    words = tail if _WORD.search(tail) else strip_bound(strip_numbers(strip_lead(last)))
    words = _CHANGED.sub("", _ITEM_GAUGE.sub("", words) or words)
    return distant if distant and not _DONE.sub("", strip_lead(words)) else words


def _of_clause(core: str, lead: str) -> str:
    """The subject of the clause before."""
    clauses = [clause for clause in _CLAUSES.split(lead) if len(clause.strip("、 ")) > 1]
    if not clauses:
        return ""
    while len(clauses) > 1 and _names_only_gauge(clauses[-1]):
        clauses.pop()
    last = strip_lead(clauses[-1])
    number = NUMBERS.search(last)
    if core.endswith("投资") and not number:
        return ""
    named = _CHANGED.sub("", strip_bound(last[: number.start()])) if number else ""
    if core.endswith("产量") and (grown := _GROWN.fullmatch(named)):
        return grown.group(1)
    if len(named) + named.endswith("率") > _LEAST and not _DONE.match(named):
        return named
    words = strip_bound(strip_numbers(last))
    words = words.rpartition("作为")[2]
    words = words if core else words.partition("是")[0]
    quoted = re.search(r"“[^”]{2,12}”", words)
    pushed = _PUSHING.match(words)
    if quoted and pushed and quoted.start() - pushed.end() > _LEAST and len(words) - pushed.end() <= _SHOWN:
        return words[pushed.end() :]
    if quoted and len(words) > _LONG:
        return quoted.group() + (words[-2:] if quoted.end() < len(words) else "")
    head, _, rest = words.rpartition("的")
    words = rest if head and len(words) > _LONG and len(rest) > _LEAST else THEME.sub("", words)
    # 新建标准厂房…,出租率…: what was made has the rate.
    made = _DONE.match(words) if core.endswith(_RATES) else None
    return words[made.end() :] if made and len(words) - made.end() > _LEAST else words


def _names_only_gauge(clause: str) -> bool:
    """Whether a clause leaves its own subject out (总投资9亿元): it is none for the next."""
    named = _named_in(clause)
    return named is not None and named in _ELIDED


def _names_only_rate(clause: str) -> bool:
    """Whether a clause tells a rate without its subject (开工率达到60%): nothing is done to that."""
    named = _named_in(clause)
    return named is not None and named in _ELIDED and named.endswith(_RATES)


def _named_in(clause: str) -> str | None:
    """What a clause measures, None where it holds no number."""
    words = strip_lead(clause)
    number = NUMBERS.search(words)
    return strip_bound(words[: number.start()]).rstrip("由从") if number else None


def _of_last_verb(words: str, kept: int = 0) -> str:
    """What the last verb of long words is done to: 对住所实施适老化改造. The last ``kept`` characters hold none."""
    if len(words) <= _FITS:
        return words
    ends = [found.end() for found in _VERB.finditer(words, 0, len(words) - kept)]
    rest = words[ends[-1] :] if ends else ""
    return rest if len(rest) > _LEAST + kept else words


def with_object(verb: str, shared: str, lead: str) -> str:
    """``verb``, all that its clause says, with the noun that it is done to: 保障房基本建成5套、新开工3套.

    ``verb`` itself where the item or clause before names none.
    """
    if _WHOLE.fullmatch(verb) or _CHANGES.fullmatch(verb):
        return verb
    items = [*_CLAUSES.split(lead.rstrip("、,;: ")), *(SEPARATOR.split(shared.rstrip("、和与及,")) if shared else ())]
    named = [item for item in items if not _names_only_rate(item)]
    for item in reversed(named[-_ITEMS_BACK:]):
        found = _with_object_of(verb, item)
        if found != verb or not _repeats(verb, item):
            return found
    return verb


def _repeats(verb: str, item: str) -> bool:
    """Whether an item says the verb again and no object: 2024年筹集1.5万套、2025年筹集…"""
    number = NUMBERS.search(item)
    return number is not None and strip_bound(strip_lead(item[: number.start()])) == verb


def _with_object_of(verb: str, item: str) -> str:
    last = strip_lead(item)
    if last.startswith(_PREPOSITIONS):
        return verb
    number = NUMBERS.search(last)
    words = strip_bound(last[: number.start()] if number else last)
    if words.endswith(verb) and words != verb:
        return _of_last_verb(_PUSHING.sub("", words), len(verb))
    words = _of_last_verb(words)
    noun = _PUSHED.sub("", _PUSHING.sub("", _DOING.sub("", words)))
    bare = _DONE.sub("", noun)
    if not _LEAST <= len(bare) <= _FITS or not _WORD.match(bare[:1]):
        return verb
    if noun.endswith(verb):
        return noun
    return verb + bare if bare != noun or noun == words else noun + verb
