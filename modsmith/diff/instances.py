"""Compares what two versions make of the same callers' inputs: instances, arguments, and types of outputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from modsmith.diff import stateful
from modsmith.diff.callers import Caller
from modsmith.diff.fixed import is_fixed
from modsmith.diff.moves import steps
from modsmith.diff.reading import base
from modsmith.diff.rules import resources as rules
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import listed, shown
from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import SCALARS, Choice, Symbol, is_known

_DOCUMENT = re.compile(r"(?P<address>data\.aws_iam_policy_document\..+)\.json")
"""A policy: what is in the document counts, and not which one it is."""

_SHOWN = 3
"""Values that are shown in the change of a resource; more are only named."""

_LONGEST = 40
"""Letters of such a value."""


def compare(callers: Sequence[Caller], settled: Iterable[str]) -> Iterator[Change]:
    """The changes that callers see who change nothing.

    Args:
        callers: whose views are compared.
        settled: addresses of resources, of either version, whose loss or creation is a change already.
    """
    known = set(settled)
    yield from _lost(callers, known)
    yield from _added(callers, known)
    yield from _arguments(callers)


def _lost(callers: Sequence[Caller], settled: set[str]) -> Iterator[Change]:
    found: dict[str, list[str]] = {}
    for caller in callers:
        for address, target in caller.becomes.items():
            resource = caller.old_resources[address]
            if (
                target in caller.new_resources
                or resource.type.startswith("data.")
                or base(address) in settled
            ):
                continue
            if not _may_be_there(target, caller):
                found.setdefault(address, []).append(caller.label)
    for address, labels in found.items():
        held = stateful.holds(base(address).rsplit(".", 2)[-2])
        about = f" It {held}." if held else ""
        text = f"{address} is gone for callers {_seen(labels)}.{about}"
        yield rules.INSTANCE_LOST.change(address, text)


def _may_be_there(address: str, caller: Caller) -> bool:
    """Whether the instances of the resource are not all known."""
    return any(one.base == base(address) and one.exists is None for one in caller.new.resources)


def _added(callers: Sequence[Caller], settled: set[str]) -> Iterator[Change]:
    found: dict[str, list[str]] = {}
    for caller in callers:
        kept = set(caller.becomes.values())
        doubtful = {base(one.address) for one in caller.old.resources if one.exists is None}
        doubtful |= {base(caller.moves.instance(one)) for one in doubtful}
        for address, resource in caller.new_resources.items():
            if not resource.exists or resource.type.startswith("data.") or address in kept:
                continue
            if base(address) not in settled | doubtful:
                found.setdefault(address, []).append(caller.label)
    for address, labels in found.items():
        yield rules.INSTANCE_ADDED.change(address, f"{address} is new for callers {_seen(labels)}.")


def _seen(labels: Sequence[str]) -> str:
    """Who sees it: `by default in dev and prod, and as in examples/complete`."""
    by_default = [one.removeprefix("by default in ") for one in labels if one.startswith("by default in ")]
    called = list(dict.fromkeys(one for one in labels if one.startswith("examples/")))
    parts = [f"by default in {listed(by_default)}"] if by_default else []
    parts += ["by default"] if "by default" in labels else []
    return ", and ".join([*parts, *([f"as in {listed(called)}"] if called else [])])


def _arguments(callers: Sequence[Caller]) -> Iterator[Change]:
    changed: dict[str, dict[str, tuple[Any, Any]]] = {}
    for caller in callers:
        for address, target in caller.becomes.items():
            old, new = caller.old_resources[address], caller.new_resources.get(target)
            if new is not None and new.type == old.type and not old.type.startswith("data."):
                for name, values in _different(old, new, caller):
                    changed.setdefault(base(target), {}).setdefault(name, values)
    for address, arguments in changed.items():
        type_ = steps(address)[-1].name.partition(".")[0]
        fixed = [name for name, values in arguments.items() if _replaces(type_, name, values)]
        if fixed:
            texts = [f"{one} is {shown(arguments[one][1])}, was {shown(arguments[one][0])}" for one in fixed]
            yield rules.STORE_REPLACED.change(
                address, f"{address}: {'; '.join(texts)}. It {stateful.holds(type_)}."
            )
        plain = [
            f"{name} is {shown(new)}, was {shown(old)}"
            for name, (old, new) in arguments.items()
            if _is_short(old) and _is_short(new)
        ]
        others = [name for name, (old, new) in arguments.items() if not (_is_short(old) and _is_short(new))]
        others += plain[_SHOWN:] and [one.partition(" is ")[0] for one in plain[_SHOWN:]]
        parts = [*plain[:_SHOWN], *([f"other values of {listed(others)}"] if others else [])]
        yield rules.CHANGED.change(address, f"{address}: {'; '.join(parts)}.")


def _replaces(type_: str, argument: str, values: tuple[Any, Any]) -> bool:
    """Whether another value replaces a resource that holds something; both values must be known."""
    is_known_pair = all(one is not None and is_known(one) for one in values)
    return is_known_pair and bool(stateful.holds(type_)) and is_fixed(type_, argument)


def _is_short(value: Any) -> bool:
    """Whether a value is worth a place in a sentence."""
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return type(value) in SCALARS


def _different(old: Resource, new: Resource, caller: Caller) -> Iterator[tuple[str, tuple[Any, Any]]]:
    before, after = _Form(caller.old, caller), _Form(caller.new)
    for name in dict.fromkeys([*old.body, *new.body]):
        if name != "lifecycle" and before.of(old.body.get(name)) != after.of(new.body.get(name)):
            yield name, (_content(old.body.get(name)), _content(new.body.get(name)))


def _content(value: Any) -> Any:
    """A value without lazy bodies."""
    if isinstance(value, Mapping):
        return {key: _content(item) for key, item in value.items()}
    return [_content(item) for item in value] if isinstance(value, list | tuple) else value


class _Form:
    """Values in a form that is equal where Terraform sees no difference.

    The old version's addresses are those of the new one; what is empty is None; nested blocks have no order; a policy
    document is what it says.

    Args:
        evaluation: that the values are from.
        caller: whose view it is, for values of the old version.
    """

    def __init__(self, evaluation: Evaluation, caller: Caller | None = None) -> None:
        self._caller = caller
        self._resources = {one.address: one for one in evaluation.resources}
        self._inside: set[str] = set()

    def of(self, value: Any) -> Any:
        """The form of a value."""
        if isinstance(value, Symbol):
            return self._symbol(value)
        if isinstance(value, Choice):
            return ("choice", sorted(repr(self.of(one)) for one in value.options))
        if isinstance(value, Mapping):
            made = {key: found for key, item in value.items() if (found := self.of(item)) is not None}
            return made or None
        if isinstance(value, list | tuple):
            items = [self.of(item) for item in value]
            is_blocks = all(isinstance(item, Mapping) for item in value)
            return (sorted(items, key=repr) if is_blocks else items) or None
        if isinstance(value, str):
            return self._translated(value) or None
        return (isinstance(value, bool), value) if value is not None else None

    def _symbol(self, symbol: Symbol) -> Any:
        found = _DOCUMENT.fullmatch(symbol.text)
        document = self._resources.get(found["address"]) if found else None
        if document is None or document.address in self._inside:
            return ("symbol", self._translated(symbol.text))
        self._inside.add(document.address)
        made = ("document", self.of(document.body))
        self._inside.discard(document.address)
        return made

    def _translated(self, text: str) -> str:
        found = self._caller.renamed if self._caller else None
        if found is None:
            return text
        pattern, names = found
        return pattern.sub(lambda match: names[match.group()], text)
