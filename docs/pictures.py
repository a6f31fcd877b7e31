"""Takes the pictures of the site for docs/site.md, from the real site in Chromium: `python docs/pictures.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from modsmith.project import Catalog, Project  # noqa: E402
from modsmith.site.build import build  # noqa: E402
from modsmith.site.output import put  # noqa: E402
from tests.site.chromium import need_chromium  # noqa: E402

PICTURES = (
    ("site-front", "index.html", "light"),
    ("site-module", "modules/streaming/index.html", "dark"),
)


def main() -> None:
    """Builds the site and takes each picture."""
    chromium = need_chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        put(site, build(Catalog(Project.require(ROOT).use())))
        browser = playwright.chromium.launch(
            executable_path=chromium.program, args=["--no-sandbox"], env=chromium.environment or None
        )
        for name, page, scheme in PICTURES:
            opened = browser.new_page(
                viewport={"width": 1360, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            opened.goto((site / page).as_uri())
            opened.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
