"""Versions name the month in Asia/Shanghai and never run backwards."""

from datetime import UTC, datetime

import pytest

from policytargets.errors import ReleaseError
from policytargets.release.version import Version, next_version


def test_the_month_is_shanghais() -> None:
    before, after = datetime(2025, 2, 28, 15, 59, tzinfo=UTC), datetime(2025, 2, 28, 16, 0, tzinfo=UTC)
    assert [str(next_version([], moment)) for moment in (before, after)] == ["v2025.02.1", "v2025.03.1"]


def test_the_number_counts_within_the_month_and_as_a_number() -> None:
    held = [Version(2025, 2, n) for n in range(1, 11)]
    assert str(next_version(held, datetime(2025, 2, 20, tzinfo=UTC))) == "v2025.02.11"
    assert max(held) == Version(2025, 2, 10)
    assert str(next_version(held, datetime(2025, 3, 20, tzinfo=UTC))) == "v2025.03.1"


def test_a_clock_that_runs_back_does_not_take_versions_back() -> None:
    assert str(next_version([Version(2025, 5, 2)], datetime(2025, 2, 20, tzinfo=UTC))) == "v2025.05.3"


@pytest.mark.parametrize(
    "text", ["2025.02.1", "v2025.2.1", "v2025.02.0", "v2025.13.1", "v2025.02.01", "v2025.02.1\n", "latest"]
)
def test_what_is_no_version_is_said_so(text: str) -> None:
    with pytest.raises(ReleaseError, match="is not a version"):
        Version.parse(text)
