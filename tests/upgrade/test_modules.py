"""Callers of the five modules take them as they are now, and find their data again.

0.1.0 is what was in the commit of the captured states. The default run upgrades one example; the long one upgrades each
example in production and, outside of it, the basic ones, whose destroy shows that nothing holds on to the data.
"""

from __future__ import annotations

import pytest

from modsmith.upgrade.result import Trial
from modsmith.upgrade.root_text import Notes
from modsmith.upgrade.run import run
from modsmith.versions import Version, read
from tests.machine import terraform_and_provider
from tests.modules.conftest import ALL, MODULES
from tests.project import ROOT, catalog

__all__ = ["terraform_and_provider"]

pytestmark = pytest.mark.terraform

RELEASED = "4ce234b"
OLD = {module: read(f"{RELEASED}:modules/{module}", ROOT) for module in ALL}


def examples(module: str) -> list[str]:
    return sorted({path.split("/")[1] for path in OLD[module].files if path.startswith("examples/")})


def upgraded(module: str, example: str, environment: str) -> Trial:
    notes = Notes.of(catalog.spec(module).upgrades, Version.parse("0.1.0"))
    result = run(
        OLD[module],
        read(str(MODULES / module)),
        notes.replaced,
        rewritten=notes.rewritten,
        examples=[example],
        in_environments=[environment],
    )
    (trial,) = result.trials
    assert trial.problems == ()
    assert [one.address for one in trial.data if one.missing] == []
    return trial


def test_a_caller_of_the_basic_example_finds_everything_again() -> None:
    trial = upgraded("dynamodb", "basic", "dev")
    assert {one.what for one in trial.changes} == {"moved"}
    assert [one.what for one in trial.data].count("3 items") == 4


@pytest.mark.long
@pytest.mark.parametrize("module", [module for module in ALL if module != "dynamodb"])
def test_basic_examples_outside_of_production(module: str) -> None:
    assert upgraded(module, "basic", "dev").notes == ()


@pytest.mark.long
@pytest.mark.parametrize(
    ("module", "example"), [(module, name) for module in ALL for name in examples(module)]
)
def test_every_example_in_production(module: str, example: str) -> None:
    upgraded(module, example, "prod")
