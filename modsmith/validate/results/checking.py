"""Runs controls and promises on all evaluations of one module by one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from modsmith.evaluate.evaluation import Evaluation
from modsmith.spec.model import ModuleSpec
from modsmith.validate.control import Control
from modsmith.validate.results import matrix, promises
from modsmith.validate.results.matrix import Observation


def check(
    evaluations: Iterable[Evaluation],
    spec: ModuleSpec | None = None,
    controls: Iterable[Control] | None = None,
) -> list[Observation]:
    """Runs controls, and the promises of a spec, on every evaluation.

    Skips a check in an evaluation with a caller's choices if the module already has a result by default:
    `matrix.check_results` would ignore it.

    Args:
        evaluations: all from the same source.
        spec: the spec whose promises to check, if any.
        controls: controls to run; all of them if None.
    """
    in_order = sorted(evaluations, key=lambda evaluation: not evaluation.by_default)
    return [one for found in each(in_order, spec, controls) for one in found]


def each(
    evaluations: Iterable[Evaluation],
    spec: ModuleSpec | None = None,
    controls: Iterable[Control] | None = None,
) -> Iterator[list[Observation]]:
    """Like `check`, one evaluation after the other, for a caller that need not see all of them.

    Args:
        evaluations: those by default come first.
        spec: as in `check`.
        controls: as in `check`.
    """
    answered: set[tuple[str, str]] = set()
    chosen = None if controls is None else list(controls)
    for evaluation in evaluations:
        promised = promises.check(evaluation, spec, answered) if spec else ()
        found = list(chain(matrix.check(evaluation, chosen, answered), promised))
        yield found
        if evaluation.by_default:
            answered |= {(one.base, one.control) for one in found if one.status != "not applicable"}
