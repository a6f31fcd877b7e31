"""Lambda: environment variables."""

from __future__ import annotations

import json

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.awslambda_role import create

AWS_REFUSES = "reserved environment variables, and more than 4 KB of them"
SOURCE = "docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"
OPERATIONS = ("CreateFunction", "UpdateFunctionConfiguration")
CODE = "InvalidParameterValueException"

RESERVED = {
    *("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV"),
    *("AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION"),
    *("AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"),
    *("AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
    *("AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"),
}
MOST = 4_096


def check(call: Call) -> str | None:
    """Compares names, then the size as JSON."""
    variables = call.values.get("Environment", {}).get("Variables", {})
    reserved = sorted(RESERVED & set(variables))
    if reserved:
        return (
            "Lambda was unable to configure your environment variables because the environment variables you have"
            " provided contains reserved keys that are currently not supported for modification. Reserved keys used"
            f" in this request: {', '.join(reserved)}"
        )
    if len(json.dumps(variables, separators=(",", ":")).encode()) > MOST:
        return (
            "Lambda was unable to configure your environment variables because the environment variables you have"
            f" provided exceeded the {MOST // 1024}KB limit."
        )
    return None


def refused(client: Clients) -> object:
    """The variable that Lambda sets itself."""
    return create(client, Environment={"Variables": {"AWS_REGION": "us-east-1"}})


def accepted(client: Clients) -> object:
    """Another name."""
    return create(client, Environment={"Variables": {"REGION": "us-east-1"}})
