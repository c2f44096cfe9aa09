"""The full text of a notice as markup: nothing lost, nothing run, whatever the spans."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from policytargets.release.page.text import Span, highlight


class Words(HTMLParser):
    """The words and ids of markup, and whether every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(markup: str) -> Words:
    words = Words()
    words.feed(markup)
    words.close()
    assert words.open == []
    return words


def no_note(key: str) -> Markup:
    return Markup("")


def test_a_targets_number_is_anchored_and_leads_to_its_row() -> None:
    made = highlight("合格率达到98%。", [Span(0, 9, "clause", "t-1"), Span(5, 8, "target", "t-1")], no_note)
    assert '<span class="at" id="t-1"></span>' in made
    assert '<a class="num" href="#row-t-1">98%</a>' in made
    assert 'data-of="t-1"' in made


def test_a_measure_is_a_block_with_its_note_before_it() -> None:
    made = highlight("前言\n1.措施\n后记", [Span(3, 7, "measure", "m-1")], lambda key: Markup(f"<i>{key}</i>"))
    assert "<p>前言</p>" in made
    assert '<i>m-1</i><p class="m"><span class="at" id="m-1"></span>1.措施</p>' in made
    assert "<p>后记</p>" in made


def test_two_targets_in_one_number_both_have_an_anchor() -> None:
    made = read(highlight("各100个", [Span(1, 5, "target", "t-1"), Span(1, 5, "target", "t-2")], no_note))
    assert made.ids == ["t-1", "t-2"]


def test_spans_outside_the_text_are_left_out() -> None:
    made = highlight("短", [Span(0, 9, "clause", "t-1"), Span(1, 1, "target", "t-2"), Span(-1, 1, "number")], no_note)
    assert made == "<p>短</p>\n"


texts = st.text(alphabet=st.sampled_from("甲乙1%<>&\"'/\n\t \u2028\u202e\x07😀"), max_size=60)
spans = st.lists(
    st.builds(
        Span,
        st.integers(-2, 62),
        st.integers(-2, 62),
        st.sampled_from(["plan", "measure", "clause", "target", "number"]),
        st.sampled_from(["a-1", "b-2", "c-3"]),
        st.just('<b>"'),
    ),
    max_size=12,
)


@given(texts, spans)
def test_every_word_is_kept_in_order_and_every_element_closed(text: str, marked: list[Span]) -> None:
    made = read(highlight(text, marked, no_note))
    kept = [line for line in text.replace("\x07", "␇").split("\n") if line]
    assert "".join(made.words).replace("\n", "") == "".join(kept)
    assert made.tags <= {"p", "span", "a"}


@given(texts, spans)
def test_every_anchor_of_a_span_within_the_text_is_there_once_a_span(text: str, marked: list[Span]) -> None:
    made = read(highlight(text, marked, no_note))
    wanted = [s for s in dict.fromkeys(marked) if 0 <= s.start < s.end <= len(text)]
    assert sorted(made.ids) == sorted(s.id for s in wanted if s.kind in ("plan", "measure", "target"))
