"""What holds of all that is extracted from any text, damaged ones too."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policytargets.extract.notice import extract
from policytargets.read import read_bytes

PARTS = st.sampled_from(
    [
        "某市管理办法\n",
        "某市实施方案\n",
        *(f"\n{label}" for label in ("一、", "二、", "(一)", "(二)", "1.", "2.", "1.1 ", "第一条 ", "第二条 ")),
        "推进建设",
        "市财政局应当建立制度",
        "新建充电桩500个",
        "力争到2027年合格率达到98%",
        "实现检查全覆盖",
        "(责任单位:市财政局、市科技局)",
        "(市税务局负责)",
        "(责任\n单位:",
        "序号\n举措\n责任单位\n1\n甲\n市财政局\n2\n乙\n市科技局\n",
        *("。", ",", ";", ":", "(", ")", "\n", "\u3000\u3000", " "),
    ]
)
TEXTS = st.lists(PARTS, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@example("某市实施方案\n　　一、任务\n　　1.新建充电桩500个。\n　　2.推进建设。\n")
@given(TEXTS)
def test_targets_and_owners_stand_in_their_measure_and_quote_the_text(words: str) -> None:
    document = read_bytes("notice.txt", f"通知{words}".encode())
    found = extract(document)

    for target in found.targets:
        assert 0 <= target.quote_start < target.quote_end <= len(document.text)
        if target.measure is not None:
            measure = found.measures[target.measure]
            assert measure.start <= target.quote_start
            assert target.quote_end <= measure.end
    for measure in found.measures:
        for owner in measure.owners:
            assert document.text[owner.start : owner.end] == owner.text
            assert owner.basis != "inline" or measure.start <= owner.start < owner.end <= measure.end
