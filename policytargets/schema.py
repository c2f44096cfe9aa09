"""The one registry of tables and fields: the only place where a column is declared.

The Arrow schemas, the row rules of ``check.py``, the Great Expectations suites, the data dictionary, the Data
Package descriptor and the labels of the page are all made from what stands here. The contract it writes down is
public (docs/data-model.md): names, types and meanings of existing columns do not change; columns may be added.

What does not belong here: how a value is found, how it is checked, how it is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pyarrow as pa

SCHEMA_VERSION: Final = "1.0.0"
"""Semantic version of the tables' shape: major when a column goes or changes meaning, minor when one is added."""

COMPARATORS: Final = ("eq", "ge", "le", "gt", "lt", "approx", "range")
CHANGES: Final = ("level", "increase", "decrease")
ROLES: Final = ("lead", "responsible", "support")
OWNER_BASES: Final = ("inline", "block", "notice", "issuer")
DEADLINE_BASES: Final = ("explicit", "inherited", "none")
DATE_BASES: Final = ("cell", "text", "repaired", "none")
TARGET_KINDS: Final = ("quantified", "implicit")
CERTAINTIES: Final = ("high", "low")
STATUSES: Final = ("published", "quarantined")
SEVERITIES: Final = ("error", "warning")
NUMBER_CLASSES: Final = (
    "target",
    "parameter",
    "achievement",
    "scope",
    "date",
    "ordinal",
    "label",
    "reference",
    "name",
    "specification",
    "frequency",
    "list_count",
    "other",
)
TOMBSTONE_REASONS: Final = ("notice_removed", "notice_quarantined", "text_gone", "reread")
OWNER_KINDS: Final = (
    "department",
    "institute",
    "bureau",
    "government",
    "team",
    "company",
    "association",
    "generic",
    "other",
)

TYPES: Final[Mapping[str, pa.DataType]] = MappingProxyType(
    {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "datetime": pa.timestamp("s", tz="UTC"),
        "list": pa.list_(pa.string()),
    }
)

CSV_LIST_DELIMITER: Final = "|"
"""Joins the items of a list column in CSV files, which have no lists. Part of the contract, so it stands here."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, type (a key of ``TYPES``), labels and descriptions (zh, en) and what must hold of it.

    ``required`` forbids null; ``enum`` is the closed list of values; ``references`` is ``(table, column)``;
    ``minimum`` is inclusive. ``quote_of`` names the ``(start, end)`` columns whose slice of the notice's canonical
    text this column repeats to the letter.
    """

    name: str
    type: str
    title_zh: str
    zh: str
    en: str
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    references: tuple[str, str] | None = None
    minimum: float | None = None
    pattern: str | None = None
    quote_of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its fields in published order, primary key and the columns that rows are sorted by."""

    name: str
    title_zh: str
    zh: str
    en: str
    key: tuple[str, ...]
    order: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in published order."""
        return tuple(field.name for field in self.fields)

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema, with nullability as declared."""
        return pa.schema([pa.field(f.name, TYPES[f.type], nullable=not f.required) for f in self.fields])

    def field(self, name: str) -> Field:
        """The field called ``name``; raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


ID = r"^[a-z0-9_-]+$"


def _offsets(start: str, end: str, of_zh: str, of_en: str, required: bool = False) -> tuple[Field, Field]:
    return (
        Field(
            start,
            "integer",
            f"{of_zh}起点",
            f"{of_zh}在规范文本中的起始位置(Unicode 码位,含)",
            f"Start of {of_en} in the canonical text (Unicode code points, inclusive)",
            required=required,
            minimum=0,
        ),
        Field(
            end,
            "integer",
            f"{of_zh}终点",
            f"{of_zh}在规范文本中的结束位置(Unicode 码位,不含)",
            f"End of {of_en} in the canonical text (Unicode code points, exclusive)",
            required=required,
            minimum=0,
        ),
    )


