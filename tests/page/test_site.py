"""The files of the site: complete, linked, the same each time, safe; and the snippets it shows run."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import sample

from policytargets import schema
from policytargets.errors import ReleaseError
from policytargets.release.delta import delta_between
from policytargets.release.page import columns, words, write_page
from policytargets.release.page.snippets import PYTHON
from policytargets.release.page.templating import embed, plain, web_address
from policytargets.release.version import Version


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids += [found["id"] or ""] if "id" in found else []
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in found and "json" not in (found.get("type") or "")):
            self.inline.append(tag)


@pytest.fixture(scope="module")
def pages(release: Path) -> dict[Path, Links]:
    read = {}
    for path in [release / "index.html", *(release / "page").rglob("*.html")]:
        read[path] = Links()
        read[path].feed(path.read_text(encoding="utf-8"))
    return read


def test_every_link_leads_somewhere_within_the_release(release: Path, pages: dict[Path, Links]) -> None:
    later = {"SHA256SUMS"}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert link == "https://creativecommons.org/licenses/by/4.0/", (path, link)
                continue
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert to.exists() or to.name in later, (path, link)
            if parts.fragment and "=" not in parts.fragment and to in pages:
                assert parts.fragment in pages[to].ids, (path, link)


def test_every_row_has_exactly_one_anchor_in_its_notice(release: Path, pages: dict[Path, Links]) -> None:
    rows, _ = sample.labelled()
    for row in [*rows["targets"], *rows["measures"], *rows["plans"]]:
        key = next(iter(row[name] for name in ("target_id", "measure_id", "plan_id") if row.get(name)))
        ids = pages[release / "page" / "notice" / f"{row['notice_id']}.html"].ids
        assert ids.count(key) == 1, key


def test_no_element_id_is_given_twice(pages: dict[Path, Links]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_has_the_policy_and_nothing_inline(release: Path, pages: dict[Path, Links]) -> None:
    for path, page in pages.items():
        text = path.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src' in text, path
        assert "unsafe" not in text.split("</head>")[0]
        assert page.inline == [], path


def test_the_same_release_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    rows, texts = sample.labelled()
    rows, texts = sample.with_hostile(sample.with_tombstones(rows), texts)
    write_page(sample.context(tmp_path, rows, texts))
    files = sorted(path.relative_to(release) for path in (release / "page").rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path) for path in (tmp_path / "page").rglob("*") if path.is_file())
    for path in [Path("index.html"), *files]:
        assert (release / path).read_bytes() == (tmp_path / path).read_bytes(), path


def test_every_value_of_a_closed_list_has_words_in_both_languages() -> None:
    for table in schema.RELEASE_TABLES.values():
        for field in table.fields:
            if field.enum:
                assert set(field.enum) <= set(words.ENUMS[field.name]), f"{table.name}.{field.name}"


def test_downloads_show_the_size_and_hash_of_each_file(release: Path) -> None:
    text = (release / "index.html").read_text(encoding="utf-8")
    for path in (release / "data").iterdir():
        assert f"data/{path.name}" in text
        summed = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
        assert summed in text


def test_charts_keep_their_words_as_text_and_stand_beside_their_data(release: Path) -> None:
    text = (release / "index.html").read_text(encoding="utf-8")
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    assert len(figures) == 4
    for figure in figures:
        assert "<text" in figure
        assert "<table" in figure
    assert "食品抽检处</text>" in figures[0]


@pytest.mark.parametrize("name", sorted(PYTHON))
def test_the_snippets_in_python_run_as_they_stand(name: str, tmp_path: Path) -> None:
    rows, texts = sample.labelled()
    sample.context(tmp_path, rows, texts)
    ran = subprocess.run(
        [sys.executable, "-c", PYTHON[name]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout or name == "trace"


def test_an_id_that_could_leave_the_directory_is_refused(tmp_path: Path) -> None:
    rows, texts = sample.labelled()
    rows["owners"][0]["owner_id"] = "../../evil"
    with pytest.raises(ReleaseError, match=r"owners.*evil"):
        write_page(sample.context(tmp_path, rows, texts))


def test_an_empty_release_has_a_page(tmp_path: Path) -> None:
    write_page(sample.context(tmp_path, {name: [] for name in schema.RELEASE_TABLES}, {}))
    assert (tmp_path / "index.html").exists()


def test_the_changelog_tells_what_came_went_and_changed(tmp_path: Path) -> None:
    rows, texts = sample.labelled()
    before = sample.tables(rows)
    gone = rows["targets"].pop()
    rows["targets"][0] = {**rows["targets"][0], "value": 97.0}
    rows["owners"].append({"owner_id": "o-new", "name": "新设处", "kind": "department", "aliases": []})
    delta = delta_between(Version(2025, 2, 1), before, sample.tables(rows))
    write_page(sample.context(tmp_path, rows, texts, delta=delta))
    text = (tmp_path / "page" / "changelog.html").read_text(encoding="utf-8")
    assert "v2025.02.1" in text
    assert "<del><bdi>98.0</bdi></del> → <ins><bdi>97.0</bdi></ins>" in text
    assert rows["targets"][0]["indicator"] in text
    assert "新设处" in text
    assert gone["indicator"] in text


def test_a_quarantined_notice_says_why(tmp_path: Path) -> None:
    rows, texts = sample.labelled()
    rows["notices"].append(
        {"notice_id": "broken", "status": "quarantined", "source_file": "broken.txt", "date_basis": "none"}
        | {"measures_count": 0, "targets_count": 0, "owners_count": 0}
    )
    rows["issues"].append({"notice_id": "broken", "severity": "error", "rule": "empty", "message": "没有文字"})
    write_page(sample.context(tmp_path, rows, texts))
    text = (tmp_path / "page" / "notice" / "broken.html").read_text(encoding="utf-8")
    assert "已整份隔离" in text
    assert "没有文字" in text


@pytest.mark.parametrize("text", ["</script>", "\u2028\u2029", "<!--", "'\\", "\\x3c", "&amp;", "\n\r"])
def test_embedded_data_cannot_end_its_script(text: str) -> None:
    made = str(embed({"a": text}))
    assert not re.search(r"[<>&\u2028\u2029]", made)
    assert json.loads(made) == {"a": text}
    script = columns.script("a", {"a": text})
    assert not re.search(r"[<\u2028\u2029]", script)
    assert script.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", " JaVaScRiPt:1", "data:text/html,x", "//evil", "http://", "http://[", "\x01https:", None],
)
def test_only_web_addresses_become_links(text: str | None) -> None:
    assert web_address(text) == ""


def test_titles_lose_marks_of_direction() -> None:
    assert plain("\u202e倒\u2067写\n行") == "倒写 行"


def test_ids_are_spread_evenly_and_found_again() -> None:
    pairs = [(f"t-{number:06d}", ["t", "n"]) for number in range(20_000)]
    found = columns.buckets(pairs)
    assert all(key in found[columns.bucket_of(key, len(found))] for key, _ in pairs)
    assert max(map(len, found)) < 2 * columns.BUCKET


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"comparator": "ge", "value": 98.5, "unit": "%"}, "≥ 98.5 %"),
        ({"comparator": "ge", "value": 82000.0, "unit": "批次"}, "≥ 82,000 批次"),
        ({"comparator": "range", "value": 5.0, "value_high": 10.0, "unit": "个"}, "5–10 个"),
        ({"comparator": "ge", "value": 20.0, "unit": "%", "change": "decrease"}, "↓ ≥ 20 %"),
        ({"comparator": None, "value": None, "unit": "", "number_text": "全覆盖"}, "全覆盖"),
        ({"comparator": "eq", "value": 0.3333, "unit": "比例"}, "= 0.3333 比例"),
        ({"comparator": "lt", "value": 1e12, "unit": ""}, "< 1,000,000,000,000"),
    ],
)
def test_a_target_is_written_in_short(row: dict[str, object], shown: str) -> None:
    assert words.target_value({"value_high": None, "change": "level", "number_text": None, **row}) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (99_949, "99.9 kB")])
def test_sizes_have_decimal_prefixes(count: int, shown: str) -> None:
    assert words.size(count) == shown
    assert words.size(1_234_567_890) == "1.2 GB"
    assert words.size(999_999) == "1.0 MB"
