"""What a published release is: complete, the same from run to run, and only made when something is new."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from release_sample import NOTICE, Publish, tables_of

from policytargets.errors import ReleaseError
from policytargets.release.open import Release
from policytargets.release.publish import PublishOptions, publish
from policytargets.release.tables import read_csv
from policytargets.schema import RELEASE_TABLES


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("every_writer")
def test_a_release_holds_every_table_text_and_description(release: Publish, texts: dict[str, str]) -> None:
    root = release(texts).path
    names = set(files_of(root))
    wanted = {f"data/{name}.{suffix}" for name in RELEASE_TABLES for suffix in ("parquet", "csv")}
    wanted |= {"text/a.txt", "text/b.txt", "datapackage.json", "dictionary.json", "README.zh.md", "README.en.md"}
    wanted |= {"SHA256SUMS", "provenance.json", "content_hashes.json", "quality.json"}
    wanted |= {"delta/changes.jsonl", "delta/index.json", "delta/CHANGELOG.md"}
    assert wanted <= names


def test_latest_and_the_index_point_to_the_newest(release: Publish, published: Path, texts: dict[str, str]) -> None:
    release(texts)
    release({**texts, "a": NOTICE.replace("98%", "99%")})
    assert (published / "latest").is_symlink()
    assert Release.open(published / "latest").root == (published / "v2025.02.2").resolve()
    index = json.loads((published / "releases.json").read_text("utf-8"))
    assert [entry["version"] for entry in index] == ["v2025.02.1", "v2025.02.2"]
    assert index[0]["rows"]["notices"] == 2
    assert index[0]["signed"] is False


def test_the_same_input_again_publishes_nothing_and_says_so(
    release: Publish, published: Path, texts: dict[str, str]
) -> None:
    release(texts)
    before = files_of(published)
    again = release(texts, issued=datetime(2026, 1, 1, tzinfo=UTC))
    assert (again.changed, str(again.version)) == (False, "v2025.02.1")
    assert again.summary.startswith("nothing new: v2025.02.1")
    assert files_of(published) == before


def test_a_new_commit_alone_publishes_nothing(
    release: Publish, texts: dict[str, str], tmp_path: Path, options: PublishOptions
) -> None:
    project = tmp_path / "project"
    for message in ("one", "two"):
        project.mkdir(exist_ok=True)
        (project / "code.py").write_text(message, encoding="utf-8")
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", message]):
            who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
            subprocess.run(["git", "-C", str(project), *who, *command], check=True)
        made = release(texts, project=project)
        assert made.changed is (message == "one")
    stated = json.loads((made.path / "provenance.json").read_text("utf-8"))
    assert len(stated["commit"]) == 40
    assert stated["commit_dirty"] is False


def test_a_release_can_be_forced_and_its_delta_is_empty(release: Publish, texts: dict[str, str]) -> None:
    release(texts)
    forced = release(texts, force=True)
    assert str(forced.version) == "v2025.02.2"
    assert (forced.path / "delta" / "changes.jsonl").read_bytes() == b""
    assert "No table changed" in (forced.path / "delta" / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.usefixtures("every_writer")
def test_the_same_input_previous_release_and_time_give_the_same_bytes(
    texts: dict[str, str], tmp_path: Path, options: PublishOptions
) -> None:
    changed = {**texts, "a": NOTICE.replace("98%", "99%")}
    made = []
    for place in ("one", "two"):
        publish(tables_of(texts), texts, tmp_path / place, options)
        shuffled = {
            name: rows.take(pa.array(range(rows.num_rows)[::-1], pa.int64()))
            for name, rows in tables_of(changed).items()
        }
        publish(shuffled if place == "two" else tables_of(changed), changed, tmp_path / place, options)
        made.append(files_of(tmp_path / place))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def test_parquet_and_csv_hold_the_declared_types_and_no_pandas_metadata(
    release: Publish, texts: dict[str, str]
) -> None:
    root = release(texts).path
    opened = Release.open(root)
    for name, table in RELEASE_TABLES.items():
        assert opened.tables[name].schema.equals(table.arrow)
        assert b"pandas" not in (pq.read_schema(root / "data" / f"{name}.parquet").metadata or {})
        assert read_csv(table, root / "data" / f"{name}.csv").equals(opened.tables[name])
    notices = pa_csv.read_csv(root / "data" / "notices.csv")
    assert notices["topics"].to_pylist() == ["市场监管|质量"] * 2


def test_texts_are_published_to_the_letter(release: Publish) -> None:
    text = "# 计划\n1. 覆盖率达到80%。\n\u2028行\x85甲 \t\u200b末"
    assert (release({"a": text}).path / "text" / "a.txt").read_bytes() == text.encode()
    assert Release.open(release({"a": text}).path).texts["a"] == text


def test_the_environment_sets_time_key_and_overrides() -> None:
    root = Path(__file__).parents[3]
    said = {"SOURCE_DATE_EPOCH": "86400", "POLICYTARGETS_ALLOW_LOSSES": "targets, plans"}
    options = PublishOptions.from_environment(root, environment=said)
    assert options.issued == datetime(1970, 1, 2, tzinfo=UTC)
    assert options.allow_losses == {"targets", "plans"}
    with pytest.raises(ReleaseError, match="SOURCE_DATE_EPOCH is 'soon'"):
        PublishOptions.from_environment(root, environment={"SOURCE_DATE_EPOCH": "soon"})


def test_a_missing_table_or_column_is_named(published: Path, options: PublishOptions, texts: dict[str, str]) -> None:
    tables = tables_of(texts)
    without = {name: rows for name, rows in tables.items() if name != "plans"}
    with pytest.raises(ReleaseError, match="table plans is missing"):
        publish(without, texts, published, options)
    with pytest.raises(ReleaseError, match="table plans lacks column title"):
        publish({**tables, "plans": tables["plans"].drop_columns(["title"])}, texts, published, options)
    assert not (published / "latest").exists()


def test_a_quote_that_is_not_its_slice_stops_publication(
    published: Path, options: PublishOptions, texts: dict[str, str]
) -> None:
    tables = tables_of(texts)
    wrong = pa.array(["别的话", *tables["measures"]["text"].to_pylist()[1:]])
    at = tables["measures"].column_names.index("text")
    tables["measures"] = tables["measures"].set_column(at, tables["measures"].schema.field(at), wrong)
    with pytest.raises(ReleaseError, match=r"does not verify and is not published: measures\.text"):
        publish(tables, texts, published, options)
    assert [path.name for path in published.iterdir() if not path.name.startswith(".")] == ["releases.json"]


def test_progress_tells_every_step_in_order(release: Publish, texts: dict[str, str]) -> None:
    told: list[tuple[str, int, int]] = []
    release(texts, progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert {total for _, _, total in told} == {len(told)}
    assert told[-1][0] == "put in place"


def test_quality_states_coverage_and_leaves_the_unmeasured_null(release: Publish, texts: dict[str, str]) -> None:
    empty = "# 通知\n请遵照执行。\n"
    root = release({**texts, "c": empty}, quality={"labels": {"exact": 0.99}}).path
    quality = json.loads((root / "quality.json").read_text("utf-8"))
    assert quality["coverage"] == {"notices": 3, "read": 3, "with_targets": 2, "without_targets": 1, "quarantined": 0}
    assert quality["labels"] == {"exact": 0.99}
    assert quality["expectations"] is None


def test_provenance_names_inputs_and_the_release_before(release: Publish, texts: dict[str, str]) -> None:
    release(texts)
    root = release({**texts, "a": NOTICE + "3. 完成率达到70%。\n"}).path
    stated = json.loads((root / "provenance.json").read_text("utf-8"))
    assert stated["previous"] == "v2025.02.1"
    assert set(stated["inputs"]) == {"a.txt", "b.txt"}
    assert stated["signed"] is False
    assert stated["commit"] is None
