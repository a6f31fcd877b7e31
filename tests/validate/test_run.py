"""What the real Terraform, Checkov and python-hcl2 say of modules with one thing wrong each."""

from __future__ import annotations

import pytest

from modsmith.validate.results.finding import WITNESSES, Finding, Outcome, Verdict, exit_code

pytestmark = pytest.mark.terraform

Verdicts = dict[str, Verdict]


def said(verdict: Verdict, witness: str) -> list[Finding]:
    return [finding for finding in verdict.findings if finding.witness == witness]


def test_a_module_that_is_right_is_clean_and_everybody_looked(verdicts: Verdicts) -> None:
    verdict = verdicts["sample"]
    assert (verdict.findings, verdict.could_not_run) == ((), ())
    assert verdict.outcome is Outcome.CLEAN
    assert [ran.witness for ran in verdict.ran] == list(WITNESSES)
    details = {ran.witness: ran.detail for ran in verdict.ran}
    assert details["terraform validate"] == "., examples/basic"
    assert details["terraform test"] == "1 runs passed"


def test_a_waiver_is_shown_with_its_reason_and_line(verdicts: Verdicts) -> None:
    [waived] = [one for one in verdicts["sample"].waived if one.check == "CKV_AWS_27"]
    assert (waived.check, waived.address, waived.where) == ("CKV_AWS_27", "aws_sqs_queue.plain", "main.tf:9")
    assert (waived.reason, waived.source) == ("It carries nothing but ticks.", "spec")


def test_a_resource_that_checkov_has_no_check_for_is_listed(verdicts: Verdicts) -> None:
    assert verdicts["sample"].unseen == ("aws_sqs_queue_redrive_allow_policy.this",)


def test_an_unformatted_file_is_named_with_its_line(verdicts: Verdicts) -> None:
    [finding] = said(verdicts["unformatted"], "fmt")
    assert (finding.rule, finding.where) == ("not-formatted", "main.tf:5")
    assert finding.line.strip().startswith("delay_seconds")


def test_an_unknown_reference_is_found_once_though_the_example_meets_it_too(verdicts: Verdicts) -> None:
    [finding] = said(verdicts["reference"], "terraform validate")
    assert (finding.rule, finding.where) == ("reference-to-undeclared-input-variable", "main.tf:6")
    assert "labels" in finding.message
    assert verdicts["reference"].outcome is Outcome.FINDINGS


def test_a_failing_test_is_named_with_its_run_and_line(verdicts: Verdicts) -> None:
    [finding] = said(verdicts["failing"], "terraform test")
    assert (finding.where, finding.address) == ("tests/sample.tftest.hcl:11", 'run "names_the_queue"')
    assert "The queue has another name." in finding.message


def test_a_module_with_a_spec_and_without_tests_is_not_clean(verdicts: Verdicts) -> None:
    assert [finding.rule for finding in said(verdicts["untested"], "terraform test")] == ["no-tests"]
    assert verdicts["untested"].outcome is Outcome.FINDINGS


def test_a_module_with_a_spec_and_without_examples_is_not_clean(verdicts: Verdicts) -> None:
    [finding] = said(verdicts["untested"], "plan")
    assert finding.rule == "not-plannable"
    assert "examples/basic" in finding.mend


def test_an_unparsable_file_is_a_finding_of_every_witness_that_reads_it(verdicts: Verdicts) -> None:
    verdict = verdicts["unparsable"]
    assert {finding.position[0] for finding in verdict.findings if finding.where} == {"broken.tf"}
    assert [finding.rule for finding in said(verdict, "plan")] == ["not-plannable"]
    assert said(verdict, "checkov")[0].rule == "unparsable-file"
    assert said(verdict, "interface")[0].rule == "unparsable-file"
    assert said(verdict, "terraform validate")
    assert verdict.outcome is Outcome.FINDINGS


def test_a_failed_check_that_nobody_waived_is_a_finding_at_its_resource(verdicts: Verdicts) -> None:
    [finding] = said(verdicts["unwaived"], "checkov")
    assert finding.rule == "CKV_AWS_27"
    assert (finding.where, finding.address) == ("main.tf:9", "aws_sqs_queue.plain")
    assert finding.line == 'resource "aws_sqs_queue" "plain" {'


def test_stale_waivers_are_findings_that_say_why(verdicts: Verdicts) -> None:
    findings = said(verdicts["stale"], "checkov")
    assert [(finding.rule, finding.address) for finding in findings] == [
        ("stale-waiver", "aws_sqs_queue.gone"),
        ("stale-waiver", "aws_sqs_queue.this"),
    ]
    assert "no resource matches" in findings[0].message
    assert "the check passes" in findings[1].message


def test_a_module_with_configuration_aliases_is_validated_through_its_example(verdicts: Verdicts) -> None:
    verdict = verdicts["aliased"]
    assert (verdict.findings, verdict.could_not_run) == ((), ())
    assert next(ran.detail for ran in verdict.ran if ran.witness == "terraform validate") == "examples/basic"


def test_a_module_that_needs_a_caller_and_has_no_example_gets_no_verdict(verdicts: Verdicts) -> None:
    verdict = verdicts["callerless"]
    assert [fault.witness for fault in verdict.could_not_run] == ["terraform validate"]
    assert "examples/basic" in verdict.could_not_run[0].mend
    assert [finding.rule for finding in said(verdict, "plan")] == ["not-plannable"]
    assert verdict.outcome is Outcome.COULD_NOT_RUN


def test_a_stranger_that_calls_its_neighbour_is_judged_without_a_spec(verdicts: Verdicts) -> None:
    verdict = verdicts["stranger"]
    assert not verdict.has_spec
    assert {finding.witness for finding in verdict.findings} == {"hcl"}
    assert verdict.could_not_run == ()
    assert [witness for witness, _ in verdict.not_asked] == ["terraform test", "plan"]
    assert [(w.check, w.reason, w.source) for w in verdict.waived] == [("CKV_AWS_27", "a sandbox", "inline")]


def test_a_skip_without_a_reason_does_not_count(verdicts: Verdicts) -> None:
    verdict = verdicts["unexplained"]
    assert "CKV_AWS_27" not in [waived.check for waived in verdict.waived]
    [finding] = [finding for finding in said(verdict, "checkov") if finding.rule == "CKV_AWS_27"]
    assert (finding.where, finding.address) == ("main.tf:1", "aws_sqs_queue.this")


def test_configuration_in_json_is_read_by_everybody(verdicts: Verdicts) -> None:
    verdict = verdicts["in_json"]
    assert verdict.could_not_run == ()
    assert {"CKV_AWS_27", "sqs-dead-letter"} <= {finding.rule for finding in verdict.findings}
    assert {finding.where for finding in verdict.findings} == {"main.tf.json:1"}


def test_a_folder_without_configuration_gets_no_verdict_from_anybody(verdicts: Verdicts) -> None:
    assert [fault.witness for fault in verdicts["empty"].could_not_run] == list(WITNESSES)


def test_what_could_not_run_outranks_findings(verdicts: Verdicts) -> None:
    clean, found, none = verdicts["sample"], verdicts["unwaived"], verdicts["empty"]
    assert exit_code([clean]) == 0
    assert exit_code([clean, found]) == 2
    assert exit_code([clean, found, none]) == 1
    assert exit_code([]) == 1
