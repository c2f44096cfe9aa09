"""What a reader does: search, filter, follow links, change the language, print, use the keyboard alone."""

import re
from pathlib import Path

from conftest import Watched
from playwright.sync_api import expect

NOTICE = "page/notice/tianjin-scjg-2024-five-projects.html"


def rows(tab: Watched) -> list[str]:
    return tab.page.locator("#ui-table tbody tr").all_inner_texts()


def test_every_kind_of_page_opens_without_a_complaint(tab: Watched, kinds: dict[str, str]) -> None:
    for path in kinds.values():
        expect(tab.open(path).locator("h1")).to_have_count(1)


def test_search_finds_words_of_the_quote_as_they_are_typed(tab: Watched) -> None:
    tab.open("page/targets.html").fill("#ui-q", "抽检合格率")
    expect(tab.page.locator("#ui-status")).to_contain_text("/ 52")
    assert rows(tab)
    assert all("抽检" in row for row in rows(tab))


def test_search_does_not_mind_case_or_width(tab: Watched) -> None:
    tab.open("page/targets.html").fill("#ui-q", "odr")
    expect(tab.page.locator("#ui-table tbody tr")).to_have_count(1)
    assert "ODR" in rows(tab)[0]


def test_filters_narrow_and_stand_in_the_address(tab: Watched) -> None:
    page = tab.open("page/targets.html")
    page.select_option("#ui-comparator", "ge")
    page.select_option("#ui-deadline", "2018")
    expect(page.locator("#ui-status")).to_contain_text("2 / 52")
    page.fill("#ui-q", "满意度")
    expect(page.locator("#ui-table tbody tr")).to_have_count(1)
    assert "comparator=ge" in page.url
    assert "deadline=2018" in page.url


def test_an_address_brings_back_what_was_filtered(tab: Watched) -> None:
    page = tab.open("page/targets.html#comparator=ge&deadline=2018&q=" + "满意度")
    expect(page.locator("#ui-table tbody tr")).to_have_count(1)
    expect(page.locator("#ui-comparator")).to_have_value("ge")
    expect(page.locator("#ui-q")).to_have_value("满意度")


def test_each_filter_counts_what_its_rows_hold(tab: Watched) -> None:
    page = tab.open("page/targets.html")
    for name, value, wanted in (
        ("owner", "12315投诉举报中心", "12315投诉举报中心"),
        ("notice", "tianjin-scjg-2018-coordination", "2018"),
        ("unit", "批次", "批次"),
        ("plan", "2018", "2018"),
    ):
        page.click("#ui-filters button[type=reset]")
        expect(page.locator("#ui-status")).to_have_text(re.compile("^52 "))
        page.fill(f"#ui-{name}", value)
        expect(page.locator("#ui-status")).to_contain_text("/ 52")
        assert all(wanted in row for row in rows(tab)), name


def test_rows_can_be_put_in_order(tab: Watched) -> None:
    page = tab.open("page/targets.html#unit=%25&sort=value")
    expect(page.locator("#ui-status")).to_contain_text("/ 52")
    values = [float(re.findall(r"[\d.]+", text)[0]) for text in page.locator("td.value").all_inner_texts()]
    assert len(values) > 5
    assert values == sorted(values)


def test_drawn_rows_look_like_the_ones_in_the_page(tab: Watched) -> None:
    page = tab.open("page/targets.html")
    before = page.locator("#ui-table tbody tr").first.inner_html()
    page.fill("#ui-q", "zzz")
    expect(page.locator("#ui-table tbody tr")).to_have_count(0)
    page.fill("#ui-q", "")
    expect(page.locator("#ui-table tbody tr")).to_have_count(50)
    drawn = page.locator("#ui-table tbody tr").first.inner_html()
    assert drawn.replace("../page/", "") == before.replace("../page/", "")


def test_pages_of_rows_can_be_turned(tab: Watched) -> None:
    page = tab.open("page/targets.html")
    page.click("#ui-pages [data-step='1']")
    expect(page.locator("#ui-table tbody tr")).to_have_count(2)
    assert "p=2" in page.url
    expect(page.locator("#ui-pages [data-step='1']")).to_be_disabled()


def test_a_search_on_the_start_page_leads_to_the_table(tab: Watched) -> None:
    page = tab.open("index.html")
    page.fill("#ui-seek", "投诉")
    page.press("#ui-seek", "Enter")
    page.wait_for_url("**/page/targets.html#q=*")
    expect(page.locator("#ui-status")).to_contain_text("/ 52")


def test_a_row_leads_to_its_words_in_the_notice(tab: Watched) -> None:
    page = tab.open("page/targets.html#q=" + "8.2万批次")
    link = page.locator("#ui-table tbody tr th a").first
    key = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    page.wait_for_url(f"**#{key}")
    expect(page.locator(f"#{key} + .clause, #{key} + .num").first).to_be_visible()
    expect(page.locator(".clause.on .num").first).to_have_text("8.2万批次")
    # The page's own security policy refuses a condition that has to be asked in it again and again.
    expect(page.locator(".clause.on .num").first).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 500


