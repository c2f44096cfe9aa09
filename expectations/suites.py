"""One Great Expectations suite a table, made from its declaration in ``policytargets.schema``.

Only stock expectations: their parameters survive being written down and shown. What they assert about other tables
and about the text stands in the helper columns of ``frames.py``.

Belongs here: which expectation follows from which declaration. Great Expectations takes seconds to import, so it is
imported when a suite is made, not when definitions are loaded.
"""

from typing import TYPE_CHECKING

from expectations.frames import COMPARATOR, FINITE, HAS_OWNER, PARSES, RATE_LEVEL, quote, reference
from policytargets.extract.numbers import known_unit_pattern
from policytargets.schema import COMPARATORS, TABLES, Field, Table

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite
    from great_expectations.expectations import Expectation

MAY_BECOME_EMPTY = frozenset({"issues"})
"""Tables that are better for having no rows."""


def contract(name: str, filled_before: bool = False) -> "ExpectationSuite":
    """What must hold of the table ``name``; ``filled_before`` where the release before had rows in it."""
    import great_expectations as gx

    table = TABLES[name]
    expectations = [_rows_remain(table, filled_before), *_key(table)]
    for field in table.fields:
        expectations += _column(field)
    expectations += _rows(name)
    return gx.ExpectationSuite(name=f"{name} contract", expectations=expectations)


def review() -> "ExpectationSuite":
    """What somebody should look at in the targets, and what stops nothing: units never seen before."""
    import great_expectations as gx
    from great_expectations import expectations as gxe

    seen = gxe.ExpectColumnValuesToMatchRegex(
        column="unit", regex=known_unit_pattern(), description="unit is made of units seen before"
    )
    return gx.ExpectationSuite(name="targets review", expectations=[seen])


def _rows_remain(table: Table, filled_before: bool) -> "Expectation":
    from great_expectations import expectations as gxe

    least = 1 if filled_before and table.name not in MAY_BECOME_EMPTY else 0
    return gxe.ExpectTableRowCountToBeBetween(
        min_value=least, description="the table is not empty where the release before had rows"
    )


def _key(table: Table) -> "list[Expectation]":
    from great_expectations import expectations as gxe

    if len(table.key) == 1:
        (column,) = table.key
        return [gxe.ExpectColumnValuesToBeUnique(column=column, description=f"{column} is unique")]
    columns = list(table.key)
    what = f"{', '.join(columns)} are unique together"
    return [gxe.ExpectCompoundColumnsToBeUnique(column_list=columns, ignore_row_if="never", description=what)]


def _column(field: Field) -> "list[Expectation]":
    """What the declaration of one column asks of its values; null is left to ``required``."""
    from great_expectations import expectations as gxe

    name = field.name
    made: list[Expectation] = []
    if field.required:
        made.append(gxe.ExpectColumnValuesToNotBeNull(column=name, description=f"{name} is never null"))
    if field.enum:
        what = f"{name} is one of {', '.join(field.enum)}"
        made.append(gxe.ExpectColumnValuesToBeInSet(column=name, value_set=list(field.enum), description=what))
    if field.minimum is not None:
        what = f"{name} is at least {field.minimum:g}"
        made.append(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=field.minimum, description=what))
    if field.pattern:
        what = f"{name} matches {field.pattern}"
        made.append(gxe.ExpectColumnValuesToMatchRegex(column=name, regex=field.pattern, description=what))
    if field.references:
        made.append(_holds(reference(name), f"{name} is a row of {field.references[0]}"))
    if field.quote_of:
        made.append(_holds(quote(name), f"{name} equals its slice of the canonical text"))
    return made


def _rows(name: str) -> "list[Expectation]":
    """What is asked of whole rows, beyond what a column's declaration says."""
    from great_expectations import expectations as gxe

    if name == "measures":
        return [_holds(HAS_OWNER, "every measure has an owner row")]
    if name == "targets":
        known, rate = "a quantified target has a known comparator", "the level of a rate is between 0 and 100 %"
        return [
            _holds(FINITE, "a quantified target has a finite value"),
            gxe.ExpectColumnValuesToBeInSet(column=COMPARATOR, value_set=list(COMPARATORS), description=known),
            _holds(PARSES, "the number's words alone parse to the same value again"),
            gxe.ExpectColumnValuesToBeBetween(column=RATE_LEVEL, min_value=0, max_value=100, description=rate),
        ]
    return []


def _holds(helper: str, description: str) -> "Expectation":
    from great_expectations import expectations as gxe

    return gxe.ExpectColumnValuesToBeInSet(column=helper, value_set=[True], description=description)
