"""Setting up: the lock is whole and names no place; uv is handed what pip is set to."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LOCK = (PROJECT / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def install() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", PROJECT / "tools" / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_package_of_the_lock_has_a_version_and_hashes() -> None:
    entries = re.split(r"\n(?=[a-zA-Z0-9])", LOCK[LOCK.index("\n") :].split("\n", 2)[2])
    assert len(entries) > 80
    for entry in entries:
        assert re.match(r"[\w.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_lock_names_no_index_and_no_path() -> None:
    assert not re.search(r"https?://|file:|--index|--find-links|--extra| @ |^-e|/home/|/tmp/|/opt/", LOCK, re.MULTILINE)


def test_the_lock_holds_every_declared_dependency() -> None:
    import tomllib

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower().replace("_", "-") for line in declared}
    locked = set(re.findall(r"^([\w.-]+)==", LOCK, flags=re.MULTILINE))
    assert names - locked == set()


def test_the_dagster_family_is_pinned_together() -> None:
    pinned = dict(re.findall(r"^(dagster[\w-]*)==(\S+)", LOCK, flags=re.MULTILINE))
    assert len(set(pinned.values())) == 1


def test_uv_itself_is_installed_by_hash(install: ModuleType) -> None:
    lines = install.locked_uv(LOCK).splitlines()
    assert lines[0].startswith("uv==")
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])


def test_a_lock_without_uv_says_what_to_do(install: ModuleType) -> None:
    with pytest.raises(ValueError, match="make lock"):
        install.locked_uv("click==8.1.8 \\\n    --hash=sha256:0\n")


def test_uv_is_handed_the_index_that_pip_is_set_to(install: ModuleType) -> None:
    handed = install.uv_environment(
        {"index-url": "https://a.example/simple", "extra-index-url": "https://b.example https://c.example"}
        | {"find-links": "/wheels /more", "cert": "/certs.pem"}
    )
    assert handed == {
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_DEFAULT_INDEX": "https://a.example/simple",
        "UV_INDEX": "https://b.example https://c.example",
        "UV_FIND_LINKS": "/wheels,/more",
        "SSL_CERT_FILE": "/certs.pem",
    }


def test_the_environment_comes_before_pips_files(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://a.example/simple")
    assert install.pip_settings()["index-url"] == "https://a.example/simple"


def test_settings_that_pip_does_not_have_are_left_out(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in install.UV_NAMES:
        monkeypatch.delenv(f"PIP_{name.upper().replace('-', '_')}", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert set(install.pip_settings()) <= {"cert", "find-links"}


def test_pip_does_the_work_where_uv_cannot_be_had(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_uv() -> None:
        raise install.subprocess.CalledProcessError(1, "pip")

    commands: list[list[str]] = []
    monkeypatch.setattr(install, "install_uv", no_uv)
    monkeypatch.setattr(install, "run", lambda command, environment=None: commands.append(command))
    assert install.main([]) == 0
    assert [command[:4] for command in commands] == [[sys.executable, "-m", "pip", "install"]] * 2
    assert "--require-hashes" in commands[0]
    assert "--no-build-isolation" in commands[1]


def test_an_old_python_is_told_what_is_needed(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "OLDEST", (99, 0))
    assert install.main([]) == 1
    assert "PYTHON=" in capsys.readouterr().out
