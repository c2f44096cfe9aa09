"""What holds of the targets and the ledger of any text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytargets.extract.model import Metadata, Plan, Segment, Structure
from policytargets.extract.numbers import scan
from policytargets.extract.targets import find_targets
from policytargets.schema import CHANGES, COMPARATORS, DEADLINE_BASES, NUMBER_CLASSES

PIECES = (
    "新建 培育 企业 达到 不低于 以上 左右 其中 到2027年, 年底前 力争 分别 比例 产值 500家 98% 3个百分点 10—20个"
    " 亿元 一批 第三 2.5万人 翻一番 、 , 。 ; ( ) “ ” 《 》 给予 补贴 对 的 过去五年 全覆盖 应尽 每年 1,000"
    " 由30%提高至40%"
)
WORDS = st.sampled_from([*PIECES.split(), "\n", " "])
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map("".join), st.text(max_size=80))
ROLES = st.sampled_from(["preamble", "review", "goals", "measures", "safeguards", "steps", "annex", "rules"])


def found_in(text: str, role: str = "measures"):
    structure = Structure([Plan("", 0, len(text))], [], [Segment(0, len(text), "body", 0, None, (), role)])
    numbers = scan(text)
    return numbers, *find_targets(text, structure, numbers, Metadata(written_date=date(2026, 1, 5)))


@given(text=TEXTS, role=ROLES)
@settings(max_examples=150, deadline=None)
def test_every_number_stands_in_the_ledger_once_with_a_class_and_a_reason(text, role):
    numbers, targets, ledger = found_in(text, role)

    assert [entry.number for entry in ledger] == numbers
    assert all(entry.class_ in NUMBER_CLASSES and entry.reason for entry in ledger)
    assert all((entry.class_ == "target") == (entry.target is not None) for entry in ledger if entry.number.value)
    indexes = [entry.target for entry in ledger if entry.target is not None]
    assert len(indexes) == len(set(indexes))
    assert all(targets[index].kind == "quantified" for index in indexes)


@given(text=TEXTS, role=ROLES)
@settings(max_examples=150, deadline=None)
def test_every_target_quotes_its_clause_and_its_number(text, role):
    numbers, targets, _ = found_in(text, role)
    spans = {(number.start, number.end) for number in numbers}

    for target in targets:
        assert 0 <= target.quote_start < target.quote_end <= len(text)
        assert target.indicator
        assert target.change in CHANGES
        assert target.deadline_basis in DEADLINE_BASES
        assert (target.deadline is None) == (target.deadline_basis == "none")
        if target.kind == "quantified":
            assert (target.number_start, target.number_end) in spans
            assert target.quote_start <= target.number_start < target.number_end <= target.quote_end
            assert target.value is not None
            assert target.comparator in COMPARATORS
        else:
            assert target.number_start is target.number_end is target.value is target.comparator is None


@pytest.mark.parametrize(
    "piece", ["新建1个", "1,1,", "对5家企业给予,", "(((5%", "分别达到1个、", "应尽", "到2027年", "“5个"]
)
def test_time_grows_with_the_length_on_any_line(piece):
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        numbers = scan(text)
        structure = Structure([Plan("", 0, len(text))], [], [Segment(0, len(text), "body", 0, None, (), "measures")])
        start = time.process_time()
        find_targets(text, structure, numbers, Metadata())
        return time.process_time() - start

    seconds(1_000)
    once = min(seconds(4_000) for _ in range(3))
    twice = min(seconds(8_000) for _ in range(3))

    assert twice <= 2.6 * once + 0.05


@pytest.mark.parametrize("words", ["建设", "新增完成", "达到", "给予的,", "2026年", "每", "对", "总额为,"])
def test_a_number_among_many_words_of_a_rule_is_judged_within_milliseconds(words):
    sentence = words * (150 // len(words)) + "3个" + words * (150 // len(words)) + "。"
    found_in(sentence)

    start = time.process_time()
    found_in(sentence * 20)

    # A rule that begins anew at every word of the sentence takes ten times as long.
    assert (time.process_time() - start) / 20 < 0.01
