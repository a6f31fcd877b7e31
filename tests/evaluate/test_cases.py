"""Modules whose faults show only in Terraform's own values."""

from __future__ import annotations

import pytest

from modsmith.validate.results import matrix

from .module import evaluated

GROUP = """
variable "key_arn" {
  type     = string
  nullable = false
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app/shop"
  retention_in_days = DAYS
  kms_key_id        = KEY
}
"""
TOPIC = """
resource "aws_sns_topic_policy" "open" {
  arn = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "\\u002a"
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:us-east-1:111122223333:orders"
    }]
  })
}
"""


def _group(days: str = "365", key: str = "var.key_arn", rest: str = "") -> str:
    return GROUP.replace("DAYS", days).replace("KEY", key) + rest


FAULTS = {
    "a group named 1x, which is empty": (
        "logs-encryption",
        _group(key='replace("env-prod", "/env-(prod)/", "$1x") == "prodx" ? var.key_arn : null'),
    ),
    "a number that is a word": (
        "logs-retention",
        _group("can(tonumber(var.days)) ? 365 : 0", rest='variable "days" { default = "forever" }'),
    ),
    "the first of a map, in the order of its keys": (
        "logs-retention",
        _group("[for name, days in { long = 365, forever = 0 } : days][0]"),
    ),
    "an asterisk as an escape sequence": ("sns-policy", TOPIC),
    "a number as text, in a variable of type number": (
        "logs-retention",
        _group("var.days == 0 ? 0 : 365", rest='variable "days" {\ntype = number\ndefault = "0"\n}'),
    ),
    "the default of an optional attribute, as text": (
        "logs-retention",
        _group(
            "var.logs.days == 0 ? 0 : 365",
            rest='variable "logs" {\ntype = object({ days = optional(number, "0") })\ndefault = {}\n}',
        ),
    ),
    "the default of an optional attribute, as a bool": (
        "logs-encryption",
        _group(
            key='var.logs.on == "true" ? null : var.key_arn',
            rest='variable "logs" {\ntype = object({ on = optional(string, true) })\ndefault = {}\n}',
        ),
    ),
}

CLEAN = {
    "named groups": _group().replace(
        '"/app/shop"', 'replace("shop.app", "/(?P<first>[a-z]+)\\\\.(?P<second>[a-z]+)/", "$second-$first")'
    ),
    "the end of a text": _group(key='can(regex("^[a-z]+\\\\z", "shop")) ? var.key_arn : null'),
    "an index after a legacy splat": _group("[{ days = [0, 1] }, { days = [365, 2] }].*.days[1][0]"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str) -> None:
    control, text = FAULTS[name]
    failed = [one.control for one in matrix.check(evaluated(text)) if one.status == "fail"]
    assert control in failed


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_module_has_no_findings(name: str) -> None:
    found = [
        one for one in matrix.check(evaluated(CLEAN[name])) if one.status not in ("pass", "not applicable")
    ]
    assert found == []
