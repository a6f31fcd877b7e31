"""All pages of a site: address to HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from modsmith.project import Catalog, Project
from modsmith.readme.guarantees import TOPICS
from modsmith.readme.page import PROOFS, README
from modsmith.site import search, templates
from modsmith.site.documents import addresses, markdown
from modsmith.site.documents.addresses import Addresses
from modsmith.site.documents.markdown import Text
from modsmith.site.documents.navigation import FOLDER, Entry, Group, navigation
from modsmith.site.drawing import drawing, flows, small
from modsmith.site.facts import guarantees
from modsmith.site.facts.read import Module, modules
from modsmith.site.facts.releases import Release
from modsmith.site.search import Hit
from modsmith.spec import environments
from modsmith.validate.page import relative
from modsmith.validate.results.overview import Row
from modsmith.version import __version__

FRONT, DOCUMENTS = "index.html", "docs/index.html"

_IDS = (
    *(
        "architecture",
        "usage",
        "inputs",
        "required-inputs",
        "optional-inputs",
        "common-inputs",
        "other-inputs",
    ),
    *("outputs", "guarantees", "controls", "waivers", "costs", "examples", "resources"),
    *("operations", "versions", "deployment", "requirements"),
)
"""The ids of the parts of a module's page; headings of its README do not take them."""

_NOTES = re.compile(r"\[(?:CHANGELOG|UPGRADE)\.md\]\((?:CHANGELOG|UPGRADE)\.md[^)]*\)")
"""A link from one file of release notes to the other: both are on one page here."""


@dataclass(frozen=True)
class Line:
    """A line of the navigation on one page.

    Attributes:
        title: as HTML.
        link: relative to the page.
        current: whether it is the page, or stands for the page's folder.
        is_page: whether it is the page.
    """

    title: Markup
    link: str
    current: bool = False
    is_page: bool = False


