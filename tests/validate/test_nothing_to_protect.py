"""Types with nothing to protect are not applicable, with a reason; unknown types fail."""

from __future__ import annotations

import re

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import covered
from modsmith.validate.nothing_to_protect import NOTHING_TO_PROTECT
from modsmith.validate.results import matrix
from modsmith.validate.results.matrix import COVERAGE


def coverage(type_: str) -> tuple[str, str]:
    [said] = matrix.check(Evaluation("hcl", "", [Resource(f"{type_}.this", type_, {})]), [])
    assert said.control == COVERAGE
    return said.status, said.reason


def test_a_type_with_nothing_to_protect_is_not_applicable_with_its_reason() -> None:
    assert coverage("aws_kms_alias") == ("not applicable", NOTHING_TO_PROTECT["aws_kms_alias"])


def test_a_type_that_a_control_checks_or_reads_passes() -> None:
    assert coverage("aws_dynamodb_table") == ("pass", "")
    assert coverage("aws_rds_cluster_parameter_group") == ("pass", "")


def test_an_unknown_type_fails() -> None:
    assert coverage("aws_something_new") == ("fail", "No control covers aws_something_new.")


def test_no_checked_type_is_listed_and_each_listed_type_has_a_reason() -> None:
    assert not covered() & NOTHING_TO_PROTECT.keys()
    for type_, reason in NOTHING_TO_PROTECT.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]+", type_)
        assert reason.endswith(".")
