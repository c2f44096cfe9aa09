"""The pages of rows: notices, owners and indicators, each with its list; the table of all targets; the look-up of ids.

Belongs here: which rows stand on which page. How they look is in the templates.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count as counting
from typing import Any, Final

from markupsafe import Markup

from ... import schema
from ..descriptors.dictionary import english_title
from . import columns
from .frame import Site
from .plot import Point, series
from .templating import both, enum, plain, source
from .text import Span, highlight
from .view import Row
from .words import COMPARATORS, NUMBER_CLASSES, ROLES, day, number, target_value

LISTED: Final = 1_000
"""Rows on one page of a list."""
PER_ROLE: Final = 500
"""Measures an owner's page lists for each role; the downloads hold all."""
ROWS_SHOWN: Final = 50
"""Rows of the table of targets shown at a time."""
FACTS: Final = (
    "document_number",
    "index_number",
    "issuer",
    "topics",
    "written_date",
    "issued_date",
    "date_basis",
    "validity",
    "period_start",
    "period_end",
    "source_url",
    "source_file",
    "text_chars",
    "sha256",
)
Heads = Sequence[tuple[Markup, bool]]
"""The heads of a list: label, and whether the column holds numbers."""
Listed = tuple[str, str, Sequence[Any]]
"""One row of a list: id, address, cells."""


def write_targets(site: Site) -> None:
    """The table of all targets, and its columns as data files from ``LARGE`` rows on."""
    view = site.view
    index = columns.target_columns(view)
    inline = len(view.targets) < columns.LARGE
    if not inline:
        for name, text in columns.in_files(index):
            site.write(f"page/data/{name}", text)
    site.page(
        "page/targets.html",
        "targets.html",
        ("全部目标", "All targets"),
        active="targets",
        scripts=("table.js",),
        index=index if inline else None,
        count=len(view.targets),
        chunk=columns.CHUNK,
        rows_shown=ROWS_SHOWN,
        first_rows=view.targets[:ROWS_SHOWN],
        years=sorted({row["deadline"].year for row in view.targets if row["deadline"]}),
        comparators=[(key, *words) for key, words in COMPARATORS.items()],
    )


def write_ids(site: Site) -> None:
    """The resolver page and its look-up files."""
    found = columns.buckets(columns.identities(site.view))
    for place, bucket in enumerate(found):
        site.write(f"page/data/ids-{place}.js", columns.script(f"ids-{place}", bucket))
    site.page("page/id.html", "id.html", ("编号解析", "Look up an id"), scripts=("resolve.js",), buckets=len(found))


def write_notices(site: Site) -> None:
    """A page a notice, a note where a notice was withdrawn, and their list."""
    view = site.view
    gone: dict[str, list[Row]] = {}
    for row in view.tombstones:
        gone.setdefault(row["notice_id"] or "", []).append(row)
    for notice in view.notices:
        key = notice["notice_id"]
        text = site.context.texts.get(key)
        title = plain(notice["title"] or key)
        site.page(
            f"page/notice/{key}.html",
            "notice.html",
            (title, title),
            active="notices",
            notice=notice,
            facts=FACTS,
            plans=view.plans_of.get(key, ()),
            measures=view.measures_of.get(key, ()),
            targets=view.targets_of.get(key, ()),
            issues=view.issues_of.get(key, ()),
            gone=gone.get(key, ()),
            has_text=text is not None,
            text=_marked(site, key, text or ""),
        )
    _write_list(
        site,
        "notices",
        ("通知", "Notices"),
        (
            "每份通知一页:全文、举措、目标,数字就地标出。",
            "A page a notice: full text, measures and targets, marked in place.",
        ),
        ("title", "issuer", "issued_date", "measures_count", "targets_count", "status"),
        [
            (
                row["notice_id"],
                f"notice/{row['notice_id']}.html",
                (
                    source(row["title"] or row["notice_id"]),
                    source(row["issuer"]),
                    day(row["issued_date"] or row["written_date"]),
                    number(row["measures_count"]),
                    number(row["targets_count"]),
                    enum("status", row["status"]),
                ),
            )
            for row in view.notices
        ],
    )


def write_owners(site: Site) -> None:
    """A page an owner and their list, busiest first."""
    view = site.view
    listed = []
    for owner in view.owners:
        key = owner["owner_id"]
        found = view.measures_of_owner.get(key, dict.fromkeys(schema.ROLES, ()))
        targets = {
            row["target_id"] for ids in found.values() for id in ids for row in view.targets_of_measure.get(id, ())
        }
        name = plain(owner["name"])
        site.page(
            f"page/owner/{key}.html",
            "owner.html",
            (name, name),
            active="owners",
            owner=owner,
            roles=[(role, found[role][:PER_ROLE], max(0, len(found[role]) - PER_ROLE)) for role in schema.ROLES],
            target_count=len(targets),
        )
        counts = [len(found[role]) for role in schema.ROLES]
        cells = (source(owner["name"]), enum("kind", owner["kind"]), *map(number, (*counts, len(targets))))
        listed.append((-sum(counts), key, f"owner/{key}.html", cells))
    heads = [(both("责任单位", "Owner"), False), (both("类型", "Kind"), False)]
    heads += [(both(*ROLES[role]), True) for role in schema.ROLES] + [(both("目标", "Targets"), True)]
    about = (
        "谁牵头、谁负责、谁配合,各有多少举措和目标。",
        "Who leads, who is responsible, who supports, and how much.",
    )
    rows = [row[1:] for row in sorted(listed, key=lambda item: item[:2])]
    _write_lists(site, "owners", ("责任单位", "Owners"), about, heads, rows)


