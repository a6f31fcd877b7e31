"""With the real Terraform: the shipped policy is enough, and each of its actions is needed."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.deployer import record, variants
from modsmith.emulator import Emulator
from modsmith.emulator.principals import separate
from modsmith.emulator.root import copy, initialise
from modsmith.errors import ToolFailedError
from modsmith.spec import environments
from tests.deployer.policies import MODULES, for_example, recorded, without
from tests.machine import need_mirror, need_terraform
from tests.modules.test_cycle import TOLERATED
from tests.project import PROJECT, catalog

pytestmark = [pytest.mark.terraform, pytest.mark.long]

CHOSEN = {("dynamodb", "complete"): ["acme-audit-dev"]}
"""Names that an example gives to resources, which a deployer allows with --also."""

SAMPLE = random.Random(16)  # noqa: S311 - a sample that is the same every time


@pytest.fixture(autouse=True)
def tools() -> None:
    need_terraform(), need_mirror()


def session(policy: str, module: str, example: str, workspace: Path) -> None:
    """Applies, plans, updates and destroys an example whose module calls have this policy and no other."""
    with Emulator(policy=policy) as emulator:
        place = copy(PROJECT.modules, workspace) / module / "examples" / example
        text = (place / "main.tf").read_text("utf-8")
        separate(place)
        root = initialise(emulator, place)
        root.apply()
        assert root.pending() == ""
        (place / "main.tf").write_text(text, "utf-8")
        separate(place, arguments=record.CHANGED)
        root.apply()
        root.destroy()
        assert emulator.leftovers() == []
        checked = emulator.checked()
        assert checked.undecided == {}
        assert checked.unread == {}
        assert set(checked.refused) <= TOLERATED


@pytest.mark.parametrize(
    ("module", "example"), [*((name, "basic") for name in MODULES), ("storage_stack", "complete")]
)
def test_shipped_policy_is_enough(module: str, example: str, tmp_path: Path) -> None:
    policy = for_example(module, example, others=CHOSEN.get((module, example), ()))
    session(policy, module, example, tmp_path)


@pytest.mark.parametrize("action", SAMPLE.sample(sorted(recorded("dynamodb").base), 3))
def test_terraform_fails_without_an_action(action: str, tmp_path: Path) -> None:
    (lesser,) = without([json.loads(for_example("dynamodb", "basic"))], action)
    with pytest.raises(ToolFailedError, match=f"(?s)is not authorized to perform: {action}"):
        session(json.dumps(lesser), "dynamodb", "basic", tmp_path)


def test_recording_is_fresh() -> None:
    """Recorded again: the base, and a variant that adds something."""
    title = "enable_dashboard = true"
    found = variants.of(catalog.spec("dynamodb"), catalog.folder / "dynamodb", environments.current())
    chosen = tuple(one for one in found.listed if one.title in ("", title))
    fresh = record.record(PROJECT.modules, "dynamodb", replace(found, listed=chosen))
    kept = recorded("dynamodb")
    assert kept.added[title]
    assert fresh.base == kept.base
    assert fresh.added == {title: kept.added[title]}
