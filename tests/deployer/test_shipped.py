"""The policies that the modules ship: what was recorded is allowed, and nothing of it is superfluous."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from modsmith.deployer import documented, policy
from modsmith.deployer.policy import Place
from modsmith.emulator.iam.reference import forms
from modsmith.emulator.iam.simulate import allows
from tests.deployer.policies import ACCOUNT, MODULES, answer, needs, recorded, shipped, without
from tests.project import ROOT

WITHOUT_NAME = {
    "*",
    "arn:aws:application-autoscaling:REGION:ACCOUNT:scalable-target/*",
    "arn:aws:cloudfront::ACCOUNT:origin-access-identity/*",
    "arn:aws:glue:REGION:ACCOUNT:catalog",
    "arn:aws:kms:REGION:ACCOUNT:key/*",
    "arn:aws:lambda:REGION:ACCOUNT:event-source-mapping:*",
    "arn:aws:elasticache:REGION:ACCOUNT:usergroup:*",
    "arn:aws:rds::ACCOUNT:global-cluster:*",
    "arn:aws:rds:REGION:ACCOUNT:subgrp:*",
}
"""Patterns of what AWS or the caller names, of what an account has once, and of calls that list."""

each_module = pytest.mark.parametrize("module", MODULES)


def filled(module: str, project: str = "acme", environment: str = "prod") -> list[dict[str, object]]:
    place = Place(project, environment, ACCOUNT, ("eu-west-1",))
    return policy.documents(policy.statements(recorded(module).needed()), place)


@each_module
def test_modules_ship_what_was_recorded(module: str) -> None:
    folder = ROOT / "modules" / module / "policies"
    expected = policy.files(recorded(module).needed())
    expected["recorded.json"] = recorded(module).as_json()
    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == expected


@each_module
def test_every_recorded_need_is_allowed(module: str) -> None:
    documents = filled(module)
    found = [(need, answer(documents, need, context)) for need, context in needs(module)]
    assert len(found) > 20
    assert [(need, what) for need, what in found if what != ""] == []


@each_module
def test_no_need_is_allowed_without_its_action(module: str) -> None:
    documents = filled(module)
    for need, context in needs(module):
        assert answer(without(documents, need.action), need, context) is None, need


@each_module
def test_every_recorded_action_is_one_that_a_call_needed(module: str) -> None:
    """So the removal above covers every action of the policy but those of `documented`."""
    sids = {one.sid for one in documented.EVERY}
    allowed = {
        action
        for document in shipped(module)
        for statement in document["Statement"]
        if statement["Sid"] not in sids
        for action in statement["Action"]
    }
    assert allowed == set(recorded(module).needed())


@each_module
def test_other_names_are_not_allowed(module: str) -> None:
    documents = filled(module)
    for project, environment in (("other", "prod"), ("acme", "dev")):
        own = {need for need, _ in needs(module)}
        theirs = [
            (need, context)
            for need, context in needs(module, project=project, environment=environment)
            if need not in own  # those on an ID or without a resource are the same for every name
        ]
        assert len(theirs) > 15
        assert [need for need, context in theirs if answer(documents, need, context) is not None] == []


@each_module
def test_patterns_without_a_name_are_of_what_has_none(module: str) -> None:
    found = {one for entry in recorded(module).needed().values() for one in entry.resources}
    assert {pattern for pattern in found if "PROJECT" not in pattern} <= WITHOUT_NAME


@each_module
def test_other_account_and_region_are_not_allowed(module: str) -> None:
    (document, *_) = filled(module)
    table = "arn:aws:dynamodb:{}:{}:table/acme-prod-a"
    if module == "streaming":
        table = "arn:aws:kinesis:{}:{}:stream/acme-prod-a"
    action = "kinesis:DeleteStream" if module == "streaming" else "dynamodb:DeleteTable"
    documents = filled(module)
    answers = [
        any(allows(json.dumps(one), action, table.format(*place)) for one in documents)
        for place in (("eu-west-1", ACCOUNT), ("us-east-1", ACCOUNT), ("eu-west-1", "999999999999"))
    ]
    assert answers == [True, False, False]
    assert document["Version"] == "2012-10-17"


@each_module
def test_wildcard_resource_stands_alone_and_only_where_an_action_has_no_resources(module: str) -> None:
    for document in shipped(module):
        for statement in document["Statement"]:
            if "*" in statement["Resource"] and not statement["Sid"].startswith("Documented"):
                assert statement["Resource"] == ["*"]
                assert [action for action in statement["Action"] if forms(action)] == []


@each_module
def test_roles_are_passed_to_named_services_only(module: str) -> None:
    for document in shipped(module):
        for statement in document["Statement"]:
            if "iam:PassRole" in statement["Action"]:
                assert statement["Action"] == ["iam:PassRole"]
                services = statement["Condition"]["StringEquals"]["iam:PassedToService"]
                assert services
                assert all(service.endswith(".amazonaws.com") for service in services)
                assert "*" not in statement["Resource"]


@each_module
def test_policy_is_readable_and_fits_into_a_managed_policy(module: str) -> None:
    documents = shipped(module)
    sids = Counter(statement["Sid"] for document in documents for statement in document["Statement"])
    assert [sid for sid, count in sids.items() if count > 1] == []
    assert all(sid.isalnum() for sid in sids)
    for document in documents:
        assert policy.size(document) <= policy.MOST_CHARACTERS
        for statement in document["Statement"]:
            assert statement["Action"] == sorted(statement["Action"])
            assert not any("*" in action for action in statement["Action"])


@each_module
def test_documented_statements_name_their_source(module: str) -> None:
    guide = (ROOT / "modules" / module / "GUIDE.md").read_text("utf-8")
    for document in shipped(module):
        for statement in document["Statement"]:
            assert f"`{statement['Sid']}`" in guide or statement["Sid"] not in {
                one.sid for one in documented.EVERY
            }
    for one in documented.brought_by(recorded(module).needed()):
        assert f"https://{one.source}" in guide
        assert one.source.startswith("docs.aws.amazon.com/")
