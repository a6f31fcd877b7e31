"""What a spec says of earlier versions: inputs that are deprecated, and what callers change to upgrade."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from modsmith.errors import SpecError
from modsmith.versions.number import Version, VersionError

OLD_VALUE = "<value>"
"""Stands in the argument of `Upgrade.replaced` for what the caller gave the input that is gone."""

_ARGUMENT = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*\S.*", re.DOTALL)


@dataclass(frozen=True)
class Deprecated:
    """An input that still works, and will be removed.

    Attributes:
        message: what to use instead; a sentence, which Terraform prints where a caller sets the input.
        since: the first version that warns, such as `0.2.0`.
    """

    message: str
    since: str

    @property
    def note(self) -> str:
        """One line for descriptions."""
        return f"Deprecated since {self.since}: {self.message}"


@dataclass(frozen=True)
class Upgrade:
    """What a caller does to take a version, proved by `modsmith upgrade-test`.

    Attributes:
        version: the version that is taken, such as `0.2.0`.
        notes: Markdown: what to change, what the plan shows, what to watch.
        replaced: each input that the version no longer has, to the argument that replaces it, such as
            `random_suffix = <value>`; `<value>` stands for what the caller gave. "" where nothing replaces it.
        rewritten: other text in the caller's root, such as `module.logs.read_policy_json`, to what stands there now.
    """

    version: str
    notes: str
    replaced: Mapping[str, str] = field(default_factory=dict)
    rewritten: Mapping[str, str] = field(default_factory=dict)


def deprecated_problems(
    deprecated: Deprecated, default: object, where: str, *, required: bool
) -> Iterator[SpecError]:
    """What is wrong with the deprecation of an input.

    Args:
        deprecated: the deprecation.
        default: of the input.
        where: the input, for messages.
        required: whether the caller must give the input.
    """
    if required or not (default is None or isinstance(default, str | bool | int | float)):
        fix = "Give it default=None and nullable=True; where it is null, the module uses what replaces it."
        yield SpecError(
            "is deprecated, but its default does not tell whether it is set", where=where, fix=fix
        )
    if not deprecated.message.strip().endswith("."):
        fix = "Write a sentence that says what to use instead."
        yield SpecError(f"{deprecated.message!r} does not end in a full stop", where=where, fix=fix)
    yield from _version(deprecated.since, where)


def upgrade_problems(
    upgrades: Collection[Upgrade], inputs: Collection[str], module: str
) -> Iterator[SpecError]:
    """What is wrong with the upgrades of a module.

    Args:
        upgrades: all of them.
        inputs: names of the inputs that the module has.
        module: its name.
    """
    versions = [upgrade.version for upgrade in upgrades]
    gone = {name for upgrade in upgrades for name in upgrade.replaced}
    for upgrade in upgrades:
        where = f"{module}: upgrade {upgrade.version}"
        yield from _version(upgrade.version, where)
        if versions.count(upgrade.version) > 1:
            yield SpecError("is declared twice", where=where, fix="Make one of them.")
        if not upgrade.notes.strip():
            fix = "Say what a caller changes, what the plan shows and what to watch."
            yield SpecError("has no notes", where=where, fix=fix)
        for name, argument in upgrade.replaced.items():
            yield from _replacement(name, argument, inputs, gone, f"{where}: {name}")


def _replacement(
    name: str, argument: str, inputs: Collection[str], gone: Collection[str], where: str
) -> Iterator[SpecError]:
    if name in inputs:
        fix = "Remove the replacement, or the input."
        yield SpecError("is replaced, but the module still has it", where=where, fix=fix)
    if not argument:
        return
    match = _ARGUMENT.fullmatch(argument)
    if match is None:
        fix = f"Write one such as random_suffix = {OLD_VALUE}."
        yield SpecError(f"{argument!r} is not an argument", where=where, fix=fix)
    elif match[1] not in inputs and match[1] not in gone:
        fix = "Name an input that the module has."
        yield SpecError(f"is replaced by {match[1]}, which the module does not have", where=where, fix=fix)


def _version(text: str, where: str) -> Iterator[SpecError]:
    try:
        Version.parse(text)
    except VersionError as error:
        yield SpecError(error.problem, where=where, fix=f"{error.fix}.")
