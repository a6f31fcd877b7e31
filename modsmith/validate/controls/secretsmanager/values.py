"""Secrets Manager: the value of a secret is not part of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import is_known, refers
from modsmith.validate.aws.services.rotation import VERSION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

VALUES = ("secret_string", "secret_binary")
_PLACEHOLDER = re.compile(
    r"(?i)change|replace|place.?holder|dummy|example|initial|todo|tbd|update|unset|empty"
)


def check(version: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the value is no constant, unless it reads like a placeholder."""
    given = [(name, value) for name in VALUES if (value := version.at(name)) is not None]
    if not given:
        raise NotApplicableError("Its value is write-only, and neither in the code nor in the state.")
    if evaluation.source != "hcl":
        raise NotApplicableError("A plan does not show where the value comes from.")
    for name, value in given:
        if not is_known(value):
            if all(address.startswith("var.") for address in refers(value)):
                raise NotApplicableError("The caller chooses the value.")
        elif _PLACEHOLDER.search(str(value)) or not str(value).strip('{}[]" \n'):
            raise NotApplicableError("The value is a placeholder.")
        else:
            yield Violation("The secret's value is written in the code.", name)


CONTROL = Control(
    id="secretsmanager-values",
    title="The value of a secret is not written in the code.",
    why="Everyone who can read the repository can read a secret that is written there, also from its history.",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
    fix="Use secret_string_wo with an ephemeral value, or generate it, and change the secret that was committed.",
    types=(VERSION,),
    severity=Severity.HIGH,
    check=check,
)