NOTICES = Table(
    "notices",
    "通知",
    "一行一份通知",
    "One row a notice",
    ("notice_id",),
    ("notice_id",),
    (
        Field(
            "notice_id",
            "string",
            "通知编号",
            "原始文件名(符合 [a-z0-9_-]+ 时),否则为 n- 加内容 sha256 前 12 位",
            "The raw file's stem where it matches [a-z0-9_-]+, else n- and 12 characters of the sha256",
            required=True,
            unique=True,
            pattern=ID,
        ),
        Field(
            "status",
            "string",
            "状态",
            "published 已发布;quarantined 已隔离(原因见 issues)",
            "published, or quarantined (reasons in issues)",
            required=True,
            enum=STATUSES,
        ),
        Field("title", "string", "标题", "通知标题", "Title of the notice"),
        Field(
            "document_number", "string", "发文字号", "发文字号,如 津市场监管研〔2018〕3号", "Document number as written"
        ),
        Field("index_number", "string", "索引号", "政府信息公开索引号", "Government-information index number"),
        Field("issuer", "string", "发布机构", "发布机构,照录原文", "Issuing body as written"),
        Field(
            "issuer_id",
            "string",
            "发布机构编号",
            "发布机构在 owners 表中的编号",
            "The issuing body in owners",
            references=("owners", "owner_id"),
        ),
        Field(
            "admin_code",
            "string",
            "行政区划代码",
            "GB/T 2260 行政区划代码,取自索引号中的统一社会信用代码",
            "GB/T 2260 code, from the unified social credit code in the index number where there is one",
            pattern=r"^\d{6}$",
        ),
        Field("topics", "list", "主题", "主题分类", "Topics as classified by the issuer"),
        Field("written_date", "date", "成文日期", "成文日期", "Date the notice was written"),
        Field("issued_date", "date", "发文日期", "发文日期", "Date the notice was issued"),
        Field(
            "date_basis",
            "string",
            "日期依据",
            "日期来源:cell 元数据栏;text 正文;repaired 由残损写法复原;none 无",
            "Where the date comes from: a metadata cell, the text, repaired from a damaged writing, none",
            required=True,
            enum=DATE_BASES,
        ),
        Field("validity", "string", "有效性", "有效性,照录原文", "Validity as written"),
        Field("period_start", "date", "计划期起", "计划期的第一天", "First day of the plan's own period"),
        Field("period_end", "date", "计划期止", "计划期的最后一天", "Last day of the plan's own period"),
        Field("source_url", "string", "来源网址", "发布页面网址;未知为空", "Address of the page; null when not known"),
        Field("source_file", "string", "原始文件", "原始文件名", "Name of the raw file", required=True),
        Field("media_type", "string", "媒体类型", "原始文件的媒体类型", "Media type of the raw file"),
        Field("charset", "string", "字符集", "解码原始文件所用字符集", "Charset the raw file was decoded with"),
        Field(
            "sha256",
            "string",
            "SHA-256",
            "原始字节的 SHA-256;无法读取时为空",
            "SHA-256 of the raw bytes; null when they could not be read",
            pattern=r"^[0-9a-f]{64}$",
        ),
        Field(
            "retrieved_at",
            "datetime",
            "获取时间",
            "取得原始文件的时间(UTC);未知为空",
            "When the raw file was fetched (UTC); null when not known",
        ),
        Field(
            "text_chars",
            "integer",
            "文本长度",
            "规范文本的 Unicode 码位数",
            "Unicode code points of the canonical text",
            minimum=0,
        ),
        Field("measures_count", "integer", "举措数", "举措行数", "Number of measures", required=True, minimum=0),
        Field("targets_count", "integer", "目标数", "目标行数", "Number of targets", required=True, minimum=0),
        Field(
            "owners_count",
            "integer",
            "责任单位数",
            "涉及的不同责任单位数",
            "Number of distinct owners",
            required=True,
            minimum=0,
        ),
    ),
)

PLANS = Table(
    "plans",
    "方案",
    "一份通知可含多个方案",
    "A notice can hold several plans",
    ("plan_id",),
    ("notice_id", "position"),
    (
        Field("plan_id", "string", "方案编号", "方案编号", "Id of the plan", required=True, unique=True, pattern=ID),
        Field(
            "notice_id",
            "string",
            "通知编号",
            "所属通知",
            "The notice that holds it",
            required=True,
            references=("notices", "notice_id"),
        ),
        Field("title", "string", "标题", "方案标题", "Title of the plan"),
        Field(
            "position",
            "integer",
            "次序",
            "在通知中的次序,从 1 起",
            "Place in the notice, from 1",
            required=True,
            minimum=1,
        ),
        *_offsets("char_start", "char_end", "方案", "the plan", required=True),
        Field("period_end", "date", "计划期止", "方案期的最后一天", "Last day of the plan's period"),
    ),
)

