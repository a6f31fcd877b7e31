"""Secrets Manager: the value of a secret is not part of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import is_known, options, refers, why
from modsmith.validate.aws.services.rotation import VERSION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

VALUES = ("secret_string", "secret_binary")
_PLACEHOLDER = re.compile(
    r"(?i)change|replace|place.?holder|dummy|example|initial|todo|tbd|update|unset|empty"
)


def check(version: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the value cannot be a constant, unless that reads like a placeholder."""
    given = [(name, one) for name in VALUES for one in options(version.at(name)) if one is not None]
    if not given:
        raise NotApplicableError("Its value is write-only, and neither in the code nor in the state.")
    if evaluation.source != "hcl":
        raise NotApplicableError("A plan does not show where the value comes from.")
    written = [(name, str(value)) for name, value in given if is_known(value)]
    secret = [name for name, value in written if not _is_placeholder(value)]
    for name in dict.fromkeys(secret):
        yield Violation("The secret's value is written in the code.", name)
    for name, value in given:
        if any(one.startswith("module.") and not evaluation.get(one) for one in refers(value)):
            raise UndeterminedError(name, why(value))
        if not is_known(value) and all(address.startswith("var.") for address in refers(value)):
            raise NotApplicableError("The caller chooses the value.")
    if written and not secret:
        raise NotApplicableError("The value is a placeholder.")


def _is_placeholder(value: str) -> bool:
    return bool(_PLACEHOLDER.search(value)) or not value.strip('{}[]" \n')


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
