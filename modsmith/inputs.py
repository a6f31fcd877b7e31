"""Inputs that most modules have, so that the same thing has the same name, type and rules everywhere.

inputs=(inputs.project_name(), inputs.environment(), inputs.tags())
"""

from modsmith.spec.inputs import (
    KEY_ARN,
    TOPIC_ARN,
    alarm_topic_arns,
    environment,
    kms_key_id,
    project_name,
    tags,
)

__all__ = [
    "KEY_ARN",
    "TOPIC_ARN",
    "alarm_topic_arns",
    "environment",
    "kms_key_id",
    "project_name",
    "tags",
]
