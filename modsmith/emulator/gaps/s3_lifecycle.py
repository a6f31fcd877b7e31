"""S3: lifecycle rules."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "Lifecycle rules lose fields, so the provider waits three minutes for them and fails"
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
    """A rule with all fields, and the minimum object size of its request."""
    s3 = client("s3")
    s3.create_bucket(Bucket="gap-lifecycle")
    s3.put_bucket_lifecycle_configuration(
        Bucket="gap-lifecycle",
        LifecycleConfiguration={"Rules": [RULE]},
        TransitionDefaultMinimumObjectSize=SIZE,
    )
    answer = s3.get_bucket_lifecycle_configuration(Bucket="gap-lifecycle")
    return {"rules": answer["Rules"], "size": answer.get("TransitionDefaultMinimumObjectSize")}


def apply() -> None:
    """Stores the rules and the header that belongs to them."""
    echo("lifecycle", headers={"x-amz-transition-default-minimum-object-size": "all_storage_classes_128K"})
