"""Scores as lines of text, for the terminal.

Belongs here: how scores look. What they mean stands in ``evaluate.py``.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from .evaluate import Evaluation, shares

COLUMNS: Final = (
    "measure_f1",
    "owner_f1",
    "role_acc",
    "target_p",
    "target_r",
    "target_f1",
    "exact_f1",
    "indicator_acc",
    "deadline_acc",
    "link_acc",
)
FURTHER: Final = ("target_f1_macro", "role_macro", "change_acc", "deadline_all_acc", "quote_acc")
NAME_WIDTH: Final = 34
SCORE_WIDTH: Final = 14


def lines(evaluation: Evaluation, mistakes: bool = False) -> Iterator[str]:
    """A header, a line a notice (with each mistake below it where asked for), the whole, and further scores."""
    yield f"{'notice':<{NAME_WIDTH}}" + "".join(f"{name:>{SCORE_WIDTH}}" for name in COLUMNS)
    for score in evaluation.notices:
        yield _line(score.notice_id, shares(score.counts))
        if mistakes:
            yield from (f"    {mistake.kind:<14} @{mistake.at:<6} {mistake.what}" for mistake in score.mistakes)
    yield _line("ALL", evaluation.summary)
    yield "  ".join(f"{name} {evaluation.summary[name]:.3f}" for name in FURTHER)


def _line(name: str, scores: Mapping[str, float]) -> str:
    return f"{name:<{NAME_WIDTH}}" + "".join(f"{scores[column]:>{SCORE_WIDTH}.3f}" for column in COLUMNS)
