"""What only production must have: there data is kept, elsewhere it may go with its environment."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Evaluation
from modsmith.spec import environments
from modsmith.validate.control import NotApplicableError


def production_only(evaluation: Evaluation) -> None:
    """Ends a control in every other environment.

    Raises:
        NotApplicableError: it is not production.
    """
    if not is_production(evaluation):
        raise NotApplicableError(f"It is demanded of production, not of {evaluation.environment}.")


def is_production(evaluation: Evaluation) -> bool:
    """Whether the world is to be judged as production."""
    return environments.current().is_production(evaluation.environment)
