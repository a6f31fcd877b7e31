"""SSM: a secret is a SecureString, with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, secrets
from modsmith.validate.aws.policies import legible
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

PARAMETER = "aws_ssm_parameter"
GUARDS = ((PARAMETER, "type"),)


def check(parameter: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the type fits the parameter's name and value."""
    kind = parameter.known("type")
    if kind == "SecureString":
        yield from keys.check(parameter, "key_id", evaluation)
    elif kind not in ("String", "StringList"):
        yield Violation("The parameter has no type.", "type")
    elif secrets.is_named_secret(legible(parameter.at("name"), "name")):
        yield Violation(f"The parameter's name suggests a secret, but its type is {kind}.", "type")
    elif secrets.is_secret(parameter.at("value")) or secrets.is_secret(parameter.at("insecure_value")):
        yield Violation(f"The parameter's value looks like a secret, but its type is {kind}.", "type")


CONTROL = Control(
    id="ssm-secrets",
    title=(
        "A parameter that looks like a secret is a SecureString, with the module's KMS key if there is one."
    ),
    why="Everyone who can read parameters can read a String, and no key restricts access to it.",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
    fix='Set type = "SecureString" and key_id.',
    types=(PARAMETER,),
    severity=Severity.HIGH,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_337",),
    guards=GUARDS,
)
