"""Parts in the forms that only some modules ask for: under a condition, with replicas, with bounds of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from modsmith.build.stack import Dynamic, File
from modsmith.constructs.buckets import BucketDesign, bucket
from modsmith.constructs.keys import ALARMS_PUBLISH, key
from modsmith.constructs.service_roles import ServiceRole, service_role
from modsmith.constructs.table_design import Index, TableDesign
from modsmith.constructs.tables import TableSettings, table
from modsmith.hcl.render import render
from modsmith.provider.check import check
from modsmith.provider.table import Table
from tests.build.sample import built

DESIGN = TableDesign("notes", "Notes", "What was noted.", "id", indexes=(Index("by-day", "day"),))
SETTINGS = TableSettings(
    name_prefix="p",
    billing_mode="PROVISIONED",
    capacity="local.capacity",
    kms_key_arn="",
    point_in_time_recovery=True,
    recovery_days="",
    deletion_protection="${false}",
    ttl=True,
    tags="${var.tags}",
)


def _text(add: Callable[[File], Any]) -> str:
    blocks = built({"made": add})["made"]
    assert check(blocks, where="made.tf", table=Table.load()) == []
    return render(blocks)


def test_a_key_can_be_wanted_or_not() -> None:
    def add(file: File, **wanted: str) -> None:
        made = key(file, description="d", alias="a", deletion_days=7, grants=(ALARMS_PUBLISH,), **wanted)
        file.local("arn", made["arn"])

    always, sometimes = _text(add), _text(lambda file: add(file, wanted="var.delivery.delay > 0"))
    assert "count = " not in always
    assert "arn = aws_kms_key.this.arn" in always
    assert sometimes.count("count = var.delivery.delay > 0 ? 1 : 0") == 3
    assert "arn = aws_kms_key.this[0].arn" in sometimes
    assert "= data.aws_iam_policy_document.key[0].json" in sometimes


def test_a_table_without_a_key_of_its_own_has_the_one_that_aws_manages() -> None:
    text = _text(lambda file: table(file, DESIGN, replace(SETTINGS, capacity=""), stream=True))
    assert "server_side_encryption {\n    enabled = true\n  }" in text
    assert "replica" not in text
    assert "precondition" not in text


def test_replicas_share_recovery_and_tags() -> None:
    condition = {"condition": "${true}", "error_message": "Never."}
    settings = replace(SETTINGS, capacity="", replica_regions="${keys(var.tags)}", preconditions=(condition,))
    text = _text(lambda file: table(file, DESIGN, settings, stream=True))
    assert 'dynamic "replica" {\n    for_each = keys(var.tags)' in text
    assert "propagate_tags         = true" in text
    assert "kms_key_arn" not in text
    keyed = replace(settings, replica_kms_key_arn="${var.tags.key}")
    assert "kms_key_arn            = var.tags.key" in _text(
        lambda file: table(file, DESIGN, keyed, stream=True)
    )
    assert "precondition {\n      condition     = true" in text


def test_a_lifecycle_rule_can_hang_on_a_condition_and_comes_after_the_others() -> None:
    rules = tuple(
        Dynamic(
            f"${{range(var.delivery.delay - {days})}}", {"id": "${rule.value}", "expiration": {"days": days}}
        )
        for days in (3, 4)
    )
    made = BucketDesign("photos", "photos", force_destroy="${false}", rules=rules)
    text = _text(lambda file: bucket(file, made))
    assert text.count('dynamic "rule"') == 2
    assert text.index('"abort-incomplete-uploads"') < text.index("delay - 3") < text.index("delay - 4")
    assert 'id     = rule.value\n      status = "Enabled"\n\n      filter {}' in text


def test_a_role_can_be_wanted_or_not() -> None:
    role = ServiceRole(
        "copy",
        thing="copy",
        service="s3",
        description="d",
        statements=[{"actions": ["s3:GetObject"], "resources": ["*"]}],
        count="${length(var.tags)}",
    )

    def add(file: File) -> None:
        file.local("name", "n")
        file.local("tags", "${var.tags}")
        service_role(file, role)

    text = _text(add)
    assert text.count("count = length(var.tags)") == 4
    assert "policy = data.aws_iam_policy_document.copy[0].json" in text