@dataclass
class Pages:
    """The pages of one project.

    Attributes:
        project: that they are about.
        modules: of the project.
        groups: of documents.
        addresses: where everything is.
        documents: path of each document to its text.
        hits: what the search finds.
        sources: address to what the page is made from, for messages.
    """

    project: Project
    modules: Sequence[Module]
    groups: Sequence[Group]
    addresses: Addresses
    documents: Mapping[str, Text]
    hits: list[Hit] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog) -> Pages:
        """Reads everything that the pages show.

        Raises:
            ModsmithError: something cannot be read, or a link in a document leads nowhere.
        """
        project, known = catalog.project, modules(catalog)
        groups = navigation(project.root)
        listed = list(dict.fromkeys(source for group in groups for source in group.sources))
        where = Addresses.of(project.root, listed, {module.place: module.spec.name for module in known})
        texts = {
            source: markdown.document(
                (project.root / source).read_text("utf-8"), source, addresses.of_document(source), where
            )
            for source in listed
        }
        return cls(project, known, groups, where, texts)

    def html(self) -> dict[str, str]:
        """Every page."""
        made = {FRONT: self._front()}
        for module in self.modules:
            made |= self._of_module(module)
        if self.groups:
            made[DOCUMENTS] = self._page(
                "docs.html.j2", DOCUMENTS, "Documentation", lists=self._lists(DOCUMENTS, "")
            )
            made |= dict(self._of_documents())
        made["404.html"] = self._page("404.html.j2", "404.html", "Page not found")
        return made

    def pictures(self) -> dict[str, bytes]:
        """The pictures that documents show."""
        return {to: (self.project.root / file).read_bytes() for file, to in self.addresses.pictures.items()}

    def _page(self, template: str, address: str, title: str, **names: object) -> str:
        shared = {
            "root": addresses.to_root(address),
            "address": address,
            "title": title,
            "project": self._title,
            "has_documents": bool(self.groups),
            "generator": f"modsmith {__version__}",
            "environments": environments.current().names,
        }
        return templates.render(template, shared | names)

    @property
    def _title(self) -> str:
        """The title of the project's README, or else the name of its folder."""
        file = self.project.root / "README.md"
        found = re.match(r"# (.+)", file.read_text("utf-8")) if file.is_file() else None
        return found[1].strip() if found else self.project.root.name

    @property
    def _introduction(self) -> str:
        """The first paragraph of the project's README."""
        file = self.project.root / "README.md"
        paragraphs = file.read_text("utf-8").split("\n\n")[1:2] if file.is_file() else []
        return next((one.strip() for one in paragraphs if one.strip()[:1].isalnum()), "")

    def _front(self) -> str:
        found = {topic for module in self.modules for topic in module.guarantees}
        names = {service for module in self.modules for service in module.services}
        return self._page(
            "front.html.j2",
            FRONT,
            self._title,
            introduction=self._introduction,
            facts=[
                (len(self.modules), "module"),
                (len(names), "AWS service"),
                (sum(len(module.spec.promises) for module in self.modules), "guarantee"),
                (len({row.control for module in self.modules for row in module.controls}), "control"),
            ],
            cards=[(module, small(module.picture), _protected(module)) for module in self.modules],
            services=sorted(names),
            topics=[one.name for one in TOPICS if one.name in found],
        )

    def _of_module(self, module: Module) -> Iterator[tuple[str, str]]:
        name, title = module.spec.name, module.spec.title
        address = addresses.of_module(name)
        self.sources[address] = f"{module.place}/README.md"
        self.hits += search.of_module(module, address)
        sections = {one: self._section(module, one, address) for one in ("Operations", "Requirements")}
        yield (
            address,
            self._page(
                "module.html.j2",
                address,
                title,
                module=module,
                drawing=drawing(module.picture, f"Architecture of {name}"),
                flows=flows(module.picture),
                sections=sections,
                reasons_id=addresses.REASONS,
                reasons=self._section(module, "Requirements", address, PROOFS),
                releases=self._releases(module, address),
                state=guarantees.state,
                results=[guarantees.state(row) for row in module.controls],
                resources=[block for block in module.blocks if block.type == "resource"],
                control_link=lambda row: self._control_link(row, address),
                waivers=guarantees.waivers(module.spec),
            ),
        )
        if module.guide:
            page = addresses.of_guide(name)
            self.sources[page] = f"{module.place}/GUIDE.md"
            text = markdown.document(module.guide, self.sources[page], page, self.addresses)
            yield (
                page,
                self._page("guide.html.j2", page, f"Operating guide: {title}", module=module, text=text),
            )

    def _section(self, module: Module, title: str, address: str, file: str = README) -> Text:
        text = module.section(title, file)
        return markdown.document(text, f"{module.place}/{file}", address, self.addresses, taken=_IDS)

    def _releases(self, module: Module, address: str) -> list[tuple[Release, Markup, Markup]]:
        """The versions of a module, each with its changes and its upgrade notes in HTML."""
        return [
            (
                release,
                self._notes(release, release.changes, module, address),
                self._notes(release, release.upgrade, module, address),
            )
            for release in (module.released.releases if module.released else ())
        ]

    def _notes(self, release: Release, text: str, module: Module, address: str) -> Markup:
        """Notes of a release; their links to each other stay on the page."""
        part = f"upgrade-to-{release.version}" if release.upgrade else "versions"
        on_page = _NOTES.sub(f"[how to upgrade](#{part})", text)
        return markdown.document(
            on_page, f"{module.place}/README.md", address, self.addresses, taken=None, lower=1
        ).html

    def _control_link(self, row: Row, address: str) -> str:
        """The page of a control on the site, or else the page that it is based on."""
        page = self.addresses.pages.get(f"{FOLDER}/{relative(row.control)}")
        return f"{addresses.to_root(address)}{page}" if page else row.source

    def _of_documents(self) -> Iterator[tuple[str, str]]:
        order = list(dict.fromkeys(source for group in self.groups for source in group.sources))
        for group in self.groups:
            for source in group.sources:
                text, address = self.documents[source], addresses.of_document(source)
                if address in self.sources:
                    continue
                self.sources[address] = source
                self.hits += search.of_document(text, address, group.title, deep=source.count("/") < 2)
                place = order.index(source)
                near = [order[at] if 0 <= at < len(order) else None for at in (place - 1, place + 1)]
                page = self._page(
                    "document.html.j2",
                    address,
                    text.plain_title or source,
                    group=group,
                    text=text,
                    lists=self._lists(address, source),
                    before=near[0] and self._line(near[0], address),
                    after=near[1] and self._line(near[1], address),
                )
                yield address, page

    def _lists(self, address: str, source: str) -> list[tuple[Group, list[Line]]]:
        """The navigation as one page shows it."""
        return [
            (group, [self._entry(entry, address, source) for entry in group.entries]) for group in self.groups
        ]

    def _entry(self, entry: Entry, address: str, source: str) -> Line:
        line = self._line(entry.source, address)
        if not entry.anchor:
            return Line(line.title, line.link, source in (entry.source, *entry.below), source == entry.source)
        heading = next(
            (one for one in self.documents[entry.source].headings if one.anchor == entry.anchor), None
        )
        return Line(heading.text if heading else line.title, f"{line.link}#{entry.anchor}")

    def _line(self, source: str, address: str) -> Line:
        link = posixpath.relpath(addresses.of_document(source), posixpath.dirname(address))
        return Line(self.documents[source].title or Markup.escape(source), link)


def _protected(module: Module) -> dict[str, list[str]]:
    """Topic to the environments in which a guarantee about it holds."""
    return {
        topic: [name for name in environments.current().names if any(name in one.environments for one in own)]
        for topic, own in module.guarantees.items()
    }
