"""The released versions of a module: what changed in each, and what a caller does to upgrade.

Everything comes from the archive of the newest version, which holds the notes of all versions, so that the page says
exactly what a caller has downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from modsmith.project import Project
from modsmith.registry import layout, read
from modsmith.registry.address import Address
from modsmith.versions.module_files import archived
from modsmith.versions.number import Version

CHANGELOG, UPGRADE = "CHANGELOG.md", "UPGRADE.md"
_SECTION = re.compile(r"^## \[?v?(?P<version>\d[^\s\]]*)\]?(?: - (?P<date>\S+))?.*$", re.MULTILINE)
_NOTHING = ("nothing to do.", "The first version")


@dataclass(frozen=True)
class Release:
    """A version of a module.

    Attributes:
        version: its number.
        date: of the release, such as `2026-11-30`; "" if the notes have none.
        changes: Markdown: what changed since the version before.
        upgrade: Markdown: what a caller does; "" if that is nothing.
        evidence: names of the files that prove what the version guarantees.
    """

    version: Version
    date: str
    changes: str
    upgrade: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Released:
    """A module in the project's registry folder.

    Attributes:
        address: in the registry.
        releases: its versions, the newest first.
    """

    address: Address
    releases: tuple[Release, ...]

    @property
    def latest(self) -> Version:
        """The version to recommend: the newest that is no prerelease, if there is one."""
        versions = [one.version for one in self.releases]
        return next((one for one in versions if not one.prerelease), versions[0])

    @property
    def constraint(self) -> str:
        """What a caller writes as `version` to get changes that need no action."""
        major, minor, patch = self.latest.numbers
        if self.latest.prerelease:
            return str(self.latest)
        return f"~> {major}.{minor}" if major else f"~> {major}.{minor}.{patch}"


def released(project: Project, module: str) -> Released | None:
    """The releases of a module; None if there are none.

    Raises:
        ModsmithError: the registry folder is damaged.
    """
    namespace = project.namespace or project.owner
    for address in read.addresses(project.releases):
        if (address.namespace, address.name) == (namespace, module):
            versions = sorted(read.versions(project.releases, address), reverse=True)
            if versions:
                return Released(address, _releases(project, address, versions))
    return None


def _releases(project: Project, address: Address, versions: list[Version]) -> tuple[Release, ...]:
    bundles = {version: read.bundle(project.releases, address, version) for version in versions}
    newest = archived(bundles[versions[0]].archive, f"{address} {versions[0]}")
    changes, upgrades = _sections(newest, CHANGELOG), _sections(newest, UPGRADE)
    found = []
    for version in versions:
        date, text = changes.get(str(version), ("", ""))
        upgrade = upgrades.get(str(version), ("", ""))[1]
        evidence = sorted(path for path in bundles[version].files if path.startswith(f"{layout.EVIDENCE}/"))
        acts = "" if any(phrase in upgrade for phrase in _NOTHING) else upgrade
        found.append(Release(version, date, text, acts, tuple(evidence)))
    return tuple(found)


def _sections(files: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """Version to the date and the Markdown of its section in a file of release notes."""
    text = files.get(name, b"").decode("utf-8", "replace")
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {
        head["version"]: (head["date"] or "", text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=False)
    }
