"""What the library raises on purpose reaches the UI as the one line it is, without a stack of calls.

Belongs here: that translation. The errors themselves stand in ``policytargets.errors``.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from policytargets.errors import PolicyTargetsError


@contextmanager
def plainly() -> Iterator[None]:
    """Turn an error of the library into a failure that says the same, and that trying again would not help."""
    try:
        yield
    except PolicyTargetsError as error:
        raise dg.Failure(str(error), allow_retries=False) from None
