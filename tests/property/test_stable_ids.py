"""Whatever an edit does: offsets that are carried still hold the same words, and no id is given away or doubled."""

from hypothesis import given, settings
from hypothesis import strategies as st
from release_sample import tables_of

from policytargets.link.places import Places
from policytargets.link.stable import Before, keep_ids
from policytargets.release.rules import table_problems
from policytargets.release.tables import settled

LINES = st.sampled_from(
    [
        "# 方案",
        "# 办法",
        "1. 抽检合格率达到98%。",
        "2. 抽检合格率达到99%。",
        "1. 覆盖率不低于90%。",
        "2. 开展宣传。",
        "说明",
        "",
        "3. 办结率达到70%。",
    ]
)
NOTICES = st.lists(LINES, min_size=0, max_size=12).map(
    lambda lines: "# 方案\n" + "".join(f"{line}\n" for line in lines)
)
WORDS = st.text(alphabet="甲乙丙。\n1%", max_size=40)


@given(WORDS, WORDS, st.integers(0, 40), st.integers(0, 40))
def test_an_untouched_place_holds_the_same_words(old: str, new: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    places = Places(old, new)
    span = places.span(start, end)
    assert span is None or 0 <= span[0] <= span[1] <= len(new)
    assert 0 <= places.near(start) <= len(new)
    if places.untouched(start, end):
        assert span is not None
        assert new[span[0] : span[1]] == old[start:end]


@settings(deadline=None, max_examples=60)
@given(st.lists(NOTICES, min_size=1, max_size=4))
def test_through_any_chain_of_edits_releases_stay_sound_and_nothing_is_forgotten(versions: list[str]) -> None:
    known: set[str] = set()
    earlier: Before | None = None
    for number, text in enumerate(versions, start=1):
        texts = {"a": text}
        tables = settled(tables_of(texts))
        if earlier is not None:
            tables = settled(keep_ids(tables, texts, earlier).tables)
        assert list(table_problems(tables, texts)) == []
        standing = {
            i
            for name in ("plans", "measures", "targets")
            for i in tables[name][tables[name].column_names[0]].to_pylist()
        }
        known |= standing
        assert known <= standing | set(tables["tombstones"]["id"].to_pylist())
        earlier = Before(f"v2025.01.{number}", tables, texts)


@settings(deadline=None, max_examples=40)
@given(NOTICES)
def test_the_same_text_again_keeps_every_id(text: str) -> None:
    texts = {"a": text}
    tables = settled(tables_of(texts))
    kept = settled(keep_ids(tables, texts, Before("v2025.01.1", tables, texts)).tables)
    assert all(kept[name].equals(rows) for name, rows in tables.items())
