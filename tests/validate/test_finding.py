"""Outcome and exit code of a result."""

from __future__ import annotations

from modsmith.validate.results.finding import Fault, Finding, ModuleResult, Outcome, Ran, exit_code

RAN = (Ran("fmt", 0.1, "1 file"),)
FINDING = Finding("m", "fmt", "not-formatted", "main.tf:12", "", "It is not.", "Format it.")
CLEAN = ModuleResult("m", "m", has_spec=True, ran=RAN)
FOUND = ModuleResult("m", "m", has_spec=True, ran=RAN, findings=(FINDING,))
LOST = ModuleResult(
    "m", "m", has_spec=True, ran=RAN, findings=(FINDING,), could_not_run=(Fault("checkov", "a", "b"),)
)


def test_a_result_without_any_source_is_not_clean() -> None:
    assert ModuleResult("m", "m", has_spec=True).outcome is Outcome.COULD_NOT_RUN


def test_exit_codes() -> None:
    assert exit_code([CLEAN]) == 0
    assert exit_code([CLEAN, FOUND]) == 2
    assert exit_code([FOUND, LOST, CLEAN]) == 1
    assert exit_code([]) == 1


def test_a_finding_knows_its_file_and_line() -> None:
    assert FINDING.position == ("main.tf", 12)
    assert Finding("m", "fmt", "r", "main.tf", "", "m", "m").position == ("main.tf", 0)
    assert Finding("m", "fmt", "r", "", "", "m", "m").position == ("", 0)
