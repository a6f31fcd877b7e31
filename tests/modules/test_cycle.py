"""Applied on the strict emulator: nothing is refused, nothing is left to change, and destroy leaves nothing.

A deployer that has the shipped policy and no other applies, changes and destroys the modules in `basic` and `complete`.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from modsmith.deployer import record
from modsmith.emulator.principals import separate
from modsmith.emulator.root import copy, initialise, open_root
from modsmith.emulator.server import Emulator
from tests.deployer.policies import for_example
from tests.modules.conftest import ALL, MODULES, each_module

pytestmark = [pytest.mark.terraform, pytest.mark.slowest]

TOLERATED = {
    # on destroy the provider suspends versioning, and takes AWS's refusal on a bucket with Object Lock
    "s3:PutBucketVersioning InvalidBucketState",
}
"""Refusals that the provider expects."""

CHOSEN = {("dynamodb", "complete"): ["acme-audit-dev"]}
"""Names that an example gives to resources, which a deployer allows with --also."""


@pytest.mark.parametrize("module", each_module(others=pytest.mark.long))
def test_every_module_by_default(module: str, tmp_path: Path) -> None:
    apply_change_destroy(for_example(module, "basic"), module, "basic", tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("module", ALL)
def test_every_module_with_all_that_it_can_do(module: str, tmp_path: Path) -> None:
    policy = for_example(module, "complete", others=CHOSEN.get((module, "complete"), ()))
    apply_change_destroy(policy, module, "complete", tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("module", ["app_storage", "storage_stack"])
def test_with_the_callers_distribution(module: str, own_emulator: Emulator, tmp_path: Path) -> None:
    root = open_root(own_emulator, MODULES, f"{module}/examples/with-cloudfront", tmp_path)
    root.apply()
    assert root.pending() == ""
    root.destroy()
    finished(own_emulator)


def apply_change_destroy(policy: str, module: str, example: str, workspace: Path) -> None:
    """Applies, plans, updates and destroys an example whose module calls have this policy and no other."""
    with Emulator(policy=policy) as emulator:
        start = time.perf_counter()
        place = copy(MODULES, workspace) / module / "examples" / example
        text = (place / "main.tf").read_text("utf-8")
        separate(place)
        root = initialise(emulator, place)
        root.apply()
        assert emulator.leftovers() != []  # or what finds nothing below finds nothing at all
        assert root.pending() == ""
        (place / "main.tf").write_text(text, "utf-8")
        separate(place, arguments=record.CHANGED)
        root.apply()
        root.destroy()
        finished(emulator)
        assert emulator.checked().seconds < (time.perf_counter() - start) / 10


def finished(emulator: Emulator) -> None:
    """Nothing is left, and every request was read, decided and accepted."""
    assert emulator.leftovers() == []
    checked = emulator.checked()
    assert checked.undecided == {}
    assert checked.unread == {}
    assert set(checked.refused) <= TOLERATED
