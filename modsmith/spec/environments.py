"""The environments of the project: their names, and which of them are production.

One process works for one project, so there is one value; `use` sets it when the project file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_DEVELOPMENT = ("dev", "develop", "development", "local", "preview", "sandbox", "sbx")
_TEST = ("int", "qa", "stage", "staging", "stg", "test", "testing", "uat")
NOT_PRODUCTION = frozenset((*_DEVELOPMENT, *_TEST))
"""Common names of environments that are not production."""


@dataclass(frozen=True)
class Environments:
    """What a project calls its environments.

    Attributes:
        names: every environment, in the order of promotion; at least one.
        production: those that keep data; a subset of the names.
    """

    names: tuple[str, ...] = ("dev", "staging", "prod")
    production: tuple[str, ...] = ("prod",)

    @property
    def strictest(self) -> str:
        """The environment with the most rules: the last that is production, else the last."""
        return (self.production or self.names)[-1]

    def is_production(self, name: str) -> bool:
        """Whether an environment counts as production.

        A name that the project does not list, or no name, counts as production unless it is a common name of
        another environment, such as `qa`.
        """
        if name in self.names:
            return name in self.production
        return name.lower() not in NOT_PRODUCTION


_current = Environments()


def current() -> Environments:
    """The environments of the project; `dev`, `staging` and `prod` where there is no project file."""
    return _current


def use(environments: Environments) -> None:
    """Makes these the environments of the process."""
    global _current  # noqa: PLW0603 - one process works for one project
    _current = environments


@contextmanager
def using(environments: Environments) -> Iterator[None]:
    """Like `use`, until the block ends."""
    before = current()
    use(environments)
    try:
        yield
    finally:
        use(before)
