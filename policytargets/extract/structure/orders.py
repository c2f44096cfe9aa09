"""What the sentences of an item order, and of whom: told sentence by sentence, by lexicon.

Where neither the title nor owners say that items order work, an item does whose sentences lay a duty on a public body,
open with a verb that orders, grant something, or change what held so far. Purpose, scope, definitions, sanctions and
how the notice itself holds are heard first: such sentences order nothing.

Belongs here: reading one item. Which items are asked is decided in ``choice.py``. Offsets count in the reading text.
"""

import re
from collections.abc import Iterator

from policytargets.extract.lexicons import pattern_of
from policytargets.extract.structure.outline import is_directive

MIN_ORDER = 8
"""Characters of the shortest sentence that orders by its verb: 建设情况 and 实施时间 are headings."""
_SENTENCE = re.compile(r"[^。;\n]+")
_SIGNS = "order_signs.tsv"
_BODY = (
    f"(?:{pattern_of(_SIGNS, 'body')})"
    r"(?:\([^()]*\))?(?:或其(?:委托|指定|授权)的[^,;。的]{2,16}?(?:机构|单位|中心))?"
)
_NOTHING = re.compile(pattern_of(_SIGNS, "nothing"))
_DUTY = re.compile(pattern_of(_SIGNS, "duty", body=_BODY))
_DECISION = re.compile(pattern_of(_SIGNS, "decision", body=_BODY))


def lays_duty(text: str, start: int, end: int, first: bool = False) -> bool:
    """Whether a sentence of the item ``text[start:end]``, or its ``first``, says what a public body has to do."""
    if first:
        opening = _SENTENCE.search(text, start, end)
        end = opening.end() if opening else end
    return any(
        _DUTY.search(sentence) and not _NOTHING.search(sentence) for sentence in _every_sentence(text, start, end)
    )


def orders_work(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the item ``text[start:end]`` orders, grants or changes something, whoever has to do it."""
    return any(_orders(sentence) and not _NOTHING.search(sentence) for sentence in _every_sentence(text, start, end))


def _orders(sentence: str) -> bool:
    if len(sentence) >= MIN_ORDER and is_directive(sentence):
        return True
    return _DECISION.search(sentence) is not None or _DUTY.search(sentence) is not None


def says_something(text: str, start: int, end: int) -> bool:
    """Whether the item ``text[start:end]`` says anything beside what orders nothing: definitions, sanctions, terms."""
    return any(not _NOTHING.search(sentence) for sentence in _every_sentence(text, start, end))


def _every_sentence(text: str, start: int, end: int) -> Iterator[str]:
    return (match[0].strip() for match in _SENTENCE.finditer(text, start, end))
