"""The one exception tree. Every error names the file, the place and the way out, in one line.

Nothing else belongs here: what is wrong with a *row* is an issue (``check.py``), not an exception.
"""


class PolicyTargetsError(Exception):
    """Base of everything this library raises on purpose; its text is one line meant for a person."""


class ReadError(PolicyTargetsError):
    """A raw notice cannot be turned into text: unreadable, unknown charset, empty, not text."""


class RegisterError(PolicyTargetsError):
    """A reviewed file of the project (lexicon, register, corrections, sidecar) is malformed."""


class ReleaseError(PolicyTargetsError):
    """A release cannot be made, opened or trusted: not a release, sums differ, a quote is not its slice."""


class PublicationError(ReleaseError):
    """A release was built and cannot be put in place: locked, read-only, version exists."""
