"""Callers of the five modules take them as they are now, and find their data again.

0.1.0 is the first released version. The default run upgrades one example. The long ones upgrade the other basic
examples in dev, whose destroy shows that nothing holds on to the data, and those with all that a module can do in prod.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from modsmith.cli.earlier import old_version
from modsmith.upgrade.result import Trial
from modsmith.upgrade.root_text import Notes
from modsmith.upgrade.run import run
from modsmith.versions import read
from tests.machine import terraform_and_provider
from tests.modules.conftest import ALL, MODULES
from tests.project import PROJECT, catalog

__all__ = ["terraform_and_provider"]

pytestmark = [pytest.mark.terraform, pytest.mark.slowest]

ALLOWED: Mapping[str, Mapping[str, str]] = {
    "app_storage": dict.fromkeys(
        (
            "module.app_storage.aws_iam_role.replication[0]",
            "module.app_storage.aws_iam_role_policy.replication[0]",
        ),
        "The role's name carries the suffix now, and IAM cannot rename a role. S3 takes the new one in the same apply.",
    ),
}
"""Module to the address that the new version destroys or replaces in prod, to the reason why nobody misses it."""


def upgraded(module: str, example: str, environment: str, since: str = "0.1.0") -> Trial:
    old, version = old_version(since, module, PROJECT)
    notes = Notes.of(catalog.spec(module).upgrades, version)
    result = run(
        old,
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
@pytest.mark.parametrize("module", ALL)
def test_all_that_a_module_can_do_in_production(module: str) -> None:
    trial = upgraded(module, "complete", "prod")
    gone = [one.previous_address for one in trial.changes if {"delete", "forget"} & set(one.actions)]
    gone = [
        address for address in gone if address.startswith("module.")
    ]  # the caller's own change with the notes
    assert sorted(gone) == sorted(ALLOWED.get(module, {})), "add a `moved` block, or a reason to ALLOWED"


@pytest.mark.long
def test_a_caller_of_the_release_before_changes_nothing() -> None:
    trial = upgraded("dynamodb", "complete", "prod", since="0.2.0")
    assert trial.changes == ()
