"""Lambda: environment variables contain no secrets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import functions, plaintext
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(function: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no variable is a secret by its name, its value or its origin."""
    for name, value in functions.variables(function).items():
        if plaintext.is_leaked(str(name), value):
            yield Violation(f"The variable {name} contains a secret in plain text.", "environment")


CONTROL = Control(
    id="lambda-secrets",
    title="A function's environment variables contain no secrets.",
    why="Environment variables appear in the state, in the console and in crash reports.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    fix="Store the secret in Secrets Manager and pass its ARN to the function.",
    types=(FUNCTION,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_45",),
)
