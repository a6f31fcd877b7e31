"""Compares the versions of Terraform and of providers that two versions of a module need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from modsmith.diff.interface import Interface, Provider
from modsmith.diff.rules import requirements as rules
from modsmith.diff.rules.rule import Change, Rule
from modsmith.diff.rules.words import listed
from modsmith.hcl.read.versions import allows

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_TOP = "99999.0.0"

Kind = Literal["raised", "major", "limited", "widened"]


def compare(old: Interface, new: Interface) -> Iterator[Change]:
    """The changes of what the module needs."""
    yield from _terraform(old.terraform, new.terraform)
    for name in sorted(old.providers.keys() | new.providers.keys()):
        before, after = old.providers.get(name), new.providers.get(name)
        if before is None and after is not None:
            text = f"The module needs {after.source} {after.version}".rstrip()
            yield rules.PROVIDER_ADDED.change(f"provider {name}", f"{text}.")
        elif after is None and before is not None:
            yield rules.PROVIDER_REMOVED.change(
                f"provider {name}", f"The module no longer needs {before.source}."
            )
        elif before is not None and after is not None:
            yield from _provider(before, after)


def _terraform(old: str, new: str) -> Iterator[Change]:
    by_kind: dict[Kind, Rule] = {
        "raised": rules.TERRAFORM_RAISED,
        "major": rules.TERRAFORM_RAISED,
        "limited": rules.TERRAFORM_LIMITED,
        "widened": rules.TERRAFORM_WIDENED,
    }
    for kind in kinds(old, new):
        text = f"The module needs Terraform {new or 'of any version'}; it needed {old or 'any'}."
        yield by_kind[kind].change("terraform", text)


def _provider(old: Provider, new: Provider) -> Iterator[Change]:
    subject = f"provider {new.name}"
    if old.source != new.source:
        yield rules.PROVIDER_SOURCE.change(subject, f"{new.name} is {new.source}, was {old.source}.")
        return
    by_kind: dict[Kind, Rule] = {
        "raised": rules.PROVIDER_RAISED,
        "major": rules.PROVIDER_MAJOR,
        "limited": rules.PROVIDER_LIMITED,
        "widened": rules.PROVIDER_WIDENED,
    }
    for kind in kinds(old.version, new.version):
        text = f"The module needs {new.source} {new.version or 'of any version'}; it needed {old.version or 'any'}."
        yield by_kind[kind].change(subject, text)
    if added := sorted(set(new.aliases) - set(old.aliases)):
        example = f"providers = {{ {', '.join(f'{one} = {one}' for one in added)} }}"
        advice = f"Hand over the configuration: {example}."
        yield rules.ALIAS_ADDED.change(subject, f"The module needs {listed(added)} from its caller.", advice)
    if removed := sorted(set(old.aliases) - set(new.aliases)):
        yield rules.ALIAS_REMOVED.change(subject, f"The module no longer takes {listed(removed)}.")
    if new.configured and not old.configured:
        yield rules.CONFIGURED.change(subject, f"The module configures {new.name} itself.")
    elif old.configured and not new.configured:
        yield rules.UNCONFIGURED.change(subject, f"The module no longer configures {new.name} itself.")


def kinds(old: str, new: str) -> Iterator[Kind]:
    """How the versions that a constraint allows have changed.

    Decided for every version that is named in either constraint and for those just around it: between these,
    no constraint changes its mind.

    Args:
        old: the constraint before; "" for none.
        new: the constraint now.

    Yields:
        `raised`: the first version that is allowed is a later one; `major`: so is its major version. `limited`: later
        versions that were allowed no longer are. `widened`: versions are allowed that were not, and none is lost.
    """
    tried = _around(old) | _around(new)
    before = {one for one in tried if not old or allows(old, _text(one))}
    after = {one for one in tried if not new or allows(new, _text(one))}
    lost, gained = before - after, after - before
    first = min(after) if after else None
    raised = first is not None and any(one < first for one in lost)
    if raised and first is not None:
        yield "major" if any(one[0] < first[0] for one in _named(lost, old)) else "raised"
    if any(first is None or one >= first for one in lost):
        yield "limited"
    if gained and not lost:
        yield "widened"


def _named(lost: set[tuple[int, ...]], old: str) -> set[tuple[int, ...]]:
    """The lost versions with the major number that the old constraint began with; all without a constraint."""
    numbers = [int(one.split(".")[0]) for one in _NUMBER.findall(old)]
    return {one for one in lost if not numbers or one[0] >= min(numbers)}


def _around(constraint: str) -> set[tuple[int, ...]]:
    """Versions in a constraint, before them and after them; and one that is later than all."""
    found: set[tuple[int, ...]] = {(0, 0, 0), tuple(map(int, _TOP.split(".")))}
    for text in _NUMBER.findall(constraint):
        numbers = [*map(int, text.split(".")), 0, 0][:3]
        major, minor, patch = numbers
        found |= {(major, minor, patch), (major, minor, patch + 1), (major, minor + 1, 0), (major + 1, 0, 0)}
        if patch:
            found.add((major, minor, patch - 1))
        elif minor:
            found.add((major, minor - 1, 999))
        elif major:
            found.add((major - 1, 999, 999))
    return found


def _text(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
