"""WCAG 2.2 A and AA as axe-core sees it, on every kind of page, in both languages, on paper white and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("zh-CN", "light", 1280), ("en-GB", "dark", 1280), ("zh-CN", "light", 360)]
)
def test_no_page_has_a_violation(
    browser: Browser, address: str, kinds: dict[str, str], language: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        locale=language, color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = []
    for name, path in kinds.items():
        page.goto(address + path)
        if name == "targets":
            page.fill("#ui-q", "率")
            page.wait_for_selector("#ui-table[data-ready]")
        results = Axe().run(page, options=RULES)
        found += [
            f"{name}: {one['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:300]}"
            for one in results.response["violations"]
            for node in one["nodes"][:3]
        ]
    context.close()
    assert found == []
