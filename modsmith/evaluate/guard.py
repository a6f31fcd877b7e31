"""Where an error of one value ends: the value is unknown, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from modsmith.cty import values
from modsmith.cty.errors import TOO_LARGE, EvaluationError, UnsupportedError
from modsmith.cty.types import DYNAMIC
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value
from modsmith.evaluate.budget import Budget, within


def guarded(budget: Budget, text: str, compute: Callable[[], Value]) -> Value:
    """A value; unknown if Terraform refuses it or modsmith cannot compute it.

    Args:
        budget: of the module.
        text: what is computed: `local.tags`.
        compute: returns the value.
    """
    try:
        with within(budget):
            return compute()
    except EvaluationError as error:
        why = f"Terraform refuses it: {error}"
    except UnsupportedError as error:
        why = str(error)
    except RecursionError:
        why = f"{TOO_LARGE}: it is nested too deeply"
    return values.unknown(DYNAMIC, Unknown(text, sure=False, doubt=why))
