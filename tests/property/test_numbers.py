"""What holds for any text: quotes are exact, mentions are in order, and a value reads back from every notation."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from policytargets import find_numbers
from policytargets.extract.fold import fold
from policytargets.extract.numbers import SHAPES
from policytargets.extract.numbers.numerals import numeral_value
from policytargets.schema import COMPARATORS

PIECES = st.sampled_from(
    [
        *"0123456789０９．，,.%％‰()（）〔〕[]、。;；:-—~～至到和·/× \n\u3000\u200b",
        *"一二三四五六七八九十百千万亿两零〇半廿几数余多约近第翻番成折分之点年月日时个家元人倍以上下内左右不超过于低",
        *"①⑴㈠Ⅲ減與達餘",
        "百分之",
        "三分之一",
        "个百分点",
        "元/平方米",
        "2024年",
        "8.2万批次",
        "翻一番",
        "至少",
        "控制在",
        "以上",
        "一体化",
        "千瓦时",
        "国发〔2021〕3号",
        "12345",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


@given(TEXTS)
@example("ǅ\u0130ß１\ufeff％")
def test_mentions_quote_the_text_in_order_and_are_disjoint(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.text == text[number.start : number.end]
        assert number.shape in SHAPES
        assert number.comparator in COMPARATORS
        assert (number.comparator == "range") == (number.value_high is not None)
        assert number.value_high is None or number.value is None or number.value < number.value_high
        end = number.end


@given(TEXTS)
def test_folding_never_changes_what_an_offset_means(text: str) -> None:
    reading = fold(text)
    dropped = {offset for span in reading.drops() for offset in range(*span)}
    kept = [offset for offset in range(len(text)) if offset not in dropped]
    assert len(kept) == len(reading.text)
    assert [reading.to_source(offset) for offset in range(len(reading.text))] == kept
    assert [reading.to_source_end(offset + 1) for offset in range(len(reading.text))] == [at + 1 for at in kept]
    assert [reading.to_reading(offset) for offset in kept] == list(range(len(reading.text)))


@given(TEXTS)
def test_folding_twice_changes_no_character_that_stayed(text: str) -> None:
    once = fold(text).text
    twice = fold(once).text
    assert twice.replace(" ", "") == once.replace(" ", "")


@given(st.integers(0, 10**16))
def test_a_numeral_reads_back(value: int) -> None:
    run = chinese(value)
    assert numeral_value(run) == (Decimal(value), None)


@given(st.integers(10, 10**15), st.sampled_from(["个", "元", "%", "公里", "批次", "元/平方米"]))
def test_a_chinese_number_reads_back_in_a_sentence(value: int, unit: str) -> None:
    (number,) = find_numbers(f"新增{chinese(value)}{unit}。")
    assert (number.value, number.unit) == (value, unit)


@given(st.decimals("0.001", "99999", places=3), st.sampled_from(["", "万", "亿", "百万", "万亿"]))
def test_an_arabic_number_reads_back(value: Decimal, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8, "百万": 10**6, "万亿": 10**12}[scale]
    (number,) = find_numbers(f"完成{value}{scale}吨。")
    assert number.value == value * factor
    assert number.unit == "吨"


@given(st.integers(0, 10**12))
def test_thousands_commas_and_full_width_digits_read_back(value: int) -> None:
    wide = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
    for written in (f"{value:,}", str(value), f"{value:,}".translate(wide)):
        (number,) = find_numbers(f"累计{written}元")
        assert number.value == value


@given(st.integers(1, 998), st.integers(1, 999), st.sampled_from(["-", "—", "~", "～", "至", "到"]))
def test_a_range_reads_back(low: int, more: int, sign: str) -> None:
    (number,) = find_numbers(f"建设{low}{sign}{low + more}个")
    assert (number.value, number.value_high, number.unit, number.comparator) == (low, low + more, "个", "range")


def chinese(value: int) -> str:
    """``value`` (up to 10^16) in Chinese numerals, written as one is taught to."""
    if value == 0:
        return "零"
    if value == 10**16:
        return "一亿亿"
    groups = []
    while value:
        value, group = divmod(value, 10**4)
        groups.append(group)
    out = ""
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group:
            needs_zero = out and (group < 1000 or out.endswith("零"))
            out += ("零" if needs_zero and not out.endswith("零") else "") + below_ten_thousand(group)
        if index % 2 and group:
            out += "万"
        if index == 2 and (group or len(groups) > 3):
            out += "亿"
    return out


def below_ten_thousand(group: int) -> str:
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, unit)
        if digit:
            out += "一二三四五六七八九"[digit - 1] + sign
        elif out and group and not out.endswith("零"):
            out += "零"
    return out.removeprefix("一") if out.startswith("一十") else out
