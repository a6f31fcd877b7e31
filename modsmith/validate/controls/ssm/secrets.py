"""SSM: a secret is a SecureString, with the module's key where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import keys, secrets
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Lack

PARAMETER = "aws_ssm_parameter"
GUARDS = ((PARAMETER, "type"),)


def judge(parameter: Resource, world: World) -> Iterator[Lack]:
    """Its type must fit what its name and its value look like."""
    kind = parameter.known("type")
    if kind == "SecureString":
        yield from keys.judge(parameter, "key_id", world)
    elif kind not in ("String", "StringList"):
        yield Lack("It has no type.", "type")
    elif secrets.is_named_secret(text(parameter.at("name"))):
        yield Lack(f"It is called like a secret and is a {kind}.", "type")
    elif secrets.is_secret(parameter.at("value")) or secrets.is_secret(parameter.at("insecure_value")):
        yield Lack(f"Its value looks like a secret, and it is a {kind}.", "type")


CONTROL = Control(
    id="ssm-secrets",
    title="A parameter that looks like a secret is a SecureString, with the module's KMS key where there is one.",
    why="A String is shown to whoever may read parameters, with no key to say no.",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
    mend='Set type = "SecureString" and key_id.',
    types=(PARAMETER,),
    judge=judge,
    checkov=("CKV_AWS_337",),
    guards=GUARDS,
)
