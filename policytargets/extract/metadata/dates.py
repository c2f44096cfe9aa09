"""Single dates as notices write them: 2024年4月27日, 2024-04-27, 二〇二四年四月二十七日, and the damaged 2018427.

Belongs here: reading one date. Deadlines and periods of targets stand in ``periods.py``.
"""

import re
from calendar import monthrange
from datetime import date

from policytargets.extract.structure.labels import CHINESE_DIGITS, chinese_number

_HAN = "〇零一二三四五六七八九"
DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d) ?(?:年|[-/.]) ?(?P<month>\d{1,2}) ?(?:月|[-/.]) ?"
    r"(?P<day>\d{1,2})(?:(?!\d)|(?=\d\d:\d\d)) ?日?"
    rf"|(?P<han_year>[一二][{_HAN}]{{3}})年(?P<han_month>[{_HAN}十]{{1,3}})月(?P<han_day>[{_HAN}十]{{1,3}})日"
)
DAMAGED = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<rest>\d{2,4})")


def date_in(text: str) -> date | None:
    """The first date written in ``text``; None where there is none, or none that exists."""
    found = DATE.search(text)
    return date_of(found) if found else None


def date_of(found: re.Match[str]) -> date | None:
    """The date that a match of ``DATE`` stands for."""
    if found["year"]:
        return _existing(int(found["year"]), int(found["month"]), int(found["day"]))
    year = int("".join(str(CHINESE_DIGITS[digit]) for digit in found["han_year"]))
    return _existing(year, chinese_number(found["han_month"]), chinese_number(found["han_day"]))


def repaired(text: str, year: int) -> date | None:
    """A date that lost its marks (2018427), where ``year`` confirms it and only one day of that year can be meant."""
    found = DAMAGED.fullmatch(text)
    if found is None or int(found["year"]) != year:
        return None
    rest = found["rest"]
    splits = [(rest[:cut], rest[cut:]) for cut in (1, 2) if 0 < len(rest) - cut <= 2]
    if len(rest) == 4:
        splits = [(rest[:2], rest[2:])]
    plain = [(month, day) for month, day in splits if len(rest) == 4 or not (month + "/" + day).startswith("0")]
    days = {_existing(year, int(month), int(day)) for month, day in plain} - {None}
    return days.pop() if len(days) == 1 else None


def _existing(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
