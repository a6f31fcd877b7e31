"""Upgrades on the emulated AWS: what loses data fails and is named, what keeps it passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.upgrade.run import UpgradeError, run
from modsmith.versions import ModuleFiles
from tests.cli.conftest import Run
from tests.cli.conftest import run as command
from tests.machine import terraform_and_provider
from tests.upgrade.sample import BAD, EXAMPLE, GOOD, OLD, OVERWRITING, module

__all__ = ["command", "terraform_and_provider"]


def written(files: ModuleFiles, folder: Path) -> str:
    place = folder / files.place / files.name
    for path, content in files.files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    return str(place)


@pytest.mark.terraform
def test_what_would_lose_data_is_named_with_the_reason(command: Run, tmp_path: Path) -> None:
    said = command(
        "upgrade-test", written(BAD, tmp_path), "--from", written(OLD, tmp_path), "--format", "json"
    )
    assert said.code == 2, said.err
    (trial,) = json.loads(said.out)["trials"]
    assert trial["problems"] == [
        "module.shop.aws_dynamodb_table.events would be destroyed (delete because no resource config)",
        "module.shop.aws_s3_bucket.files would be replaced for bucket",
        "module.shop.aws_s3_bucket.locked would be replaced for object_lock_enabled",
    ]
    changes = {one["address"]: one["actions"] for one in trial["changes"]}
    assert changes["module.shop.aws_dynamodb_table.this"] == ["create"]
    assert trial["kept"] == 1


@pytest.mark.terraform
@pytest.mark.long
def test_diff_shows_what_only_a_plan_shows(command: Run, tmp_path: Path) -> None:
    """Of the module's own resources; those of the example are left out."""
    said = command("diff", written(OLD, tmp_path), written(BAD, tmp_path), "--plan", "--format", "json")
    assert said.code == 0, said.err
    planned = {
        change["subject"]: change["level"]
        for change in json.loads(said.out)["changes"]
        if change["rule"].startswith("plan-")
    }
    assert planned["aws_s3_bucket.locked"] == planned["aws_s3_bucket.files"] == "major"
    assert planned["aws_dynamodb_table.events"] == "major"
    assert not any(subject.startswith("module.") for subject in planned)


@pytest.mark.terraform
def test_what_moves_and_is_rewritten_keeps_its_data() -> None:
    result = run(
        OLD,
        GOOD,
        {"title": "display_name = <value>"},
        rewritten={".topic_arn": ".order_topic_arn"},
    )
    (trial,) = result.trials
    assert (trial.problems, trial.notes) == ((), ())
    assert trial.edits == (
        'title → display_name = "Orders"',
        ".topic_arn → .order_topic_arn",
    )
    assert [(one.what, one.previous_address, one.address) for one in result.planned()] == [
        ("moved", "module.shop.aws_dynamodb_table.events", "module.shop.aws_dynamodb_table.this")
    ]
    assert [(one.what, one.missing) for one in trial.data] == [
        ("3 items", ""),
        ("an object", ""),
        ("an object", ""),
        ("a subscription", ""),
    ]


@pytest.mark.terraform
@pytest.mark.long
def test_what_a_plan_does_not_show_is_found_in_the_data() -> None:
    result = run(OLD, OVERWRITING)
    assert not result.passes
    assert result.trials[0].problems == (
        "module.shop.aws_s3_bucket.files: the object modsmith-upgrade-test.txt has another content",
    )


@pytest.mark.terraform
def test_a_root_that_the_notes_do_not_cover_fails() -> None:
    """Terraform's message names the input that is gone."""
    (trial,) = run(OLD, GOOD).trials
    (problem,) = trial.problems
    assert problem.startswith("the new version cannot be planned: ")
    assert '"title" is not expected here' in problem


def test_an_example_that_is_not_there_is_named_before_anything_runs() -> None:
    with pytest.raises(UpgradeError, match=r"old: has no example 'basics'\. Did you mean 'basic'"):
        run(OLD, GOOD, examples=["basics"])


def test_an_environment_that_the_project_does_not_have() -> None:
    with_environment = module("old", examples_basic_main_tf=f'variable "environment" {{}}\n{EXAMPLE}')
    with pytest.raises(UpgradeError, match="there is no environment 'production'"):
        run(with_environment, GOOD, in_environments=["production"])


def test_a_module_without_examples_cannot_be_tested() -> None:
    with pytest.raises(UpgradeError, match="has no example to apply"):
        run(module("old", examples_basic_main_tf=None), GOOD)
