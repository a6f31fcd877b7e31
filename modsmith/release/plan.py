"""What a release would do: whether there is anything to release, which version, and what its notes say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modsmith.diff.compare import Difference, compare
from modsmith.diff.rules.rule import Change
from modsmith.release import contents
from modsmith.release.record import Record
from modsmith.spec.upgrades import Upgrade
from modsmith.versions.module_files import ModuleFiles
from modsmith.versions.number import Version, VersionError

FIRST = Version((0, 1, 0))
"""The version of a module's first release."""


@dataclass(frozen=True)
class Plan:
    """A release before anything is written.

    Attributes:
        version: of the release; the one that has these files already if there is nothing to release.
        latest: the version before it; None for the first release.
        difference: from that version; None for the first release, and if there is nothing to release.
        is_new: whether there is anything to release.
    """

    version: Version
    latest: Version | None
    difference: Difference | None = None
    is_new: bool = True


def plan(
    record: Record, files: Mapping[str, bytes], asked: Version | None, upgrades: Sequence[Upgrade]
) -> Plan:
    """What a release of a module's files would do.

    Args:
        record: the earlier versions.
        files: of the module, and its license.
        asked: the version that the user names; None for the smallest that the changes allow.
        upgrades: what the module's spec says about upgrades.

    Raises:
        VersionError: the version that the user names exists with other files, is lower than the latest one or too
            small for its changes, or the spec has notes for a later one.
    """
    versions, where = record.versions(), str(record.address)
    for known in versions[-1:] if asked is None else {asked} & {*versions}:
        differing = _differing(contents.given(record.files(known).files), files)
        if not differing:
            return Plan(known, _before(known, versions), is_new=False)
        if asked:
            problem = f"{asked} is released with other files: {', '.join(differing[:3])}"
            raise VersionError(problem, where=where, fix="A version never changes: release the next one")
    latest = versions[-1] if versions else None
    if latest is None:
        return Plan(asked or FIRST, None)
    difference = compare(record.files(latest), ModuleFiles(record.address.name, where, files))
    chosen = _chosen(asked, latest, difference, where)
    _refuse_later_notes(chosen, upgrades, where)
    return Plan(chosen, latest, difference)


def _before(version: Version, versions: Sequence[Version]) -> Version | None:
    return max((one for one in versions if one < version), default=None)


def _differing(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*old, *new} if old.get(path) != new.get(path))


def _chosen(asked: Version | None, latest: Version, difference: Difference, where: str) -> Version:
    smallest = latest.next(difference.level)
    if asked is None:
        return smallest
    if asked < latest:
        fix = f"Name {smallest} or higher, or leave it to --version auto"
        raise VersionError(f"{asked} is lower than {latest}, the latest release", where=where, fix=fix)
    if Version(asked.numbers) < smallest:
        large = [one for one in difference.changes if latest.next(one.level) > Version(asked.numbers)]
        problem = f"{asked} is too small for what has changed since {latest}:\n{_listed(large)}\n"
        raise VersionError(
            problem, where=where, fix=f"Name {smallest} or higher, or leave it to --version auto"
        )
    return asked


def _listed(changes: Sequence[Change]) -> str:
    return "\n".join(f"  {one.level.word} ({one.rule}) {one.subject}: {one.text}" for one in changes)


def _refuse_later_notes(version: Version, upgrades: Sequence[Upgrade], where: str) -> None:
    for upgrade in upgrades:
        if Version.parse(upgrade.version) > Version(version.numbers):
            problem = f"the spec has upgrade notes for {upgrade.version}, and this release is {version}"
            fix = f"Release with --version {upgrade.version}, or correct the version in the spec's upgrades"
            raise VersionError(problem, where=where, fix=fix)
