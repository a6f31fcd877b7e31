"""Lambda: the dead-letter target of a function."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from moto.awslambda.models import LambdaFunction

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "CreateFunction and UpdateFunctionConfiguration drop DeadLetterConfig"
SEEN_IN = "5.2.5"
AWS_ANSWERS = ["arn:aws:sqs:us-east-1:123456789012:first", "arn:aws:sqs:us-east-1:123456789012:second"]

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    ],
}


def probe(client: Clients) -> object:
    """The dead-letter target from the function's creation, and the one from a later update."""
    functions, name, (first, second) = client("lambda"), "gap-deadletter", AWS_ANSWERS
    role = client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    functions.create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=role,
        Handler="a.handler",
        Code={"ZipFile": _archive()},
        DeadLetterConfig={"TargetArn": first},
    )
    seen = [functions.get_function_configuration(FunctionName=name)["DeadLetterConfig"]["TargetArn"]]
    functions.update_function_configuration(FunctionName=name, DeadLetterConfig={"TargetArn": second})
    seen.append(functions.get_function_configuration(FunctionName=name)["DeadLetterConfig"]["TargetArn"])
    return seen


def apply() -> None:
    """Stores the configuration on moto's function and returns it with the others."""
    around(LambdaFunction, "__init__", _keep_at_creation)
    around(LambdaFunction, "update_configuration", _update_configuration)
    around(LambdaFunction, "get_configuration", _get_configuration)


def _keep_at_creation(
    original: Any, self: Any, account_id: str, spec: dict[str, Any], *rest: Any, **named: Any
) -> None:
    self.dead_letter_config = spec.get("DeadLetterConfig")
    original(self, account_id, spec, *rest, **named)


def _update_configuration(original: Any, self: Any, config_updates: dict[str, Any]) -> Any:
    self.dead_letter_config = config_updates.get("DeadLetterConfig", self.dead_letter_config)
    return original(self, config_updates)


def _get_configuration(original: Any, self: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
    configuration: dict[str, Any] = original(self, *args, **kwargs)
    if (self.dead_letter_config or {}).get("TargetArn"):
        configuration["DeadLetterConfig"] = self.dead_letter_config
    return configuration


def _archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.py", "def handler(event, context): pass")
    return packed.getvalue()
