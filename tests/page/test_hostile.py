"""A notice in which every word is an attack stays inert, wherever its words are shown."""

import sample
from conftest import Watched

PAGES = (
    "page/notice/hostile.html",
    f"page/owner/{sample.short('o', 'hostile')}.html",
    "page/indicator/i-hostile.html",
    "index.html",
    "page/targets.html",
    "page/targets.html#q=hurt",
    "page/targets.html#owner=%3Cscript%3Ewindow.hurt=6%3C/script%3E",
    "page/notices.html",
    "page/owners.html",
    "page/indicators.html",
    "page/quality.html",
    "page/id.html?id=%3Cimg%20src=x%20onerror=window.hurt=7%3E",
    "page/report.html?id=%22%3E%3Cscript%3Ewindow.hurt=8%3C/script%3E",
    "page/notice/hostile.html#%22%5D%3Cscript%3E",
)


def test_no_word_of_a_notice_runs(tab: Watched) -> None:
    for path in PAGES:
        page = tab.open(path)
        page.wait_for_timeout(50)
        assert page.evaluate("window.hurt") is None, path
        assert page.locator("main script:not([type]), img[src=x], main style").count() == 0, path
        assert page.evaluate("getComputedStyle(document.body).display") != "none"


def test_no_link_leads_to_a_script(tab: Watched) -> None:
    for path in PAGES:
        found = tab.open(path).eval_on_selector_all("[href],[src]", "all => all.map(one => one.href || one.src)")
        assert not [link for link in found if link.lower().startswith(("javascript:", "data:", "vbscript:"))], path


def test_marks_of_direction_end_where_the_words_end(tab: Watched) -> None:
    page = tab.open("page/notice/hostile.html")
    loose = """all => all.filter(one => one.childNodes.length && [...one.childNodes].some(node =>
        node.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.textContent)
        && !['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(one).unicodeBidi)
        && !one.closest('bdi, .text p'))).map(one => one.outerHTML)"""
    assert page.eval_on_selector_all("main *", loose) == []


def test_control_characters_are_shown_and_not_dropped(tab: Watched) -> None:
    assert "铃␇与␛转义" in tab.open("page/notice/hostile.html").locator(".text").inner_text()


def test_an_injected_script_is_refused_by_the_policy(tab: Watched) -> None:
    page = tab.open("page/notice/hostile.html")
    page.evaluate("""() => {
        const one = document.createElement('script'); one.textContent = 'window.hurt = 9'; document.body.append(one);
        const two = document.createElement('a'); two.setAttribute('onclick', 'window.hurt = 10');
        document.body.append(two); two.click();
    }""")
    assert page.evaluate("window.hurt") is None
    assert any("Content Security Policy" in message for message in tab.wrong)
    tab.wrong.clear()
