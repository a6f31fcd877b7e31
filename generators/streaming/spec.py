"""The streaming module, said once: stream, queues, archive and topics of the CCS platform, scaled and watched."""

from __future__ import annotations

from generators.streaming import model
from generators.streaming.inputs import INPUTS
from generators.streaming.promises import PROMISES, WAIVERS
from generators.streaming.upgrades import UPGRADES
from modsmith import ModuleSpec, Output, read_sections

_QUEUE_KEYS = " and ".join(design.key for design in model.QUEUES)
_QUEUE_STORES = ", ".join(f"{design.key}_queue" for design in model.QUEUES)
_TOPIC_STORES = ", ".join(f"{key}_topic" for key in model.TOPICS if key != model.ALARMS)

OUTPUTS = (
    Output("stream_name", "Name of the telemetry stream."),
    Output("stream_arn", "ARN of the telemetry stream, for event source mappings and rules."),
    Output(
        "stream_consumer_arns", "Map of consumer in kinesis_consumers to its ARN, for event source mappings."
    ),
    Output("queue_names", f"Map of queue to its name; keys are {_QUEUE_KEYS}."),
    Output("queue_arns", "Map of queue to its ARN."),
    Output("queue_urls", "Map of queue to its URL."),
    Output("dead_letter_queue_names", "Map of queue to the name of its dead-letter queue."),
    Output("dead_letter_queue_arns", "Map of queue to the ARN of its dead-letter queue."),
    Output("dead_letter_queue_urls", "Map of queue to the URL of its dead-letter queue."),
    Output("topic_arns", f"Map of topic to its ARN; keys are {', '.join(model.TOPICS)}."),
    Output("firehose_name", "Name of the Firehose that archives the stream."),
    Output("firehose_arn", "ARN of that Firehose."),
    Output("glue_database_name", "Glue database of the archived telemetry."),
    Output("glue_table_name", "Table in it."),
    Output("shard_scaler_function_name", "Name of the function that scales the stream."),
    Output("shard_scaler_function_arn", "ARN of that function."),
    Output(
        "read_policy_json",
        f"Map of store to the IAM policy document that allows reading it; keys are stream, {_QUEUE_STORES}.",
    ),
    Output(
        "write_policy_json",
        f"Map of store to the IAM policy document that allows writing it; keys are those of reading, {_TOPIC_STORES}.",
    ),
    Output(
        "stream_policy_json",
        "Map of store to the IAM policy document that allows reading its stream; the key is stream.",
    ),
    Output(
        "redrive_policy_json",
        "Map of store to the IAM policy document that allows reading its dead letters and sending them back;"
        f" keys are {_QUEUE_STORES}.",
    ),
    Output(
        "kms_key_policy_json",
        "Statements that the policy of the caller's key must have beside its own; merge them with source_policy_documents.",
    ),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
)

SPEC = ModuleSpec(
    name="streaming",
    title="Streaming and messaging of the CCS platform",
    summary=(
        "A Kinesis stream that scales itself, its archive in the data lake as Parquet, an emergency and a telemetry queue with dead letters,"
        " and four topics that reach authorities, owners, managers and engineers: encrypted with the caller's key and watched."
    ),
    summary_proved_by=(
        "encryption-at-rest",
        "queue-encryption",
        "archive-encryption",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
    upgrades=UPGRADES,
)
