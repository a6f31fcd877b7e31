"""Everything that a caller of the app_storage module wires up."""

from __future__ import annotations

from generators.app_storage.model import BUCKETS
from modsmith import Output

TITLES = {
    "frontend": "the frontend bucket",
    "frontend_backup": "the frontend's backup in the replica region",
    "images": "the images bucket",
    "images_backup": "the images' backup in the replica region",
}


def _bucket(key: str) -> tuple[Output, ...]:
    return (
        Output(f"{key}_bucket_name", f"Name of {TITLES[key]}."),
        Output(f"{key}_bucket_arn", f"ARN of {TITLES[key]}."),
        Output(
            f"{key}_bucket_regional_domain_name",
            f"Domain name of {TITLES[key]}.",
        ),
    )


OUTPUTS = (
    Output("dynamodb_table_name", "Name of the table."),
    Output("dynamodb_table_arn", "ARN of the table."),
    Output("dynamodb_stream_arn", "ARN of the table's stream, for the function that feeds the search index."),
    Output("dynamodb_replica_table_arn", "ARN of the table's replica; null without one."),
    Output("dynamodb_replica_stream_arn", "Stream ARN of the table's replica; null without one."),
    *(output for key in BUCKETS for output in _bucket(key)),
    Output(
        "replication_role_arn",
        "ARN of the role that replicates; null where nothing is replicated.",
    ),
    Output(
        "kms_key_policy_json",
        "Statements that the policy of the key in kms_key_arn must carry, as an IAM policy document.",
    ),
    Output("replica_kms_key_policy_json", "The same for the key in replica_kms_key_arn."),
    Output(
        "read_policy_json",
        "Map of store to the IAM policy document that allows reading it; keys are table, images and frontend.",
    ),
    Output(
        "write_policy_json",
        "Map of store to the IAM policy document that allows writing it; keys are table, images and frontend.",
    ),
    Output(
        "stream_policy_json",
        "Map of store to the IAM policy document that allows reading its stream; the key is table.",
    ),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output(
        "replica_alarm_topic_arn",
        "The same in the replica region.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
)
