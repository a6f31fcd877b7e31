"""Which major version of the AWS provider a module needs: defaults of arguments differ between them."""

from __future__ import annotations

import re

from modsmith.evaluate.evaluation import Evaluation

_LEAST = re.compile(r"^(?:>=|>|~>|=)?\s*(\d+)(?:\.|$)")


def is_from(major: int, evaluation: Evaluation) -> bool:
    """Whether all releases that the module accepts have this major version or a later one."""
    return any(
        (found := _LEAST.match(clause.strip())) is not None and int(found.group(1)) >= major
        for constraint in evaluation.providers
        for clause in constraint.split(",")
    )
