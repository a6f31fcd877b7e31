"""With the real Terraform: each action of a policy is needed, and what is recorded is fresh.

That the policies are enough, `tests/modules/test_cycle.py` shows.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.deployer import record, variants
from modsmith.errors import ToolFailedError
from modsmith.spec import environments
from tests.deployer.policies import for_example, recorded, without
from tests.machine import need_mirror, need_terraform
from tests.modules.test_cycle import apply_change_destroy
from tests.project import PROJECT, catalog

pytestmark = [pytest.mark.terraform, pytest.mark.long]

SAMPLE = random.Random(16)  # noqa: S311 - a sample that is the same every time


@pytest.fixture(autouse=True)
def tools() -> None:
    need_terraform(), need_mirror()


@pytest.mark.parametrize("action", SAMPLE.sample(sorted(recorded("dynamodb").base), 2))
def test_terraform_fails_without_an_action(action: str, tmp_path: Path) -> None:
    (lesser,) = without([json.loads(for_example("dynamodb", "basic"))], action)
    with pytest.raises(ToolFailedError, match=f"(?s)is not authorized to perform: {action}"):
        apply_change_destroy(json.dumps(lesser), "dynamodb", "basic", tmp_path)


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
