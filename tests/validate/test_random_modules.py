"""Random modules: no exceptions, every resource in the matrix, and no pass for unknown values."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration, overrides
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.results import matrix

FLAG = ("true", "false", '"true"', "null")
DAYS = ("0", "1", "7", "35", "400", "null")
# type: argument or nested block's argument to what it may be given; no key, which a caller may choose
TYPES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "aws_dynamodb_table": {
        "deletion_protection_enabled": FLAG,
        "point_in_time_recovery.enabled": FLAG,
        "server_side_encryption.enabled": FLAG,
        "stream_enabled": FLAG,
        "ttl.enabled": FLAG,
        "billing_mode": ('"PAY_PER_REQUEST"', '"PROVISIONED"'),
    },
    "aws_kms_key": {
        "enable_key_rotation": FLAG,
        "deletion_window_in_days": DAYS,
        "policy": (
            '"{}"',
            'jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Principal = "*" }] })',
        ),
    },
    "aws_sqs_queue": {"sqs_managed_sse_enabled": FLAG, "fifo_queue": FLAG, "message_retention_seconds": DAYS},
    "aws_kinesis_stream": {
        "retention_period": DAYS,
        "enforce_consumer_deletion": FLAG,
        "encryption_type": ('"KMS"', '"NONE"'),
        "stream_mode_details.stream_mode": ('"ON_DEMAND"', '"PROVISIONED"'),
    },
    "aws_db_instance": {
        "storage_encrypted": FLAG,
        "deletion_protection": FLAG,
        "backup_retention_period": DAYS,
        "multi_az": FLAG,
        "publicly_accessible": FLAG,
        "iam_database_authentication_enabled": FLAG,
        "copy_tags_to_snapshot": FLAG,
        "skip_final_snapshot": FLAG,
        "engine": ('"postgres"', '"mysql"'),
    },
    "aws_cloudwatch_log_group": {"retention_in_days": DAYS},
    "aws_s3_bucket": {"force_destroy": FLAG, "bucket": ('"a"', '"b"')},
    "aws_elasticache_replication_group": {
        "at_rest_encryption_enabled": FLAG,
        "transit_encryption_enabled": FLAG,
        "automatic_failover_enabled": FLAG,
        "multi_az_enabled": FLAG,
        "snapshot_retention_limit": DAYS,
    },
    "aws_lambda_function": {"runtime": ('"python3.12"', '"python2.7"'), "role": ('"r"',)},
    "google_storage_bucket": {"versioning.enabled": FLAG},
}
META = (
    "",
    "count = 1",
    "count = 0",
    "count = var.unknown",
    "count = local.on ? 1 : 0",
    'for_each = toset(["a", "b"])',
    "for_each = var.unknown",
    'for_each = { for k in ["x"] : k => k }',
    "for_each = acme(local.gone)",
)
WRAPS = (
    "{}",
    "try({}, null)",
    "local.on ? {} : {}",
    "tostring({})",
    "coalesce({}, {})",
    "[for x in [{}] : x][0]",
    "provider::acme::same({})",
    "lookup({{ a = {} }}, each.key, null)",
    "aws_kms_key.r0.gone",
    "aws_s3_bucket.r1[count.index].arn",
    "module.gone.out[0]",
    "local.circle",
)
HEAD = """\
variable "unknown" {}

locals {
  on     = true
  circle = local.circle
}
"""
Resource = tuple[str, str, Mapping[str, str], frozenset[str]]


@st.composite
def resources(draw: st.DrawFn, *, plain: bool = False) -> Resource:
    """A type, its meta-argument, its arguments and those of its blocks that are dynamic."""
    type_ = draw(st.sampled_from(sorted(TYPES)))
    names = draw(st.lists(st.sampled_from(sorted(TYPES[type_])), unique=True, min_size=1))
    wraps = st.just("{}") if plain else st.sampled_from(WRAPS)
    given_ = {}
    for name in names:
        value = draw(st.sampled_from(TYPES[type_][name]))
        given_[name] = (
            draw(wraps).replace("{{", "\0").replace("{}", value).replace("\0", "{").replace("}}", "}")
        )
    dynamic = draw(
        st.frozensets(st.sampled_from([name.partition(".")[0] for name in names if "." in name] or [""]))
    )
    return type_, "" if plain else draw(st.sampled_from(META)), given_, dynamic


def text(made: list[Resource]) -> str:
    """The module of these resources."""
    return HEAD + "\n".join(_resource(number, *one) for number, one in enumerate(made))


def _resource(number: int, type_: str, meta: str, given_: Mapping[str, str], dynamic: frozenset[str]) -> str:
    lines = [f'resource "{type_}" "r{number}" {{', f"  {meta}"]
    for name, value in given_.items():
        block, _, argument = name.partition(".")
        if not argument:
            lines.append(f"  {name} = {value}")
        elif block in dynamic:
            inner = f"    content {{\n      {argument} = {value}\n    }}"
            lines.append(f'  dynamic "{block}" {{\n    for_each = [1]\n{inner}\n  }}')
        else:
            lines.append(f"  {block} {{\n    {argument} = {value}\n  }}")
    return "\n".join([*lines, "}\n"])


def statuses(source: str) -> dict[tuple[str, str], str]:
    """Address and control to the status in the matrix."""
    module = HclModule(tuple(configuration.read_text(source, "main.tf")))
    check_results = matrix.check_results(matrix.check(from_hcl.evaluation(module)))
    return {(entry.address, entry.control): entry.status for entry in check_results}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(resources(), min_size=1, max_size=4))
def test_every_resource_of_a_random_module_is_in_the_matrix(made: list[Resource]) -> None:
    made = [one for one in made if "${" not in "".join(one[2].values())] or [
        ("aws_kms_key", "", {}, frozenset())
    ]
    found = statuses(text(made))
    for number, (type_, *_) in enumerate(made):
        assert (f"{type_}.r{number}", matrix.COVERAGE) in found


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(resources(plain=True), min_size=1, max_size=3), st.data())
def test_what_becomes_unknown_never_becomes_a_pass(made: list[Resource], data: st.DataObject) -> None:
    before = statuses(text(made))
    at = data.draw(st.integers(0, len(made) - 1))
    type_, meta, given_, dynamic = made[at]
    name = data.draw(st.sampled_from(sorted(given_)))
    hidden: Resource = (type_, meta, {**given_, name: "var.unknown"}, dynamic)
    after = statuses(text([*made[:at], hidden, *made[at + 1 :]]))
    better = {entry for entry, status in after.items() if status == "pass" and before.get(entry) == "fail"}
    assert not better, f"{name} of {type_}"


@pytest.mark.parametrize("type_", sorted(TYPES))
def test_each_argument_that_becomes_unknown_takes_no_failure_away(type_: str) -> None:
    """The same, one by one for every value: nothing is left to chance."""
    for name, values in TYPES[type_].items():
        for value in values:
            known: Resource = (type_, "", {name: value}, frozenset())
            hidden: Resource = (type_, "", {name: "var.unknown"}, frozenset())
            before, after = statuses(text([known])), statuses(text([hidden]))
            better = {
                entry for entry, status in after.items() if status == "pass" and before.get(entry) == "fail"
            }
            assert not better, f"{name} = {value}"


def test_an_override_is_known_by_its_name() -> None:
    names = ("override.tf", "a_override.tf", "override.tf.json", "overrides.tf", "override_a.tf")
    assert [overrides.is_override(name) for name in names] == [True, True, True, False, False]