MEASURES = Table(
    "measures",
    "举措",
    "部署工作的最小编号条目",
    "The smallest numbered item that orders work",
    ("measure_id",),
    ("notice_id", "position"),
    (
        Field(
            "measure_id", "string", "举措编号", "举措编号", "Id of the measure", required=True, unique=True, pattern=ID
        ),
        Field(
            "notice_id",
            "string",
            "通知编号",
            "所属通知",
            "The notice that holds it",
            required=True,
            references=("notices", "notice_id"),
        ),
        Field(
            "plan_id",
            "string",
            "方案编号",
            "所属方案",
            "The plan that holds it",
            required=True,
            references=("plans", "plan_id"),
        ),
        Field(
            "position",
            "integer",
            "次序",
            "在通知中的次序,从 1 起",
            "Place in the notice, from 1",
            required=True,
            minimum=1,
        ),
        Field("label", "string", "序号", "原文序号,如 14.、(五)、第三条", "Label as written"),
        Field("section", "string", "所在章节", "上级标题,以“ / ”连接", "Headings above it, joined with ' / '"),
        Field("title", "string", "标题", "举措标题", "Title of the measure"),
        Field(
            "text",
            "string",
            "全文",
            "举措全文,照录原文",
            "Text of the measure, to the letter",
            required=True,
            quote_of=("char_start", "char_end"),
        ),
        *_offsets("char_start", "char_end", "举措", "the measure", required=True),
    ),
)

OWNERS = Table(
    "owners",
    "责任单位",
    "组织机构名录",
    "The register of organisations",
    ("owner_id",),
    ("owner_id",),
    (
        Field(
            "owner_id",
            "string",
            "单位编号",
            "单位编号",
            "Id of the organisation",
            required=True,
            unique=True,
            pattern=ID,
        ),
        Field("name", "string", "名称", "规范名称", "Canonical name", required=True),
        Field("kind", "string", "类型", "机构类型", "Kind of organisation", required=True, enum=OWNER_KINDS),
        Field(
            "parent_id",
            "string",
            "上级单位",
            "上级单位编号",
            "The organisation above it",
            references=("owners", "owner_id"),
        ),
        Field("admin_code", "string", "行政区划代码", "GB/T 2260 行政区划代码", "GB/T 2260 code", pattern=r"^\d{6}$"),
        Field(
            "credit_code",
            "string",
            "统一社会信用代码",
            "统一社会信用代码",
            "Unified social credit code",
            pattern=r"^[0-9A-Z]{18}$",
        ),
        Field("aliases", "list", "别名", "出现过的写法", "Spellings seen"),
        Field(
            "first_notice",
            "string",
            "首见通知",
            "最早出现的通知",
            "First notice that names it",
            references=("notices", "notice_id"),
        ),
        Field(
            "last_notice",
            "string",
            "末见通知",
            "最近出现的通知",
            "Last notice that names it",
            references=("notices", "notice_id"),
        ),
    ),
)

MEASURE_OWNERS = Table(
    "measure_owners",
    "责任分工",
    "谁负责哪项举措",
    "Who answers for which measure",
    ("measure_id", "owner_id"),
    ("measure_id", "char_start", "owner_id"),
    (
        Field(
            "measure_id",
            "string",
            "举措编号",
            "举措",
            "The measure",
            required=True,
            references=("measures", "measure_id"),
        ),
        Field(
            "owner_id",
            "string",
            "单位编号",
            "责任单位",
            "The organisation",
            required=True,
            references=("owners", "owner_id"),
        ),
        Field(
            "owner_text",
            "string",
            "原文写法",
            "单位名称,照录原文;依据为 issuer 且原文未署名时为空",
            "Name as written; null where nobody is named",
            quote_of=("char_start", "char_end"),
        ),
        Field(
            "role",
            "string",
            "角色",
            "lead 牵头;responsible 负责;support 配合",
            "lead, responsible or support",
            required=True,
            enum=ROLES,
        ),
        Field(
            "basis",
            "string",
            "依据",
            "inline 本条;block 数条共用;notice 方案成员单位或通则;issuer 未写明,由发布机构负责",
            "inline: its own bracket; block: one covering several; notice: the plan's members; issuer: nobody is named",
            required=True,
            enum=OWNER_BASES,
        ),
        *_offsets("char_start", "char_end", "单位名称", "the name"),
    ),
)

