"""S3: inventories."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = (
    "An inventory's destination loses its encryption with keys of S3, so every plan adds it again, and deleting an"
    " inventory deletes the bucket"
)
SEEN_IN = "5.2.5"
AWS_ANSWERS: dict[str, Any] = {"encryption": {"SSES3": {}}, "bucket": "there"}


def probe(client: Clients) -> object:
    """The encryption of an inventory that S3 encrypts with its own keys, and its bucket after the deletion."""
    s3 = client("s3")
    s3.create_bucket(Bucket="gap-inventory")
    to: dict[str, Any] = {
        "Bucket": "arn:aws:s3:::gap-inventory",
        "Format": "CSV",
        "Encryption": {"SSES3": {}},
    }
    s3.put_bucket_inventory_configuration(
        Bucket="gap-inventory",
        Id="all",
        InventoryConfiguration={
            "Id": "all",
            "IsEnabled": True,
            "IncludedObjectVersions": "All",
            "Schedule": {"Frequency": "Weekly"},
            "Destination": {"S3BucketDestination": to},
        },
    )
    kept = s3.get_bucket_inventory_configuration(Bucket="gap-inventory", Id="all")["InventoryConfiguration"]
    s3.delete_bucket_inventory_configuration(Bucket="gap-inventory", Id="all")
    names = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    return {
        "encryption": kept["Destination"]["S3BucketDestination"].get("Encryption"),
        "bucket": "there" if "gap-inventory" in names else "gone",
    }


def apply() -> None:
    """Stores each configuration by its id."""
    echo("inventory", known_to_moto=False)
