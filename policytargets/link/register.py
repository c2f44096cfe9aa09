"""Who is who: spellings resolved to one organisation a body, per issuer and place.

Names are never put together because they look alike, only by rule (the place that 市 stands for, official short
forms) or by a row of a reviewed file: ``owner_aliases.csv``, ``national.csv``, ``issuers.csv``. Mergers and renames
are dated in ``successions.csv`` and never make two bodies one.

Belongs here: resolving. Where names stand in a text is found in ``extract.owners``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..errors import RegisterError
from ..extract.fold import fold
from ..extract.lexicons import rows
from .geography import Place, place_of, reviewed
from .ids import mint

UNKNOWN_ISSUER = "unknown issuer"
_OPENING = "opening"
"""Scope of the aliases that hold for how the name of a branch opens."""

_REMARK = re.compile(r"[(\[<〈][^()\[\]<>〈〉]*(?:含|下同|简称|以下)[^()\[\]<>〈〉]*[)\]>〉]")
_INNER_REMARK = re.compile(r",(?:含|包括|不含)[^()\[\]<>]*(?=[)\]>])")
_TRAILING = re.compile(r"[(\[<][^()\[\]<>]*[)\]>]$")
_GENERIC = re.compile(
    r"^(?:各|相关|有关|其他|国务院(?:相关|有关)|省(?:直|级)?(?:相关|有关)|市(?:直|级)?(?:相关|有关)|县级以上)"
    r"|(?:相关|有关)(?:部门|单位|处室|科室|地区)|直属单位|成员单位"
)
_LEVEL = re.compile(r"[省市区县州旗盟](?!场[^所]|域|块|间|民|级|直|属|辖)")
_DEPARTMENT = re.compile(r"(?<!办事)处$|科$|室$|总队$|工作专班$")
_CORE_END = re.compile(r"(?:委员会|[委局厅部]|办公室|办|中心)$")
_NAMES_ITSELF = re.compile(r"(?:公司|集团|银行|[分支]行|中支|海关|协会|商会|大学|学院|医院)$|.[省市州].")
"""Bodies whose names already tell them apart within a place: the place is not put before them."""
_SHORT_COMMISSION = re.compile(r"(?<!管理)(?<![市省县区州团党])委$")
_GOVERNMENT = re.compile(r"(?<!人民)政府$")


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation. ``kind`` is one of ``schema.OWNER_KINDS``; ``parent_id`` the body it is a part of."""

    owner_id: str
    name: str
    kind: str
    parent_id: str | None = None
    admin_code: str | None = None
    credit_code: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """A body that another took over between two days (ISO dates), within the scope of an issuer."""

    scope: str
    before: str
    after: str
    not_before: str
    not_after: str


