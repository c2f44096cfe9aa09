"""The exam itself: it fails an examiner that lets a corrupted release pass, or refuses it for another reason."""

import importlib.util
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / "exam" / "run.py"
READS = "import sys, pathlib; text = pathlib.Path('file').read_text(); print('saw', text); sys.exit(text != 'good')"


@pytest.fixture(scope="module")
def exam():
    spec = importlib.util.spec_from_file_location("exam_run", RUN)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.modules["exam_run"] = module
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "file").write_text("good")
    return folder


def spoilt(release):
    (release / "file").write_text("bad")


def untouched(release):
    pass


def _exam(module, corrupt=spoilt, says="saw bad", script=READS, **more):
    return module.Exam("reader", lambda _: [sys.executable, "-c", script], (module.Twin(corrupt, says),), **more)


def test_it_passes_who_accepts_the_release_and_names_what_is_wrong_with_the_twin(exam, release, tmp_path):
    assert exam.examine(_exam(exam), release, tmp_path) == "passed"
    assert (release / "file").read_text() == "good"


@pytest.mark.parametrize(
    "wrong",
    [
        {"corrupt": untouched},
        {"says": "another reason"},
        {"script": "raise SystemExit(1)"},
    ],
)
def test_it_fails_all_others(exam, release, tmp_path, wrong):
    assert exam.examine(_exam(exam, **wrong), release, tmp_path) == "failed"


def test_silence_is_no_approval(exam, release, tmp_path):
    wanted = exam.Exam("reader", lambda _: [sys.executable, "-c", READS], (), says="Conforms: True")
    assert exam.examine(wanted, release, tmp_path) == "failed"


def test_what_cannot_run_is_said_to_be_not_run(exam, release, tmp_path, capsys):
    assert exam.examine(_exam(exam, needs=tmp_path / "absent"), release, tmp_path) == "skipped"
    assert exam.examine(_exam(exam, file="SHA256SUMS.minisig"), release, tmp_path) == "skipped"
    assert capsys.readouterr().out.count("not run") == 2


def test_in_ci_a_missing_program_fails(exam, release, tmp_path, monkeypatch):
    absent = _exam(exam, program="no-such-program")
    monkeypatch.delenv("CI", raising=False)
    assert exam.examine(absent, release, tmp_path) == "skipped"
    monkeypatch.setenv("CI", "true")
    assert exam.examine(absent, release, tmp_path) == "failed"


def test_every_exam_has_a_twin(exam):
    assert all(item.twins for item in exam.EXAMS)