def test_a_highlighted_number_leads_back_to_its_row(tab: Watched) -> None:
    page = tab.open(NOTICE)
    page.locator(".text a.num").first.click()
    page.wait_for_url("**#row-t-*")
    assert page.locator("tr:target").count() == 1


def test_the_language_is_switched_and_kept(tab: Watched) -> None:
    page = tab.open("index.html")
    expect(page.locator("h1")).to_contain_text("政策目标")
    page.click("button[data-set=en]")
    expect(page.locator("h1 .en")).to_be_visible()
    expect(page.locator("h1 .zh")).to_be_hidden()
    assert page.evaluate("document.documentElement.lang") == "en"
    tab.open(NOTICE)
    expect(page.locator("#ui-text .en")).to_be_visible()
    assert page.title().endswith("Policy targets")
    tab.open(NOTICE + "?lang=zh")
    expect(page.locator("#ui-text .zh")).to_be_visible()


def test_any_id_is_led_to_its_place(tab: Watched) -> None:
    page = tab.open(NOTICE)
    target = (page.locator(".text a.num").first.get_attribute("href") or "")[len("#row-") :]
    tab.open(f"page/id.html?id={target}")
    page.wait_for_url(f"**/{NOTICE}#{target}")
    measure = (page.locator("table.measures tbody tr").first.get_attribute("id") or "")[len("row-") :]
    tab.open("page/id.html")
    page.fill("#ui-id", measure)
    page.press("#ui-id", "Enter")
    page.wait_for_url(f"**/{NOTICE}#{measure}")


def test_a_withdrawn_id_is_led_to_its_tombstone(tab: Watched) -> None:
    page = tab.open("page/id.html?id=t-gone00000001")
    expect(page.locator(".answer.gone")).to_contain_text("v2025.02.1")
    page.locator(".answer.gone a").click()
    page.wait_for_url("**/page/notice/*.html#t-*")


def test_the_old_place_of_a_withdrawn_row_says_so(tab: Watched) -> None:
    page = tab.open("page/notice/tianjin-scjg-2018-coordination.html#t-gone00000001")
    expect(page.locator("#t-gone00000001")).to_contain_text("v2025.02.1")
    page = tab.open("page/owner/o-gone00000002.html")
    expect(page.locator("h1")).to_contain_text("已撤下")
    page = tab.open("page/notice/tianjin-scjg-2018-coordination.html#t-never")
    expect(page.locator("#ui-lost a")).to_have_attribute("href", "../../page/id.html?id=t-never")


def test_an_unknown_id_is_told_apart_from_a_withdrawn_one(tab: Watched) -> None:
    expect(tab.open("page/id.html?id=t-never").locator(".answer")).to_contain_text("没有这个编号")
    expect(tab.open("page/id.html?id=<b>").locator(".answer")).to_contain_text("不是编号")


def test_reporting_an_error_fills_in_the_id_and_the_version(tab: Watched) -> None:
    page = tab.open(NOTICE)
    link = page.locator("a.report").nth(1)
    key = (link.get_attribute("href") or "").split("id=")[1]
    link.click()
    expect(page.locator("#ui-rid")).to_have_value(key)
    page.fill("#ui-what", "应为98%")
    expect(page.locator("#ui-message")).to_have_value(re.compile(rf"id: {key}\nversion: v2025\.03\.1\n\n应为98%"))


def test_every_row_shown_can_be_reported(tab: Watched, kinds: dict[str, str]) -> None:
    for name in ("targets", "notices", "owners", "indicators", "notice", "owner", "indicator"):
        page = tab.open(kinds[name])
        assert page.locator("table.rows tbody tr").count() == page.locator("table.rows tbody tr a.report").count()


def test_everything_works_by_keyboard_alone(tab: Watched) -> None:
    page = tab.open("page/targets.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ui-q"
    page.keyboard.type("养老")
    page.keyboard.press("Control+A")
    page.keyboard.type("98.5")
    expect(page.locator("#ui-status")).to_contain_text("/ 52")
    found = len(rows(tab))
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('tbody') !== null"):
            break
    assert found
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/notice/*.html#t-*")


def test_printed_pages_keep_the_words_and_drop_the_controls(tab: Watched, tmp_path: Path) -> None:
    page = tab.open(NOTICE)
    page.emulate_media(media="print")
    expect(page.locator(".top nav")).to_be_hidden()
    expect(page.locator(".act").first).to_be_hidden()
    expect(page.locator(".text p").first).to_be_visible()
    page.pdf(path=tmp_path / "notice.pdf")
    assert (tmp_path / "notice.pdf").stat().st_size > 10_000


def test_no_page_is_wider_than_a_phone(tab: Watched, kinds: dict[str, str]) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 740})
    for path in kinds.values():
        page = tab.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_without_scripts_both_languages_and_all_rows_are_there(browser, home: str) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + NOTICE)
    expect(page.locator("#ui-text .zh")).to_be_visible()
    expect(page.locator("#ui-text .en")).to_be_visible()
    assert page.locator("table.targets tbody tr").count() == 38
    context.close()
