"""What the sentences of an item order, and of whom: told sentence by sentence, by lexicon.

Where neither the title nor owners say that items order work, an item does whose sentences lay a duty on a public body,
open with a verb that orders, grant something, or change what held so far. Purpose, scope, definitions, sanctions and
how the notice itself holds are heard first: such sentences order nothing.

Belongs here: reading one item. Which items are asked is decided in ``choice.py``. Offsets count in the reading text.
"""

import re

from policytargets.extract.lexicons import rows
from policytargets.extract.structure.outline import is_directive

MIN_ORDER = 8
"""Characters of the shortest sentence that orders by its verb: 建设情况 and 实施时间 are headings."""
_SENTENCE = re.compile(r"[^。;\n]+")
_PLACEHOLDER = "{body}"


def _signs(sign: str) -> re.Pattern[str]:
    found = [pattern.replace(_PLACEHOLDER, _BODY) for pattern, told, _ in _ROWS if told == sign]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found))


_ROWS = rows("order_signs.tsv")
_BODY = "(?:" + "|".join(pattern for pattern, told, _ in _ROWS if told == "body") + r")(?:\([^()]*\))?"
_NOTHING = _signs("nothing")
_DUTY = _signs("duty")
_DECISION = _signs("decision")


def lays_duty(text: str, start: int, end: int, first: bool = False) -> bool:
    """Whether a sentence of the item ``text[start:end]``, or its ``first``, says what a public body has to do."""
    if first:
        opening = _SENTENCE.search(text, start, end)
        end = opening.end() if opening else end
    return any(_DUTY.search(sentence) for sentence in _sentences(text, start, end))


def orders_work(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the item ``text[start:end]`` orders, grants or changes something, whoever has to do it."""
    for sentence in _sentences(text, start, end):
        if (
            (len(sentence) >= MIN_ORDER and is_directive(sentence))
            or _DUTY.search(sentence)
            or _DECISION.search(sentence)
        ):
            return True
    return False


def says_something(text: str, start: int, end: int) -> bool:
    """Whether the item ``text[start:end]`` says anything beside what orders nothing: definitions, sanctions, terms."""
    return bool(_sentences(text, start, end))


def _sentences(text: str, start: int, end: int) -> list[str]:
    found = (match[0].strip() for match in _SENTENCE.finditer(text, start, end))
    return [sentence for sentence in found if not _NOTHING.search(sentence)]
