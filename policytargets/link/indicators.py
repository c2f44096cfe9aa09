"""Indicators across notices: the same thing measured in several notices and years is one series.

Two indicators are one series where their trimmed words and units are the same, or where a reviewed row of
``indicators.tsv`` says so. Similarity alone never joins two: what looks alike and is not (新增 and 累计, 抽检 and 检查)
stays apart until someone has looked at it.

Belongs here: trimming, grouping, and why. What an indicator is called in one notice stands in ``extract.indicator``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ..errors import RegisterError
from .ids import mint

FILE: Final = "indicators.tsv"
HEADER: Final = ["series", "unit", "spelling", "why"]

_MARKS: Final = re.compile(r"[\s“”\"'‘’《》()()·,,、。;:]+")
_PLACE: Final = re.compile(r"^(?:全市|全省|全区|全县|全国|我市|我省|我区|本市|本省|本区)(?=.{4})")
_ADVERB: Final = re.compile(r"^(?:力争|确保|努力|实现|推动|累计|每年|年均(?=新)|全年|再)")
_TAIL: Final = re.compile(r"(?:数量|个数|家数|人数|批次|期数|家次|数)$")
_SAME_UNIT: Final[Mapping[str, str]] = {"名": "人", "位": "人", "户": "家", "件": "项", "万元": "元", "个": "个"}


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over all notices: its id, name and unit, and why a spelling belongs to it."""

    indicator_id: str
    name: str
    unit: str
    why: str


def trimmed(indicator: str) -> str:
    """The words of an indicator that tell it apart: places, adverbs, marks and counting suffixes left out."""
    words = _MARKS.sub("", indicator)
    for pattern in (_ADVERB, _PLACE, _ADVERB):
        words = pattern.sub("", words)
    shorter = _TAIL.sub("", words)
    return shorter if len(shorter) >= 3 else words or indicator


def counted_in(unit: str) -> str:
    """The unit that stands for ``unit``: 名 and 位 count people as 人 does."""
    return _SAME_UNIT.get(unit, unit)


class Indicators:
    """Resolves what a notice calls an indicator to its series."""

    def __init__(self, reviewed: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        """``reviewed`` maps (trimmed spelling, unit) to (name of the series, why)."""
        self._reviewed = reviewed
        self._known: dict[tuple[str, str], Series] = {}

    @classmethod
    def load(cls) -> "Indicators":
        """The reviewed series of the package. Raises RegisterError where the file is malformed."""
        return cls(_reviewed())

    def resolve(self, indicator: str, unit: str) -> Series:
        """The series of an ``indicator`` measured in ``unit``."""
        asked = (indicator, unit)
        if asked not in self._known:
            self._known[asked] = self._found(trimmed(indicator), counted_in(unit))
        return self._known[asked]

    def _found(self, words: str, unit: str) -> Series:
        if said := self._reviewed.get((words, unit)):
            name, why = said
            return Series(mint("i", name, unit), name, unit, f"{FILE}: {why}")
        return Series(mint("i", words, unit), words, unit, "the same words and unit")


@cache
def _reviewed() -> dict[tuple[str, str], tuple[str, str]]:
    return parse(files("policytargets.link").joinpath(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The reviewed rows of ``text``, by (trimmed spelling, unit). Raises RegisterError on a bad or doubled row."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            if header != HEADER:
                raise RegisterError(f"{FILE}:{number}: the header must be {' '.join(HEADER)}")
            continue
        if len(cells) != len(HEADER) or not all(cells):
            raise RegisterError(f"{FILE}:{number}: give {', '.join(HEADER)}, separated by tabs")
        series, unit, spelling, why = cells
        key = (trimmed(spelling), counted_in(unit))
        if found.get(key, (series, ""))[0] != series:
            raise RegisterError(f"{FILE}:{number}: {spelling} already belongs to {found[key][0]}")
        found[key] = (series, why)
    return found
