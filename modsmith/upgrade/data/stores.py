"""Puts data into everything in a state that can hold some, and looks for it later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from modsmith.diff.stateful import STATEFUL
from modsmith.errors import ToolFailedError
from modsmith.upgrade.data import Clients, Store, Values, buckets, databases, keys, logs, messages, tables
from modsmith.upgrade.result import Datum

STORES: Mapping[str, Store] = {
    **tables.STORES,
    **buckets.STORES,
    **messages.STORES,
    **keys.STORES,
    **logs.STORES,
    **databases.STORES,
}
"""Resource type to its store."""


@dataclass(frozen=True)
class Kept:
    """Data that was put.

    Attributes:
        datum: what the result says of it.
        values: attributes of the resource at that time.
        store: how it was put; None if nothing is known of the type.
        token: what `Store.put` returned.
    """

    datum: Datum
    values: Values
    store: Store | None = None
    token: Any = None


def put(clients: Clients, resources: Iterable[Mapping[str, Any]]) -> list[Kept]:
    """Puts data into every resource that holds some.

    Args:
        clients: of the emulator.
        resources: managed resources of a state, with `address`, `type` and `values`.

    Raises:
        ToolFailedError: the emulator refused it.
    """
    return [_put(clients, one) for one in resources if one["type"] in STATEFUL]


def find(clients: Clients, kept: Iterable[Kept]) -> Iterator[Datum]:
    """Looks for what was put, in the resources that it was put into.

    Raises:
        ToolFailedError: the emulator did not answer.
    """
    for one in kept:
        if one.store is None:
            yield one.datum
            continue
        refused, unanswered = _errors()
        try:
            missing = one.store.find(clients, one.values, one.token)
        except refused as error:  # the resource is gone
            missing = f"{error}"
        except unanswered as error:
            raise ToolFailedError(f"the emulator did not answer: {error}", where=one.datum.address) from error
        yield replace(one.datum, missing=missing)


def clear(clients: Clients, kept: Iterable[Kept]) -> None:
    """Removes what would keep a resource from being destroyed."""
    for one in kept:
        if one.store and one.store.clear and not one.values.get("force_destroy"):
            one.store.clear(clients, one.values)


def _put(clients: Clients, resource: Mapping[str, Any]) -> Kept:
    store, values, address = STORES.get(resource["type"]), resource["values"], resource["address"]
    if store is None:
        note = "modsmith puts no data into this type: only the plan is checked"
        return Kept(Datum(address, "nothing", is_identity=True, note=note), values)
    try:
        token = store.put(clients, values)
    except _errors() as error:
        raise ToolFailedError(f"the emulator took no data: {error}", where=address) from error
    return Kept(Datum(address, store.what, "", store.is_identity, store.note), values, store, token)


def _errors() -> tuple[type[Exception], type[Exception]]:
    """What boto3 raises when AWS refuses a request, and when there is no answer."""
    from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]  # noqa: PLC0415

    return ClientError, BotoCoreError
