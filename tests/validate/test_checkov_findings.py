"""From Checkov's addresses and reports to findings, plans included."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from modsmith.errors import ToolFailedError
from modsmith.spec.model import Waiver
from modsmith.validate.checkov import command, reported
from modsmith.validate.checkov.command import CheckovResult, Result, Scan, own_address

from . import sample


@pytest.mark.parametrize(
    ("instance", "address"),
    [
        ("aws_kms_key.this", "aws_kms_key.this"),
        ("module.x.aws_kms_key.this", "aws_kms_key.this"),
        ('module.x["a.b"].module.y[0].aws_dynamodb_table.this["k[0].z"]', "aws_dynamodb_table.this"),
        ("module.x.data.aws_region.current[12]", "data.aws_region.current"),
        (r'module.x["say \"hi\"."].aws_kms_key.this', "aws_kms_key.this"),
    ],
)
def test_the_address_as_the_module_writes_it(instance: str, address: str) -> None:
    assert own_address(instance) == address


def said(result: Result, address: str, file: Path, line: int, check: str = "CKV_AWS_27") -> CheckovResult:
    return CheckovResult(check, "Ensure it is good", result, own_address(address), address, file, line)


def check(
    folder: Path, *checkov_results: CheckovResult, waivers: tuple[Waiver, ...] = (), with_plans: bool = False
) -> reported.Judgement:
    scan = Scan(checkov_results, (), "3.0.0", 1.0)
    return reported.check("sample", folder, waivers, [scan], with_plans=with_plans)


def test_instances_and_callers_of_one_resource_are_one_finding(tmp_path: Path) -> None:
    main = sample.write(tmp_path) / "main.tf"
    instances = [said("failed", f"module.m{n}.aws_sqs_queue.this[{n}]", main, 1) for n in range(3)]
    passed = said("passed", "module.ok.aws_sqs_queue.this", main, 1)
    [finding] = check(tmp_path, *instances, passed).findings
    assert (finding.where, finding.address) == ("main.tf:1", "aws_sqs_queue.this")


def test_a_data_source_gets_its_prefix_back(tmp_path: Path) -> None:
    sample.write(tmp_path, {"policy.tf": 'data "aws_iam_policy_document" "p" {\n}\n'})
    [finding] = check(
        tmp_path, said("failed", "aws_iam_policy_document.p", tmp_path / "policy.tf", 1)
    ).findings
    assert finding.address == "data.aws_iam_policy_document.p"


def test_a_resource_of_an_example_is_not_mistaken_for_the_modules_own(tmp_path: Path) -> None:
    sample.write(tmp_path)
    [finding] = check(
        tmp_path, said("failed", "aws_sns_topic.on_call", tmp_path / "examples/basic/main.tf", 1)
    ).findings
    assert (finding.where, finding.address) == ("examples/basic/main.tf:1", "aws_sns_topic.on_call")


def test_what_is_said_of_another_module_is_left_out(tmp_path: Path) -> None:
    other = sample.write(tmp_path / "other") / "main.tf"
    sample.write(tmp_path / "sample")
    judgement = check(tmp_path / "sample", said("failed", "aws_sqs_queue.this", other, 1))
    assert (judgement.findings, judgement.checks) == ((), 0)


def test_a_plan_is_judged_at_the_line_of_the_resource(tmp_path: Path) -> None:
    sample.write(tmp_path)
    plan = tmp_path.parent / "plan.json"
    in_plan = said("failed", 'module.sample["a"].aws_sqs_queue.plain', plan, 0)
    in_hcl = said("failed", "aws_sqs_queue.plain", tmp_path / "main.tf", 9)
    for checkov_results in ([in_plan], [in_plan, in_hcl], [in_hcl, in_plan]):
        [finding] = check(tmp_path, *checkov_results).findings
        assert (finding.where, finding.address) == ("main.tf:9", "aws_sqs_queue.plain")


def test_a_waiver_holds_for_globs_and_for_nothing_else(tmp_path: Path) -> None:
    main = sample.write(tmp_path) / "main.tf"
    waiver = Waiver("CKV_AWS_27", ("aws_sqs_queue.pl*",), "Because.")
    judgement = check(
        tmp_path,
        said("failed", "aws_sqs_queue.plain", main, 9),
        said("failed", "aws_sqs_queue.this", main, 1),
        said("failed", "aws_sqs_queue.plain", main, 9, check="CKV_AWS_28"),
        waivers=(waiver,),
    )
    assert {(f.rule, f.address) for f in judgement.findings} == {
        ("CKV_AWS_27", "aws_sqs_queue.this"),
        ("CKV_AWS_28", "aws_sqs_queue.plain"),
    }
    assert [(w.check, w.address, w.reason) for w in judgement.waived] == [
        ("CKV_AWS_27", "aws_sqs_queue.plain", "Because.")
    ]


@pytest.mark.parametrize("comment", ["", "  ", "No comment provided"])
def test_a_skip_in_the_hcl_counts_with_a_reason_and_with_none_is_a_finding(
    tmp_path: Path, comment: str
) -> None:
    main = sample.write(tmp_path) / "main.tf"
    skipped = said("skipped", "aws_sqs_queue.plain", main, 9)
    judgement = check(tmp_path, replace(skipped, reason="A sandbox."))
    assert [(w.reason, w.source) for w in judgement.waived] == [("A sandbox.", "inline")]
    assert judgement.findings == ()
    judgement = check(tmp_path, replace(skipped, reason=comment))
    assert judgement.waived == ()
    [finding] = judgement.findings
    assert (finding.rule, finding.where, finding.address) == (
        "CKV_AWS_27",
        "main.tf:9",
        "aws_sqs_queue.plain",
    )
    assert "without a reason" in finding.message
    assert "#checkov:skip=CKV_AWS_27:reason" in finding.fix


def test_a_waiver_whose_check_is_silent_is_stale_only_when_plans_were_scanned_too(tmp_path: Path) -> None:
    main = sample.write(tmp_path) / "main.tf"
    waivers = (Waiver("CKV_AWS_999", ("aws_sqs_queue.plain",), "Because."),)
    other = said("passed", "aws_sqs_queue.plain", main, 9)
    assert check(tmp_path, other, waivers=waivers).findings == ()
    [finding] = check(tmp_path, other, waivers=waivers, with_plans=True).findings
    assert (finding.rule, finding.address) == ("stale-waiver", "aws_sqs_queue.plain")


def test_a_waiver_for_plans_alone_is_not_stale_where_only_the_hcl_was_scanned(tmp_path: Path) -> None:
    main = sample.write(tmp_path) / "main.tf"
    passed = said("passed", "aws_sqs_queue.plain", main, 9)
    always = (Waiver("CKV_AWS_27", ("aws_sqs_queue.plain",), "Because."),)
    in_plans = (Waiver("CKV_AWS_27", ("aws_sqs_queue.plain",), "Because.", only_in_plan=True),)
    assert [finding.rule for finding in check(tmp_path, passed, waivers=always).findings] == ["stale-waiver"]
    assert check(tmp_path, passed, waivers=in_plans).findings == ()
    [finding] = check(tmp_path, passed, waivers=in_plans, with_plans=True).findings
    assert finding.rule == "stale-waiver"


@pytest.mark.terraform
def test_plans_are_scanned_in_one_run_and_a_plan_of_nothing_is_no_verdict(tmp_path: Path) -> None:
    sample.write(tmp_path / "sample")
    plan, hollow = tmp_path / "plan.json", tmp_path / "hollow.json"
    plan.write_text(json.dumps(_plan(sqs_managed_sse_enabled=False)), encoding="utf-8")
    scan = command.scan_plan([plan], tmp_path)
    judgement = reported.check("sample", tmp_path / "sample", (), [scan])
    [finding] = [finding for finding in judgement.findings if finding.rule == "CKV_AWS_27"]
    assert (finding.where, finding.address) == ("main.tf:9", "aws_sqs_queue.plain")
    hollow.write_text("{}", encoding="utf-8")
    with pytest.raises(ToolFailedError, match=r"hollow\.json"):
        command.scan_plan([plan, hollow], tmp_path)


def _plan(**values: object) -> dict[str, Any]:
    """What `terraform show -json` says of one queue in a module, cut to what Checkov reads."""
    queue = {"mode": "managed", "type": "aws_sqs_queue", "name": "plain", "address": "aws_sqs_queue.plain"}
    resource = queue | {"address": "module.sample.aws_sqs_queue.plain", "values": {"name": "q", **values}}
    change = resource | {"change": {"actions": ["create"], "before": None, "after": resource["values"]}}
    modules = [{"address": "module.sample", "resources": [resource]}]
    declared = {"root_module": {"module_calls": {"sample": {"module": {"resources": [queue]}}}}}
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": {"root_module": {"child_modules": modules}},
        "resource_changes": [change],
        "configuration": declared,
    }
