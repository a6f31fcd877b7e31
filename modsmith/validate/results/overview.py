"""A short form of one module's matrix for READMEs and `modsmith show --controls`, from HCL alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from modsmith.evaluate.evaluation import Evaluation
from modsmith.spec.model import ModuleSpec
from modsmith.validate.control import load
from modsmith.validate.results import checking, matrix
from modsmith.validate.results.finding import CheckResult
from modsmith.validate.results.matrix import COVERAGE


@dataclass(frozen=True)
class Row:
    """The result of one control for a module.

    Attributes:
        control: id.
        title: what holds when the control passes.
        source: the page that the control is based on.
        passes: resource type to the number of resources that pass.
        by_plan: addresses that need a plan to determine the result.
        waived: address, reason and owner of each waiver.
        not_applicable: reason to the addresses that it applies to.
        fails: addresses that fail.
    """

    control: str
    title: str
    source: str
    passes: tuple[tuple[str, int], ...]
    by_plan: tuple[str, ...]
    waived: tuple[tuple[str, str, str], ...]
    not_applicable: tuple[tuple[str, tuple[str, ...]], ...]
    fails: tuple[str, ...]


def rows(evaluations: Iterable[Evaluation], spec: ModuleSpec) -> list[Row]:
    """One row for each control that applies to a module, sorted by id."""
    observations = checking.check(evaluations)
    surely = matrix.surely_failed(observations)
    grouped: dict[str, list[CheckResult]] = {}
    for entry in matrix.check_results(observations, spec.waivers):
        grouped.setdefault(entry.control, []).append(entry)
    return [_row(control, grouped[control], surely) for control in sorted(grouped) if control != COVERAGE]


def _row(control: str, check_results: Sequence[CheckResult], surely: set[tuple[str, str]]) -> Row:
    failing = [entry for entry in check_results if entry.status == "fail"]
    passing = Counter(entry.address.split(".")[0] for entry in check_results if entry.status == "pass")
    reasons: dict[str, list[str]] = {}
    for entry in check_results:
        if entry.status == "not applicable":
            reasons.setdefault(entry.reason, []).append(entry.address)
    known = load()[control]
    return Row(
        control,
        known.title,
        known.source,
        tuple(sorted(passing.items())),
        tuple(entry.address for entry in failing if (entry.address, control) not in surely),
        tuple(
            (entry.address, entry.reason, entry.owner) for entry in check_results if entry.status == "waived"
        ),
        tuple((reason, tuple(addresses)) for reason, addresses in reasons.items()),
        tuple(entry.address for entry in failing if (entry.address, control) in surely),
    )
