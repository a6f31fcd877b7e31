"""Compares the resources, module calls and checks of two versions, and follows `moved` and `removed` blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from modsmith.diff import moves, stateful
from modsmith.diff.interface import Call, Interface, Resource
from modsmith.diff.moves import Moves
from modsmith.diff.reading import base, meanings
from modsmith.diff.rules import resources as rules
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import listed, shortened

_NAMES = {"": "a single one", "count": "count", "for_each": "for_each"}


@dataclass(frozen=True)
class Paired:
    """The resources that both versions have.

    Attributes:
        to: address in the old version to the addresses where the new one has it.
    """

    to: Mapping[str, tuple[str, ...]]

    @property
    def new(self) -> set[str]:
        """The addresses in the new version."""
        return {address for found in self.to.values() for address in found}


def pair(old: Interface, new: Interface) -> Paired:
    """Which resource of the new version each managed one of the old version becomes."""
    leads = Moves(new.moves)
    found = {}
    for address, resource in old.resources.items():
        targets = [one for one in leads.follow(address) if one in new.resources]
        if address in new.resources and address not in targets:
            targets.insert(0, address)
        if not resource.is_data and targets:
            found[address] = tuple(targets)
    return Paired(found)


def settled(old: Interface, new: Interface) -> set[str]:
    """Addresses, of either version, of resources that are gone, new or repeated otherwise."""
    pairs = pair(old, new)
    found = {one for one in old.resources if one not in pairs.to}
    found |= {one for one in new.resources if one not in pairs.new}
    for address, targets in pairs.to.items():
        if any(_repeats_otherwise(old.resources[address], new.resources[one], new) for one in targets):
            found |= {address, *targets}
    return found


def _repeats_otherwise(old: Resource, new: Resource, module: Interface) -> bool:
    return any(change.rule == rules.REPETITION.id for change in _address(old, new, module))


def compare(old: Interface, new: Interface) -> Iterator[Change]:
    """The changes of resources, calls and checks."""
    leads, pairs, changes = Moves(new.moves, new.removals), pair(old, new), list[Change]()
    for address, resource in old.resources.items():
        if resource.is_data or _is_elsewhere(address, new):
            continue
        if address not in pairs.to:
            yield _gone(resource, leads)
        for target in pairs.to.get(address, ()):
            changes += _resource(resource, new.resources[target], new)
    yield from _joined_moves(changes)
    for address, resource in new.resources.items():
        if not resource.is_data and address not in pairs.new and not _is_elsewhere(address, old):
            yield rules.ADDED.change(address, _added(resource))
    yield from _data(old, new)
    yield from _moves(old, new, pairs)
    yield from _calls(old, new, leads)
    yield from _checks(old, new)


def _joined_moves(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, with one for all that moves to the same resource."""
    moved: dict[str, list[str]] = {}
    for change in changes:
        if change.rule == rules.MOVED.id:
            moved.setdefault(change.subject, []).append(change.text)
        else:
            yield change
    for address, texts in moved.items():
        yield rules.MOVED.change(address, " ".join(texts))


def _is_elsewhere(address: str, other: Interface) -> bool:
    """Whether a resource is in a called module of which the other version does not contain the files."""
    parts = moves.steps(address)
    above = (moves.joined(parts[:count]) for count in range(1, len(parts)))
    return any(one in other.calls and not other.calls[one].is_read for one in above)


def _added(resource: Resource) -> str:
    if not resource.repeats:
        return f"{resource.address} is new."
    return f"{resource.address} is new, with {resource.repeats} = {shortened(resource.by)}."


def _gone(old: Resource, leads: Moves) -> Change:
    address, held = old.address, stateful.holds(old.type)
    about = f" It {held}." if held else ""
    onward = leads.follow(address)
    for end in (address, *onward):
        removal = leads.removal(end)
        if removal is not None and removal.destroys:
            return rules.DESTROYED.change(address, f"{address} is destroyed by a removed block.{about}")
        if removal is not None:
            return rules.FORGOTTEN.change(address, f"{address} is no longer managed; it stays in AWS.{about}")
    if onward:
        text = f"{address} is moved to {listed(onward)}, which the module does not have.{about}"
        return rules.MOVED_TO_NOTHING.change(address, text)
    return rules.REMOVED.change(address, f"{address} is gone.{about}")


def _resource(old: Resource, new: Resource, module: Interface) -> Iterator[Change]:
    if old.type != new.type:
        yield rules.MOVED_TYPE.change(new.address, f"{old.address} is moved to {new.address}.")
        return
    yield from _address(old, new, module)
    if old.provider != new.provider:
        before, after = (
            old.provider or "the default configuration",
            new.provider or "the default configuration",
        )
        text = f"{new.address} uses {after}; it used {before}."
        yield rules.OTHER_PROVIDER.change(new.address, text)
    if old.prevents_destroy and not new.prevents_destroy:
        yield rules.UNPROTECTED.change(new.address, f"{new.address} may be destroyed.")
    elif new.prevents_destroy and not old.prevents_destroy:
        yield rules.PROTECTED.change(new.address, f"{new.address} must not be destroyed.")
    if less := [name for name in old.ignores if name not in new.ignores and "all" not in new.ignores]:
        yield rules.IGNORES_LESS.change(new.address, f"{new.address} no longer ignores {listed(less)}.")
    if more := [name for name in new.ignores if name not in old.ignores and "all" not in old.ignores]:
        yield rules.IGNORES_MORE.change(new.address, f"{new.address} ignores {listed(more)}.")
    yield from _conditions(old, new)


