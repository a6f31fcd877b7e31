"""`deployer-policy`: the policy as a user pastes it, for chosen names and inputs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.deployer.policies import recorded, shipped

from .conftest import Run

ACME = ("--project", "acme", "--environment", "prod")


def document(run: Run, *arguments: str) -> dict[str, Any]:
    said = run("deployer-policy", "dynamodb", *arguments)
    assert (said.code, said.err) == (0, "")
    found: dict[str, Any] = json.loads(said.out)
    return found


def actions(policy: dict[str, Any]) -> set[str]:
    return {
        action
        for statement in policy["Statement"]
        if not statement["Sid"].startswith("Documented")
        for action in statement["Action"]
    }


def test_names_account_and_regions_are_filled(run: Run) -> None:
    regions = ("--region", "eu-west-1", "--region", "us-east-1")
    found = document(run, *ACME, "--account", "999999999999", *regions)
    (table,) = [one for one in found["Statement"] if one["Sid"] == "DynamoDBTable"]
    assert table["Resource"] == [
        "arn:aws:dynamodb:eu-west-1:999999999999:table/acme-prod-*",
        "arn:aws:dynamodb:us-east-1:999999999999:table/acme-prod-*",
    ]
    text = json.dumps(found)
    assert not any(word in text for word in ("PROJECT", "ENVIRONMENT", "ACCOUNT", "REGION"))


def test_without_options_the_placeholders_of_names_stay(run: Run) -> None:
    found = document(run)
    assert "arn:aws:dynamodb:*:*:table/PROJECT-ENVIRONMENT-*" in json.dumps(found)
    assert [found] == shipped("dynamodb")


def test_inputs_add_to_the_base(run: Run) -> None:
    base = actions(document(run, "--base"))
    dashboard = actions(document(run, "--input", "enable_dashboard=true"))
    assert base == set(recorded("dynamodb").base)
    assert dashboard - base == set(recorded("dynamodb").added["enable_dashboard = true"])
    assert base < dashboard < actions(document(run))


def test_names_that_an_input_sets(run: Run) -> None:
    found = document(run, *ACME, "--also", "audit-prod")
    (table,) = [one for one in found["Statement"] if one["Sid"] == "DynamoDBTable"]
    assert table["Resource"] == [
        "arn:aws:dynamodb:*:*:table/acme-prod-*",
        "arn:aws:dynamodb:*:*:table/audit-prod-*",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--project", "acme"),
            "error: --environment: names need both project and environment. Add --environment",
        ),
        (
            ("--input", "enable_dashbord=true"),
            "error: --input: 'enable_dashbord = true' is not recorded. Did you mean",
        ),
        (("--document", "7"), "error: --document: there is no document 7. There are "),
    ],
)
def test_bad_options(run: Run, arguments: tuple[str, ...], message: str) -> None:
    said = run("deployer-policy", "dynamodb", *arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(message)
