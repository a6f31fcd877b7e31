"""S3: lifecycle rules."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_LACKS = "Lifecycle rules lose fields, so that the provider waits three minutes for them and gives up"
SEEN_IN = "5.2.5"

RULE: dict[str, Any] = {
    "ID": "tiers",
    "Status": "Enabled",
    "Filter": {
        "And": {"Prefix": "logs/", "ObjectSizeGreaterThan": 1024, "Tags": [{"Key": "a", "Value": "b"}]}
    },
    "Transitions": [{"Days": 30, "StorageClass": "STANDARD_IA"}, {"Days": 90, "StorageClass": "GLACIER"}],
    "NoncurrentVersionTransitions": [
        {"NoncurrentDays": 30, "NewerNoncurrentVersions": 3, "StorageClass": "STANDARD_IA"}
    ],
    "NoncurrentVersionExpiration": {"NoncurrentDays": 60, "NewerNoncurrentVersions": 2},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
}
SIZE = "varies_by_storage_class"
AWS_ANSWERS = {"rules": [RULE], "size": SIZE}


def probe(client: Clients) -> object:
    """A rule with everything, and the minimum object size that was put with it."""
    s3 = client("s3")
    s3.create_bucket(Bucket="gap-lifecycle")
    s3.put_bucket_lifecycle_configuration(
        Bucket="gap-lifecycle",
        LifecycleConfiguration={"Rules": [RULE]},
        TransitionDefaultMinimumObjectSize=SIZE,
    )
    told = s3.get_bucket_lifecycle_configuration(Bucket="gap-lifecycle")
    return {"rules": told["Rules"], "size": told.get("TransitionDefaultMinimumObjectSize")}


def apply() -> None:
    """Echo the rules and the header that goes with them."""
    echo("lifecycle", headers={"x-amz-transition-default-minimum-object-size": "all_storage_classes_128K"})
