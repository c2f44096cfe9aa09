"""What ``dataset.yaml`` says: the dataset's own description and the thresholds of the gates.

Belongs here: reading and validating that one file. How a descriptor phrases it stands in the writers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..errors import RegisterError


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: SPDX identifier, full title, address."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Gates:
    """Thresholds before publication: shares of rows (0 to 1) a table may lose against the release before."""

    max_loss: float
    max_loss_per_table: Mapping[str, float]
    min_rows: int

    def share(self, table: str) -> float:
        """The share of rows that ``table`` may lose."""
        return self.max_loss_per_table.get(table, self.max_loss)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset's description. Mappings ``title``, ``description``, ``texts_licence`` are keyed ``zh`` and ``en``.

    ``homepage``, ``contact`` and ``publisher_url`` are None while unknown: writers leave them out, they invent nothing.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...]
    publisher: str
    publisher_url: str | None
    homepage: str | None
    contact: str | None
    licence: Licence
    texts_licence: Mapping[str, str]
    gates: Gates


def read_dataset(path: Path) -> Dataset:
    """The dataset described in ``path``; raises RegisterError naming the file and the field that is wrong."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RegisterError(f"{path}: cannot be read as YAML: {_line(error)}") from error
    if not isinstance(found, dict):
        raise RegisterError(f"{path}: holds no mapping; see docs/release.md for the fields it needs")
    fields = _Fields(path, found)
    return Dataset(
        name=fields.text("name"),
        title=fields.bilingual("title"),
        description=fields.bilingual("description"),
        keywords={language: fields.texts("keywords", language) for language in ("zh", "en")},
        languages=fields.texts("languages"),
        publisher=fields.text("publisher", "name"),
        publisher_url=fields.optional("publisher", "url"),
        homepage=fields.optional("homepage"),
        contact=fields.optional("contact"),
        licence=Licence(fields.text("licence", "id"), fields.text("licence", "title"), fields.text("licence", "url")),
        texts_licence=fields.bilingual("texts_licence"),
        gates=Gates(
            fields.share("gates", "max_loss"),
            {
                table: fields.share("gates", "max_loss_per_table", table)
                for table in fields.mapping("gates", "max_loss_per_table")
            },
            fields.count("gates", "min_rows"),
        ),
    )


class _Fields:
    """Typed access to nested fields of the file, with errors that name the field."""

    def __init__(self, path: Path, root: Mapping[str, Any]) -> None:
        self.path = path
        self.root = root

    def _get(self, keys: tuple[str, ...]) -> Any:
        value: Any = self.root
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _wrong(self, keys: tuple[str, ...], wanted: str) -> RegisterError:
        return RegisterError(f"{self.path}: field {'.'.join(keys)} must be {wanted}, found {self._get(keys)!r}")

    def text(self, *keys: str) -> str:
        value = self._get(keys)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(keys, "a text that is not empty")
        return value

    def optional(self, *keys: str) -> str | None:
        return None if self._get(keys) is None else self.text(*keys)

    def bilingual(self, *keys: str) -> Mapping[str, str]:
        return {language: self.text(*keys, language) for language in ("zh", "en")}

    def texts(self, *keys: str) -> tuple[str, ...]:
        value = self._get(keys)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(keys, "a list of texts")
        return tuple(value)

    def mapping(self, *keys: str) -> Mapping[str, Any]:
        value = self._get(keys)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong(keys, "a mapping")
        return value

    def share(self, *keys: str) -> float:
        value = self._get(keys)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(keys, "a share between 0 and 1")
        return float(value)

    def count(self, *keys: str) -> int:
        value = self._get(keys)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self._wrong(keys, "a whole number, 0 or more")
        return value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
