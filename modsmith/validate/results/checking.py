"""Everything that controls and promises say of one module, over all the worlds in which a witness sees it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from modsmith.evaluate.evaluation import Evaluation
from modsmith.spec.model import ModuleSpec
from modsmith.validate.control import Control
from modsmith.validate.results import matrix, promises
from modsmith.validate.results.matrix import Said


def check(
    evaluations: Iterable[Evaluation],
    spec: ModuleSpec | None = None,
    controls: Iterable[Control] | None = None,
) -> list[Said]:
    """What is said of a module's resources.

    Where the module itself answers, a world that a caller chose is not asked: `matrix.cells` would not count it.

    Args:
        evaluations: of one witness.
        spec: whose promises are judged as well, if any.
        controls: who is asked; all of them if None.
    """
    told: list[Said] = []
    answered: set[tuple[str, str]] = set()
    asked = None if controls is None else list(controls)
    for evaluation in sorted(evaluations, key=lambda evaluation: not evaluation.by_default):
        kept = promises.check(evaluation, spec, answered) if spec else ()
        said = list(chain(matrix.check(evaluation, asked, answered), kept))
        told += said
        if evaluation.by_default:
            answered |= {(one.base, one.control) for one in said if one.word != "not applicable"}
    return told
