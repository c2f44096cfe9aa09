"""How a release is corrupted, so that each examiner is seen to fail where it must.

Each function changes a copy of a release in place.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def edit_json(path: Path, change: Callable[[Any], Any]) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def resource_without_path(release: Path) -> None:
    edit_json(release / "datapackage.json", lambda package: package["resources"][0].pop("path"))


def field_of_no_known_type(release: Path) -> None:
    edit_json(
        release / "datapackage.json",
        lambda package: package["resources"][0]["schema"]["fields"][0].update(type="words"),
    )


def one_byte_of_the_data(release: Path) -> None:
    path = release / "data" / "measures.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def target_of_no_notice(release: Path) -> None:
    """A foreign key that leads nowhere, with size and hash made to fit: only the key itself is wrong."""
    _recomposed(release, "targets", "notice_id", "n-nowhere")


def comparator_of_no_kind(release: Path) -> None:
    """A value outside the closed list, with size and hash made to fit."""
    _recomposed(release, "targets", "comparator", "about")


def _recomposed(release: Path, table: str, column: str, value: str) -> None:
    path = release / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, first, *rest = list(csv.reader(file))
    first[header.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, first, *rest])

    def unhashed(package: Any) -> None:
        resource = next(item for item in package["resources"] if item["name"] == table)
        del resource["bytes"], resource["hash"]

    edit_json(release / "datapackage.json", unhashed)


def field_from_a_file_that_is_not_there(release: Path) -> None:
    def change(croissant: Any) -> None:
        croissant["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "data/nowhere.parquet"

    edit_json(release / "croissant.json", change)


def field_from_a_column_that_is_not_there(release: Path) -> None:
    def change(croissant: Any) -> None:
        croissant["recordSet"][0]["field"][0]["source"]["extract"]["column"] = "nowhere"

    edit_json(release / "croissant.json", change)


def dataset_without_title(release: Path) -> None:
    edit_json(release / "dcat.jsonld", lambda catalogue: catalogue["dcat:dataset"].pop("dct:title"))


def language_of_no_class(release: Path) -> None:
    def change(catalogue: Any) -> None:
        catalogue["dcat:dataset"]["dct:language"] = [{"@id": "http://example.org/zh"}]

    edit_json(release / "dcat.jsonld", change)


def citation_without_authors(release: Path) -> None:
    path = release / "CITATION.cff"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("authors:", "writers:"), encoding="utf-8")


def file_that_is_gone(release: Path) -> None:
    (release / "data" / "notices.csv").unlink()


def table_that_is_gone(release: Path) -> None:
    (release / "data" / "owners.parquet").unlink()


def sum_of_another_file(release: Path) -> None:
    path = release / "SHA256SUMS"
    path.write_bytes(path.read_bytes().replace(b"0", b"1", 1))


def signature_of_another_version(release: Path) -> None:
    path = release / "SHA256SUMS.minisig"
    path.write_bytes(path.read_bytes().replace(b"trusted comment: v", b"trusted comment: w"))
