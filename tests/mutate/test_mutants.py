"""Mutants of the generated modules: what finds nothing on the modules must find fault with every one of these."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.mutate import score
from modsmith.mutate.kill import Check
from modsmith.mutate.operators import Mutant
from modsmith.mutate.sites import sites, targets
from tests.project import catalog

MODULES = Path(__file__).resolve().parents[2] / "modules"
ALL = catalog.names()
EVERY = 12
"""One in so many is judged by `make test`, all of them by `make test-all`."""


def _survivors(module: str, wanted: slice) -> list[str]:
    folder, spec = MODULES / module, catalog.spec(module)
    check, found = Check(folder, spec), score.of_module(folder, spec)[wanted]
    assert found
    return [f"{one.target.control}: {one.name}" for one in found if not check.kills(one)]


@pytest.mark.parametrize("module", ALL)
def test_one_in_some_is_killed(module: str) -> None:
    assert _survivors(module, slice(None, None, EVERY)) == []


@pytest.mark.long
@pytest.mark.slowest
@pytest.mark.parametrize("module", ALL)
def test_every_one_is_killed(module: str) -> None:
    assert _survivors(module, slice(None)) == []


@pytest.mark.parametrize("module", ALL)
def test_nothing_is_found_on_the_module_itself(module: str) -> None:
    assert Check(MODULES / module, catalog.spec(module)).before == frozenset()


@pytest.mark.parametrize("module", ALL)
def test_every_promise_is_attacked(module: str) -> None:
    spec = catalog.spec(module)
    attacked = {target.control for target in targets(MODULES / module, spec)}
    assert {promise.control for promise in spec.promises} <= attacked


def test_every_kind_of_weakening_is_tried() -> None:
    made = {one.operator for module in ALL for one in score.of_module(MODULES / module, catalog.spec(module))}
    assert made >= {
        "removed",
        "off",
        "weakened",
        "wrong key",
        "wildcard",
        "conditional",
        "empty dynamic",
        "elsewhere",
    }


def _one(module: str, control: str, path: str, operator: str) -> Mutant:
    found = score.of_module(MODULES / module, catalog.spec(module))
    return next(
        one
        for one in found
        if (one.target.control, one.target.sites[0].path, one.operator) == (control, path, operator)
    )


def test_a_kill_names_the_control_and_the_resource() -> None:
    mutant = _one("storage", "dynamodb-recovery", "point_in_time_recovery.enabled", "off")
    check = Check(MODULES / "storage", catalog.spec("storage"))
    (entry,) = check.kills(mutant)
    assert (entry.control, entry.address) == (
        "dynamodb-recovery",
        mutant.target.sites[0].address,
    )
    assert "not enabled" in entry.reason


def test_a_mutant_that_changes_nothing_survives() -> None:
    mutant = _one("storage", "dynamodb-recovery", "point_in_time_recovery.enabled", "off")
    site = mutant.target.sites[0]
    whole = next(
        one for one in sites(MODULES / "storage" / site.file) if one.address == site.address and not one.path
    )
    text = (MODULES / "storage" / site.file).read_text("utf-8")
    unchanged = Mutant(mutant.target, "nothing", {}, {site.address: text[whole.start : whole.end]})
    assert Check(MODULES / "storage", catalog.spec("storage")).kills(unchanged) == []
