"""Publishing toy notices into a temporary directory."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from release_sample import NOTICE, OTHER, QUICK, Publish, tables_of

from policytargets.release.dataset import read_dataset
from policytargets.release.publish import Publication, PublishOptions, publish

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Publish without page and workbook, unless a test is marked with the fixture ``every_writer``."""
    if "every_writer" not in request.fixturenames:
        monkeypatch.setattr("policytargets.release.publish.WRITERS", QUICK)


@pytest.fixture
def every_writer() -> None:
    """Ask for a release as it is published, with all its files."""


@pytest.fixture
def texts() -> dict[str, str]:
    return {"a": NOTICE, "b": OTHER}


@pytest.fixture
def options() -> PublishOptions:
    return PublishOptions(read_dataset(ROOT / "dataset.yaml"), issued=datetime(2025, 2, 20, 12, tzinfo=UTC))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture
def release(published: Path, options: PublishOptions) -> Publish:
    """Publish texts; keyword arguments change the options."""

    def go(texts: dict[str, str], urls: dict[str, str] | None = None, **changed: Any) -> Publication:
        return publish(tables_of(texts, urls), texts, published, replace(options, **changed))

    return go


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound release, the second of two, for tests that copy it."""
    published = tmp_path_factory.mktemp("made") / "published"
    options = PublishOptions(read_dataset(ROOT / "dataset.yaml"), issued=datetime(2025, 2, 20, 12, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("policytargets.release.publish.WRITERS", QUICK)
        for text in (NOTICE, NOTICE.replace("98%", "99%")):
            made = publish(tables_of({"a": text, "b": OTHER}), {"a": text, "b": OTHER}, published, options)
    assert made.path is not None
    return made.path