def write_indicators(site: Site) -> None:
    """A page an indicator, with its series as a plot where it has two deadlines or more, and their list."""
    view = site.view
    listed = []
    for row in view.indicators:
        key, name = row["indicator_id"], plain(row["name"])
        targets = view.targets_of_indicator.get(key, ())
        points = list(_points(targets))
        only = columns.sole_target(view, key)
        if not only:
            site.page(
                f"page/indicator/{key}.html",
                "indicator.html",
                (name, name),
                active="indicators",
                indicator=row,
                targets=targets,
                plot=series(points) if len({at for at, _, _ in points}) > 1 else "",
            )
        years = sorted({at.year for at, _, _ in points})
        span = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        cells = (source(row["name"]), source(row["unit"]), number(len(targets)), span)
        link = f"notice/{only['notice_id']}.html#{only['target_id']}" if only else f"indicator/{key}.html"
        listed.append((-len(targets), key, link, cells))
    heads = [
        (both("指标", "Indicator"), False),
        (both("单位", "Unit"), False),
        (both("目标", "Targets"), True),
        (both("年份", "Years"), True),
    ]
    about = ("同一事项在各份通知中的目标值。", "The same thing measured in several notices.")
    rows = [row[1:] for row in sorted(listed, key=lambda item: item[:2])]
    _write_lists(site, "indicators", ("指标", "Indicators"), about, heads, rows)


def write_gone(site: Site) -> None:
    """A note at the place of every notice, owner and indicator that an earlier release had."""
    folders = {"notices": "notice", "owners": "owner", "indicators": "indicator"}
    for row in site.view.tombstones:
        if row["table"] in folders:
            path = f"page/{folders[row['table']]}/{row['id']}.html"
            if not site.has(path):
                site.page(path, "gone.html", (row["id"], row["id"]), row=row)


def _points(targets: Sequence[Row]) -> Iterator[Point]:
    for row in targets:
        at: date | None = row["deadline"]
        if at is not None and row["value"] is not None:
            yield at, float(row["value"]), target_value(row)


def _marked(site: Site, key: str, text: str) -> Markup:
    """The full text of the notice ``key`` with its rows marked."""
    view = site.view
    spans = [Span(row["char_start"], row["char_end"], "plan", row["plan_id"]) for row in view.plans_of.get(key, ())]
    for row in view.measures_of.get(key, ()):
        spans.append(Span(row["char_start"], row["char_end"], "measure", row["measure_id"]))
    taken = set()
    for row in view.targets_of.get(key, ()):
        spans.append(Span(row["quote_start"], row["quote_end"], "clause", row["target_id"]))
        at = (row["number_start"], row["number_end"])
        if None in at or at[0] >= at[1]:  # an implicit target: its clause is its value
            at = (row["quote_start"], row["quote_end"])
        spans.append(Span(*at, "target", row["target_id"]))
        taken.add(at)
    for start, end, kind, reason in view.numbers_of.get(key, ()):
        if (start, end) not in taken:
            zh, en = NUMBER_CLASSES.get(kind, (kind, kind))
            spans.append(Span(start, end, "number", label=f"{zh} · {en} ({plain(reason)})"))
    return highlight(text, spans, lambda found: site.show.note("../../", found))


def _write_list(
    site: Site,
    stem: str,
    title: tuple[str, str],
    about: tuple[str, str],
    names: Sequence[str],
    rows: Sequence[Listed],
) -> None:
    """A list whose columns are columns of the table ``stem``."""
    table = schema.TABLES[stem]
    labels = [table.field(name) for name in names]
    heads = [
        (both(field.title_zh, english_title(field.name.removesuffix("_count"))), field.type == "integer")
        for field in labels
    ]
    _write_lists(site, stem, title, about, heads, rows)


def _write_lists(
    site: Site,
    stem: str,
    title: tuple[str, str],
    about: tuple[str, str],
    heads: Heads,
    rows: Sequence[Listed],
) -> None:
    """A list in pages of ``LISTED`` rows: ``stem.html``, ``stem-2.html`` …"""
    pages = max(1, -(-len(rows) // LISTED))
    for place, start in zip(counting(1), range(0, max(1, len(rows)), LISTED), strict=False):
        site.page(
            f"page/{stem}.html" if place == 1 else f"page/{stem}-{place}.html",
            "list.html",
            title,
            active=stem,
            about=about,
            heads=heads,
            rows=rows[start : start + LISTED],
            count=len(rows),
            place=place,
            pages=pages,
            stem=stem,
        )
