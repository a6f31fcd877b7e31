"""What only production must have: there data are kept, elsewhere they may go with their environment."""

from __future__ import annotations

from validators.configuration.world import World
from validators.control import NotApplicableError

PRODUCTION = frozenset({"prod", ""})
"""Environments that are judged as production; a module that knows no environments is one of them."""


def production_only(world: World) -> None:
    """Ends a control in every other environment.

    Raises:
        NotApplicableError: it is not production.
    """
    if not is_production(world):
        raise NotApplicableError(f"It is demanded of production, not of {world.environment}.")


def is_production(world: World) -> bool:
    """Whether the world is to be judged as production."""
    return world.environment in PRODUCTION
