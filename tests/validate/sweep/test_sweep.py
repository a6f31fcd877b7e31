"""No OK by accident: what a control passes, it no longer passes when what it reads is unknown or null.

Each argument and nested block that a control reads in its fixture is replaced in turn: by a value that is unknown,
directly, through a local value or a module, by null, by another type, by a choice with null; by `dynamic` blocks over
an unknown, over null and over nothing; and each resource by one that is perhaps not created.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from modsmith.validate import fixture
from modsmith.validate.control import Control, load

from .allowed import ALLOWED as OTHERS
from .allowed import ANY
from .allowed_compute import COMPUTE
from .allowed_edge import EDGE
from .allowed_network import NETWORK
from .allowed_rest import REST
from .allowed_stores import STORES
from .sweep import Surviving, sweep

CONTROLS = list(load().values())
ALLOWED = {**OTHERS, **NETWORK, **EDGE, **COMPUTE, **STORES, **REST}


@lru_cache
def _survivors(name: str) -> list[Surviving]:
    return list(sweep(load()[name], fixture.of(name)))


def _read(one: Surviving) -> str:
    """What was changed, without the name of the resource."""
    parts = one.read.removeprefix("data.").split(".")
    return ".".join([parts[0], *parts[2:]])


def _unexplained(control: Control) -> Iterator[Surviving]:
    reasons = ALLOWED.get(control.id, {})
    for one in _survivors(control.id):
        allowed, _ = reasons.get(_read(one), ("", ""))
        if allowed not in (ANY, one.change):
            yield one


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_passes_nothing_that_is_unknown(control: Control) -> None:
    assert "\n".join(map(str, _unexplained(control))) == ""


@pytest.mark.parametrize("name", ALLOWED)
def test_every_exception_is_needed(name: str) -> None:
    survived = {(_read(one), one.change) for one in _survivors(name)}
    for read, (change, _) in ALLOWED[name].items():
        assert any(read == other and change in (ANY, word) for other, word in survived), (name, read)
