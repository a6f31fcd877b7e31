"""Relative links and anchors in the documents and in the modules' READMEs lead somewhere."""

from __future__ import annotations

import itertools
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.project import ROOT

PAGES = sorted(
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    if name.startswith(("docs/", "modules/")) or "/" not in name
)


@cache
def tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    """Targets of links and pictures that stay in this repository."""
    inline = [child for token in tokens(page) for child in token.children or ()]
    targets = [str(one.attrGet("href") or one.attrGet("src") or "") for one in inline]
    return [target for target in targets if target and not re.match(r"[a-z]+:", target)]


@cache
def anchors(page: Path) -> set[str]:
    """What can stand behind `#`: GitHub's names of headings, and explicit ids."""
    found: dict[str, int] = {}
    every = tokens(page)
    names = []
    for token, after in itertools.pairwise(every):
        if token.type == "heading_open":
            text = re.sub(r"[^\w\- ]", "", after.content.lower()).replace(" ", "-")
            names.append(f"{text}-{found[text]}" if text in found else text)
            found[text] = found.get(text, 0) + 1
    return {*names, *re.findall(r'<a id="([^"]+)">', page.read_text("utf-8"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), link
