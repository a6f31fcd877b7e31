"""Lambda: environment variables are encrypted with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import functions, keys
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity


def check(function: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that environment variables are encrypted with the module's key."""
    if not function.blocks("environment") or not functions.variables(function):
        raise NotApplicableError("The function has no environment variables.")
    yield from keys.check(function, "kms_key_arn", evaluation)


CONTROL = Control(
    id="lambda-encryption",
    title="A function's environment variables are encrypted with the module's KMS key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
    fix="Set kms_key_arn to the module's key, and let the function's role decrypt with it.",
    types=(FUNCTION,),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_173",),
    guards=((FUNCTION, "kms_key_arn"),),
)
