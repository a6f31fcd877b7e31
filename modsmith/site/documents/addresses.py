"""Where the files of a repository are on the site, and what a link in a document becomes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from modsmith.site.errors import SiteError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ANCHORS = {
    "checkov-checks-set-aside": "waivers",
    "how-the-module-is-tested": "guarantees",
    "input-rules": "inputs",
}
"""Anchors of a module's README.md and PROOFS.md to those of its page; all others are the same."""

REASONS = "version-reasons"
"""The part of a module's page that has the requirements of PROOFS.md."""

_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


def of_document(source: str) -> str:
    """The page of a document: `docs/ci.md` is `docs/ci.html`, and `docs/adr/README.md` is `docs/adr/index.html`.

    Args:
        source: relative to the project's folder.
    """
    folder, _, name = source.removeprefix("docs/").rpartition("/")
    stem = "index" if name == "README.md" and folder else name.removesuffix(".md").lower()
    return posixpath.join("docs", folder, f"{stem}.html")


def of_module(name: str) -> str:
    """The page of a module."""
    return f"modules/{name}/index.html"


def of_guide(name: str) -> str:
    """The page for those who operate a module."""
    return f"modules/{name}/guide.html"


def to_root(page: str) -> str:
    """What stands before an address of the site in a link on a page: `../` for a page in a folder."""
    return "../" * page.count("/")


@dataclass(frozen=True)
class Addresses:
    """Where everything is.

    Attributes:
        root: the project's folder.
        pages: path in the project to the page that shows it.
        pictures: pictures that documents show, path in the project to address; filled while documents are rendered.
    """

    root: Path
    pages: Mapping[str, str]
    pictures: dict[str, str]

    @classmethod
    def of(cls, root: Path, documents: Iterable[str], modules: Mapping[str, str]) -> Addresses:
        """The addresses of a project.

        Args:
            root: its folder.
            documents: paths of the documents that are pages.
            modules: path of each module's folder to its name.

        Raises:
            SiteError: two documents would be the same page.
        """
        pages: dict[str, str] = {}
        taken: dict[str, str] = {"docs/index.html": "the list of documents"}
        for source in documents:
            address = of_document(source)
            if taken.setdefault(address, source) != source:
                problem = f"would be the same page as {taken[address]}"
                raise SiteError(problem, where=source, fix="Rename one of the two.")
            pages[source] = address
        for folder, name in modules.items():
            pages |= {f"{folder}{file}": of_module(name) for file in ("", "/README.md", "/PROOFS.md")}
            pages[f"{folder}/GUIDE.md"] = of_guide(name)
        return cls(root, pages, {})

    def link(self, link: str, source: str, page: str) -> str | None:
        """What a link becomes; None if its target is in the repository but not on the site.

        Args:
            link: as it is written.
            source: the document that it is in, relative to the project's folder.
            page: the page that shows it.

        Raises:
            SiteError: nothing is there.
        """
        if _SCHEME.match(link) or link.startswith("//"):
            return link
        path, hash_, anchor = link.partition("#")
        if not path:
            return link
        target = self._target(path, source, link)
        address = self.pages.get(target)
        if address is None:
            return None
        if address.startswith("modules/"):
            is_proof = target.endswith("/PROOFS.md") and anchor == "requirements"
            anchor = REASONS if is_proof else _ANCHORS.get(anchor, anchor)
        return self._relative(address, page) + hash_ + anchor

    def picture(self, link: str, source: str, page: str) -> str:
        """The address of a picture.

        Raises:
            SiteError: it is not there, or not in the repository.
        """
        target = "" if _SCHEME.match(link) else self._target(link, source, link)
        if not target.endswith(_PICTURES):
            fix = f"Show a file of the repository that ends in {', '.join(_PICTURES)}."
            raise SiteError(f"shows {link!r}, which the site cannot have", where=source, fix=fix)
        self.pictures[target] = f"pictures/{target}"
        return self._relative(self.pictures[target], page)

    def _target(self, path: str, source: str, link: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
        if target.startswith("../") or not (self.root / target).exists():
            raise SiteError(f"has a broken link: {link}", where=source, fix="Correct or remove it.")
        return target

    @staticmethod
    def _relative(address: str, page: str) -> str:
        return posixpath.relpath(address, posixpath.dirname(page) or ".")
