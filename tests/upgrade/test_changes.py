"""Random sequences of changes of inputs, one apply after the other: no store is lost, and each apply is complete.

A failure names the seed and the step. `MODSMITH_SEED=7 pytest -m long tests/upgrade/test_changes.py` tries another.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from modsmith.diff.stateful import is_lost
from modsmith.emulator import Emulator
from modsmith.emulator.root import Root, open_root
from modsmith.hcl.read import configuration
from modsmith.upgrade.data import stores
from tests.machine import terraform_and_provider
from tests.modules.conftest import ALL, MODULES
from tests.project import catalog
from tests.upgrade.changes import KEPT, changed, is_legal

__all__ = ["terraform_and_provider"]

SEED = os.environ.get("MODSMITH_SEED", "1")
STEPS = int(os.environ.get("MODSMITH_STEPS", "3"))


@pytest.mark.terraform
@pytest.mark.slowest
@pytest.mark.long
@pytest.mark.parametrize("module", ALL)
def test_no_change_of_inputs_loses_a_store(module: str, tmp_path: Path) -> None:
    spec, hcl = catalog.spec(module), configuration.read_whole(MODULES / module)
    chance, given = Random(f"{module} {SEED}"), dict[str, Any]()
    with Emulator() as aws:
        root = open_root(aws, MODULES, f"{module}/examples/basic", tmp_path)
        root.apply(environment="dev")
        kept = stores.put(aws.client, root.resources())
        for step in range(1, STEPS + 1):
            before, given = given, changed(spec, hcl, given, chance)
            done = {name: value for name, value in given.items() if before.get(name, ...) != value}
            told = f"seed {SEED}, step {step}: {json.dumps(done)} after {json.dumps(before)}"
            print(told)
            _take(root, module, given, told)
        assert [f"{one.address}: {one.missing}" for one in stores.find(aws.client, kept) if one.missing] == []


def _take(root: Root, module: str, given: dict[str, Any], told: str) -> None:
    """Plans a step, which loses no store, applies it, and plans again, which shows nothing."""
    override = {"module": {module: given}}
    (root.folder / "step_override.tf.json").write_text(json.dumps(override), "utf-8")
    plan = root.plan(environment="dev")
    lost = [
        one["address"]
        for one in plan["resource_changes"]
        if one["mode"] == "managed" and is_lost(one["type"], tuple(one["change"]["actions"]))
    ]
    assert lost == [], told
    root.apply_planned()
    assert root.pending(environment="dev") == "", told


@pytest.mark.parametrize("module", ALL)
def test_random_changes_are_many_and_legal(module: str) -> None:
    spec, hcl = catalog.spec(module), configuration.read_whole(MODULES / module)
    chance, given, seen = Random(SEED), dict[str, Any](), set[str]()
    for _ in range(4):
        before, given = given, changed(spec, hcl, given, chance)
        done = {name for name, value in given.items() if before.get(name, ...) != value}
        seen |= done
        assert is_legal(hcl, given)
        assert not done & set(KEPT)
    assert len(seen) >= 5, "hardly any input has another legal value"
