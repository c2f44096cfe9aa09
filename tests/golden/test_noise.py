"""Noise in a notice changes what is quoted, never what is found."""

import random
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from policytargets.extract.model import Extraction
from policytargets.extract.notice import extract
from policytargets.read import read_bytes

RAW = Path(__file__).resolve().parents[2] / "raw" / "notices"
NOTICES = ("tianjin-scjg-2018-coordination", "tianjin-scjg-2024-five-projects")
PARTS_NAMES = "省市县区州委办厅部院会府司处室站所中心队团社行公条项号一二三四五六七八九十"
INSIDE_WORD = re.compile(f"[\u4e00-\u9fff](?<![{PARTS_NAMES}])").match
COLUMNS = 56
INSIDE_LINE = re.compile(r"[(（“《].|.[^\u4e00-\u9fff(（“《]|[ -~]{2}", re.DOTALL).match
TO_FULL = {code: code + 0xFEE0 for code in map(ord, "0123456789%(),:;")}


def full_width(text: str) -> str:
    """Digits, brackets and punctuation as a typist's full-width mode leaves them."""
    return text.translate(TO_FULL)


def zero_width(text: str) -> str:
    """Zero-width characters and byte-order marks strewn in, as word processors and sites leave them."""
    chance = random.Random(1)
    return "".join(c + chance.choice("\u200b\u200d\ufeff\ue004") if chance.random() < 0.05 else c for c in text)


def spaced(text: str) -> str:
    """Spaces inside Chinese words, as justified lines leave them: anywhere but where a space may part two names."""
    chance = random.Random(2)
    return "".join(c + " " if INSIDE_WORD(c) and chance.random() < 0.05 else c for c in text)


def carriage_returns(text: str) -> str:
    """Lines ended as on Windows."""
    return text.replace("\n", "\r\n")


def printed(text: str) -> str:
    """Lines as wide as 28 characters, as a PDF gives them: none begins with punctuation, and numbers are not parted."""
    lines, column = [], 0
    for char, following in pairwise(text + "\n"):
        column = 0 if char == "\n" else column + (1 if char.isascii() else 2)
        full = column >= COLUMNS and INSIDE_LINE(char + following) is None
        lines.append(char + "\n" if full else char)
        column = 0 if full else column
    return "".join(lines)


def found(text: str) -> Extraction:
    return extract(read_bytes("noisy.txt", text.encode()))


def rows(extraction: Extraction) -> tuple[object, ...]:
    """What the rows say, apart from where they stand and how their words are written."""
    owners = [[(owner.role, owner.basis) for owner in measure.owners] for measure in extraction.measures]
    targets = [(t.value, t.comparator, t.change, t.deadline, t.measure, t.kind) for t in extraction.targets]
    return len(extraction.plans), owners, targets


@pytest.mark.parametrize("noise", [full_width, zero_width, spaced, carriage_returns, printed])
@pytest.mark.parametrize("name", NOTICES)
def test_noise_does_not_change_the_rows(name: str, noise: Callable[[str], str]) -> None:
    text = (RAW / f"{name}.txt").read_text(encoding="utf-8")
    assert rows(found(noise(text))) == rows(found(text))


@pytest.mark.parametrize("name", NOTICES)
def test_offsets_quote_the_text_as_published(name: str) -> None:
    text = zero_width((RAW / f"{name}.txt").read_text(encoding="utf-8"))
    clean = found((RAW / f"{name}.txt").read_text(encoding="utf-8"))
    noisy = found(text)
    strewn = str.maketrans("", "", "\u200b\u200d\ufeff\ue004")
    for before, after in zip(clean.ledger, noisy.ledger, strict=True):
        words = text[after.number.start : after.number.end]
        assert words.translate(strewn) == before.number.text
        assert words[0] not in "\u200b\u200d\ufeff\ue004"
