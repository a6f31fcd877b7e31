"""A Lambda function that is safe by default: a role of its own, encrypted logs that end, and alarms when it fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from modsmith.build.stack import Part, Reference, expr
from modsmith.constructs.alarms import alarm
from modsmith.constructs.naming import NAME, TAGS
from modsmith.constructs.service_roles import ServiceRole, Statement, service_role


@dataclass(frozen=True)
class FunctionDesign:
    """One function.

    Attributes:
        key: Terraform's name for it; snake case.
        description: what it does, one sentence.
        package: zip among the module's assets.
        handler: `package.module.function`.
        runtime: such as `python3.13`.
        timeout_seconds: until Lambda ends a run.
        memory_mb: memory, which also sets the share of a processor.
        environment: its settings.
        statements: what its role may do beside writing its logs.
        permissions_boundary: template of the ARN of the policy that bounds its role, or null; "" for a role that has none
            ever.
    """

    key: str
    description: str
    package: str
    handler: str
    runtime: str
    timeout_seconds: int
    memory_mb: int
    environment: dict[str, str]
    statements: list[Statement] = field(default_factory=list)
    permissions_boundary: str = ""

    @property
    def thing(self) -> str:
        """Last part of the function's name, which Lambda limits to 64 characters."""
        return self.key.replace("_", "-")


def function(
    part: Part, design: FunctionDesign, *, kms_key_arn: str, log_retention_days: str, alarms: bool = True
) -> Reference:
    """Adds `aws_lambda_function.<key>` with log group, role, and alarms on its errors and throttles.

    Example:
        >>> design = FunctionDesign(
        ...     "resize",
        ...     "Resizes images.",
        ...     package="resize",
        ...     handler="resize.handler.handle",
        ...     runtime="python3.13",
        ...     timeout_seconds=30,
        ...     memory_mb=256,
        ...     environment={"QUALITY": "80"},
        ... )
        >>> function(self, design, kms_key_arn=expr("var.kms_key_id"), log_retention_days=expr("var.log_days"))

    Args:
        part: the file it goes to; the module must have `local.alarm_actions`.
        design: the function.
        kms_key_arn: template of the key for settings and logs; CloudWatch Logs must be allowed to use it.
        log_retention_days: template.
        alarms: False for a module that declares the alarms on errors and throttles itself.
    """
    logs = part.add(
        f"aws_cloudwatch_log_group.{design.key}",
        {
            "name": f"/aws/lambda/{NAME}-{design.thing}",
            "retention_in_days": log_retention_days,
            "kms_key_id": kms_key_arn,
            "tags": TAGS,
        },
    )
    role = service_role(
        part,
        ServiceRole(
            design.key,
            thing=design.thing,
            service="lambda",
            description=f"What {NAME}-{design.thing} may do.",
            statements=[_write(logs), _read_settings(design, kms_key_arn), *design.statements],
            permissions_boundary=design.permissions_boundary,
        ),
    )
    made = part.add(f"aws_lambda_function.{design.key}", _function(design, role, logs, kms_key_arn))
    watched = (("Errors", "look at its log group"), ("Throttles", "raise the account's concurrency"))
    for metric, fix in watched if alarms else ():
        alarm(part, f"{design.key}_{metric.lower()}", _alarm(design, made, metric, fix))
    return made


def _function(design: FunctionDesign, role: Reference, logs: Reference, kms_key_arn: str) -> dict[str, Any]:
    zip_file = f"${{path.module}}/assets/{design.package}"
    return {
        "function_name": f"{NAME}-{design.thing}",
        "description": design.description,
        "role": role["arn"],
        "runtime": design.runtime,
        "architectures": ["arm64"],
        "handler": design.handler,
        "filename": zip_file,
        "source_code_hash": expr(f'filebase64sha256("{zip_file}")'),
        "timeout": design.timeout_seconds,
        "memory_size": design.memory_mb,
        "kms_key_arn": kms_key_arn,
        "environment": {"variables": design.environment},
        "tags": TAGS,
        "depends_on": [logs.address, f"aws_iam_role_policy.{design.key}"],
    }


def _write(logs: Reference) -> Statement:
    return {
        "sid": "WriteLogs",
        "actions": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "resources": [f"{logs['arn']}:*"],
    }


def _read_settings(design: FunctionDesign, kms_key_arn: str) -> Statement:
    """Lambda reads the settings with a grant that a role made anew under the same name no longer has."""
    parts = (
        '"arn"',
        "data.aws_partition.current.partition",
        '"lambda"',
        "data.aws_region.current.id",
        "data.aws_caller_identity.current.account_id",
        '"function"',
        f'"{NAME}-{design.thing}"',
    )
    function = expr('join(":", [\n' + "".join(f"  {part},\n" for part in parts) + "])")
    return {
        "sid": "ReadSettings",
        "actions": ["kms:Decrypt"],
        "resources": [kms_key_arn],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:EncryptionContext:aws:lambda:FunctionArn",
            "values": [function],
        },
    }


def _alarm(design: FunctionDesign, function: Reference, metric: str, fix: str) -> dict[str, Any]:
    return {
        "alarm_name": f"{NAME}-{design.thing}-{metric.lower()}",
        "alarm_description": f"Lambda reports {metric.lower()} of {NAME}-{design.thing}: {fix}.",
        "namespace": "AWS/Lambda",
        "metric_name": metric,
        "dimensions": {"FunctionName": function["function_name"]},
        "statistic": "Sum",
        "period": 300,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": 0,
    }
