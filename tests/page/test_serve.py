"""``policytargets serve``: ranges, headers, and nothing from outside the directory."""

import http.client
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from policytargets.cli import main


def ask(address: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return answer.status, found, body


def test_a_range_of_a_file_is_sent(address: str, release: Path) -> None:
    status, headers, body = ask(address, "/data/targets.parquet", Range="bytes=0-3")
    assert (status, body) == (206, b"PAR1")
    size = (release / "data" / "targets.parquet").stat().st_size
    assert headers["content-range"] == f"bytes 0-3/{size}"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/assets/page.js", "text/javascript; charset=utf-8"),
        ("/page/assets/page.css", "text/css; charset=utf-8"),
        ("/page/assets/icon.svg", "image/svg+xml"),
        ("/data/targets.csv", "text/csv; charset=utf-8"),
        ("/data/targets.parquet", "application/vnd.apache.parquet"),
        ("/text/hostile.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_and_the_headers(address: str, path: str, kind: str) -> None:
    status, headers, _ = ask(address, path)
    assert (status, headers["content-type"]) == (200, kind)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["access-control-allow-origin"] == "*"


def test_a_file_that_has_not_changed_is_not_sent_again(address: str) -> None:
    _, headers, _ = ask(address, "/index.html")
    status, _, body = ask(address, "/index.html", **{"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/nothing"])
def test_nothing_outside_the_directory_is_sent(address: str, path: str) -> None:
    assert ask(address, path)[0] == 404


def test_a_directory_without_a_page_is_named(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert ran.exit_code == 1
    assert "holds no index.html" in ran.output


def test_a_port_in_use_is_named(address: str, release: Path) -> None:
    ran = CliRunner().invoke(main, ["serve", str(release), "--port", str(urlsplit(address).port)])
    assert ran.exit_code == 1
    assert "choose another with --port" in ran.output


def test_the_command_serves_until_interrupted(release: Path) -> None:
    command = [sys.executable, "-c", "from policytargets.cli import main; main()", "serve", str(release), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        assert found
        assert ask(found[0], "/")[0] == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(10) in (0, 130, -signal.SIGINT)
