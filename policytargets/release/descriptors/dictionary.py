"""The data dictionary: every table and column with type, constraint and meaning, in Chinese and English.

``dictionary.json`` travels with each release, ``docs/data-dictionary.md`` with the project; both are ``schema.py``
in other words. Belongs here: those two writings.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...schema import RELEASE_TABLES, SCHEMA_VERSION, Field, Table
from ..context import ReleaseContext
from ..files import write_json


def dictionary(tables: Mapping[str, Table] = RELEASE_TABLES) -> dict[str, Any]:
    """The dictionary of ``tables`` as JSON values."""
    return {"schema_version": SCHEMA_VERSION, "tables": [_table(table) for table in tables.values()]}


def write_dictionary(context: ReleaseContext) -> None:
    """Write ``dictionary.json``."""
    write_json(context.staging / "dictionary.json", {"version": str(context.version), **dictionary()})


def english_title(name: str) -> str:
    """The English title of a table or column, from its name: ``measure_owners`` → ``Measure owners``."""
    return name.replace("_", " ").capitalize()


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": {"zh": table.title_zh, "en": english_title(table.name)},
        "description": {"zh": table.zh, "en": table.en},
        "key": list(table.key),
        "sorted_by": list(table.order),
        "fields": [_field(field) for field in table.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    known: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": {"zh": field.title_zh, "en": english_title(field.name)},
        "description": {"zh": field.zh, "en": field.en},
        "required": field.required,
        "unique": field.unique,
    }
    if field.enum:
        known["enum"] = list(field.enum)
    if field.minimum is not None:
        known["minimum"] = field.minimum
    if field.pattern:
        known["pattern"] = field.pattern
    if field.references:
        known["references"] = {"table": field.references[0], "column": field.references[1]}
    if field.quote_of:
        known["quote_of"] = {"start": field.quote_of[0], "end": field.quote_of[1]}
    return known


def markdown() -> str:
    """The dictionary as one Markdown page, for ``docs/data-dictionary.md``."""
    lines = [
        "# Data dictionary · 数据字典",
        "",
        f"Tables of schema {SCHEMA_VERSION}, written from `policytargets/schema.py` by `tools/data_dictionary.py`; "
        "a test fails when this page and the schema differ. What the tables mean together: "
        "[data-model.md](data-model.md).",
    ]
    for table in RELEASE_TABLES.values():
        lines += ["", *_section(table)]
    return "\n".join(lines) + "\n"


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.name} · {table.title_zh}"
    yield ""
    yield f"{table.en}. {table.zh}。"
    yield ""
    yield f"Key: {', '.join(f'`{name}`' for name in table.key)}"
    yield ""
    yield "| column | 列名 | type | meaning | 含义 | holds |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for field in table.fields:
        cells = (f"`{field.name}`", field.title_zh, field.type, field.en, field.zh, constraints(field))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def constraints(field: Field) -> str:
    """What must hold of a column, in a few words; empty when nothing must."""
    said = []
    if field.required:
        said.append("required")
    if field.unique:
        said.append("unique")
    if field.enum:
        said.append("one of " + ", ".join(f"`{value}`" for value in field.enum))
    if field.minimum is not None:
        said.append(f"≥ {field.minimum:g}")
    if field.pattern:
        said.append(f"matches `{field.pattern}`")
    if field.references:
        said.append("→ `" + ".".join(field.references) + "`")
    if field.quote_of:
        said.append(f"= text[`{field.quote_of[0]}`:`{field.quote_of[1]}`]")
    return "; ".join(said)
