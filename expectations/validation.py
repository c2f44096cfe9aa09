"""A suite is run on a frame, and its result becomes something that people can read.

Belongs here: talking to Great Expectations, and telling what came out. Nothing here knows what is expected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.preview import markdown

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations import ExpectationSuite
    from great_expectations.core import ExpectationValidationResult

SHOWN_ROWS = 20
"""Failing rows of one expectation that the UI shows."""
CONTEXT_COLUMNS = ("number_text", "quote", "owner_text", "title", "name", "source_file")
"""What tells a person which row it is, besides its key, where the table has it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one expectation found.

    ``rule`` says it in words, ``columns`` what it looked at (none: the table as a whole), ``evaluated`` how many
    values that were, ``failing`` the places of the rows that fail it, from 0, ``found`` what else there is to say.
    """

    rule: str
    expectation: str
    columns: tuple[str, ...]
    success: bool
    evaluated: int
    failing: tuple[int, ...]
    found: str


def validate(suite: "ExpectationSuite", frame: "pd.DataFrame") -> list[Outcome]:
    """Every expectation of ``suite`` on ``frame``, in the suite's order."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch(batch_parameters={"dataframe": frame})
    # The places of failing rows are enough: what stands there is looked up in the frame.
    result = batch.validate(suite, result_format={"result_format": "COMPLETE", "include_unexpected_rows": False})
    return sorted((_outcome(item) for item in result.results), key=lambda outcome: (outcome.success, outcome.columns))


def _outcome(item: "ExpectationValidationResult") -> Outcome:
    config, found = item.expectation_config, item.result
    if config is None or config.description is None:
        raise ValueError(f"an expectation came back without its rule: {item}")
    column = config.kwargs.get("column")
    raised = {} if found else item.exception_info
    return Outcome(
        rule=config.description,
        expectation=config.type,
        columns=tuple(config.kwargs.get("column_list") or ([column] if column else [])),
        success=bool(item.success),
        evaluated=found.get("element_count", 0) - found.get("missing_count", 0),
        failing=tuple(found.get("unexpected_index_list") or ()),
        found=str(raised or found.get("observed_value", "")),
    )


def faults(outcomes: Sequence[Outcome], frame: "pd.DataFrame", key: Sequence[str]) -> str:
    """The failing rows of every expectation that failed, as Markdown; ``key`` names the columns that identify a row."""
    return "\n\n".join(_fault(outcome, frame, key) for outcome in outcomes if not outcome.success)


def _fault(outcome: Outcome, frame: "pd.DataFrame", key: Sequence[str]) -> str:
    rows = len(outcome.failing)
    head = f"**{outcome.rule}**: " + (f"{rows} of {outcome.evaluated} rows fail" if rows else f"found {outcome.found}")
    if not rows:
        return head
    context = [column for column in CONTEXT_COLUMNS if column in frame.columns]
    columns = list(dict.fromkeys([*key, *outcome.columns, *context]))
    shown = frame.loc[list(outcome.failing[:SHOWN_ROWS]), columns]
    table = markdown(columns, shown.to_numpy().tolist())
    return f"{head}\n\n{table}" + (f"\n\n… and {rows - SHOWN_ROWS} more" if rows > SHOWN_ROWS else "")


def overview(outcomes: Sequence[Outcome]) -> str:
    """Every expectation with how many values it looked at and how many fail it, as Markdown."""
    rows = [
        ["✓" if outcome.success else "✗", outcome.rule, outcome.evaluated or "", len(outcome.failing)]
        for outcome in outcomes
    ]
    return markdown(["", "rule", "values", "failing"], rows)
