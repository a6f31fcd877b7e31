"""Combines reports of all sources into one result without losing or improving any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from modsmith.hcl.read import configuration
from modsmith.spec.model import ModuleSpec, Waiver
from modsmith.validate.control import load
from modsmith.validate.results.combine import SourceReport, Target, result
from modsmith.validate.results.finding import Fault, Finding, ModuleResult, Outcome, Ran, Source, Waived
from modsmith.validate.results.matrix import COVERAGE, Observation, Observed
from modsmith.validate.workspace import Copy

from . import sample

SPEC = sample.spec(waivers=())
QUEUE = "aws_sqs_queue.this"
FINDING = Finding("sample", "fmt", "not-formatted", "main.tf:3", "", "Not formatted.", "Run it.", "line")


def _observed(status: Observed = "fail", **changes: Any) -> Observation:
    reason = "" if status == "pass" else "It is open."
    return replace(Observation("hcl", "", QUEUE, QUEUE, "sqs-tls", status, reason, "queue.tf:2"), **changes)


def _report(source: Source, *observations: Observation, **reports: Any) -> SourceReport:
    return SourceReport(source, observations=observations, **reports)


def _result(
    *reports: SourceReport, asked: tuple[Source, ...] | None = None, spec: ModuleSpec | None = SPEC
) -> ModuleResult:
    target = Target("sample", Path("given/sample"), spec, None)
    return result(target, reports, asked or tuple(dict.fromkeys(report.source for report in reports)))


def _waived_by(
    *waivers: Waiver, observations: tuple[Observation, ...] = (), full: bool = True
) -> ModuleResult:
    reports = [_report("hcl", *observations, _observed("pass", control="other", base="aws_sqs_queue.x"))]
    reports += [_report("plan", _observed("pass", control="other", base="aws_sqs_queue.x"))] if full else []
    return _result(*reports, spec=sample.spec(waivers=waivers))


def _rules(found: ModuleResult) -> list[str]:
    return [finding.rule for finding in found.findings]


# who ran


def test_a_requested_source_without_a_report_is_a_fault() -> None:
    found = _result(_report("fmt"), asked=("fmt", "hcl"))
    assert [ran.source for ran in found.ran] == ["fmt"]
    assert found.could_not_run == (
        Fault("hcl", "the source returned no report", "Report this as a bug in modsmith"),
    )
    assert found.outcome is Outcome.COULD_NOT_RUN


def test_a_source_with_a_fault_did_not_run_and_equal_faults_appear_once() -> None:
    lost, gone = Fault("terraform validate", "lost", "x"), Fault("terraform validate", "gone", "x")
    reports = [_report("terraform validate", fault=fault) for fault in (lost, lost, gone, None)]
    found = _result(*reports)
    assert found.ran == ()
    assert found.could_not_run == (lost, gone)


def test_findings_next_to_a_fault_are_kept() -> None:
    report = _report("fmt", _observed(), findings=(FINDING,), fault=Fault("fmt", "half", "x"))
    assert _rules(_result(report)) == ["sqs-tls", "not-formatted"]


def test_a_source_that_does_not_apply_neither_ran_nor_failed() -> None:
    found = _result(_report("plan", not_asked="no spec"), _report("fmt"))
    assert found.not_asked == (("plan", "no spec"),)
    assert found.could_not_run == ()
    assert [ran.source for ran in found.ran] == ["fmt"]


def test_reports_of_one_source_are_combined_in_the_order_of_sources() -> None:
    reports = (
        _report("hcl", looked_at="2 checks", seconds=0.1),
        _report("fmt", looked_at="a", seconds=0.12345),
        _report("fmt", looked_at="", seconds=0.2),
        _report("fmt", looked_at="b"),
    )
    assert _result(*reports, asked=("fmt", "hcl")).ran == (
        Ran("fmt", 0.323, "a, b"),
        Ran("hcl", 0.1, "2 checks"),
    )


def test_a_module_that_cannot_be_copied_is_a_fault_of_every_requested_source() -> None:
    refused = Fault("interface", "it is no folder", "Give a folder")
    target = Target("sample", Path("given"), None, None, refused)
    found = result(target, [], ("hcl", "fmt"))
    assert found.could_not_run == (replace(refused, source="hcl"), replace(refused, source="fmt"))
    assert (found.has_spec, found.path) == (False, "given")


# what failed


def test_a_failed_result_is_a_finding_with_the_controls_fix() -> None:
    (finding,) = _result(_report("hcl", _observed())).findings
    assert (finding.module, finding.source, finding.rule) == ("sample", "hcl", "sqs-tls")
    assert (finding.where, finding.address, finding.message) == ("queue.tf:2", QUEUE, "It is open.")
    assert finding.fix == load()["sqs-tls"].fix


@pytest.mark.parametrize(
    ("control", "status"), [(COVERAGE, "Write a control"), ("a-promise", "promise in the spec")]
)
def test_coverage_and_promises_have_their_own_fix(control: str, status: str) -> None:
    (finding,) = _result(_report("hcl", _observed(control=control))).findings
    assert status in finding.fix


@pytest.mark.parametrize(
    ("seen_by", "source"),
    [
        (["hcl"], "hcl"),
        (["plan basic prod"], "plan"),
        (["plan basic prod", "hcl"], "hcl"),
        (["hcl complete"], "hcl"),
    ],
)
def test_a_finding_names_its_source(seen_by: list[str], source: str) -> None:
    observations = [_observed(source=one) for one in seen_by]
    (finding,) = _result(_report("hcl", *observations)).findings
    assert finding.source == source


@pytest.mark.parametrize("status", ["pass", "not applicable"])
def test_a_pass_or_not_applicable_result_is_not_a_finding(status: Observed) -> None:
    found = _result(_report("hcl", _observed(status)))
    assert found.findings == ()
    assert [entry.status for entry in found.matrix] == [status]


def test_equal_findings_of_several_reports_appear_once() -> None:
    other = replace(FINDING, message="Something else.")
    found = _result(_report("fmt", findings=(FINDING,)), _report("fmt", findings=(FINDING, other)))
    assert sorted(f.message for f in found.findings) == ["Not formatted.", "Something else."]


def test_findings_and_results_are_sorted_by_file() -> None:
    places = ["b.tf:1", "a.tf:10", "a.tf:9", "a.tf", ""]
    observations = [
        _observed(base=f"aws_sqs_queue.q{n}", address=f"aws_sqs_queue.q{n}", where=w)
        for n, w in enumerate(places)
    ]
    found = _result(_report("hcl", *observations))
    ordered = ["", "a.tf", "a.tf:9", "a.tf:10", "b.tf:1"]
    assert [finding.where for finding in found.findings] == ordered
    assert [entry.where for entry in found.matrix] == ordered
    same_place = [_observed(control=name) for name in ("sqs-tls", "a", "sqs-alarms")]
    assert [entry.control for entry in _result(_report("hcl", *same_place)).matrix] == [
        "a",
        "sqs-alarms",
        "sqs-tls",
    ]


def test_observations_of_all_reports_are_combined() -> None:
    plan = _observed(source="plan basic prod", environment="prod")
    found = _result(_report("hcl", _observed("pass", environment="prod")), _report("plan", plan))
    (finding,) = found.findings
    assert finding.source == "plan"
    assert finding.message == "It is open. Sources disagree: hcl passes it."


# what is set aside

WAIVER = Waiver("sqs-tls", ("aws_sqs_queue.*",), "A sample.", owner="tests")


def test_a_waiver_in_the_spec_waives_a_failure_and_is_listed() -> None:
    found = _waived_by(WAIVER, observations=(_observed(),))
    assert found.findings == ()
    assert found.waived == (Waived("sqs-tls", QUEUE, "queue.tf:2", "A sample.", "spec", "tests"),)


def test_a_comment_in_the_hcl_waives_a_failure(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        'resource "aws_sqs_queue" "this" {\n  # modsmith:skip=sqs-tls: It is a toy.\n}\n', "utf-8"
    )
    copy = Copy(tmp_path, tmp_path, configuration.read(tmp_path), tmp_path)
    comment = "#modsmith:skip in main.tf:2"
    for spec in (SPEC, None):
        found = result(Target("x", tmp_path, spec, copy), [_report("hcl", _observed())], ("hcl",))
        expected = Waived("sqs-tls", QUEUE, "queue.tf:2", "It is a toy.", "inline", comment)
        assert (found.findings, found.waived) == ((), (expected,))


def test_checkovs_waivers_are_kept() -> None:
    aside = Waived("CKV_AWS_1", "x", "", "y", "spec")
    found = _result(_report("checkov", waived=(aside,), unseen=("aws_kms_alias.x",)))
    assert (found.waived, found.unseen) == ((aside,), ("aws_kms_alias.x",))


@pytest.mark.parametrize(
    ("waiver", "stale"),
    [
        (WAIVER, []),
        (replace(WAIVER, resources=(QUEUE, "aws_sqs_queue.gone")), ["aws_sqs_queue.gone"]),
        (replace(WAIVER, check="sqs-alarms"), ["aws_sqs_queue.*"]),
        (replace(WAIVER, check="other", resources=("aws_sqs_queue.x",)), ["aws_sqs_queue.x"]),
        (replace(WAIVER, check="CKV_AWS_27", resources=("aws_sqs_queue.gone",)), []),
    ],
)
def test_an_unused_waiver_is_stale(waiver: Waiver, stale: list[str]) -> None:
    found = _waived_by(waiver, observations=(_observed(),))
    told = [finding for finding in found.findings if finding.rule == "stale-waiver"]
    assert [finding.address for finding in told] == stale
    for finding in told:
        expected = f"The waiver of {waiver.check} is stale: {finding.address} does not fail it."
        assert (finding.source, finding.message, finding.fix) == ("hcl", expected, "Remove the waiver.")


def test_an_unused_waiver_is_stale_even_if_another_waives_the_same_resource() -> None:
    found = _waived_by(WAIVER, replace(WAIVER, check="sqs-alarms"), observations=(_observed(),))
    (stale,) = found.findings
    assert (stale.message.split()[3], stale.where, stale.line) == ("sqs-alarms", "", "")


def test_stale_waivers_need_both_hcl_and_plan() -> None:
    assert _rules(_waived_by(WAIVER)) == ["stale-waiver"]
    assert _rules(_waived_by(WAIVER, full=False)) == []
    blind = [_report("hcl", _observed("pass")), _report("plan", fault=Fault("plan", "lost", "x"))]
    assert _rules(_result(*blind, spec=sample.spec(waivers=(WAIVER,)))) == []
    blind = [_report("hcl"), _report("plan", _observed("pass"))]
    assert _rules(_result(*blind, spec=sample.spec(waivers=(WAIVER,)))) == []


def test_a_comment_of_modsmith_that_waives_nothing_is_stale_and_one_of_another_tool_is_not(
    tmp_path: Path,
) -> None:
    comments = "  # modsmith:skip=sqs-encryption: It is a toy.\n  #checkov:skip=CKV_AWS_27:It is a toy.\n"
    (tmp_path / "main.tf").write_text(f'resource "aws_sqs_queue" "this" {{\n{comments}}}\n', "utf-8")
    target = Target("x", tmp_path, SPEC, Copy(tmp_path, tmp_path, configuration.read(tmp_path), tmp_path))
    both = [_report("hcl", _observed("pass")), _report("plan", _observed("pass"))]
    (stale,) = result(target, both, ("hcl", "plan")).findings
    assert (stale.rule, stale.where, stale.address) == ("stale-waiver", "main.tf:2", QUEUE)
    assert stale.message == f"The waiver of sqs-encryption is stale: {QUEUE} does not fail it."
    assert result(target, both[:1], ("hcl",)).findings == ()


# the line of a finding


def _lined(folder: Path, finding: Finding) -> str:
    copy = Copy(folder, folder, configuration.HclModule(()), folder)
    reports = [SourceReport("fmt", findings=(finding,))]
    return result(Target("x", folder, SPEC, copy), reports, ("fmt",)).findings[0].line


def test_a_finding_shows_its_line_unless_it_has_one_or_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("one\n  two\nthree\n", "utf-8")
    (tmp_path / "bad.tf").write_bytes(b"\xff\n\xff\n")
    bare = replace(FINDING, line="")
    assert _lined(tmp_path, replace(bare, where="main.tf:2")) == "  two"
    assert _lined(tmp_path, replace(bare, where="main.tf:3")) == "three"
    assert _lined(tmp_path, replace(bare, where="main.tf:2", line="observations")) == "observations"
    for nowhere in ("main.tf", "main.tf:4", "main.tf:0", "gone.tf:1", "bad.tf:1", ""):
        assert _lined(tmp_path, replace(bare, where=nowhere)) == ""
