"""What only production must have: there data are kept, elsewhere they may go with their environment."""

from __future__ import annotations

from validators.configuration.world import World
from validators.control import NotApplicableError

_DEVELOPMENT = ("dev", "develop", "development", "local", "preview", "sandbox", "sbx")
_TRIAL = ("int", "qa", "stage", "staging", "stg", "test", "testing", "uat")
NOT_PRODUCTION = frozenset((*_DEVELOPMENT, *_TRIAL))
"""Environments that are surely none. Any other name, such as `live`, is judged as production, and so is no name."""


def production_only(world: World) -> None:
    """Ends a control in every other environment.

    Raises:
        NotApplicableError: it is not production.
    """
    if not is_production(world):
        raise NotApplicableError(f"It is demanded of production, not of {world.environment}.")


def is_production(world: World) -> bool:
    """Whether the world is to be judged as production."""
    return world.environment.lower() not in NOT_PRODUCTION
