"""What the project file of a new project says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ProjectError
from modsmith.project.file import Project
from modsmith.spec.environments import Environments


@dataclass(frozen=True)
class Settings:
    """Settings of a new project.

    Attributes:
        environments: names, in the order of promotion.
        production: those that keep data.
        namespace: of the registry; "" for none.
        owner: owner of waivers that name none.
        shards: machines that validate the modules in CI.
    """

    environments: tuple[str, ...]
    production: tuple[str, ...]
    namespace: str
    owner: str
    shards: int = 1


ENVIRONMENTS = Environments().names


def production_of(environments: Sequence[str]) -> tuple[str, ...]:
    """The environments that are production by default: `prod` if there is one, else the last."""
    known = tuple(name for name in environments if name in Environments().production)
    return known or tuple(environments[-1:])


def owner_of(project: str) -> str:
    """The default owner of waivers."""
    return f"{project}-team"


def listed(text: str) -> tuple[str, ...]:
    """The names in a list such as `dev, staging,prod`."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def checked(settings: Settings) -> Settings:
    """The settings, if a project file can say them.

    Raises:
        ProjectError: one of them is not allowed; names the option.
    """
    table = {
        "environments": list(settings.environments),
        "production": list(settings.production),
        "owner": settings.owner,
        **({"namespace": settings.namespace} if settings.namespace else {}),
    }
    try:
        Project.parse(Path("/modsmith.toml"), table)
    except ProjectError as error:
        key = error.where.rpartition(": ")[2]
        raise ProjectError(error.problem, f"--{key}" if key in table else "", error.fix) from error
    if not settings.owner.isprintable():
        raise ProjectError("has a character that cannot be printed", "--owner", "Write one line of text.")
    return settings
