"""Everything that a caller of the storage_stack module wires up."""

from __future__ import annotations

from generators.storage_stack.model import BUCKETS
from modsmith import Output

STORES = ", ".join(["cache", *BUCKETS])


def _buckets() -> tuple[Output, ...]:
    return tuple(
        Output(f"{key}_bucket_{attribute}", f"{words} of the {key.replace('_', ' ')} bucket.")
        for key in BUCKETS
        for attribute, words in (
            ("name", "Name"),
            ("arn", "ARN"),
            ("regional_domain_name", "Host name, for an origin of CloudFront,"),
        )
    )


OUTPUTS = (
    Output("cache_table_name", "Name of the cache table."),
    Output("cache_table_arn", "ARN of the cache table."),
    Output("cache_stream_arn", "ARN of the table's stream, which carries both images of every change."),
    Output(
        "cache_ttl_seconds",
        "Seconds that a producer adds to the current Unix time for the ttl of an item: cache_ttl_days.",
    ),
    *_buckets(),
    Output("cloudfront_oai_id", "Id of the origin access identity that reads both buckets."),
    Output("cloudfront_oai_path", "The identity as an origin of a distribution names it."),
    Output("cloudfront_oai_iam_arn", "The identity as a bucket policy names it."),
    Output("parameter_prefix", "What the names of all parameters begin with, up to the last slash."),
    Output(
        "parameter_names", "Map of a parameter's last part, such as s3/static-bucket-name, to its full name."
    ),
    Output(
        "function_policy_json",
        "IAM policy document of the function that uses the cache: table and index, the parameters, its own logs.",
    ),
    Output(
        "read_policy_json",
        f"Map of store to the IAM policy document that allows people and jobs to read it; keys are {STORES}.",
    ),
    Output("write_policy_json", "The same for writing."),
    Output("stream_policy_json", "The same for whoever consumes the stream of changes; the key is cache."),
    Output("replication_role_arn", "ARN of the role that replicates; null where nothing is replicated."),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
    Output("dashboard_name", "Name of the dashboard; null unless enable_dashboard."),
)
