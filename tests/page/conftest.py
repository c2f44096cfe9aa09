"""Sites built once and a browser started once: Debian's Chromium, driven by Playwright, with no way off the origin."""

import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import sample

from policytargets.release.page import write_page
from policytargets.release.serve import application

CHROMIUM = Path("/usr/bin/chromium")
LISTS = ("targets", "notices", "owners", "indicators")
GUIDES = ("dictionary", "quality", "changelog", "cite", "verify", "use", "id", "report")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with both shipped notices, tombstones and one hostile notice, and its page."""
    staging = tmp_path_factory.mktemp("release")
    rows, texts = sample.labelled()
    rows, texts = sample.with_hostile(sample.with_tombstones(rows), texts)
    write_page(sample.context(staging, rows, texts))
    return staging


@pytest.fixture(scope="session")
def address(release: Path) -> Iterator[str]:
    """The release over http, as ``policytargets serve`` shows it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(release), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one module: Playwright holds an event loop while it lives, which would bar others from theirs."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("chromium is missing: these tests may not be skipped here")
        pytest.skip("chromium is not installed (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, release: Path) -> str:
    """The address of the release's directory, once over http and once from disk."""
    if request.param == "file":
        return release.as_uri() + "/"
    found: str = request.getfixturevalue("address")
    return found


class Watched:
    """A tab that remembers what must never happen: errors, console messages, requests off the origin."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.wrong: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))

    def _asked(self, url: str) -> None:
        if not url.startswith(self.home):
            self.wrong.append(f"request off the origin: {url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.home + path)
        return self.page


@pytest.fixture
def tab(browser: Browser, home: str) -> Iterator[Watched]:
    """A Chinese reader's tab; the test fails when anything went wrong in it."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    watched = Watched(context, home)
    yield watched
    context.close()
    assert watched.wrong == []


@pytest.fixture(scope="session")
def kinds(release: Path) -> dict[str, str]:
    """One page of every kind."""

    def first(folder: str, holding: str = "") -> str:
        found = sorted((release / "page" / folder).glob("*.html"))
        return next(p.relative_to(release).as_posix() for p in found if holding in p.read_text(encoding="utf-8"))

    simple: dict[str, Any] = {name: f"page/{name}.html" for name in LISTS + GUIDES}
    return {
        "start": "index.html",
        **simple,
        "notice": "page/notice/tianjin-scjg-2024-five-projects.html",
        "hostile": "page/notice/hostile.html",
        "gone": "page/notice/old-notice.html",
        "owner": first("owner", "牵头的举措"),
        "indicator": first("indicator", "<svg"),
        "tombstone": "page/id.html?id=o-gone00000002",
    }
