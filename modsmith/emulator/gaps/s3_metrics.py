"""S3: request metrics configurations."""

from __future__ import annotations

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "Metrics configurations are not implemented, and deleting one deletes the bucket"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"kept": {"Id": "all"}, "after deletion": "NoSuchConfiguration", "bucket": "there"}


def probe(client: Clients) -> object:
    """The life cycle of one configuration; the bucket still exists afterwards."""
    s3, name = client("s3"), {"Bucket": "gap-metrics", "Id": "all"}
    s3.create_bucket(Bucket="gap-metrics")
    s3.put_bucket_metrics_configuration(**name, MetricsConfiguration={"Id": "all"})
    seen = {"kept": s3.get_bucket_metrics_configuration(**name).get("MetricsConfiguration")}
    s3.delete_bucket_metrics_configuration(**name)
    try:
        s3.get_bucket_metrics_configuration(**name)
    except s3.exceptions.ClientError as fault:
        seen["after deletion"] = fault.response["Error"]["Code"]
    names = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    return seen | {"bucket": "there" if "gap-metrics" in names else "gone"}


def apply() -> None:
    """Stores each configuration by its id."""
    echo("metrics", known_to_moto=False)