TARGETS = Table(
    "targets",
    "目标",
    "一行一个承诺的数值",
    "One row a committed number",
    ("target_id",),
    ("notice_id", "quote_start", "number_start", "target_id"),
    (
        Field(
            "target_id", "string", "目标编号", "目标编号", "Id of the target", required=True, unique=True, pattern=ID
        ),
        Field(
            "notice_id",
            "string",
            "通知编号",
            "所属通知",
            "The notice that holds it",
            required=True,
            references=("notices", "notice_id"),
        ),
        Field("plan_id", "string", "方案编号", "所属方案", "The plan that holds it", references=("plans", "plan_id")),
        Field(
            "measure_id",
            "string",
            "举措编号",
            "所属举措;方案级目标为空",
            "The measure that holds it; null for plan-level goals",
            references=("measures", "measure_id"),
        ),
        Field(
            "indicator",
            "string",
            "指标",
            "数值衡量的内容,照原文用语",
            "What the number measures, in the document's words",
            required=True,
        ),
        Field("indicator_id", "string", "指标编号", "指标", "The indicator", references=("indicators", "indicator_id")),
        Field(
            "comparator",
            "string",
            "比较符",
            "eq 等于;ge 不低于;le 不超过;gt 高于;lt 低于;approx 约;range 区间",
            "How the value binds",
            enum=COMPARATORS,
        ),
        Field(
            "value",
            "number",
            "数值",
            "已乘以万、亿等;隐含目标为空",
            "Value with 万/亿 applied; null for implicit targets",
        ),
        Field("value_high", "number", "数值上限", "区间上限", "Upper value of a range"),
        Field(
            "unit",
            "string",
            "单位",
            "万、亿之后的量词或单位,照录;无则为空串",
            "Counter as written after 万/亿; empty when none",
            required=True,
        ),
        Field(
            "change",
            "string",
            "变化",
            "level 水平;increase 增加;decrease 减少",
            "level, increase or decrease",
            required=True,
            enum=CHANGES,
        ),
        Field("deadline", "date", "期限", "期限的最后一天", "Last day of the period"),
        Field("deadline_text", "string", "期限原文", "期限的原文写法", "The deadline as written"),
        Field(
            "deadline_basis",
            "string",
            "期限依据",
            "explicit 同句写明;inherited 由标题或计划期继承;none 无",
            "explicit, inherited or none",
            required=True,
            enum=DEADLINE_BASES,
        ),
        Field("baseline_text", "string", "基期原文", "基期或基数的原文", "Baseline as written"),
        Field("baseline_value", "number", "基数", "基期数值", "Value of the baseline"),
        Field(
            "kind",
            "string",
            "类型",
            "quantified 量化;implicit 隐含(如全覆盖)",
            "quantified, or implicit",
            required=True,
            enum=TARGET_KINDS,
        ),
        Field(
            "quote",
            "string",
            "引文",
            "所在分句,照录原文",
            "The clause, to the letter",
            required=True,
            quote_of=("quote_start", "quote_end"),
        ),
        *_offsets("quote_start", "quote_end", "引文", "the clause", required=True),
        Field(
            "number_text",
            "string",
            "数字原文",
            "数字及单位,照录原文",
            "Number with its unit, to the letter",
            quote_of=("number_start", "number_end"),
        ),
        *_offsets("number_start", "number_end", "数字", "the number"),
        Field(
            "certainty",
            "string",
            "确定性",
            "high 高;low 低,建议复核",
            "high, or low: what a reviewer should look at",
            required=True,
            enum=CERTAINTIES,
        ),
    ),
)

NUMBERS = Table(
    "numbers",
    "数字台账",
    "每份通知的每一处数字",
    "The ledger: every numeric mention of every notice",
    ("notice_id", "number_start", "number_end"),
    ("notice_id", "number_start", "number_end"),
    (
        Field(
            "notice_id",
            "string",
            "通知编号",
            "所属通知",
            "The notice that holds it",
            required=True,
            references=("notices", "notice_id"),
        ),
        *_offsets("number_start", "number_end", "数字", "the number", required=True),
        Field(
            "number_text",
            "string",
            "数字原文",
            "照录原文",
            "To the letter",
            required=True,
            quote_of=("number_start", "number_end"),
        ),
        Field("value", "number", "数值", "数值,无法取值为空", "Value; null when it has none"),
        Field("unit", "string", "单位", "单位", "Unit", required=True),
        Field("class", "string", "类别", "数字的类别", "What the number is", required=True, enum=NUMBER_CLASSES),
        Field("reason", "string", "理由", "判定所依规则", "The rule that decided", required=True),
        Field(
            "target_id", "string", "目标编号", "对应的目标", "The target it became", references=("targets", "target_id")
        ),
    ),
)

