"""Implicit targets: commitments without a usable number (全覆盖, 应X尽X, 不发生…事故, 动态清零).

Belongs here: finding them and naming what they are about. The patterns are data (``lexicons/implicit.tsv``). Deadlines
and measures are added by ``targets``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policytargets.extract import lexicons
from policytargets.extract.model import Target
from policytargets.extract.targets.clauses import flatten, unmask
from policytargets.extract.targets.periods import Deadline
from policytargets.extract.targets.phrases import strip_lead, tidy

_ROWS: Final = lexicons.rows("implicit.tsv")
_ANY: Final = re.compile("|".join(f"(?P<p{i}>{row[0]})" for i, row in enumerate(_ROWS)))
_GATE: Final = re.compile(
    "覆盖(?<=[全面]覆盖)|尽(?:(?<=应.尽)|(?<=应..尽)|(?<=应...尽))|发生(?<=[不故件的]发生)|清零|盈(?<=为盈)|正(?:增长|(?<=为正))"
    "|同步|零[事发死增排新投容]"
)
"""Every alternative opens with a character of its own, so that the search leaps from one such character to the next."""
_PAST: Final = re.compile("已|目前|实现了|了$|去年|过去|率先|首批|截至")
_CUT: Final = re.compile(r"[,，。;；:：\n]|(?<!性)、")
"""Where a clause ends; 系统性、区域性风险 is one noun."""
_SENTENCE: Final = re.compile(r"[。;；\n]")
_BARE: Final = 3
_SPAN: Final = 60
_VERB: Final = "实现|做到|确保|保持|推动|推进|坚持|落实|按照"
_VERBS: Final = re.compile(rf"^(?:{_VERB}|对|将)+|(?:{_VERB}|要|应)+$")


@dataclass(frozen=True, slots=True)
class Implicit:
    """An implicit commitment: its words (reading offsets), what it is about, and its change."""

    start: int
    end: int
    indicator: str
    change: str

    def target(self, plan: int | None, measure: int | None, quote: tuple[int, int], deadline: Deadline) -> Target:
        """The target that it is in this plan and measure, quoted so and due then."""
        return Target(
            plan=plan,
            measure=measure,
            indicator=self.indicator,
            comparator=None,
            value=None,
            value_high=None,
            unit="",
            change=self.change,
            deadline=deadline.day,
            deadline_text=deadline.text,
            deadline_basis=deadline.basis,
            baseline_text=None,
            baseline_value=None,
            kind="implicit",
            quote_start=quote[0],
            quote_end=quote[1],
            number_start=None,
            number_end=None,
            certainty="high",
        )


def may_commit(text: str) -> Iterator[int]:
    """Where ``text`` holds a word without which there is no implicit commitment: few paragraphs do."""
    return (found.start() for found in _GATE.finditer(text))


def implicit_commitments(text: str, start: int, end: int) -> Iterator[Implicit]:
    """The implicit commitments of ``text[start:end]``, in order."""
    for match in _ANY.finditer(text, start, end):
        _, change, noun, _ = _ROWS[int((match.lastgroup or "p0")[1:])]
        earlier, before = _clauses_before(text, max(start, match.start() - _SPAN), match.start())
        if _PAST.search(before):
            continue
        after = unmask(_CUT.split(flatten(text[match.end() : min(end, match.end() + _SPAN)]), maxsplit=1)[0])
        about = {"before": before, "after": after, "itself": match.group()}[noun]
        indicator = _named(about) or _named(after) or _told(_named(earlier)) or tidy(match.group())
        yield Implicit(match.start(), match.end(), indicator, change)


def _named(about: str) -> str:
    return tidy(_VERBS.sub("", strip_lead(_closed(about))))


def _told(subject: str) -> str:
    """``subject`` where it says what the commitment is about, and is no bare verb (优先安排)."""
    return subject if len(subject) > _BARE else ""


def _closed(words: str) -> str:
    """``words`` without a quotation mark whose fellow stands outside them, and without the marks around them all."""
    words = words.strip('" ')
    opened, closed = words.count("“"), words.count("”")
    if opened > closed:
        head, _, tail = words.rpartition("“")
        return head if len(head) > 1 else tail
    if closed > opened:
        return words.replace("”", "", 1)
    return words[1:-1] if opened == 1 and words[0] == "“" and words[-1] == "”" else words


def _clauses_before(text: str, start: int, end: int) -> tuple[str, str]:
    """The clause that ends at ``end``, and the one before it in the same sentence (``""`` where there is none)."""
    clauses = _CUT.split(flatten(_SENTENCE.split(text[start:end])[-1]))
    return unmask(clauses[-2]) if len(clauses) > 1 else "", unmask(clauses[-1])
