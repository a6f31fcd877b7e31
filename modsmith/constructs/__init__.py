"""Secure building blocks: functions that add a resource with all that belongs to it to a `.tf` file.

    context(self)                                   names, tags, account and region: the start of every module
    key(self, description=..., alias=...)           a KMS key with rotation and a policy; KEY_WAIVERS for the spec
    table(self, TableDesign(...), TableSettings(...))    a DynamoDB table
    bucket(self, BucketDesign(...))                 a private, encrypted, versioned S3 bucket
    queue(self, QueueDesign(...), kms_key_arn=...)  an SQS queue with dead letters, alarms and policies
    topic(self, "orders", thing="orders", ...)      an SNS topic
    alarm(self, "errors", {...})                    a CloudWatch alarm with actions
    alarm_topic(self, thing=..., kms_key_arn=...)   where alarms go if the caller names no topic
    function(self, FunctionDesign(...), ...)        a Lambda function with role, logs and alarms
    service_role(self, ServiceRole(...))            an IAM role for one AWS service
    allow(...), use_key(...), by_store(...)         statements and outputs of policies for callers

Strings in their arguments are templates, as in HCL: `"${local.name}-events"`; `expr("var.x")` is a bare expression.
Designs are plain data and start no node, so that specs may use them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modsmith.constructs.alarm_topics import alarm_topic
    from modsmith.constructs.alarms import alarm
    from modsmith.constructs.buckets import EXPIRE_OLD_VERSIONS, BucketDesign, bucket, bucket_refusals
    from modsmith.constructs.caller_key import key_statements, roles_use
    from modsmith.constructs.functions import FunctionDesign, function
    from modsmith.constructs.keys import (
        ALARMS_PUBLISH,
        TOPICS_DELIVER,
        Condition,
        ServiceGrant,
        key,
        logs_encrypt,
    )
    from modsmith.constructs.naming import ACCOUNT_ID, DNS_SUFFIX, NAME, PARTITION, REGION, TAGS, context
    from modsmith.constructs.queue_design import QueueDesign
    from modsmith.constructs.queues import Queue, queue, queue_pair
    from modsmith.constructs.service_roles import ServiceRole, Statement, service_role
    from modsmith.constructs.statements import (
        BUCKET_LISTS,
        OBJECT_READS,
        OBJECT_WRITES,
        TABLE_READS,
        TABLE_STREAM_READS,
        TABLE_WRITES,
        alarms_publish,
        allow,
        by_store,
        deny_plain_http,
        use_key,
    )
    from modsmith.constructs.table_design import Index, TableDesign
    from modsmith.constructs.tables import TableSettings, check_limits, on_demand_throughput, table
    from modsmith.constructs.topics import topic
    from modsmith.constructs.waivers import KEY_WAIVERS

_HOMES = {
    "alarm_topics": ("alarm_topic",),
    "alarms": ("alarm",),
    "buckets": ("EXPIRE_OLD_VERSIONS", "BucketDesign", "bucket", "bucket_refusals"),
    "caller_key": ("key_statements", "roles_use"),
    "functions": ("FunctionDesign", "function"),
    "keys": ("ALARMS_PUBLISH", "TOPICS_DELIVER", "Condition", "ServiceGrant", "key", "logs_encrypt"),
    "naming": ("ACCOUNT_ID", "DNS_SUFFIX", "NAME", "PARTITION", "REGION", "TAGS", "context"),
    "queue_design": ("QueueDesign",),
    "queues": ("Queue", "queue", "queue_pair"),
    "service_roles": ("ServiceRole", "Statement", "service_role"),
    "statements": (
        "BUCKET_LISTS",
        "OBJECT_READS",
        "OBJECT_WRITES",
        "TABLE_READS",
        "TABLE_STREAM_READS",
        "TABLE_WRITES",
        "alarms_publish",
        "allow",
        "by_store",
        "deny_plain_http",
        "use_key",
    ),
    "table_design": ("Index", "TableDesign"),
    "tables": ("TableSettings", "check_limits", "on_demand_throughput", "table"),
    "topics": ("topic",),
    "waivers": ("KEY_WAIVERS",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ACCOUNT_ID",
    "ALARMS_PUBLISH",
    "BUCKET_LISTS",
    "DNS_SUFFIX",
    "EXPIRE_OLD_VERSIONS",
    "KEY_WAIVERS",
    "NAME",
    "OBJECT_READS",
    "OBJECT_WRITES",
    "PARTITION",
    "REGION",
    "TABLE_READS",
    "TABLE_STREAM_READS",
    "TABLE_WRITES",
    "TAGS",
    "TOPICS_DELIVER",
    "BucketDesign",
    "Condition",
    "FunctionDesign",
    "Index",
    "Queue",
    "QueueDesign",
    "ServiceGrant",
    "ServiceRole",
    "Statement",
    "TableDesign",
    "TableSettings",
    "alarm",
    "alarm_topic",
    "alarms_publish",
    "allow",
    "bucket",
    "bucket_refusals",
    "by_store",
    "check_limits",
    "context",
    "deny_plain_http",
    "function",
    "key",
    "key_statements",
    "logs_encrypt",
    "on_demand_throughput",
    "queue",
    "queue_pair",
    "roles_use",
    "service_role",
    "table",
    "topic",
    "use_key",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