def _conditions(old: Resource, new: Resource) -> Iterator[Change]:
    had, has = (meanings(item.conditions) for item in (old, new))
    for condition in [text for meaning, text in has.items() if meaning not in had]:
        yield rules.CONDITION_ADDED.change(new.address, f"{new.address} needs {condition}.")
    for condition in [text for meaning, text in had.items() if meaning not in has]:
        yield rules.CONDITION_REMOVED.change(new.address, f"{new.address} no longer needs {condition}.")


def _address(old: Resource | Call, new: Resource | Call, module: Interface) -> Iterator[Change]:
    """What becomes of the instances of a resource or call that both versions have."""
    to = [one for one in module.moves if base(one.new) == new.address]
    from_here = [one for one in to if base(one.old) == old.address]
    if old.repeats == new.repeats:
        if old.address != new.address:
            yield rules.MOVED.change(new.address, f"{old.address} is {new.address}.")
        return
    text = f"{new.address} is repeated by {_NAMES[new.repeats]}; it was {_NAMES[old.repeats]}"
    by_itself = {old.repeats, new.repeats} == {"", "count"}
    named = [
        one
        for one in (from_here or to)
        if moves.has_key(one.old) == bool(old.repeats) and moves.has_key(one.new) == bool(new.repeats)
    ]
    if named:
        yield rules.MOVED.change(new.address, " ".join(f"{one.old} is {one.new}." for one in named))
    elif by_itself and (not old.repeats or _is_switch(old.by)):
        ends = [f"{one.address}{'[0]' if one.repeats else ''}" for one in (old, new)]
        yield rules.MOVED.change(new.address, f"{ends[0]} is {ends[1]}; Terraform knows that by itself.")
    else:
        yield rules.REPETITION.change(new.address, f"{text}, and no moved block says which becomes which.")


def _is_switch(count: str) -> bool:
    """Whether a `count` is 0 or 1: `var.enabled ? 1 : 0`."""
    return count in ("0", "1") or count.endswith(("? 1 : 0", "? 0 : 1"))


def _data(old: Interface, new: Interface) -> Iterator[Change]:
    known = {one.type for one in old.resources.values()}
    added = [
        one.address
        for one in new.resources.values()
        if one.is_data and one.address not in old.resources and one.type not in known
    ]
    if added:
        yield rules.DATA_ADDED.change("data sources", f"New data sources: {listed(added)}.")


def _moves(old: Interface, new: Interface, pairs: Paired) -> Iterator[Change]:
    known = {text for _, text in moves.problems(old)}
    for address, text in moves.problems(new):
        if text not in known:
            yield rules.MOVED_INVALID.change(address, text)
    leads, kept = Moves(new.moves, new.removals), set(new.moves)
    for move in old.moves:
        start, end = base(move.old), base(move.new)
        if move in kept or leads.removal(start) or leads.follow(start) or start in new.resources:
            continue
        if end in pairs.to or end in new.calls:
            yield rules.MOVED_DROPPED.change(move.old, f"{move.old} is no longer moved to {move.new}.")


def _calls(old: Interface, new: Interface, leads: Moves) -> Iterator[Change]:
    targets: set[str] = set()
    for address, call in old.calls.items():
        onward = [one for one in leads.follow(address) if one in new.calls]
        target = address if address in new.calls else next(iter(onward), "")
        if not target:
            if not call.is_read and leads.removal(address) is None:
                yield rules.CALL_REMOVED.change(address, f"The call of {call.source} is gone.")
            continue
        targets.add(target)
        yield from _call(call, new.calls[target], new)
    for address, call in new.calls.items():
        if address not in targets and not call.is_read:
            yield rules.CALL_ADDED.change(
                address, f"{call.source} {call.version} is called.".replace("  ", " ")
            )


def _call(old: Call, new: Call, module: Interface) -> Iterator[Change]:
    yield from _address(old, new, module)
    if old.is_read and new.is_read:
        return
    if old.source != new.source:
        yield rules.CALL_SOURCE.change(new.address, f"The source is {new.source}, was {old.source}.")
    elif old.version != new.version:
        text = f"The version of {new.source} is {new.version or 'any'}, was {old.version or 'any'}."
        same = old.version and new.version and _major(old.version) == _major(new.version)
        yield (rules.CALL_VERSION if same else rules.CALL_MAJOR).change(new.address, text)


def _major(constraint: str) -> str:
    """The major version that a constraint names first."""
    return constraint.lstrip("~><=! v").partition(".")[0]


def _checks(old: Interface, new: Interface) -> Iterator[Change]:
    deprecating = {
        one.error
        for item in new.inputs.values()
        for check in new.checks.values()
        for one in check.conditions
        if item.deprecated == one.error
    }
    for name, check in new.checks.items():
        had = {one.condition for one in old.checks[name].conditions} if name in old.checks else set()
        added = [one for one in check.conditions if one.condition not in had and one.error not in deprecating]
        if added:
            warnings = " ".join(one.error for one in added)
            yield rules.CHECK_ADDED.change(f"check.{name}", f"A check warns: {warnings}")
    for name in old.checks.keys() - new.checks.keys():
        yield rules.CHECK_REMOVED.change(f"check.{name}", f"The check {name} is gone.")
