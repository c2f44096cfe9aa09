"""Hostile text: the structure is found, or nothing is, in time that grows no faster than the text."""

import time

import pytest

from policytargets.extract.fold import fold
from policytargets.extract.metadata import find_metadata
from policytargets.extract.notice import extract
from policytargets.extract.paragraphs import joined
from policytargets.extract.structure import find_structure
from policytargets.read import read_bytes

HOSTILE = {
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets": "()",
    "labels": "(一)",
    "numbered lines": "1.加强\n",
    "owner labels": "责任单位:市财政局、",
    "unclosed owners": "(责任单位:市财政局",
    "verbs": "牵头",
    "validity": "有效期",
    "one line": "加强市场监管,",
    "dates": "国务院\n2018年1月1日\n",
    "titles": "关于印发方案\n一、\n",
    "cells": "索引号:\n",
    "table headers": "序号\n",
    "indicator headers": "指标\n2025年\n",
    "indicator rows": "指标\n单位\n2025年\n绿化率\n%\n40\n",
    "ruled indicators": "指标\t2025年\n绿化率\t40\n",
    "counts": "一是办好。\n",
    "members": "成员单位包括",
    "years": "2026年",
    "publishers": "市局2026年发布",
    "numerals in a row": "一、",
    "spaces": " ",
    "circles": "○",
    "broken lines": "完\n",
    "broken at commas": "完成,\n",
    "blank lines": "\n",
    "glued items": "(一)完。(二)完。",
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        reading = joined(fold(text))
        find_metadata(reading, find_structure(reading.text), {})
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text_only(name: str) -> None:
    unit = HOSTILE[name]
    small = unit * (15_000 // len(unit))
    # Four times the text, and room for a busy machine: anything quadratic takes sixteen times as long.
    assert seconds(small * 4) < 9 * seconds(small) + 0.3


def test_a_run_of_blank_lines_inside_a_text_is_looked_through_once() -> None:
    lines = 8_000
    small, large = "完" + " \n" * lines + "#", "完" + " \n" * 4 * lines + "#"
    assert seconds(large) < 9 * seconds(small) + 0.3


@pytest.mark.parametrize("group", ["各区、各县为成员单位,", "成员单位为各区、各县"])
def test_groups_that_name_nobody_are_not_looked_for_again_and_again(group: str) -> None:
    plan = "某市实施方案\n一、任务\n1.推进建设。做好服务。\n2.完善政策。加强管理。\n"
    small, large = plan + group * 1_500, plan + group * 6_000
    assert seconds(large) < 9 * seconds(small) + 0.3


@pytest.mark.parametrize(
    "text", ["", "\n", "(", ")", "一、", "1.", "责任单位:", "(责任单位:)", "附件", "\x00", "序号\n责任单位\n1\n"]
)
def test_fragments_never_raise(text: str) -> None:
    reading = fold(text)
    found = find_structure(reading.text)
    find_metadata(reading, found, {})
    assert all(not measure.owners or measure.title is not None for measure in found.measures)


def test_each_target_finds_its_own_of_many_schedules_at_once() -> None:
    def took(times: int) -> float:
        plan = "某市方案\n一、任务\n1.建设。" + "新建学校5所。(市商务局牵头;2025年6月底前完成)" * times
        document = read_bytes("plan.txt", plan.encode())
        start = time.process_time()
        extract(document)
        return time.process_time() - start

    took(100)
    # Four times the text takes sixteen times as long where each target looks through all schedules.
    assert took(8_000) < 9 * took(2_000) + 0.3
