"""Chinese numerals: what a run of numeral characters is worth.

Belongs here: characters and arithmetic. Where a number stands in a text, what unit follows and whether the run is a
number at all is decided in ``numbers.py``.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Final

DIGITS: Final = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "幺": 1,
}
SMALL: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE: Final = {"万": 10**4, "亿": 10**8}
SHORT: Final = {"廿": "二十", "卅": "三十", "卌": "四十"}
NUMERALS: Final = "".join([*DIGITS, *SMALL, *LARGE, *SHORT])
"""Every character of a Chinese numeral."""

LONGEST: Final = 40
"""Characters of the longest numeral that is read as one: a longer run is no number."""


@lru_cache(maxsize=4096)
def numeral_value(run: str) -> tuple[Decimal, Decimal | None] | None:
    """What ``run`` is worth: ``(value, None)``, or ``(low, high)`` for two digits in a row (三四十, 十五六).

    None where the characters make no number. A run of digits alone is read digit by digit (二〇二四 → 2024) unless it
    is two rising neighbours (七八 → 7 to 8).
    """
    if not run or len(run) > LONGEST:
        return None
    for short, long in SHORT.items():
        run = run.replace(short, long)
    value = _exact(run)
    if value is not None and (len(run) != 2 or run[0] not in DIGITS or run[1] not in DIGITS):
        return Decimal(value), None
    return _approximate(run) or (None if value is None else (Decimal(value), None))


def _exact(run: str) -> int | None:
    if all(char in DIGITS for char in run):
        return int("".join(str(DIGITS[char]) for char in run))
    total = section = 0
    digit: int | None = None
    step = 10**4
    after_zero = False
    for char in run:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            after_zero = after_zero or digit == 0
        elif char in SMALL:
            size = SMALL[char]
            if size >= step:
                return None
            section += size * (1 if digit is None or (digit == 0 and after_zero) else digit)
            digit, step, after_zero = None, size, False
        else:
            section += digit or 0
            if not section and not total:
                section = 1
            if char == "亿":
                total, section = (total + section) * LARGE[char], 0
            elif section:
                total += section * LARGE[char]
                section = 0
            else:
                return None
            digit, step, after_zero = None, 10**4, False
    if digit and not after_zero and run[-2] in SMALL and SMALL[run[-2]] > 10:
        return total + section + digit * step // 10
    if digit and not after_zero and run[-2] in LARGE and len(run) > 2:
        return total + section + digit * LARGE[run[-2]] // 10
    return total + section + (digit or 0)


def _approximate(run: str) -> tuple[Decimal, Decimal] | None:
    """三四十 → (30, 40), 十五六 → (15, 16), 七八百 → (700, 800): two neighbouring digits are a range."""
    for index in range(len(run) - 1):
        low, high = DIGITS.get(run[index], 0), DIGITS.get(run[index + 1], 0)
        if 0 < low < high <= low + 2:
            least, most = _exact(run[: index + 1] + run[index + 2 :]), _exact(run[:index] + run[index + 1 :])
            return None if least is None or most is None else (Decimal(least), Decimal(most))
    return None


def multiplier_value(run: str) -> int:
    """The power of ten that ``run`` (万, 百万, 千亿, 万亿 …) multiplies by; 1 for the empty run."""
    value = 1
    for char in run:
        value *= SMALL.get(char) or LARGE[char]
    return value
