"""The start page: totals, charts, downloads with sizes and hashes.

Belongs here: counting and listing for that page. It lists the files that stand in the staging directory, so it is
written after them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from ..descriptors.schemaorg import schema_org
from .charts import bars, columns
from .frame import Site
from .templating import both, source
from .view import View, tally

BARS: Final = 12
"""Bars in one chart."""
TABLED: Final = 50
"""Rows in the table beside a chart."""
ORGANISATIONS: Final = ("generic",)
"""Kinds of owners that are nobody in particular and so left out of the charts."""
DOORS: Final = (
    ("page/use.html", "读取数据", "Read the data", "pandas、Polars、DuckDB、R", "pandas, Polars, DuckDB, R"),
    ("page/dictionary.html", "数据字典", "Dictionary", "每张表、每一列的含义", "What every column means"),
    ("page/quality.html", "质量", "Quality", "读了什么,查了什么", "What was read and checked"),
    ("page/cite.html", "如何引用", "How to cite", "文本与 BibTeX", "Text and BibTeX"),
    ("page/verify.html", "如何核验", "How to verify", "校验和、签名、逐条溯源", "Sums, signature, every quote"),
    ("page/changelog.html", "变更记录", "Changelog", "与上一版本相比", "Against the release before"),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with its data: rows are (label, address or empty, count); ``more`` counts what the table leaves out."""

    title: tuple[str, str]
    head: tuple[str, str]
    svg: Markup
    rows: Sequence[tuple[Any, str, int]]
    more: int


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: path below the release, bytes, SHA-256 in hex; ``save`` where a browser would show it."""

    path: str
    size: int
    sha256: str
    save: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Files that belong together."""

    title: tuple[str, str]
    about: tuple[str, str]
    files: Sequence[File]


GROUPS: Final = (
    (("电子表格", "Spreadsheets"), ("Excel 与带中文表头的 CSV", "Excel, and CSV with Chinese headers"), ("excel/",)),
    (("数据表", "Tables"), ("Parquet 与 CSV,供程序读取", "Parquet and CSV, for programs"), ("data/",)),
    (("变更", "Changes"), ("与上一版本的差异", "Against the release before"), ("delta/", "CHANGELOG")),
    (("说明", "Descriptions"), ("字典、目录描述、来源、质量", "Dictionary, catalogues, provenance, quality"), ("",)),
)
"""Title, description and path prefixes of each group; a file goes to the first that fits."""


def write_start(site: Site) -> None:
    """``index.html``."""
    view = site.view
    site.page(
        "index.html",
        "index.html",
        ("总览", "Overview"),
        active="index",
        linked_data=schema_org(site.context),
        totals=[
            ("page/notices.html", len(view.notices), "通知", "notices"),
            ("page/targets.html", len(view.targets), "目标", "targets"),
            ("page/notices.html", len(view.measures), "举措", "measures"),
            ("page/owners.html", len(view.owners), "责任单位", "owners"),
            ("page/indicators.html", len(view.indicators), "指标", "indicators"),
        ],
        charts=list(charts(view)),
        downloads=downloads(site.context.staging),
        text_files={
            "count": len(site.context.texts),
            "size": sum(len(text.encode("utf-8")) for text in site.context.texts.values()),
        },
        doors=DOORS,
    )


def charts(view: View) -> Iterator[Chart]:
    """The charts: targets by owner, by deadline, by unit; measures by owner."""
    named = {key: row["name"] for key, row in view.owner.items() if row["kind"] not in ORGANISATIONS}
    held = [{row["owner_id"] for row in view.owners_of_target(target)} for target in view.targets]
    yield _owners(
        ("各单位的目标数", "Targets by owner"), tally(key for found in held for key in found if key in named), named
    )
    years = sorted(tally(row["deadline"].year for row in view.targets if row["deadline"]))
    missing = sum(not row["deadline"] for row in view.targets)
    dated: list[tuple[Any, str, int]] = [(str(y), f"page/targets.html#deadline={y}", n) for y, n in years]
    if missing:
        dated.append((both("未写明", "none"), "page/targets.html#deadline=none", missing))
    shown = [(str(year), n) for year, n in years[-BARS:]]
    yield Chart(("各期限年份的目标数", "Targets by deadline"), ("期限", "Deadline"), columns(shown), dated, 0)
    units = tally(row["unit"] for row in view.targets)
    yield Chart(
        ("各计量单位的目标数", "Targets by unit"),
        ("单位", "Unit"),
        bars([(unit or "—", n) for unit, n in units[:BARS]]),
        [(source(unit or "—"), "", n) for unit, n in units[:TABLED]],
        sum(n for _, n in units[TABLED:]),
    )
    answered = ({row["owner_id"] for row in found} for found in view.owners_of_measure.values())
    yield _owners(
        ("各单位的举措数", "Measures by owner"),
        tally(key for found in answered for key in found if key in named),
        named,
    )


def downloads(staging: Path) -> list[Group]:
    """Every file of the release but texts and pages, in groups, each with its size and hash."""
    found: dict[int, list[File]] = {place: [] for place in range(len(GROUPS))}
    for path in _files(staging):
        name = path.relative_to(staging).as_posix()
        group = next(place for place, (_, _, heads) in enumerate(GROUPS) if name.startswith(heads))
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        found[group].append(File(name, path.stat().st_size, digest, path.suffix in (".csv", ".parquet", ".xlsx")))
    return [Group(title, about, found[place]) for place, (title, about, _) in enumerate(GROUPS) if found[place]]


def _files(staging: Path) -> Iterable[Path]:
    for top in sorted(staging.iterdir()):
        if top.name in ("page", "text", "index.html"):
            continue
        yield from sorted(path for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file())


def _owners(title: tuple[str, str], counts: Sequence[tuple[str, int]], named: dict[str, str]) -> Chart:
    ranked = sorted(counts, key=lambda item: (-item[1], named[item[0]], item[0]))
    return Chart(
        title,
        ("责任单位", "Owner"),
        bars([(named[key], n) for key, n in ranked[:BARS]]),
        [(source(named[key]), f"page/owner/{key}.html", n) for key, n in ranked[:TABLED]],
        sum(n for _, n in ranked[TABLED:]),
    )
