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
class Fate:
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


def fates(
    folder: Path, spec: ModuleSpec, *, with_checkov: bool, progress: Callable[[Mutant], None] | None = None
) -> list[Fate]:
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
        made.append(Fate(spec.name, mutant, bool(check.kills(mutant)), checkov))
    return made


def scores(found: Iterable[Fate]) -> list[Score]:
    """One score for each control, sorted by name."""
    grouped: dict[str, list[Fate]] = {}
    for fate in found:
        grouped.setdefault(fate.mutant.target.control, []).append(fate)
    return [_score(control, grouped[control]) for control in sorted(grouped)]


def total(found: Sequence[Fate]) -> Score:
    """The sum of all scores."""
    return _score("all", found)


def _score(control: str, found: Sequence[Fate]) -> Score:
    asked = [fate.checkov for fate in found if fate.checkov is not None]
    return Score(control, len(found), sum(fate.ours for fate in found), sum(asked) if asked else None)
