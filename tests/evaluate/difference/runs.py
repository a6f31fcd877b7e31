"""Runs of many random cases against Terraform, and what they found."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from modsmith.tools import terraform

from . import blocks, expressions, modules, outputs, plans, shrink
from .plans import Comparison

BATCH = 400
"""Expressions in one plan."""


@dataclass
class Run:
    """What a run found.

    Attributes:
        cases: how many were compared.
        counts: of values that were the same, unknown or refused.
        differences: a small example and what is different, for each case that differs.
    """

    cases: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, found: Comparison, example: str) -> None:
        """Adds the comparison of one case."""
        self.cases += 1
        self.counts.update(found.counts)
        if found.differences:
            self.differences.append("\n  ".join([example, *found.differences]))

    def __str__(self) -> str:
        counts = (f"{count:9,}  {what}" for what, count in _summed(self.counts).most_common())
        return "\n".join([f"{self.cases:,} cases, {len(self.differences)} differences", *counts])


def _summed(counts: Counter[str]) -> Counter[str]:
    """Counts without the details in messages."""
    made: Counter[str] = Counter()
    for what, count in counts.items():
        made[what.partition(": ")[0] if what.startswith("refused") else what[:100]] += count
    return made


@cache
def _tool() -> Path:
    return Path(terraform.require().path)


def run_expressions(seeds: Iterable[int]) -> Run:
    """Compares a batch of expressions for each seed; shrinks those that differ."""
    run = Run()
    for seed in seeds:
        random_ = random.Random(seed)
        written = [expressions.expression(random_) for _ in range(BATCH)]
        for text, found in _compared(written).items():
            run.add(found, text)
            if found.differences:
                small = shrink.expression(text, _differing)
                again = _compared([small])[small]
                run.differences[-1] = "\n  ".join([f"seed {seed}: {small}", *again.differences])
    return run


def _compared(written: Sequence[str]) -> dict[str, Comparison]:
    with tempfile.TemporaryDirectory() as folder:
        return outputs.compare(written, Path(folder), _tool())


def _differing(written: Sequence[str]) -> list[str]:
    return [text for text, found in _compared(written).items() if found.differences] if written else []


def run_modules(seeds: Iterable[int]) -> Run:
    """Compares a module for each seed; shrinks those that differ."""
    run = Run()
    for seed in seeds:
        case = modules.case(seed)
        found = _planned(case)
        if found.differences:
            case = shrink.module(case, lambda smaller: bool(_planned(smaller).differences))
            found.differences = _planned(case).differences
        run.add(found, f"seed {seed}:\n{case}")
    return run


def _planned(case: modules.Case) -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        return plans.compare(case, Path(folder), _tool())


def run_blocks(seeds: Iterable[int]) -> Run:
    """Compares a folder of resources with `dynamic` blocks for each seed; one provider plans them all."""
    run = Run()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        with blocks.planner(folder) as tool:
            for seed in seeds:
                run.add(blocks.compare(seed, folder, tool), f"seed {seed}:\n{blocks.text(seed)}")
    return run
