"""What the real Terraform, Checkov and python-hcl2 say of modules with one thing wrong each."""

from __future__ import annotations

import pytest

from modsmith.validate.results.finding import SOURCES, Finding, ModuleResult, Outcome, exit_code

pytestmark = pytest.mark.terraform

Verdicts = dict[str, ModuleResult]


def said(result: ModuleResult, source: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.source == source]


def test_a_module_that_is_right_is_clean_and_everybody_looked(results: Verdicts) -> None:
    result = results["sample"]
    assert (result.findings, result.could_not_run) == ((), ())
    assert result.outcome is Outcome.CLEAN
    assert [ran.source for ran in result.ran] == [source for source in SOURCES if source != "generated"]
    details = {ran.source: ran.detail for ran in result.ran}
    assert details["terraform validate"] == "., examples/basic"
    assert details["terraform test"] == "1 runs passed"
    # planning loads the provider; what is then read of the plan takes milliseconds
    assert next(ran.seconds for ran in result.ran if ran.source == "plan") > 0.5


def test_a_waiver_is_shown_with_its_reason_and_line(results: Verdicts) -> None:
    [waived] = [one for one in results["sample"].waived if one.check == "CKV_AWS_27"]
    assert (waived.check, waived.address, waived.where) == ("CKV_AWS_27", "aws_sqs_queue.plain", "main.tf:9")
    assert (waived.reason, waived.source) == ("It carries nothing but ticks.", "spec")


def test_a_resource_that_checkov_has_no_check_for_is_listed(results: Verdicts) -> None:
    assert results["sample"].unseen == ("aws_sqs_queue_redrive_allow_policy.this",)


def test_an_unformatted_file_is_named_with_its_line(results: Verdicts) -> None:
    [finding] = said(results["unformatted"], "fmt")
    assert (finding.rule, finding.where) == ("not-formatted", "main.tf:5")
    assert finding.line.strip().startswith("delay_seconds")


def test_an_unknown_reference_is_found_once_though_the_example_meets_it_too(results: Verdicts) -> None:
    [finding] = said(results["reference"], "terraform validate")
    assert (finding.rule, finding.where) == ("reference-to-undeclared-input-variable", "main.tf:6")
    assert "labels" in finding.message
    assert results["reference"].outcome is Outcome.FINDINGS


def test_a_failing_test_is_named_with_its_run_and_line(results: Verdicts) -> None:
    [finding] = said(results["failing"], "terraform test")
    assert (finding.where, finding.address) == ("tests/sample.tftest.hcl:11", 'run "names_the_queue"')
    assert "The queue has another name." in finding.message


def test_a_module_with_a_spec_and_without_tests_is_not_clean(results: Verdicts) -> None:
    assert [finding.rule for finding in said(results["untested"], "terraform test")] == ["no-tests"]
    assert results["untested"].outcome is Outcome.FINDINGS


def test_a_module_with_a_spec_and_without_examples_is_not_clean(results: Verdicts) -> None:
    [finding] = said(results["untested"], "plan")
    assert finding.rule == "not-plannable"
    assert "examples/basic" in finding.fix


def test_an_unparsable_file_is_a_finding_of_every_witness_that_reads_it(results: Verdicts) -> None:
    result = results["unparsable"]
    assert {finding.position[0] for finding in result.findings if finding.where} == {"broken.tf"}
    assert [finding.rule for finding in said(result, "plan")] == ["not-plannable"]
    assert said(result, "checkov")[0].rule == "unparsable-file"
    assert said(result, "interface")[0].rule == "unparsable-file"
    assert said(result, "terraform validate")
    assert result.outcome is Outcome.FINDINGS


def test_a_failed_check_that_nobody_waived_is_a_finding_at_its_resource(results: Verdicts) -> None:
    [finding] = said(results["unwaived"], "checkov")
    assert finding.rule == "CKV_AWS_27"
    assert (finding.where, finding.address) == ("main.tf:9", "aws_sqs_queue.plain")
    assert finding.line == 'resource "aws_sqs_queue" "plain" {'


def test_stale_waivers_are_findings_that_say_why(results: Verdicts) -> None:
    findings = said(results["stale"], "checkov")
    assert [(finding.rule, finding.address) for finding in findings] == [
        ("stale-waiver", "aws_sqs_queue.gone"),
        ("stale-waiver", "aws_sqs_queue.this"),
    ]
    assert "no resource matches" in findings[0].message
    assert "the check passes" in findings[1].message


def test_a_module_with_configuration_aliases_is_validated_through_its_example(results: Verdicts) -> None:
    result = results["aliased"]
    assert (result.findings, result.could_not_run) == ((), ())
    assert next(ran.detail for ran in result.ran if ran.source == "terraform validate") == "examples/basic"


def test_a_module_that_needs_a_caller_and_has_no_example_gets_no_verdict(results: Verdicts) -> None:
    result = results["callerless"]
    assert [fault.source for fault in result.could_not_run] == ["terraform validate"]
    assert "examples/basic" in result.could_not_run[0].fix
    assert [finding.rule for finding in said(result, "plan")] == ["not-plannable"]
    assert result.outcome is Outcome.COULD_NOT_RUN


def test_a_stranger_that_calls_its_neighbour_is_judged_without_a_spec(results: Verdicts) -> None:
    result = results["stranger"]
    assert not result.has_spec
    assert {finding.source for finding in result.findings} == {"hcl"}
    assert result.could_not_run == ()
    assert [source for source, _ in result.not_asked] == ["generated", "terraform test", "plan"]
    assert [(w.check, w.reason, w.source) for w in result.waived] == [("CKV_AWS_27", "a sandbox", "inline")]


def test_a_skip_without_a_reason_does_not_count(results: Verdicts) -> None:
    result = results["unexplained"]
    assert "CKV_AWS_27" not in [waived.check for waived in result.waived]
    [finding] = [finding for finding in said(result, "checkov") if finding.rule == "CKV_AWS_27"]
    assert (finding.where, finding.address) == ("main.tf:1", "aws_sqs_queue.this")


def test_configuration_in_json_is_read_by_everybody(results: Verdicts) -> None:
    result = results["in_json"]
    assert result.could_not_run == ()
    assert {"CKV_AWS_27", "sqs-dead-letter"} <= {finding.rule for finding in result.findings}
    assert {finding.where for finding in result.findings} == {"main.tf.json:1"}


def test_a_folder_without_configuration_gets_no_verdict_from_anybody(results: Verdicts) -> None:
    assert [fault.source for fault in results["empty"].could_not_run] == list(SOURCES)


def test_what_could_not_run_outranks_findings(results: Verdicts) -> None:
    clean, found, none = results["sample"], results["unwaived"], results["empty"]
    assert exit_code([clean]) == 0
    assert exit_code([clean, found]) == 2
    assert exit_code([clean, found, none]) == 1
    assert exit_code([]) == 1
