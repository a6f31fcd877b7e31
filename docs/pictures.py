"""Takes the pictures of the site for docs/site.md, from the real site in Chromium: `python -m docs.pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from modsmith.project import Catalog, Project
from modsmith.site.build import build
from modsmith.site.output import put
from tests.site.chromium import need_chromium

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"

PICTURES = (
    ("site-front", "index.html", "light", (1360, 900)),
    ("site-module", "modules/streaming/index.html", "dark", (1360, 900)),
    ("site-phone", "modules/storage_stack/index.html#architecture", "light", (375, 1040)),
)
"""Name, address, color scheme, and width and height of the window in pixels."""


def main() -> None:
    """Builds the site and takes each picture."""
    chromium = need_chromium()
    for name, *_ in PICTURES:
        (IMAGES / f"{name}.png").touch()  # the site has the document that shows it
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        put(site, build(Catalog(Project.require(ROOT).use())))
        browser = playwright.chromium.launch(
            executable_path=chromium.program, args=["--no-sandbox"], env=chromium.environment or None
        )
        for name, page, scheme, (width, height) in PICTURES:
            opened = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            path, _, part = page.partition("#")
            opened.goto(f"{(site / path).as_uri()}#{part}")
            opened.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
