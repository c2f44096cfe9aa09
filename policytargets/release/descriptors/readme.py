"""``README.zh.md`` and ``README.en.md`` of a release: what it holds, how to read, trace, verify and cite it.

The words stand in ``templates/``; what is filled in comes from the schema, the tables and the files that are there.

Belongs here: that filling in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import Final

from ...schema import CSV_LIST_DELIMITER, RELEASE_TABLES, SCHEMA_VERSION
from ..context import ReleaseContext
from ..files import write_text
from .citation import citation_line
from .common import issued_on

LANGUAGES: Final = ("zh", "en")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the list of files; ``always`` for what is written after the readme."""

    path: str
    zh: str
    en: str
    always: bool = False


ENTRIES: Final = (
    _Entry("data", "每张表的 Parquet 与 CSV", "every table as Parquet and CSV"),
    _Entry("text", "每份通知的规范文本", "the canonical text of every notice"),
    _Entry("excel", "供电子表格软件使用的工作簿与 CSV", "workbook and CSV for spreadsheets"),
    _Entry(
        "delta",
        "与上一版本的差异:CHANGELOG.md 供人阅读,changes.jsonl 供程序读取",
        "changes against the release before: CHANGELOG.md to read, changes.jsonl for programs",
    ),
    _Entry("index.html", "可浏览、可搜索的页面(离线可用)", "pages to browse and search, also offline"),
    _Entry("dictionary.json", "数据字典", "data dictionary"),
    _Entry("datapackage.json", "Data Package 2.0 描述", "Data Package 2.0 descriptor"),
    _Entry("croissant.json", "Croissant 1.1 描述", "Croissant 1.1 descriptor"),
    _Entry("dcat.jsonld", "DCAT-AP 3.0.1 描述", "DCAT-AP 3.0.1 descriptor"),
    _Entry("CITATION.cff", "引用信息", "how to cite"),
    _Entry("LICENSE", "许可", "licence"),
    _Entry("provenance.json", "由何生成", "what it was made from"),
    _Entry("quality.json", "质量数据", "how good it is"),
    _Entry("content_hashes.json", "与写入程序无关的内容哈希", "hashes of the content, whatever wrote it"),
    _Entry("SHA256SUMS", "所有文件的校验和", "sums of all files", always=True),
)

HEADERS: Final[Mapping[str, tuple[str, str]]] = {
    "zh": ("| 表 | 行数 | 内容 |", "| 文件 | 内容 |"),
    "en": ("| table | rows | what it is |", "| file | what it is |"),
}
CONTACT: Final = {"zh": "报告错误:{}", "en": "Report errors: {}"}


def readme(context: ReleaseContext, language: str) -> str:
    """The readme in ``language`` (``zh`` or ``en``); lists the files that stand in the staging directory now."""
    dataset = context.dataset
    template = (files(__package__) / "templates" / f"README.{language}.md").read_text(encoding="utf-8")
    contact = dataset.contact
    filled = Template(template).substitute(
        title=dataset.title[language],
        version=context.version,
        description=dataset.description[language].strip(),
        released=issued_on(context),
        schema_version=SCHEMA_VERSION,
        tables="\n".join(_tables(context, language)),
        files="\n".join(_files(context, language)),
        list_delimiter=CSV_LIST_DELIMITER,
        licence=dataset.licence.title,
        licence_url=dataset.licence.url,
        texts_licence=dataset.texts_licence[language],
        citation=citation_line(context, language),
        contact=CONTACT[language].format(contact) if contact else "",
    )
    return filled.rstrip() + "\n"


def write_readmes(context: ReleaseContext) -> None:
    """Write both readmes."""
    for language in LANGUAGES:
        write_text(context.staging / f"README.{language}.md", readme(context, language))


def _tables(context: ReleaseContext, language: str) -> Iterator[str]:
    yield from (HEADERS[language][0], "| --- | ---: | --- |")
    for name, rows in context.tables.items():
        table = RELEASE_TABLES[name]
        meaning = f"{table.title_zh}:{table.zh}" if language == "zh" else table.en
        yield f"| `{name}` | {rows.num_rows} | {meaning} |"


def _files(context: ReleaseContext, language: str) -> Iterator[str]:
    yield from (HEADERS[language][1], "| --- | --- |")
    for entry in ENTRIES:
        path = context.staging / entry.path
        if entry.always or path.exists():
            shown = entry.path + "/" * path.is_dir()
            yield f"| `{shown}` | {entry.zh if language == 'zh' else entry.en} |"
