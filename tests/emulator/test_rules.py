"""Each rule's requests, sent to the emulator and to stock moto."""

from __future__ import annotations

import importlib.util

import pytest
from botocore.exceptions import ClientError

from modsmith.emulator import Emulator
from modsmith.emulator.rules import Rule, every_rule

RULES = pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.name)


@RULES
def test_refused_with_the_code_of_aws(rule: Rule, running: Emulator) -> None:
    running.reset()
    with pytest.raises(ClientError) as refused:
        rule.module.refused(running.client)
    assert refused.value.response["Error"]["Code"] == rule.module.CODE
    assert refused.value.operation_name in rule.module.OPERATIONS


@RULES
def test_nearest_request_is_accepted(rule: Rule, running: Emulator) -> None:
    running.reset()
    rule.module.accepted(running.client)


@RULES
def test_moto_still_accepts_it(rule: Rule, stock: Emulator) -> None:
    stock.reset()
    try:
        rule.module.refused(stock.client)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        assert code != rule.module.CODE, f"moto refuses it: delete modsmith/emulator/rules/{rule.name}.py"


@RULES
def test_rule_says_what_it_refuses_and_who_says_so(rule: Rule) -> None:
    assert importlib.util.find_spec(f"moto.{rule.service}"), f"{rule.name} begins with no service of moto"
    assert rule.module.__doc__
    assert rule.module.AWS_REFUSES
    assert rule.module.SOURCE.startswith(("docs.aws.amazon.com/", "github.com/", "repost.aws/"))
