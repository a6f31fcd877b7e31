"""The site of this project, on a server on loopback, in Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from modsmith.site.build import build
from modsmith.site.output import put
from modsmith.write import Tree
from tests.project import catalog

from .chromium import need_chromium

ABORTED = "net::ERR_ABORTED"
"""The failure of a request for a page that the test has left already."""


@pytest.fixture(scope="session")
def files() -> Tree:
    """The files of the site."""
    catalog.project.use()
    return build(catalog)


@pytest.fixture(scope="session")
def folder(files: Tree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on the disk, in a folder below the root of its server."""
    out = tmp_path_factory.mktemp("host") / "catalog"
    put(out, files)
    return out


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The address of the front page's folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder.parent)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = need_chromium()
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]  # in a container there is neither
        started = playwright.chromium.launch(
            executable_path=chromium.program, args=options, env=chromium.environment or None
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must neither complain nor load anything from another host."""
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: message.type in ("error", "warning") and faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda request: request.failure == ABORTED or faults.append(request.url))
    opened.on("request", lambda request: request.url.startswith(address) or faults.append(request.url))
    yield opened
    assert faults == []
