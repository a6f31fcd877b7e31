"""The IAM policy for those who deploy a module, as its folder `policies/` has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.errors import PolicyError

_FILES = "policies/deployer*.json"
"""A policy that exceeds IAM's quota is split over several files."""


@dataclass(frozen=True)
class Policy:
    """A policy document.

    Attributes:
        name: of its file, without `.json`.
        text: the document, as it is in the file.
        actions: service to the number of actions that it allows there.
    """

    name: str
    text: str
    actions: dict[str, int]


def policies(folder: Path) -> list[Policy]:
    """The policies of a module.

    Args:
        folder: of the module.

    Raises:
        PolicyError: a file is not a policy.
    """
    return [
        _policy(file) for file in sorted(folder.glob(_FILES), key=lambda file: (len(file.name), file.name))
    ]


def _policy(file: Path) -> Policy:
    try:
        text = file.read_text("utf-8")
        actions = set(_actions(json.loads(text)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        fix = "Write it with `modsmith generate`."
        raise PolicyError("is not an IAM policy in JSON", where=str(file), fix=fix) from error
    services = sorted({action.partition(":")[0] for action in actions})
    return Policy(
        file.stem, text, {one: sum(a.partition(":")[0] == one for a in actions) for one in services}
    )


def _actions(document: dict[str, Any]) -> Iterator[str]:
    statements = document["Statement"]
    for statement in statements if isinstance(statements, list) else [statements]:
        if statement["Effect"] == "Allow":
            actions = statement.get("Action", [])
            yield from [actions] if isinstance(actions, str) else actions