class Register:
    """Resolves spellings. Ids are minted from place, issuer and canonical name: the same on every run."""

    def __init__(
        self,
        national: Mapping[str, tuple[str, bool]],
        aliases: Mapping[tuple[str, str], str],
        issuers: Mapping[str, str],
        successions: Iterable[Succession],
    ) -> None:
        """Resolve with these reviewed facts (see ``load``)."""
        self._national = national
        self._aliases = aliases
        openings = [(spelling, whole) for (scope, spelling), whole in aliases.items() if scope == _OPENING]
        self._openings = sorted(openings, key=lambda opening: -len(opening[0]))
        self._issuers = issuers
        self.successions = tuple(successions)
        self.unknown_issuer = Owner(mint("o", UNKNOWN_ISSUER), UNKNOWN_ISSUER, "other")
        self._resolved: dict[tuple[str, str | None, str | None], Owner] = {}
        self._held: dict[str, Owner] = {self.unknown_issuer.owner_id: self.unknown_issuer}

    @classmethod
    def load(cls) -> "Register":
        """The register of the package's reviewed files. Raises RegisterError where one is malformed."""
        try:
            national = {row["name"]: (row["canonical"], row["everywhere"] == "yes") for row in reviewed("national.csv")}
            aliases = {(row["scope"], row["spelling"]): row["canonical"] for row in reviewed("owner_aliases.csv")}
            issuers = {row["title_contains"]: row["issuer"] for row in reviewed("issuers.csv")}
            successions = [
                Succession(row["scope"], row["from"], row["to"], row["after"], row["before"])
                for row in reviewed("successions.csv")
            ]
        except (KeyError, OSError) as error:
            raise RegisterError(
                f"policytargets/link: a reviewed file lacks the column or is missing: {error}"
            ) from error
        return cls(national, aliases, issuers, successions)

    def resolve(self, text: str, issuer: str | None, place: str | None) -> Owner:
        """The organisation that ``text`` names in a notice of ``issuer``.

        ``place`` is an administrative code, the name of a place, or, where the issuer is not known, the title of the
        notice: whatever tells where 市财政局 is. What names no place only keeps its bodies apart from all others.
        """
        key = (text, issuer, place)
        owner = self._resolved.get(key)
        if owner is None:
            owner = self._resolved[key] = self._resolve(*key)
            self._held[owner.owner_id] = owner
        return owner

    def parents(self, owner_ids: Iterable[str]) -> list[Owner]:
        """The bodies above these, and above those, that are not among them, each once."""
        known = set(owner_ids)
        waiting = list(known)
        above: list[Owner] = []
        while waiting:
            owner = self._held.get(waiting.pop())
            if owner and owner.parent_id and owner.parent_id not in known:
                known.add(owner.parent_id)
                waiting.append(owner.parent_id)
                above.append(self._held[owner.parent_id])
        return sorted(above, key=lambda owner: owner.owner_id)

    def _resolve(self, text: str, issuer: str | None, place: str | None) -> Owner:
        name = self._opened(canonical_spelling(text))
        issuer = canonical_spelling(issuer) if issuer else self._issuers.get(canonical_spelling(place or ""))
        where = self._place(issuer, place)
        if _GENERIC.search(name):
            return self._owner(name, "generic", where.scope)
        nation_wide = self._nation_wide(name, issuer)
        if nation_wide:
            return self._owner(nation_wide, kind_of_body(nation_wide), "")
        if name == issuer:
            return self._placed(name, where)
        if _DEPARTMENT.search(name) and not _LEVEL.match(name) and not place_of(name).name:
            return self._department(name, issuer, where)
        return self._placed(name, where)

    def _opened(self, name: str) -> str:
        """A branch's name with the body it belongs to spelled out (scope ``opening`` of the aliases)."""
        for short, whole in self._openings:
            if name.startswith(short) and len(name) > len(short) and not name.startswith(whole):
                return whole + name[len(short) :]
        return name

    def _nation_wide(self, name: str, issuer: str | None) -> str | None:
        found = self._national.get(name)
        if found is None:
            return None
        canonical, everywhere = found
        from_the_top = issuer is not None and (issuer.startswith("国务院") or issuer in self._national)
        return canonical if everywhere or from_the_top else None

    def _place(self, issuer: str | None, place: str | None) -> Place:
        """Where the notice is from: told by its issuer, else by what else is known."""
        for words in (issuer, place):
            if words and place_of(words).name:
                return place_of(words)
        return Place(words=issuer or place or "")

    def _department(self, name: str, issuer: str | None, where: Place) -> Owner:
        """A part of the issuer: two issuers' 综合处 are two."""
        if issuer is None:
            return self._owner(self._aliased(name, where.scope), "department", where.scope)
        parent = self.resolve(issuer, issuer, where.name or None)
        canonical = self._aliased(name, issuer)
        return self._owner(canonical, kind_of_body(canonical), parent.name, parent.owner_id)

    def _placed(self, name: str, where: Place) -> Owner:
        """A body of a place: the place spelled out, official short forms in full."""
        own = place_of(name)
        if own.name and own.length < len(name) and not _LEVEL.match(name):
            body, seat = name[own.length :], own.name
            upper = "" if own.province or own.city else where.at("市") or where.scope
        elif _LEVEL.match(name) and len(name) > 2:
            body, seat = name[1:], where.at(name[0])
            upper = "" if seat else where.scope
            seat = seat or name[0]
        elif _NAMES_ITSELF.search(name):
            return self._owner(name, kind_of_body(name), where.scope)
        else:
            body, seat, upper = name, where.name, "" if where.name else where.scope
        canonical = self._aliased(body, seat)
        # A seat of one character is only a level: 市 + 市场监督管理局 does not hold it already.
        shown = canonical if len(seat) > 1 and canonical.startswith(seat) else seat + canonical
        return self._owner(shown, kind_of_body(shown), upper, admin_code=place_of(seat).admin_code if seat else None)

    def _aliased(self, body: str, scope: str) -> str:
        """A name without place in its full form, by reviewed aliases of the scope, then by those that hold anywhere."""
        body = self._aliases.get((scope, body), body)
        body = _GOVERNMENT.sub("人民政府", body)
        whole = self._aliases.get(("*", body))
        if whole:
            return whole
        ending = _CORE_END.search(body)
        if ending is None:
            return body
        core = self._aliases.get(("*", body[: ending.start()]), body[: ending.start()])
        return _SHORT_COMMISSION.sub("委员会", core + ending[0])

    def _owner(
        self, name: str, kind: str, scope: str, parent_id: str | None = None, admin_code: str | None = None
    ) -> Owner:
        return Owner(mint("o", scope, name), name, kind, parent_id, admin_code)


@lru_cache(maxsize=16384)
def canonical_spelling(text: str) -> str:
    """A name as the register compares it: plain characters, no spaces, no remarks in brackets."""
    name = "".join(fold(text).text.split())
    name = _INNER_REMARK.sub("", _REMARK.sub("", name))
    if not name.startswith("各"):
        name = _TRAILING.sub("", name) or name
    return name


_KINDS: dict[str, list[tuple[str, str]]] = {}
"""Endings with their kinds by the last character, the longest first."""
for _ending, _kind, _ in sorted(rows("owner_suffixes.tsv"), key=lambda row: -len(row[0])):
    _KINDS.setdefault(_ending[-1], []).append((_ending, _kind))


@lru_cache(maxsize=16384)
def kind_of_body(name: str) -> str:
    """The kind of a body, told by the longest known ending of its name; ``other`` where none is known."""
    if _GENERIC.search(name):
        return "generic"
    return next((kind for ending, kind in _KINDS.get(name[-1:], ()) if name.endswith(ending)), "other")
