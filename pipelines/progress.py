"""Progress of long work in the log of a run: often enough to see that it lives, seldom enough to read.

Belongs here: that, and nothing else.
"""

import time
from collections.abc import Callable

Progress = Callable[[int, int], None]
SECONDS = 5.0
"""The time between two lines."""


def logged(
    log: Callable[[str], object], what: str, now: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """A callback for (done, in all) that calls ``log`` every few seconds, such as ``read 120 of 400 notices``."""
    last = now()

    def tell(done: int, total: int) -> None:
        nonlocal last
        if now() - last >= SECONDS:
            last = now()
            log(f"{what} {done} of {total} notices")

    return tell
