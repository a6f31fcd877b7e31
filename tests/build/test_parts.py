"""Parts in the forms that only some modules ask for: a role that is not always there, topics of a second region."""

from __future__ import annotations

from collections.abc import Callable

from modsmith.build.stack import File
from modsmith.constructs.alarm_topics import alarm_topic
from modsmith.constructs.service_roles import ServiceRole, service_role
from modsmith.hcl.blocks import Block
from modsmith.hcl.render import render
from modsmith.provider.check import check
from modsmith.provider.table import Table
from tests.build.sample import built


def _made(add: Callable[[File], object]) -> list[Block]:
    blocks = built({"main": add})["main"]
    assert check(blocks, where="main.tf", table=Table.load()) == []
    return blocks


def test_a_role_that_is_not_always_wanted_has_a_count_on_every_block_and_refers_to_the_only_one() -> None:
    condition = {"test": "StringEquals", "variable": "aws:SourceAccount", "values": ["1"]}
    role = ServiceRole(
        "copier",
        thing="copier",
        service="s3",
        description="Copies.",
        statements=[{"actions": ["s3:ListBucket"], "resources": ["*"]}],
        trust_condition=[condition, {**condition, "variable": "aws:SourceOrgID"}],
        count="${var.project_name == 0 ? 1 : 0}",
    )
    blocks = _made(lambda file: service_role(file, role))
    assert len(blocks) == 4
    assert all("count = " in render([block]) for block in blocks)
    text = render(blocks)
    assert text.count("    condition {") == 2
    for reference in (
        "aws_iam_policy_document.copier_trust[0].json",
        "aws_iam_role.copier[0].id",
        "document.copier[0].json",
    ):
        assert reference in text


def test_topics_of_a_second_region_have_names_of_their_own_and_its_provider() -> None:
    def add(file: File) -> None:
        alarm_topic(file, thing="a-alarms", wanted="true", kms_key_arn="k")
        alarm_topic(
            file, thing="b-alarms", wanted="true", kms_key_arn="k", prefix="replica_", provider="aws.replica"
        )

    blocks = {block.address: render([block]) for block in _made(add)}
    for address in ("aws_sns_topic.replica_alarms", "aws_sns_topic_policy.replica_alarms"):
        assert "provider = aws.replica" in blocks[address]
        assert "provider" not in blocks[address.replace("replica_", "")]
    assert '"${local.name}-b-alarms"' in blocks["aws_sns_topic.replica_alarms"]
    assert "length(var.replica_alarm_topic_arns) == 0" in render(_made(add))
