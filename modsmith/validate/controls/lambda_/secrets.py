"""Lambda: no secret stands in a function's environment."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import is_known
from modsmith.validate.aws import functions, secrets
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, Violation


def check(function: Resource, _: Evaluation) -> Iterator[Violation]:
    """No variable may hold a text that is or is called a secret."""
    for name, value in functions.variables(function).items():
        named = secrets.is_named_secret(name) and is_known(value) and value not in (None, "")
        if named or secrets.is_secret(value):
            yield Violation(f"Its variable {name} holds a secret in the clear.", "environment")


CONTROL = Control(
    id="lambda-secrets",
    title="No secret stands in the environment variables of a function.",
    why="They are in the state, in the console, and in every crash report of the function.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    fix="Keep the secret in Secrets Manager and give the function its ARN.",
    types=(FUNCTION,),
    check=check,
    checkov=("CKV_AWS_45",),
)
