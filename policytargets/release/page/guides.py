"""The pages about the release: dictionary, quality, changelog, how to cite, verify and read it, where to report errors.

Belongs here: the words of those pages. The code they show is in ``snippets.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from ... import schema
from ..descriptors.citation import citation_line
from ..descriptors.common import address
from .frame import Site
from .measured import measured_tables
from .snippets import DUCKDB, PANDAS, POLARS, TRACE, R
from .templating import both, column, enum, source
from .view import Row, tally
from .words import number, shorten

if TYPE_CHECKING:
    from ..delta import Change

GONE_SHOWN: Final = 1_000
"""Tombstones the changelog page lists; ``data/tombstones.csv`` holds all."""

CHANGES_SHOWN: Final = 500
"""Changes the changelog page tells; ``delta/`` holds all."""
LINKED: Final[Mapping[str, str]] = {"notices": "title", "measures": "title", "targets": "indicator", "owners": "name"}
"""Tables whose changes are told one by one, with the column that names a row."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a guide: title and words in (zh, en), and code to copy."""

    title: Pair
    about: Pair = ("", "")
    code: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A table on the quality page; the first cell of a row is its head."""

    title: Pair
    heads: Sequence[Markup]
    rows: Sequence[Sequence[Any]]


def write_guides(site: Site) -> None:
    """Every page about the release."""
    _use(site)
    _cite(site)
    _verify(site)
    _dictionary(site)
    _quality(site)
    _changelog(site)
    site.page("page/report.html", "report.html", ("报告错误", "Report an error"), contact=_contact(site))


def _use(site: Site) -> None:
    where = "在解压后的版本目录中运行。Parquet 带类型,CSV 为 UTF-8。"
    there = "Run these in the release's directory. Parquet carries types; CSV is UTF-8."
    _guide(
        site,
        "use",
        ("读取数据", "Read the data"),
        (where, there),
        [
            Section(("Python · pandas", "Python · pandas"), code=PANDAS),
            Section(("Python · Polars", "Python · Polars"), code=POLARS),
            Section(("Python 或命令行 · DuckDB", "Python or command line · DuckDB"), code=DUCKDB),
            Section(("R · arrow", "R · arrow"), code=R),
            Section(
                ("回到原文", "Back to the words"),
                (
                    "起止位置按 Unicode 码位计;每条引文都等于规范文本中的那一段。",
                    "Offsets count Unicode code points; every quote equals its slice of the canonical text.",
                ),
                TRACE,
            ),
        ],
    )


def _cite(site: Site) -> None:
    context, dataset = site.context, site.context.dataset
    fields = {
        "author": f"{{{dataset.publisher}}}",
        "title": dataset.title["en"],
        "year": str(site.issued.year),
        "version": str(context.version),
        "license": dataset.licence.id,
    }
    if dataset.homepage:
        fields["url"] = address(context)
    key = f"{dataset.name}-{context.version}"
    bibtex = "\n".join((f"@misc{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}", ""))
    _guide(
        site,
        "cite",
        ("如何引用", "How to cite"),
        (
            f"表格以 {dataset.licence.id} 许可发布:署名即可自由使用。请写明版本,以便他人核对同一份数据。",
            f"The tables are free to use under {dataset.licence.id} with attribution. Name the version, so that others "
            "find the same data.",
        ),
        [
            Section(("中文", "Chinese"), code=citation_line(context, "zh") + "\n"),
            Section(("英文", "English"), code=citation_line(context, "en") + "\n"),
            Section(("BibTeX", "BibTeX"), code=bibtex),
            Section(
                ("引用一条数据", "Cite one row"),
                (
                    "用它的永久链接:编号在以后的版本中仍能解析,撤下的行也有交代。",
                    "Use its permanent link: ids resolve in later releases too, and withdrawn rows are accounted for.",
                ),
                f"{address(context, 'page/id.html')}?id=…\n",
            ),
        ],
    )


def _verify(site: Site) -> None:
    _guide(
        site,
        "verify",
        ("如何核验", "How to verify"),
        (
            "不必相信我们:文件、签名、每一条引文都可以自己核对。",
            "No need to trust us: check the files, the signature and every quote yourself.",
        ),
        [
            Section(("文件完好", "The files are whole"), code="sha256sum -c SHA256SUMS\n"),
            Section(
                ("签名有效", "The signature holds"),
                (
                    "用公布的公钥核对 SHA256SUMS 的签名。没有 SHA256SUMS.minisig 的版本是未签名的。",
                    "Check the signature of SHA256SUMS with the published key. A release without SHA256SUMS.minisig is "
                    "unsigned.",
                ),
                "minisign -Vm SHA256SUMS -P <public key>\n",
            ),
            Section(
                ("一并核验", "All at once"),
                (
                    "校验和、签名、内容哈希,以及每条引文是否等于原文中的那一段。",
                    "Sums, signature, content hashes, and that every quote equals its slice of the text.",
                ),
                "policytargets verify .\n",
            ),
            Section(
                ("逐条溯源", "Trace every row"),
                ("用几行 Python 自己核对引文。", "Check the quotes yourself in a few lines of Python."),
                TRACE,
            ),
        ],
    )


def _guide(site: Site, stem: str, title: Pair, about: Pair, sections: Sequence[Section]) -> None:
    site.page(f"page/{stem}.html", "guide.html", title, active=stem, about=about, sections=sections)


def _dictionary(site: Site) -> None:
    tables = site.context.tables
    site.page(
        "page/dictionary.html",
        "dictionary.html",
        ("数据字典", "Data dictionary"),
        active="dictionary",
        tables=[table for name, table in schema.RELEASE_TABLES.items() if name in tables],
        counts={name: table.num_rows for name, table in tables.items()},
        schema_version=schema.SCHEMA_VERSION,
    )


def _quality(site: Site) -> None:
    view, tables = site.view, site.context.tables
    empty = sum(row["status"] == "published" and not row["targets_count"] for row in view.notices)
    kept = sum(row["status"] == "published" for row in view.notices)
    counts = both("数量", "Count")
    issues = tally((row["severity"], row["rule"]) for found in view.issues_of.values() for row in found)
    blocks = [
        Block(
            ("覆盖", "Coverage"),
            (both("通知", "Notices"), counts),
            (
                (both("已读取,有目标", "read, with targets"), number(kept - empty)),
                (both("已读取,未见目标", "read, no target in it"), number(empty)),
                (both("已隔离", "quarantined"), number(len(view.notices) - kept)),
            ),
        ),
        Block(
            ("问题", "Issues"),
            (both("规则", "Rule"), both("级别", "Severity"), counts),
            [(source(rule), enum("severity", severity), number(n)) for (severity, rule), n in issues],
        ),
        _counted(("目标的确定性", "Certainty of the targets"), "certainty", (row["certainty"] for row in view.targets)),
        _counted(
            ("期限的依据", "Basis of the deadlines"), "deadline_basis", (row["deadline_basis"] for row in view.targets)
        ),
        _counted(
            ("责任单位的依据", "Basis of the owners"),
            "basis",
            (row["basis"] for found in view.owners_of_measure.values() for row in found),
        ),
        _counted(("数字台账", "Ledger of numbers"), "class", tables["numbers"].column("class").to_pylist()),
    ]
    blocks += [Block(*table) for table in measured_tables(site.context.quality)]
    site.page(
        "page/quality.html",
        "quality.html",
        ("质量", "Quality"),
        active="quality",
        blocks=blocks,
        has_file=site.has("quality.json"),
    )


def _counted(title: Pair, column: str, values: Any) -> Block:
    counted = tally(values)
    total = sum(n for _, n in counted) or 1
    heads = (both("类别", "Class"), both("数量", "Count"), both("占比", "Share"))
    return Block(title, heads, [(enum(column, key), number(n), f"{100 * n / total:.1f} %") for key, n in counted])


def _changelog(site: Site) -> None:
    context, gone, delta = site.context, site.view.tombstones, site.context.delta
    counts = delta.counts()
    changes = [change for change in delta if change.table in LINKED]
    view = site.view
    standing = {
        "notices": view.notice,
        "measures": view.measure,
        "targets": {row["target_id"]: row for row in view.targets},
        "owners": view.owner,
    }
    site.page(
        "page/changelog.html",
        "changelog.html",
        ("变更记录", "Changelog"),
        active="changelog",
        since="" if delta.since is None else str(delta.since),
        counts=[
            (name, schema.RELEASE_TABLES[name].title_zh, table.num_rows, *_operations(counts.get(name, {})))
            for name, table in context.tables.items()
        ],
        changes=[_told(change, standing) for change in changes[:CHANGES_SHOWN]],
        change_count=len(changes),
        tombstones=gone[-GONE_SHOWN:],
        tombstone_count=len(gone),
        documents=[
            path for path in ("delta/CHANGELOG.md", "delta/changes.jsonl", "delta/index.json") if site.has(path)
        ],
    )


def _operations(counted: Mapping[str, int]) -> Sequence[str]:
    return [number(counted.get(operation, 0)) for operation in ("ADD", "MOD", "DEL")]


def _told(change: "Change", standing: Mapping[str, Mapping[str, Row]]) -> Mapping[str, Any]:
    """One change as shown: what happened to which row, and for a modified one each column's old and new value.

    ``standing`` holds the rows of this release by table and id: a change holds only what differs.
    """
    differing = [
        (column(change.table, name), _cut(change.old.get(name)), _cut(change.new.get(name))) for name in change.new
    ]
    key = next(iter(change.key.values()))
    row = standing[change.table].get(key, change.old)
    return {
        "op": change.op,
        "table": change.table,
        "id": key,
        "label": _cut(row.get(LINKED[change.table])),
        "differing": differing if change.op == "MOD" else [],
    }


def _cut(value: Any) -> str:
    return "" if value is None else shorten(str(value), 120)


def _contact(site: Site) -> str:
    """Where errors are reported, as an address a link may have; empty while there is none."""
    contact = (site.context.dataset.contact or "").strip()
    if contact.startswith(("https://", "http://", "mailto:")):
        return contact
    return f"mailto:{contact}" if "@" in contact and not contact.startswith("javascript:") else ""
