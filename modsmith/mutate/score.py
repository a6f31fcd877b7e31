"""How many mutants each control kills, compared with Checkov."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.mutate import by_checkov
from modsmith.mutate.kill import Check
from modsmith.mutate.operators import Mutant, mutants
from modsmith.mutate.sites import sites, targets
from modsmith.spec.model import ModuleSpec


@dataclass(frozen=True)
class Outcome:
    """The outcome for one mutant.

    Attributes:
        module: the mutant's module.
        mutant: the mutant.
        ours: whether modsmith killed it.
        checkov: whether Checkov killed it; None if Checkov did not run.
    """

    module: str
    mutant: Mutant
    ours: bool
    checkov: bool | None = None


@dataclass(frozen=True)
class Score:
    """The mutants of one control.

    Attributes:
        control: id of the control or promise.
        mutants: the number of mutants.
        ours: the number that modsmith killed.
        checkov: the number that Checkov killed; None if Checkov did not run.
    """

    control: str
    mutants: int
    ours: int
    checkov: int | None


def of_module(folder: Path, spec: ModuleSpec) -> list[Mutant]:
    """Every mutant of a module."""
    files = sorted(folder.glob("*.tf"))
    texts = {path.name: path.read_text("utf-8") for path in files}
    blocks = {site.address: site for path in files for site in sites(path) if site.kind == "resource"}
    return [one for target in targets(folder, spec) for one in mutants(target, texts, blocks)]


def outcomes(
    folder: Path, spec: ModuleSpec, *, with_checkov: bool, progress: Callable[[Mutant], None] | None = None
) -> list[Outcome]:
    """The outcomes for every mutant of a module.

    Raises:
        ToolMissingError: Checkov is not installed.
        ToolFailedError: Checkov returned no report.
    """
    check, found = Check(folder, spec), of_module(folder, spec)
    theirs: Sequence[bool | None] = by_checkov.kills(found, folder) if with_checkov else [None] * len(found)
    made = []
    for mutant, checkov in zip(found, theirs, strict=True):
        if progress:
            progress(mutant)
        made.append(Outcome(spec.name, mutant, bool(check.kills(mutant)), checkov))
    return made


def scores(found: Iterable[Outcome]) -> list[Score]:
    """One score for each control, sorted by name."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in found:
        grouped.setdefault(outcome.mutant.target.control, []).append(outcome)
    return [_score(control, grouped[control]) for control in sorted(grouped)]


def total(found: Sequence[Outcome]) -> Score:
    """The sum of all scores."""
    return _score("all", found)


def _score(control: str, found: Sequence[Outcome]) -> Score:
    checked = [outcome.checkov for outcome in found if outcome.checkov is not None]
    return Score(
        control, len(found), sum(outcome.ours for outcome in found), sum(checked) if checked else None
    )
