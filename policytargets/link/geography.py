"""Where a body belongs: the place that the name of an issuer, or the title of a notice, opens with.

Belongs here: reading places out of names. Which body is which stands in ``register.py``.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def reviewed(name: str) -> list[dict[str, str]]:
    """The rows of a reviewed CSV file of this folder."""
    with _FOLDER.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_PROVINCES = {row["name"]: row["admin_code"] for row in reviewed("places.csv")}
_MUNICIPALITIES = {row["name"] for row in reviewed("places.csv") if row["kind"] == "municipality"}
_BY_CODE = {code[:2]: name for name, code in _PROVINCES.items()}
_HAN = "[\u4e00-\u9fff]"
_OPENING = re.compile(r"[《\"“]?(?:\d{4}年度?)?(?:关于)?(?:印发)?[《\"“]?(?:\d{4}年)?")
_PLACE = re.compile(
    rf"(?P<province>{'|'.join(_PROVINCES)})?"
    rf"(?P<city>(?!市){_HAN}{{1,5}}?市(?!场|民|区|县|级|直|属)|{_HAN}{{1,10}}?自治州"
    rf"|{_HAN}{{2,4}}?州(?=[人市县区委政财住发])|{_HAN}{{2,5}}?(?:盟|地区))?"
    rf"(?P<county>{_HAN}{{1,10}}?自治[县旗]|{_HAN}{{2,12}}?(?:开发区|新区|高新区|示范区|保税区|管理区|合作区)"
    rf"|(?![市区县省]){_HAN}{{1,4}}?(?:区(?!域|块|间)|县(?!域)|旗))?"
)
_NO_NAME = re.compile("^[团人中国]|关于|印发|促进|推进|进一步|加快|支持|国务院|全国|各")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by level; what is not known is empty. ``words`` is what it was read from, where that names no place."""

    province: str = ""
    city: str = ""
    county: str = ""
    words: str = ""
    length: int = 0

    @property
    def name(self) -> str:
        """Its full name; empty when not known."""
        return f"{self.province}{self.city}{self.county}"

    @property
    def scope(self) -> str:
        """What tells its bodies from those of other places, also where its name is not known."""
        return self.name or self.words

    @property
    def admin_code(self) -> str | None:
        """Its code in GB/T 2260, known here for provinces and municipalities."""
        return None if self.city or self.county else _PROVINCES.get(self.province)

    def at(self, prefix: str) -> str:
        """The place that 省, 市, 区, 县 before a name means here, as its name in full; empty when not known."""
        municipality = self.province if self.province in _MUNICIPALITIES else ""
        if prefix in ("市", "州", "盟"):
            return f"{self.province}{self.city}" if self.city else municipality
        if prefix == "省":
            return self.province
        return self.name if self.county and (prefix != "县" or not self.county.endswith("区")) else ""


@lru_cache(maxsize=4096)
def place_of(words: str) -> Place:
    """The place that a name, a title, or an administrative code opens with."""
    if words.isdigit() and len(words) == 6:
        province = _BY_CODE.get(words[:2], "")
        return Place(province) if words.endswith("0000") else Place(words=words)
    opening = _OPENING.match(words)
    start = opening.end() if opening else 0
    found = _PLACE.match(words, start)
    if found is None or _NO_NAME.search(found[0]):
        return Place(words=words)
    place = Place(found["province"] or "", found["city"] or "", found["county"] or "", words, found.end() - start)
    return place if place.name else Place(words=words)
