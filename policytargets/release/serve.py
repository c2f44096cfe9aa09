"""Showing a release in the browser: ``policytargets serve``.

Files, ranges, validators and conditional requests are Starlette's; belongs here: which headers go with them. A release
needs no server of its own, any web host will do; the headers are what we advise such a host to send.
"""

import mimetypes
import socket
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import ReleaseError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

TYPES: Final = {
    ".cff": "text/plain",
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".minisig": "text/plain",
    ".parquet": "application/vnd.apache.parquet",
}
"""Media types that not every machine's own list knows."""
HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
    (b"access-control-allow-origin", b"*"),
    (b"content-security-policy", b"frame-ancestors 'self'"),
)
"""Sent with everything. The policy on scripts and styles stands in each page; here is only what a page cannot say."""


def application(directory: Path) -> "ASGIApp":
    """The ASGI application that serves the release in ``directory``; raises ReleaseError where there is none."""
    from starlette.applications import Starlette  # an optional dependency, of the extra ``page``
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    if not (directory / "index.html").is_file():
        raise ReleaseError(f"{directory}: holds no index.html: name the directory of a release, or make one first")
    for suffix, kind in TYPES.items():
        mimetypes.add_type(kind, suffix)
    files = Starlette(routes=[Mount("/", StaticFiles(directory=directory.resolve(), html=True))])

    async def served(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await files(scope, receive, sent)

    return served


def serve(directory: Path, host: str, port: int, started: Callable[[str], None]) -> None:
    """Serve the release in ``directory`` until interrupted.

    ``port`` 0 takes a free one; ``started`` is told the address once it is listened on. Raises ReleaseError where
    ``directory`` holds no release or the address cannot be had.
    """
    import uvicorn  # an optional dependency, of the extra ``page``

    app = application(directory)
    try:
        listening = socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        raise ReleaseError(f"{host}:{port}: cannot be listened on ({error}): choose another with --port") from error
    with listening, suppress(KeyboardInterrupt):  # uvicorn shuts down in order and then raises it again
        started(f"http://{host}:{listening.getsockname()[1]}/")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off")).run(sockets=[listening])
