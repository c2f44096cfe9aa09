"""What a person reads in the terminal while a run goes on: one short line a message.

Belongs here: the console's logger. What the UI shows comes from Dagster itself.
"""

import logging

import dagster as dg


class Line(logging.Formatter):
    """``12:30:05  raw_notices  read 2 notices``: time, step and the message as it was logged."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; below it, where a step failed, the reason."""
        meta = getattr(record, "dagster_meta", {})
        line = f"{self.formatTime(record, '%H:%M:%S')}  {meta.get('step_key') or 'run'}"
        event: dg.DagsterEvent | None = meta.get("dagster_event")
        reason = _reason(event) if event is not None and event.is_step_failure else ""
        return f"{line}  {meta.get('orig_message') or record.getMessage()}{reason}"


def _reason(event: dg.DagsterEvent) -> str:
    """A failure stated on purpose in its own words; anything else with the calls that led to it."""
    failure = event.step_failure_data
    if failure.user_failure_data:
        return f"\n{failure.user_failure_data.description}"
    return f"\n{failure.error.to_string()}" if failure.error else ""


@dg.logger(config_schema={}, description="Short lines, from INFO upwards.")
def console(context: dg.InitLoggerContext) -> logging.Logger:
    """The logger of every run of this project."""
    logger = logging.Logger("policytargets", level=logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    logger.addHandler(handler)
    return logger
