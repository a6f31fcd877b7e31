"""S3: analytics configurations."""

from __future__ import annotations

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = (
    "Analytics configurations are not implemented: putting one fails, and deleting one deletes the bucket"
)
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"kept": {"Id": "all", "StorageClassAnalysis": {}}, "after deletion": "NoSuchConfiguration"}


def probe(client: Clients) -> object:
    """The life cycle of one configuration."""
    s3, name = client("s3"), {"Bucket": "gap-analytics", "Id": "all"}
    s3.create_bucket(Bucket="gap-analytics")
    s3.put_bucket_analytics_configuration(
        **name, AnalyticsConfiguration={"Id": "all", "StorageClassAnalysis": {}}
    )
    kept = s3.get_bucket_analytics_configuration(**name)["AnalyticsConfiguration"]
    s3.delete_bucket_analytics_configuration(**name)
    try:
        s3.get_bucket_analytics_configuration(**name)
    except s3.exceptions.ClientError as fault:
        return {"kept": kept, "after deletion": fault.response["Error"]["Code"]}
    return {"kept": kept, "after deletion": "still there"}


def apply() -> None:
    """Stores each configuration by its id."""
    echo("analytics", known_to_moto=False)
