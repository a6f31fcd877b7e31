"""Requirements for production only: other environments may lose their data."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Evaluation
from modsmith.spec import environments
from modsmith.validate.control import NotApplicableError


def production_only(evaluation: Evaluation) -> None:
    """Skips a control in environments other than production.

    Raises:
        NotApplicableError: the environment is not production.
    """
    if not is_production(evaluation):
        raise NotApplicableError(f"The control applies to production, not to {evaluation.environment}.")


def is_production(evaluation: Evaluation) -> bool:
    """Whether the evaluation counts as production."""
    return environments.current().is_production(evaluation.environment)
