"""The release notes of a module: CHANGELOG.md, and UPGRADE.md with what a caller must do.

Both have a section for each version, newest first. A release writes one section; those of earlier versions are taken
from the archive of the version before, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from modsmith.diff.compare import Difference
from modsmith.diff.rules.rule import Change
from modsmith.release.markdown import change, code
from modsmith.spec.upgrades import OLD_VALUE, Upgrade
from modsmith.versions.number import Level, Version

CHANGELOG = "CHANGELOG.md"
UPGRADE = "UPGRADE.md"

_CHANGELOG_HEAD = """\
# Changelog

All versions of the Terraform module `{module}`. The form is that of [Keep a
Changelog](https://keepachangelog.com/en/1.1.0/); versions follow [Semantic
Versioning](https://semver.org/spec/v2.0.0.html): before 1.0.0, the second number rises for what is new, and
for what callers must change.
"""

_UPGRADE_HEAD = """\
# Upgrades

What a caller of the Terraform module `{module}` does for each version. Raise `version` in the module block, run
`terraform init -upgrade`, and read the plan before you apply it. To skip versions, follow the section of each of them,
the oldest first.
"""

_SECTION = re.compile(r"^## ", re.MULTILINE)

_KINDS = {"added": "Added", "deprecated": "Deprecated", "removed": "Removed"}
"""The last word of a rule's name to the heading in Keep a Changelog; every other one is a change."""

_HEADINGS = ("Added", "Changed", "Deprecated", "Removed")


@dataclass(frozen=True)
class Release:
    """What the notes of a version are written from.

    Attributes:
        module: its name.
        version: its number.
        latest: the version before it; None for the first release.
        difference: from that version; None for the first release.
        upgrades: what the spec says about upgrades.
        date: of the commit, `2026-11-30`; "" if there is none.
    """

    module: str
    version: Version
    latest: Version | None = None
    difference: Difference | None = None
    upgrades: Sequence[Upgrade] = ()
    date: str = ""

    @property
    def changes(self) -> Sequence[Change]:
        """The changes, the greatest first."""
        return self.difference.changes if self.difference else ()

    @property
    def due(self) -> Sequence[Upgrade]:
        """What the spec says about upgrades from the version before to this one, the oldest first.

        A prerelease has the notes of its release; those of a version that was left out belong to the next one.
        """
        if self.latest is None:
            return ()
        known = sorted(((Version.parse(one.version), one) for one in self.upgrades), key=lambda pair: pair[0])
        return [one for number, one in known if self.latest < number <= Version(self.version.numbers)]


def files(release: Release, earlier: Mapping[str, bytes]) -> dict[str, bytes]:
    """The two files of a version.

    Args:
        release: the version.
        earlier: path to content in the archive of the version before; empty for the first release.
    """
    name = {"module": release.module}
    return {
        CHANGELOG: _file(_CHANGELOG_HEAD.format(**name), changelog(release), earlier.get(CHANGELOG, b"")),
        UPGRADE: _file(_UPGRADE_HEAD.format(**name), upgrade(release), earlier.get(UPGRADE, b"")),
    }


def changelog(release: Release) -> str:
    """The version's section of CHANGELOG.md."""
    return _section(_title(release, dated=True), _changelog(release))


def upgrade(release: Release) -> str:
    """The version's section of UPGRADE.md."""
    return _section(_title(release), _upgrade(release))


def _section(title: str, lines: Iterator[str]) -> str:
    return "\n".join((title, "", *lines)).rstrip("\n") + "\n"


def _file(head: str, section: str, earlier: bytes) -> bytes:
    text = earlier.decode("utf-8")
    first = _SECTION.search(text)
    older = text[first.start() :] if first else ""
    return "\n".join(filter(None, (head, section, older))).encode()


def _title(release: Release, *, dated: bool = False) -> str:
    return f"## {release.version}" + (f" - {release.date}" if dated and release.date else "")


def _changelog(release: Release) -> Iterator[str]:
    if release.latest is None:
        yield from ("### Added", "", "- First release.")
        return
    if _acts(release):
        breaks = any(one.level is Level.MAJOR for one in release.changes)
        begin = "Callers may have to change something: see" if breaks else "Before you take it, read"
        yield from (f"{begin} [{UPGRADE}]({UPGRADE}).", "")
    if not release.changes:
        yield from ("### Changed", "", "- Nothing that a caller could notice.")
        return
    for heading in _HEADINGS:
        listed = [one for one in release.changes if _heading(one) == heading]
        if listed:
            yield from (f"### {heading}", "", *(f"- {_marked(one)}" for one in listed), "")


def _upgrade(release: Release) -> Iterator[str]:
    if release.latest is None:
        yield "The first version: there is nothing to upgrade from."
        return
    if not _acts(release):
        yield f"From {release.latest}: nothing to do."
        return
    yield f"From {release.latest}:"
    for upgrade in release.due:
        yield from ("", upgrade.notes.strip())
        if edits := [*_edits(upgrade)]:
            yield from ("", "Edits in the caller's configuration:", "", *edits)
    if major := [one for one in release.changes if one.level is Level.MAJOR]:
        yield from ("", "Breaking changes:", "", *(f"- {change(one)}" for one in major))


def _edits(upgrade: Upgrade) -> Iterator[str]:
    for name, argument in sorted(upgrade.replaced.items()):
        if argument:
            kept = f", with its value in place of `{OLD_VALUE}`" if OLD_VALUE in argument else ""
            yield f"- Replace the argument `{name}` by {code(argument)}{kept}."
        else:
            yield f"- Remove the argument `{name}`."
    for old, new in sorted(upgrade.rewritten.items()):
        yield f"- Replace {code(old)} by {code(new)}."


def _acts(release: Release) -> bool:
    """Whether a caller has something to do, or to read."""
    return bool(release.due) or any(one.level is Level.MAJOR for one in release.changes)


def _marked(one: Change) -> str:
    return f"**Breaking**: {change(one)}" if one.level is Level.MAJOR else change(one)


def _heading(one: Change) -> str:
    return _KINDS.get(one.rule.rpartition("-")[2], "Changed")
