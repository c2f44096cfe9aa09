"""The command line: what it writes, what it says when something is wrong, what it does not load."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from release_sample import NOTICE, OTHER, QUICK, tables_of

from policytargets.cli import main
from policytargets.release.dataset import read_dataset
from policytargets.release.publish import PublishOptions, publish
from policytargets.schema import TABLES

ROOT = Path(__file__).parents[2]
NOTICES = sorted((ROOT / "raw" / "notices").glob("*.txt"))
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("cli") / "published"
    options = PublishOptions(read_dataset(ROOT / "dataset.yaml"), issued=datetime(2025, 2, 20, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("policytargets.release.publish.WRITERS", QUICK)
        for texts in ({"a": NOTICE}, {"a": NOTICE.replace("98%", "99%"), "b": OTHER}):
            publish(tables_of(texts), texts, place, options)
    return place


def one_error_line(result: Result) -> str:
    (line,) = [line for line in result.stderr.splitlines() if line]
    assert line.startswith("error: ")
    assert result.exit_code == 1
    return line


class TestExtract:
    def test_every_format_holds_every_table_of_any_files(self, run: Run, tmp_path: Path) -> None:
        rows = {}
        for name in ("parquet", "csv", "jsonl"):
            result = run("extract", *NOTICES, "--out", tmp_path / name, "--format", name)
            assert result.exit_code == 0, result.stderr
            assert {path.stem for path in (tmp_path / name).glob(f"*.{name}")} == set(TABLES)
        rows["parquet"] = pq.read_table(tmp_path / "parquet" / "measures.parquet").num_rows
        parse = pa_csv.ParseOptions(newlines_in_values=True)
        rows["csv"] = pa_csv.read_csv(tmp_path / "csv" / "measures.csv", parse_options=parse).num_rows
        rows["jsonl"] = len((tmp_path / "jsonl" / "measures.jsonl").read_text("utf-8").splitlines())
        assert set(rows.values()) == {126}

    def test_the_text_that_offsets_count_in_comes_along(self, run: Run, tmp_path: Path) -> None:
        run("extract", *NOTICES, "--out", tmp_path, "--format", "jsonl")
        row = json.loads((tmp_path / "targets.jsonl").read_text("utf-8").splitlines()[0])
        text = (tmp_path / "text" / f"{row['notice_id']}.txt").read_bytes().decode("utf-8")
        assert text[row["quote_start"] : row["quote_end"]] == row["quote"]

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("absent.txt", None, "cannot be read (No such file or directory)"),
            ("empty.txt", b"", "holds no text"),
            ("word.docx", b"PK\x03\x04", "is none of .txt, .html, .htm"),
            ("odd.txt", bytes(range(128, 256)) * 4, "its charset is not known"),
            ("pdf.txt", b"%PDF-1.7", "is a PDF, not text"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_one_line_naming_it(
        self, run: Run, tmp_path: Path, name: str, data: bytes | None, said: str
    ) -> None:
        if data is not None:
            (tmp_path / name).write_bytes(data)
        line = one_error_line(run("extract", tmp_path / name, "--out", tmp_path / "out"))
        assert line.startswith(f"error: {name}: ")
        assert said in line
        assert not (tmp_path / "out").exists()

    def test_one_bad_file_does_not_stop_the_others(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        result = run("extract", tmp_path / "empty.txt", NOTICES[0], "--out", tmp_path / "out")
        assert one_error_line(result).startswith("error: empty.txt: holds no text")
        assert pq.read_table(tmp_path / "out" / "measures.parquet").num_rows > 0

    def test_what_a_name_holds_is_no_command_to_the_terminal(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a\x1b]0;title\x07\n.txt").write_bytes(b"")
        line = one_error_line(run("extract", tmp_path / "a\x1b]0;title\x07\n.txt", "--out", tmp_path / "out"))
        assert line.isprintable()

    def test_an_output_that_cannot_be_written_is_one_line(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("a file", encoding="utf-8")
        assert str(tmp_path / "out") in one_error_line(run("extract", NOTICES[0], "--out", tmp_path / "out"))

    def test_nothing_heavy_is_loaded(self, tmp_path: Path) -> None:
        """No orchestrator, no pandas, no release machinery: start-up stays near that of pyarrow."""
        code = (
            "import sys; from policytargets.cli import main; main(sys.argv[1:], standalone_mode=False);"
            "heavy = {'dagster', 'great_expectations', 'pandas', 'jinja2', 'lxml', 'altair', 'xlsxwriter',"
            " 'charset_normalizer', 'minisign', 'policytargets.release.publish'};"
            "print(sorted(heavy & set(sys.modules)))"
        )
        command = [sys.executable, "-c", code, "extract", str(NOTICES[0]), "--out", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"

    def test_help_does_not_even_load_pyarrow(self) -> None:
        code = "import sys; import policytargets.cli; print('pyarrow' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "False\n"


class TestVerify:
    def test_a_sound_release_is_summed_up(self, run: Run, published: Path) -> None:
        result = run("verify", published / "latest")
        assert result.exit_code == 0
        assert result.stdout.startswith("v2025.02.2: ")
        assert "quotes equal their text" in result.stdout

    def test_all_releases_are_checked(self, run: Run, published: Path) -> None:
        result = run("verify", "--all", published)
        assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["v2025.02.1", "v2025.02.2"]

    def test_a_spoilt_file_is_named_and_the_exit_code_is_one(self, run: Run, published: Path, tmp_path: Path) -> None:
        import shutil

        copy = tmp_path / "published"
        shutil.copytree(published, copy, symlinks=True)
        (copy / "v2025.02.1" / "text" / "a.txt").write_text("别的", encoding="utf-8")
        result = run("verify", "--all", copy)
        assert result.exit_code == 1
        assert "v2025.02.1: text/a.txt: differs from its hash in SHA256SUMS" in result.stderr
        assert "v2025.02.2: " in result.stdout

    @pytest.mark.parametrize("arguments", [["verify"], ["verify", "--all"]])
    def test_a_directory_that_is_no_release_is_one_line(self, run: Run, tmp_path: Path, arguments: list[str]) -> None:
        assert str(tmp_path) in one_error_line(run(*arguments, tmp_path))


class TestDiff:
    def test_it_counts_and_names_the_changes(self, run: Run, published: Path) -> None:
        result = run("diff", published / "v2025.02.1", published / "latest")
        assert result.exit_code == 0
        assert "targets: 1 added, 1 changed, 0 removed" in result.stdout
        assert "value: 98.0 -> 99.0" in result.stdout

    def test_json_lines_are_the_delta_of_the_release(self, run: Run, published: Path) -> None:
        result = run("diff", "--jsonl", published / "v2025.02.1", published / "latest")
        assert result.stdout == (published / "latest" / "delta" / "changes.jsonl").read_text("utf-8")

    def test_a_release_against_itself_is_the_same(self, run: Run, published: Path) -> None:
        result = run("diff", published / "latest", published / "v2025.02.2")
        assert result.stdout == "v2025.02.2 and v2025.02.2 hold the same rows\n"

    def test_what_is_no_release_is_one_line(self, run: Run, published: Path, tmp_path: Path) -> None:
        assert "is not a release" in one_error_line(run("diff", tmp_path, published / "latest"))


def test_wrong_arguments_end_with_code_two(run: Run) -> None:
    for arguments in (["extract"], ["extract", "x.txt"], ["nonsense"], ["verify"], ["diff", "a"]):
        assert run(*arguments).exit_code == 2
