"""Everything that a caller of the storage module wires up."""

from __future__ import annotations

from generators.storage.model import BUCKETS, STREAMED, TABLES, TTL_DAYS
from modsmith import Output


def _buckets() -> tuple[Output, ...]:
    return tuple(
        Output(f"{key}_bucket_{attribute}", f"{words} of the {key.replace('_', ' ')} bucket.")
        for key in BUCKETS
        for attribute, words in (("name", "Name"), ("arn", "ARN"))
    )


OUTPUTS = (
    Output(
        "table_names",
        "Map of table to its name; keys are " + ", ".join(design.key for design in TABLES) + ".",
    ),
    Output("table_arns", "Map of table to its ARN."),
    Output(
        "table_stream_arns",
        "Map of table to the ARN of its stream, for " + " and ".join(design.key for design in STREAMED) + ".",
    ),
    Output(
        "telemetry_ttl_seconds",
        f"Seconds that a producer adds to the current Unix time for the ttl of a telemetry item: {TTL_DAYS} days.",
    ),
    Output("database_cluster_arn", "ARN of the Aurora cluster."),
    Output("database_cluster_identifier", "Identifier of the Aurora cluster."),
    Output("database_endpoint", "Host name of the writer."),
    Output("database_reader_endpoint", "Host name that spreads connections over the readers."),
    Output("database_port", "Port of both endpoints."),
    Output("database_name", "Name of the database that the cluster was made with."),
    Output(
        "database_secret_arn",
        "ARN of the secret in Secrets Manager that holds master user and password; RDS rotates it.",
    ),
    Output(
        "database_iam_user_arn_prefix",
        "Prefix of the ARNs that rds-db:connect is allowed for; append the name of a database user.",
    ),
    Output("cache_arn", "ARN of the Redis replication group."),
    Output("cache_replication_group_id", "Id of the Redis replication group."),
    Output("cache_primary_endpoint", "Host name of the primary, to read and write over TLS."),
    Output("cache_reader_endpoint", "Host name that spreads reads over the replicas, over TLS."),
    Output("cache_port", "Port of both endpoints."),
    *_buckets(),
    Output("timestream_database_name", "Name of the Timestream database; null unless enable_timestream."),
    Output("timestream_database_arn", "ARN of the Timestream database; null unless enable_timestream."),
    Output("timestream_table_name", "Name of the Timestream table; null unless enable_timestream."),
    Output("timestream_table_arn", "ARN of the Timestream table; null unless enable_timestream."),
    Output(
        "kms_key_policy_json",
        "Statements that the policy of the caller's key must carry, as an IAM policy document.",
    ),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
    Output(
        "read_policy_json",
        "Map of store to the IAM policy document that allows reading it; keys are those of `table_names`, "
        + ", ".join(BUCKETS)
        + " and, with enable_timestream, metrics.",
    ),
    Output("write_policy_json", "The same for writing."),
    Output(
        "stream_policy_json",
        "Map of streamed table to the IAM policy document that allows reading its stream: "
        + " and ".join(design.key for design in STREAMED)
        + ".",
    ),
)
