"""Resources that remain in the emulated AWS, without those that a new account has.

Moto has no list of all resources, so this module walks its backends: every object of a class of moto (or of a gap) that
is reachable from a backend, and was not when the backend was created, is a leftover resource. Unknown kinds of
resources are therefore reported, not overlooked.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from moto.core.base_backend import AccountSpecificBackend, BackendDict, BaseBackend

from modsmith.emulator.patching import around

FRESH = "emulator_fresh"
PLAIN = {str, int, float, bool, bytes, type(None)}

# Data about resources or about events, not resources themselves.
NO_RESOURCES = {
    *("TaggingService", "Paginator", "StreamShard", "Shard", "MetricDatum", "MetricAggregatedDatum"),
    *("Event", "LogQuery", "Message", "Execution", "Invalidation", "ChangeSet", "AssumedRole", "Token"),
}

AWS_OWNED = (
    "alias/aws/",
    "/aws/service/",
    "default.",
)  # default keys, parameters and groups, created on first use
SESSION_KEY = "ASIA"  # docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
ENDED = {"deleted", "deleting", "terminated", "pendingdeletion"}
STATES = ("key_state", "state", "_state", "status")


class Found(NamedTuple):
    """An object in a backend, with its key."""

    key: str
    value: Any


def watch_backends() -> None:
    """Records the initial contents of every backend that is created from now on."""
    around(AccountSpecificBackend, "__getitem__", _remember)


def _remember(original: Callable[..., Any], self: Any, region_name: str) -> Any:
    backend = original(self, region_name)
    if FRESH not in vars(backend):
        vars(backend)[FRESH] = {id(found.value): found.value for found in _walk(backend, lambda _: True)}
    return backend


def leftovers() -> list[str]:
    """The ARNs of remaining resources in all services, accounts and regions.

    Returns:
        Sorted; `service:region:Class:name` for resources without an ARN.
    """
    used: list[BackendDict[Any]] = list(BackendDict._instances)  # type: ignore[misc]
    return sorted(
        {
            _name(f"{services.service_name}:{region}", found)
            for services in used
            for _, region, backend in list(services.iter_backends())
            for found in _left(backend)
        }
    )


def _left(backend: BaseBackend) -> Iterator[Found]:
    fresh = vars(backend).get(FRESH, {})
    for found in _walk(backend, lambda value: id(value) in fresh):
        if not (id(found.value) in fresh or _is_over(found.value)):
            yield found


def _walk(backend: BaseBackend, enter: Callable[[Any], bool]) -> Iterator[Found]:
    """Every resource below a backend, breadth-first, looking inside those that `enter` allows."""
    seen = {id(backend)}
    queue = deque(Found(name, value) for name, value in vars(backend).items() if name != FRESH)
    while queue:
        found = queue.popleft()
        if id(found.value) in seen:
            continue
        seen.add(id(found.value))
        if _is_resource(found.value):
            yield found
            if not enter(found.value):
                continue
        parts = _parts(found)
        queue.extend(Found(key, part) for key, part in parts if type(part) not in PLAIN)


def _parts(found: Found) -> Iterator[tuple[str, Any]]:
    value = found.value
    if isinstance(value, dict):
        yield from ((str(key), each) for key, each in list(value.items()))
    elif isinstance(value, (list, tuple, set, frozenset, deque)):
        yield from ((found.key, each) for each in list(value))
    elif _is_resource(value):
        yield from ((name, each) for name, each in list(vars(value).items()))


def _is_resource(value: Any) -> bool:
    kind: Any = type(value)
    return _is_kind_of_resource(kind)


@functools.cache
def _is_kind_of_resource(kind: Any) -> bool:
    """Whether it is a class of moto or of a gap, with attributes, that represents a resource."""
    ours = kind.__module__.startswith(("moto.", "modsmith.emulator.")) and kind.__name__ not in NO_RESOURCES
    machinery = issubclass(kind, (BaseBackend, BackendDict, AccountSpecificBackend, type))
    return ours and not machinery and kind.__dictoffset__ != 0


def _is_over(value: Any) -> bool:
    """Whether AWS still returns it for a while after its deletion, or owns it."""
    attributes = vars(value)
    if attributes.get("deleted_date") or str(attributes.get("access_key_id", "")).startswith(SESSION_KEY):
        return True
    names = (attributes.get("name"), *(attributes.get("aliases") or ()))
    if any(isinstance(name, str) and name.startswith(AWS_OWNED) for name in names):
        return True
    states = (getattr(attributes.get(name), "name", attributes.get(name)) for name in STATES)
    return any(isinstance(state, str) and state.lower().replace("_", "") in ENDED for state in states)


def _name(place: str, found: Found) -> str:
    kind, value = type(found.value).__name__, found.value
    for name in ("arn", *(name for name in vars(value) if name.removesuffix("_arn") in kind.lower())):
        if str(arn := getattr(value, name, "")).startswith("arn:"):
            return str(arn)
    return f"{place}:{kind}:{vars(value).get('name', found.key)}"
