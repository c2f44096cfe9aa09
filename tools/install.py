"""Install the locked requirements and this project into the virtual environment that runs this script.

Belongs here: how packages get onto the machine, with the standard library alone, since nothing is installed yet.
uv does it in seconds and is itself installed by pip from the lock, hashes checked. It reads none of pip's settings,
so the index that pip is set to is handed on in its environment; no address is ever written to a file. Where uv cannot
be had, or fails, pip does the same work.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)
UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}
"""What pip calls a setting, and the environment variable in which uv looks for the same."""


def pip_settings() -> dict[str, str]:
    """What pip is set to, by environment before files; settings that are not there are left out."""
    found = {}
    for name in UV_NAMES:
        value = os.environ.get(f"PIP_{name.upper().replace('-', '_')}", "")
        for section in ("install", "global"):
            if not value:
                asked = [sys.executable, "-m", "pip", "config", "get", f"{section}.{name}"]
                value = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        if value.strip():
            found[name] = " ".join(value.split())
    return found


def uv_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment in which uv uses the index, links and certificates of pip's ``settings``.

    What is already set for uv itself wins. Several links are separated by commas, several indexes by spaces. All
    indexes are asked, as pip does: the hashes of the lock decide what may be installed, not where it comes from.
    """
    separators = {"find-links": ","}
    handed = {UV_NAMES[name]: value.replace(" ", separators.get(name, " ")) for name, value in settings.items()}
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", **handed}


def locked_uv(lock: str) -> str:
    """The lines of the lock that pin uv, with its hashes; raises ValueError where the lock holds none."""
    found = re.search(r"^uv==\S+(?: \\\n    --hash=\S+)+\n", lock, flags=re.MULTILINE)
    if found is None:
        raise ValueError(f"{LOCK.name} pins no uv: run `make lock`")
    return found.group()


def install_uv() -> None:
    """Install uv by pip from the lock; raises CalledProcessError where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "uv.txt")
        wanted.write_text(locked_uv(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        run([sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(wanted)])


def run(command: list[str], environment: Mapping[str, str] | None = None) -> None:
    """Run ``command`` in the project; raises CalledProcessError where it fails."""
    subprocess.run(command, cwd=ROOT, check=True, env=None if environment is None else {**environment, **os.environ})


def install(installer: list[str], environment: Mapping[str, str] | None = None) -> None:
    """Install the lock, hashes required, then this project as it stands; raises CalledProcessError."""
    run([*installer, "--require-hashes", "-r", str(LOCK)], environment)
    run([*installer, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], environment)


def into(folder: Path, wanted: Path) -> None:
    """Make another environment in ``folder`` with the locked requirements of ``wanted``; raises CalledProcessError."""
    run([sys.executable, "-m", "venv", str(folder)])
    interpreter = str(folder / "bin" / "python")
    options = ["--quiet", "--require-hashes", "-r", str(wanted)]
    try:
        uv = [sys.executable, "-m", "uv", "pip", "install", "--python", interpreter]
        run([*uv, *options], uv_environment(pip_settings()))
    except subprocess.CalledProcessError:
        run([interpreter, "-m", "pip", "install", *options])


def lock() -> None:
    """Resolve the dependencies of every extra anew, for every platform, with hashes and without addresses."""
    compiling = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    shape = ["--all-extras", "--generate-hashes", "--no-emit-index-url", "--custom-compile-command", "make lock"]
    run([*compiling, *shape, "-o", LOCK.name, "pyproject.toml"], uv_environment(pip_settings()))


def project() -> None:
    """Install the lock and the project by uv, else by pip; raises CalledProcessError where neither can."""
    try:
        install_uv()
        uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
        install(uv, uv_environment(pip_settings()))
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"uv could not install the requirements ({error}); trying pip, which takes a minute or two", flush=True)
        install([sys.executable, "-m", "pip", "install", "--quiet"])


def main(arguments: list[str]) -> int:
    """Install the project; with ``--lock`` write the lock, with ``--into`` make another environment.

    Returns the exit code: a failed command has said why itself.
    """
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"Python {found} is too old, 3.11 is needed: remove .venv and run `make setup PYTHON=python3.12`")
        return 1
    try:
        match arguments:
            case []:
                project()
            case ["--lock"]:
                lock()
            case ["--into", folder, wanted]:
                into(Path(folder), Path(wanted))
            case _:
                print("usage: install.py [--lock | --into FOLDER REQUIREMENTS]")
                return 2
    except subprocess.CalledProcessError as error:
        print(f"not installed: {' '.join(map(str, error.cmd))} gave exit code {error.returncode}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
