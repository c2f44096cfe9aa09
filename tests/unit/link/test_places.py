"""Offsets are carried over an edit, or said to be lost."""

from policytargets.link.places import Places

OLD = "一、总则\n抽检合格率达到98%。\n开展宣传。\n附则\n"


def carried(new: str, words: str) -> str | None:
    start = OLD.index(words)
    span = Places(OLD, new).span(start, start + len(words))
    return None if span is None else new[span[0] : span[1]]


def test_the_same_text_carries_every_place() -> None:
    places = Places(OLD, OLD)
    assert all(places.span(i, i + 3) == (i, i + 3) and places.untouched(i, i + 3) for i in range(len(OLD) - 2))


def test_lines_put_in_before_move_a_place() -> None:
    new = "新的标题\n\n" + OLD
    assert carried(new, "抽检合格率达到98%。") == "抽检合格率达到98%。"


def test_a_word_changed_inside_a_line_keeps_what_stands_around_it() -> None:
    new = OLD.replace("98%", "99.5%")
    assert carried(new, "抽检合格率达到98%。") == "抽检合格率达到99.5%。"
    assert carried(new, "98%") == "99.5%"
    assert not Places(OLD, new).untouched(OLD.index("98%"), OLD.index("98%") + 3)
    assert Places(OLD, new).untouched(OLD.index("开展"), OLD.index("。\n附"))


def test_a_place_inside_a_rewritten_stretch_is_lost_but_near() -> None:
    new = OLD.replace("抽检合格率达到98%。\n", "全部改写\n另起一行\n")
    places = Places(OLD, new)
    assert places.span(OLD.index("合格率"), OLD.index("达到")) is None
    assert new[places.near(OLD.index("合格率")) :].startswith("全部改写")


def test_a_removed_end_is_lost() -> None:
    assert Places(OLD, "一、总则\n").span(OLD.index("附则"), len(OLD) - 1) is None
    assert Places("", "甲").span(0, 0) == (0, 0) or Places("", "甲").span(0, 0) is not None


def test_a_long_text_of_equal_lines_takes_no_longer_for_it() -> None:
    many = "同一行\n" * 50_000
    assert Places(many, many + "末行\n").span(0, 4) == (0, 4)
