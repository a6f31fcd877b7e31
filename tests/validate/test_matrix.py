"""The matrix fails closed: unknown results never pass, and no source or waiver hides another failure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modsmith.spec.model import Waiver
from modsmith.validate.results import matrix
from modsmith.validate.results.finding import CheckResult
from modsmith.validate.results.matrix import Observation, Observed


def _row(*spoken: tuple[str, str, Observed]) -> list[Observation]:
    """Observations of one resource, from source, environment and status."""
    return [
        Observation(
            source,
            environment,
            "aws_sqs_queue.this",
            "aws_sqs_queue.this",
            "sqs-tls",
            word,
            _reason(word),
            "queue.tf:3",
        )
        for source, environment, word in spoken
    ]


def _reason(word: Observed) -> str:
    return "" if word == "pass" else f"It is {word}."


def _check_result(*spoken: tuple[str, str, Observed]) -> CheckResult:
    (entry,) = matrix.check_results(_row(*spoken))
    return entry


def test_passes_if_all_sources_pass() -> None:
    entry = _check_result(("hcl", "prod", "pass"), ("plan basic prod", "prod", "pass"))
    assert (entry.status, entry.reason, entry.owner, entry.where) == (
        "pass",
        "",
        "",
        "queue.tf:3",
    )
    assert entry.sources == ("hcl", "plan basic prod")


@pytest.mark.parametrize("failing", ["hcl", "plan basic prod"])
def test_a_failure_of_one_source_fails_and_names_the_sources_that_pass(failing: str) -> None:
    passing = "plan basic prod" if failing == "hcl" else "hcl"
    entry = _check_result((failing, "prod", "fail"), (passing, "prod", "pass"))
    assert entry.status == "fail"
    assert entry.reason == f"It is fail. Sources disagree: {passing} passes it."
    entry = _check_result(
        (failing, "prod", "fail"), (passing, "prod", "pass"), ("plan more prod", "prod", "pass")
    )
    assert entry.reason.endswith(f" Sources disagree: {passing} passes it."), (
        "more is another call, with other inputs"
    )


def test_different_results_in_different_environments_are_no_disagreement() -> None:
    entry = _check_result(("hcl", "prod", "fail"), ("plan basic dev", "dev", "pass"))
    assert entry.status == "fail"
    assert "disagree" not in entry.reason


def test_fails_if_no_source_can_determine_the_result() -> None:
    entry = _check_result(("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "undetermined"))
    assert (entry.status, entry.reason) == ("fail", "It is undetermined.")


def test_another_source_in_the_same_environment_can_resolve_an_undetermined_result() -> None:
    assert (
        _check_result(("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "pass")).status == "pass"
    )


def test_another_environment_cannot_resolve_an_undetermined_result() -> None:
    assert _check_result(("hcl", "prod", "undetermined"), ("plan basic dev", "dev", "pass")).status == "fail"


def test_an_undetermined_result_does_not_resolve_another() -> None:
    doubts = (("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "undetermined"))
    assert _check_result(*doubts, ("hcl", "dev", "pass")).status == "fail"


def test_another_call_cannot_resolve_an_undetermined_result() -> None:
    made, unsure, other = _row(
        ("hcl", "prod", "not applicable"),
        ("hcl complete", "prod", "undetermined"),
        ("hcl more", "prod", "pass"),
    )
    unsure, other = replace(unsure, by_default=False), replace(other, by_default=False)
    assert matrix.check_results([made, unsure])[0].status == "fail", "it is made there, and nobody knows how"
    assert matrix.check_results([made, unsure, other])[0].status == "fail"
    planned = replace(other, source="plan complete prod")
    assert matrix.check_results([made, unsure, planned])[0].status == "pass"
    assert _check_result(("hcl basic", "prod", "undetermined"), ("hcl", "prod", "pass")).status == "pass"


def test_a_source_cannot_resolve_its_own_undetermined_result() -> None:
    rows = _row(("hcl", "prod", "undetermined"), ("hcl", "prod", "pass"))
    assert matrix.check_results(rows)[0].status == "fail"


def test_a_callers_choice_does_not_count_against_the_module() -> None:
    own, chosen = _row(("hcl", "prod", "pass"), ("plan complete prod", "prod", "fail"))
    chosen = Observation(**{**vars(chosen), "by_default": False})
    assert matrix.check_results([own, chosen])[0].status == "pass"
    (elsewhere,) = _row(("hcl", "dev", "not applicable"))
    assert matrix.check_results([elsewhere, own, chosen])[0].status == "pass", (
        "made in one environment is enough"
    )


def test_a_resource_that_only_a_callers_choice_creates_is_checked_there() -> None:
    own, chosen = _row(("hcl", "prod", "not applicable"), ("plan complete prod", "prod", "fail"))
    chosen = Observation(**{**vars(chosen), "by_default": False})
    assert matrix.check_results([own, chosen])[0].status == "fail"


def test_a_waived_failure_has_the_waivers_reason_and_owner() -> None:
    waiver = Waiver("sqs-tls", ("aws_sqs_queue.*",), "It is an example.", owner="platform")
    (entry,) = matrix.check_results(_row(("hcl", "prod", "fail")), [waiver])
    assert (entry.status, entry.reason, entry.owner) == (
        "waived",
        "It is an example.",
        "platform",
    )


@pytest.mark.parametrize(
    "waiver", [Waiver("sqs-tls", ("aws_sns_topic.*",), "No."), Waiver("sqs-other", ("*",), "No.")]
)
def test_a_waiver_for_something_else_has_no_effect(waiver: Waiver) -> None:
    (entry,) = matrix.check_results(_row(("hcl", "prod", "fail")), [waiver])
    assert entry.status == "fail"


def test_a_waiver_does_not_change_a_pass() -> None:
    (entry,) = matrix.check_results(_row(("hcl", "prod", "pass")), [Waiver("sqs-tls", ("*",), "Why not.")])
    assert entry.status == "pass"


def _instance(key: str, word: Observed, source: str = "hcl", **changes: object) -> Observation:
    (said,) = _row((source, "prod", word))
    return replace(said, address=f'aws_sqs_queue.this["{key}"]', **changes)  # type: ignore[arg-type]


def test_a_result_covers_all_instances_and_names_those_that_fail() -> None:
    (entry,) = matrix.check_results([_instance("a", "pass"), _instance("b", "fail"), _instance("c", "fail")])
    assert entry.address == "aws_sqs_queue.this"
    assert entry.reason == '["b"], ["c"]: It is fail.'
    (entry,) = matrix.check_results([_instance("a", "fail"), _instance("b", "fail")])
    assert entry.reason == "It is fail."
    named = _instance("b", "fail", reason='aws_sqs_queue.this["b"] is open.')
    assert matrix.check_results([named])[0].reason == 'aws_sqs_queue.this["b"] is open.'


def test_equal_reasons_appear_once_with_all_their_sources() -> None:
    entry = _check_result(
        ("hcl", "prod", "fail"), ("plan basic prod", "prod", "fail"), ("hcl", "dev", "fail")
    )
    assert (entry.reason, entry.sources) == ("It is fail.", ("hcl", "plan basic prod"))


def test_different_results_of_different_instances_are_no_disagreement() -> None:
    (entry,) = matrix.check_results([_instance("a", "fail"), _instance("b", "pass", "plan basic prod")])
    assert "disagree" not in entry.reason
    (entry,) = matrix.check_results([_instance("a", "fail"), _instance("a", "pass", "plan basic prod")])
    assert "Sources disagree: plan basic prod passes it." in entry.reason


def test_a_source_does_not_disagree_with_itself_or_with_an_undetermined_result() -> None:
    assert "disagree" not in _check_result(("hcl", "prod", "fail"), ("hcl", "prod", "pass")).reason
    doubt = _check_result(("hcl", "prod", "undetermined"), ("plan basic prod", "dev", "pass"))
    assert doubt.reason == "It is undetermined."
    for word in ("undetermined", "not applicable"):
        assert (
            _check_result(("hcl", "prod", "fail"), ("plan basic prod", "prod", word)).reason == "It is fail."
        )


def test_fail_outranks_undetermined_and_undetermined_outranks_pass() -> None:
    rows = (("hcl", "prod", "pass"), ("hcl", "dev", "undetermined"), ("hcl", "staging", "fail"))
    assert _check_result(*rows).reason == "It is fail."
    assert _check_result(*rows[:2]).reason == "It is undetermined."
    assert _check_result(("hcl", "prod", "not applicable"), ("hcl", "dev", "pass")).status == "pass"
    assert _check_result(("hcl", "prod", "not applicable")).reason == "It is not applicable."


def test_not_applicable_resolves_an_undetermined_result_and_any_environment_one_without() -> None:
    answered = _check_result(("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "not applicable"))
    assert answered.status == "not applicable"
    assert _check_result(("hcl", "", "undetermined"), ("plan basic prod", "prod", "pass")).status == "pass"
    assert _check_result(("hcl", "prod", "undetermined"), ("plan basic", "", "pass")).status == "fail"


def test_one_unresolved_result_is_enough_to_fail() -> None:
    entry = _check_result(
        ("hcl", "prod", "undetermined"), ("plan basic prod", "prod", "pass"), ("hcl", "dev", "undetermined")
    )
    assert entry.status == "fail"


def test_a_result_has_the_first_known_location_of_the_deciding_observations() -> None:
    nowhere, there, elsewhere = _row(*[("hcl", "prod", "fail")] * 3)
    nowhere, elsewhere = replace(nowhere, where=""), replace(elsewhere, where="queue.tf:9")
    (passed,) = _row(("hcl", "dev", "pass"))
    passed = replace(passed, where="queue.tf:1")
    assert matrix.check_results([passed, nowhere, there, elsewhere])[0].where == "queue.tf:3"
    assert matrix.check_results([passed, nowhere])[0].where == "queue.tf:1"


def test_each_resource_and_control_has_one_result() -> None:
    (one,) = _row(("hcl", "prod", "pass"))
    others = [replace(one, base="aws_sqs_queue.other"), replace(one, control="sqs-alarms")]
    check_results = matrix.check_results([one, *others, one])
    assert [(entry.address, entry.control) for entry in check_results] == [
        ("aws_sqs_queue.this", "sqs-tls"),
        ("aws_sqs_queue.other", "sqs-tls"),
        ("aws_sqs_queue.this", "sqs-alarms"),
    ]


def test_the_first_waiver_that_fits_counts() -> None:
    waivers = [
        Waiver("sqs-tls", ("aws_sqs_queue.other", "aws_sqs_queue.th*"), "First."),
        Waiver("sqs-tls", ("*",), "Second."),
    ]
    (entry,) = matrix.check_results(_row(("hcl", "prod", "undetermined")), waivers)
    assert (entry.status, entry.reason, entry.owner) == ("waived", "First.", "")
    assert (entry.sources, entry.where) == (("hcl",), "queue.tf:3")


def test_surely_failed_excludes_undetermined_results() -> None:
    said = _row(("hcl", "prod", "undetermined"), ("hcl", "dev", "fail"))
    assert matrix.surely_failed(said) == {("aws_sqs_queue.this", "sqs-tls")}
    assert matrix.surely_failed(said[:1]) == set()


def test_counts_have_every_status() -> None:
    assert matrix.counts(matrix.check_results(_row(("hcl", "prod", "pass")))) == {
        "pass": 1,
        "fail": 0,
        "waived": 0,
        "not applicable": 0,
    }
