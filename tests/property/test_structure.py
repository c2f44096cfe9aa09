"""What holds of the structure of any text at all."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policytargets.extract.fold import fold
from policytargets.extract.metadata import find_metadata
from policytargets.extract.model import SEGMENT_KINDS, SEGMENT_ROLES, Structure
from policytargets.extract.structure import find_structure
from policytargets.schema import OWNER_BASES, ROLES

PARTS = st.sampled_from(
    [
        "一、",
        "二、",
        "(一)",
        "(二)",
        "1.",
        "2.",
        "1.1 ",
        "1.1.1 ",
        "第一条 ",
        "①",
        "推进甲工程。",
        "到2025年达到98%。",
        "(责任单位:市财政局、市科技局,各区政府)",
        "(市税务局牵头,各县区配合)",
        "〔责任单位:各县(市、区)政府〕",
        "责任单位:市教育局",
        "(",
        ")",
        "【",
        "】",
        "组织保障",
        "工作目标",
        "某市实施方案",
        "某市管理办法\n",
        "市财政局应当建立制度。",
        "附件",
        "序号\n举措\n责任单位\n1\n甲\n市财政局\n2\n乙\n市科技局\n",
        "成员单位包括甲处、乙处。",
        "某市人民政府",
        "2024年1月2日",
        "有效期至2025年12月31日",
        "索引号:\n",
        "\n",
        "\n\n",
        " ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=60).map("".join))


def check(text: str, found: Structure) -> None:
    assert "".join(text[segment.start : segment.end] for segment in found.segments) == text
    before = 0
    for segment in found.segments:
        assert segment.start == before
        assert segment.kind in SEGMENT_KINDS
        assert segment.role in SEGMENT_ROLES
        assert segment.plan is None or 0 <= segment.plan < len(found.plans)
        assert segment.measure is None or 0 <= segment.measure < len(found.measures)
        before = segment.end
    end = 0
    for measure in found.measures:
        plan = found.plans[measure.plan]
        assert end <= measure.start < measure.end <= len(text)
        assert plan.start <= measure.start
        assert measure.end <= plan.end
        end = measure.end
        for owner in measure.owners:
            assert owner.role in ROLES
            assert owner.basis in OWNER_BASES
            assert owner.start is not None
            assert text[owner.start : owner.end] == owner.text
            assert owner.basis != "inline" or measure.start <= owner.start < owner.end <= measure.end


@settings(max_examples=300, deadline=None)
@example("((责任单位0<)\n、())")
@example("0、(\n有效期(责任单位0))")
@given(TEXTS)
def test_segments_tile_measures_nest_and_names_are_quoted(text: str) -> None:
    reading = fold(text)
    found = find_structure(reading.text)
    check(reading.text, found)
    find_metadata(reading, found, {})


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_structure(text: str) -> None:
    words = fold(text).text
    assert find_structure(words) == find_structure(words)
