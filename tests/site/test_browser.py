"""The site in Chromium: what a reader clicks, types and sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.project import ROOT, catalog

pytestmark = pytest.mark.xdist_group("site")
"""One worker builds the site and starts Chromium once."""

MODULES = catalog.names()
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").as_posix()
PAGES = (
    "index.html",
    "modules/streaming/index.html",
    "modules/streaming/guide.html",
    "docs/index.html",
    "docs/tutorial.html",
    "docs/controls/index.html",
    "docs/controls/s3/tls.html",
    "docs/contributing.html",
    "404.html",
)

TEXTS = """(drawing) => {
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  const texts = [...drawing.querySelectorAll("text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return [parseFloat(getComputedStyle(text).fontSize) * scale, text.textContent, left, right, top + 3, bottom - 3];
  });
  const covered = texts.flatMap((a, at) => texts.slice(at + 1)
    .filter((b) => a[2] < b[3] && b[2] < a[3] && a[4] < b[5] && b[4] < a[5]).map((b) => [a[1], b[1]]));
  return { texts, covered };
}"""
"""The size in pixels and the text of everything that is written in a drawing, and pairs that cover each other."""


def names(page: Page) -> list[str]:
    """The modules that the front page shows."""
    return page.locator(".card:visible .id code").all_text_contents()


def test_from_the_front_page_to_the_usage_of_a_module(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    assert names(page) == MODULES
    page.get_by_role("link", name=catalog.spec("dynamodb").title).click()
    expect(page).to_have_url(f"{address}modules/dynamodb/index.html")
    expect(page.get_by_role("img", name="Architecture of dynamodb")).to_be_visible()
    usage = page.locator("#usage ~ .code").first
    usage.hover()
    usage.get_by_role("button", name="Copy").click()
    expect(usage.get_by_role("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('module "dynamodb" {\n  source')
    assert copied.endswith("}\n")


@pytest.mark.long
class TestFrontPage:
    def test_filters_by_service_and_search(self, page: Page, address: str) -> None:
        page.goto(f"{address}index.html")
        page.get_by_label("Timestream").check(force=True)
        assert names(page) == ["storage"]
        expect(page.get_by_role("status").first).to_have_text(f"1 of {len(MODULES)} modules")
        page.get_by_label("SQS").check(force=True)
        expect(page.get_by_text("No module fits.")).to_be_visible()
        page.get_by_role("button", name="Clear the filters").click()
        expect(page.locator(".card:visible")).to_have_count(len(MODULES))
        page.get_by_role("searchbox", name="Search").fill("  kinesis STREAM ")
        assert names(page) == ["streaming"]

    def test_an_environment_leaves_what_holds_there(self, page: Page, address: str) -> None:
        page.goto(f"{address}index.html")
        page.get_by_label("Deletion", exact=True).check(force=True)
        everywhere = names(page)
        page.get_by_label("Environment").select_option("dev")
        in_dev = names(page)
        assert set(in_dev) < set(everywhere)
        page.get_by_label("Deletion", exact=True).uncheck(force=True)
        card = page.locator(".card", has_text="dynamodb").first
        expect(card.get_by_text("Deletion")).to_have_class("off")

    def test_an_address_keeps_the_filters(self, page: Page, address: str) -> None:
        page.goto(f"{address}index.html?service=S3&guarantee=Recovery&environment=prod&q=website")
        found = names(page)
        assert found
        assert "streaming" not in found
        page.get_by_label("KMS").check(force=True)
        page.reload()
        expect(page.get_by_label("KMS")).to_be_checked()
        page.get_by_role("button", name="Clear", exact=True).click()
        expect(page).to_have_url(f"{address}index.html")
        expect(page.locator(".card:visible")).to_have_count(len(MODULES))


@pytest.mark.long
class TestModule:
    def test_inputs_are_searched_by_name_and_description(self, page: Page, address: str) -> None:
        page.goto(f"{address}modules/dynamodb/index.html")
        page.get_by_label("Search inputs").fill("deletion days")
        shown = page.locator("#inputs-list [data-entry]:visible .name").first
        expect(shown).to_have_text("kms_deletion_window")
        assert page.locator("#inputs-list > [data-group]:visible").count() == 1
        page.get_by_label("Search inputs").fill("")
        assert page.locator("#inputs-list [data-entry]:visible").count() > 20

    def test_a_proof_is_behind_a_click_and_a_link_opens_it(self, page: Page, address: str) -> None:
        page.goto(f"{address}modules/dynamodb/index.html")
        proof = page.locator("#promise-encryption-at-rest")
        values = proof.get_by_text("server_side_encryption.0.enabled")
        expect(values).to_be_hidden()
        proof.locator("summary").click()
        expect(values).to_be_visible()
        page.goto(f"{address}modules/dynamodb/index.html#control-dynamodb-recovery")
        expect(page.locator("#control-dynamodb-recovery")).to_be_in_viewport()
        page.locator("#control-dynamodb-recovery").get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("dynamodb-recovery")


@pytest.mark.long
class TestEveryPage:
    def test_works_with_the_keyboard_alone(self, page: Page, address: str) -> None:
        page.goto(f"{address}index.html")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.type("kms_deletion")
        expect(page.get_by_role("dialog").get_by_role("option").first).to_contain_text("kms_deletion_window")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.keyboard.press("/")
        page.keyboard.type("emulator")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("dialog").get_by_role("option").first).to_have_attribute(
            "aria-selected", "true"
        )
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}docs/emulator.html")
        page.goto(f"{address}modules/storage/index.html")
        page.locator(".proof summary").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".proof .inside").first).to_be_visible()

    def test_the_theme_follows_the_system_until_one_is_chosen(self, page: Page, address: str) -> None:
        def background() -> str:
            return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

        page.emulate_media(color_scheme="dark")
        page.goto(f"{address}index.html")
        dark, switch = background(), page.get_by_role("button", name="Dark theme")
        expect(switch).to_have_attribute("aria-pressed", "true")
        switch.click()
        light = background()
        assert light != dark
        page.goto(f"{address}docs/index.html")
        assert background() == light
        expect(page.get_by_role("button", name="Dark theme")).to_have_attribute("aria-pressed", "false")

    def test_the_list_of_documents_leads_through_the_groups(self, page: Page, address: str) -> None:
        page.goto(f"{address}docs/index.html")
        titles = page.locator(".group-card h2").all_text_contents()
        assert titles == ["Tutorial", "How-to guides", "Reference", "Explanation"]
        page.get_by_role("link", name="Evaluation").first.click()
        lists = page.get_by_role("navigation", name="Documentation")
        expect(lists.locator("[aria-current=page]")).to_have_text("Evaluation")
        page.get_by_role("navigation", name="Neighboring pages").get_by_role("link").last.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Evaluation")
        page.goto(f"{address}docs/tutorial.html")
        code = page.locator(".code[data-language=console]").first
        code.hover()
        code.get_by_role("button").click()
        assert page.evaluate("navigator.clipboard.readText()").startswith("python3 -m venv .venv\n")

    @pytest.mark.parametrize("width", [375, 768, 1440])
    def test_nothing_is_wider_than_the_screen(self, page: Page, address: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        for path in dict.fromkeys((*PAGES, *(f"modules/{name}/index.html" for name in MODULES))):
            page.goto(address + path)
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    @pytest.mark.parametrize("width", [320, 375, 768, 1440])
    def test_a_drawing_is_read_without_scrolling(self, page: Page, address: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        for name in MODULES:
            page.goto(f"{address}modules/{name}/index.html")
            expect(page.get_by_role("img", name=f"Architecture of {name}")).to_have_count(1)
            drawn = page.locator(".drawing:visible")
            expect(drawn).to_have_count(1)
            box, around = drawn.bounding_box(), page.locator(".canvas").bounding_box()
            assert box
            assert around
            assert around["x"] <= box["x"]
            assert box["x"] + box["width"] <= around["x"] + around["width"] <= width
            found = drawn.evaluate(TEXTS)
            assert min(size for size, *_ in found["texts"]) >= (10.5 if width > 320 else 9.5)
            assert found["covered"] == [], name

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_serious(self, page: Page, address: str, scheme: str) -> None:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for path in PAGES:
            page.goto(address + path)
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            page.add_script_tag(path=AXE)
            violations = page.evaluate("axe.run().then((found) => found.violations)")
            serious = [
                (one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
                for one in violations
                if one["impact"] in ("serious", "critical")
            ]
            assert serious == [], path

    def test_paper_gets_the_content_alone(self, page: Page, address: str) -> None:
        page.goto(f"{address}modules/dynamodb/index.html")
        page.emulate_media(media="print")
        expect(page.locator(".top")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.get_by_text("server_side_encryption.0.enabled").first).to_be_visible()


@pytest.mark.long
def test_without_scripts_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}index.html")
    assert names(page) == MODULES
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.goto(f"{address}modules/storage/index.html")
    page.locator(".proof summary").first.click()
    expect(page.locator(".proof .inside").first).to_be_visible()
    context.close()


@pytest.mark.long
def test_pages_that_are_opened_as_files_work(browser: Browser, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("audit trail")
    page.keyboard.type(" ")
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_have_text("Type to search.")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Documentation").first.click()
    page.get_by_role("link", name="Controls").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controls")
    context.close()