INDICATORS = Table(
    "indicators",
    "指标",
    "多份通知中衡量的同一事项",
    "The same thing measured in several notices",
    ("indicator_id",),
    ("indicator_id",),
    (
        Field(
            "indicator_id",
            "string",
            "指标编号",
            "指标编号",
            "Id of the indicator",
            required=True,
            unique=True,
            pattern=ID,
        ),
        Field("name", "string", "名称", "指标名称", "Name of the indicator", required=True),
        Field("unit", "string", "单位", "单位", "Unit", required=True),
        Field("n_targets", "integer", "目标数", "目标行数", "Number of targets", required=True, minimum=1),
        Field(
            "first_notice",
            "string",
            "首见通知",
            "最早出现的通知",
            "First notice that holds it",
            references=("notices", "notice_id"),
        ),
        Field(
            "last_notice",
            "string",
            "末见通知",
            "最近出现的通知",
            "Last notice that holds it",
            references=("notices", "notice_id"),
        ),
    ),
)

ISSUES = Table(
    "issues",
    "问题",
    "未能读取的内容及原因",
    "What could not be read, and why",
    ("notice_id", "rule", "char_start", "message"),
    ("notice_id", "severity", "rule", "char_start", "message"),
    (
        Field(
            "notice_id",
            "string",
            "通知编号",
            "所属通知",
            "The notice",
            required=True,
            references=("notices", "notice_id"),
        ),
        Field(
            "severity",
            "string",
            "级别",
            "error 隔离;warning 提示",
            "error quarantines, warning does not",
            required=True,
            enum=SEVERITIES,
        ),
        Field("rule", "string", "规则", "规则名", "Name of the rule", required=True),
        Field("message", "string", "说明", "说明", "What is wrong and what to do", required=True),
        *_offsets("char_start", "char_end", "问题", "the place"),
    ),
)

TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {t.name: t for t in (NOTICES, PLANS, MEASURES, OWNERS, MEASURE_OWNERS, TARGETS, NUMBERS, INDICATORS, ISSUES)}
)
"""Every table that the extraction makes, in the order in which they are made and listed."""

TOMBSTONES: Final = Table(
    "tombstones",
    "墓碑",
    "曾经发布、现已不存在的行:编号永不重用",
    "Rows once published that stand no longer: their ids are never given to anything else",
    ("id",),
    ("id",),
    (
        Field(
            "id",
            "string",
            "编号",
            "已撤下的行的编号",
            "Id of the row that went",
            required=True,
            unique=True,
            pattern=ID,
        ),
        Field("table", "string", "所在表", "该行所在的表", "The table it stood in", required=True),
        Field(
            "notice_id",
            "string",
            "通知编号",
            "该行所属通知(通知本身也可能已撤下);与通知无关时为空",
            "The notice it stood in, which may be gone itself; null where the row belongs to no notice",
        ),
        Field(
            "last_version",
            "string",
            "最后版本",
            "最后一次包含该行的版本",
            "The last version that holds it",
            required=True,
        ),
        Field(
            "reason",
            "string",
            "原因",
            "notice_removed 通知已撤下;notice_quarantined 通知已隔离;text_gone 原文已无此处;reread 重新解读后不再成行",
            "The notice was removed or quarantined, its words are gone from the text, or it is read differently now",
            required=True,
            enum=TOMBSTONE_REASONS,
        ),
        Field(
            "replaced_by", "string", "由何替代", "现处于原位置的行的编号", "Id of the row that now stands in its place"
        ),
    ),
)
"""What went, kept for ever. Made by publication from the release before, not by the extraction."""

RELEASE_TABLES: Final[Mapping[str, Table]] = MappingProxyType({**TABLES, TOMBSTONES.name: TOMBSTONES})
"""``TABLES`` and what publication adds: every table of a release."""
