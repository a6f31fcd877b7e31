"""What a caller of the storage_stack module says."""

from __future__ import annotations

from dataclasses import replace

from generators.storage_stack.inputs_buckets import BUCKETS
from generators.storage_stack.inputs_other_buckets import OTHER_BUCKETS
from generators.storage_stack.inputs_table import TABLE
from generators.storage_stack.thresholds import THRESHOLDS
from modsmith import Input, Validation, inputs
from modsmith.rules import matches
from modsmith.types import BOOL, STRING


def _project_name() -> Input:
    """The first part of two global bucket names and of the parameters' path.

    Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html,
    https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
    """
    buckets = Validation(
        'alltrue([for prefix in ["xn--", "sthree-", "amzn-s3-demo-"] : !startswith(var.project_name, prefix)])',
        "project_name must not start with xn--, sthree- or amzn-s3-demo-, which S3 keeps for itself.",
        "not a prefix that S3 reserves",
    )
    parameters = Validation(
        'alltrue([for prefix in ["aws", "ssm"] : !startswith(var.project_name, prefix)])',
        "project_name must not start with aws or ssm: Parameter Store refuses such a path.",
        "does not start with `aws` or `ssm`",
    )
    shared = inputs.project_name(default="co2-analysis")
    return replace(
        shared,
        example="co2-analysis",
        validations=(*shared.validations, buckets, parameters),
    )


OBSERVATION = (
    inputs.enable_cloudwatch_alarms(),
    inputs.alarm_topic_arns(),
    THRESHOLDS,
    Input(
        "enable_dashboard",
        BOOL,
        "Whether a CloudWatch dashboard of the module's resources exists.",
        default=False,
    ),
    Input(
        "function_log_group_name",
        STRING,
        "Log group of the function that uses the cache, for its policy; * stands for anything. Null for"
        " /aws/lambda/PROJECT-ENVIRONMENT-*.",
        default=None,
        nullable=True,
        example="/aws/lambda/co2-analysis-dev-reasoning",
        validations=(
            matches(
                "function_log_group_name",
                "^[A-Za-z0-9_/.#-]{1,512}[*]?$",
                "the name of a log group: 1 to 512 letters, digits and _ / . # -, with at most one * at the end",
                nullable=True,
            ),
        ),
    ),
)

INPUTS = (
    _project_name(),
    inputs.environment(),
    *TABLE,
    *BUCKETS,
    *OTHER_BUCKETS,
    *OBSERVATION,
    inputs.permissions_boundary_arn(),
    inputs.tags(),
)
