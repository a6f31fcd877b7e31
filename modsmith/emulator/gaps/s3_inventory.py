"""S3: the encryption of inventories."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "An inventory's destination loses its encryption with keys of S3, so every plan adds it again"
SEEN_IN = "5.2.5"
AWS_ANSWERS: dict[str, dict[str, str]] = {"SSES3": {}}


def probe(client: Clients) -> object:
    """The encryption of an inventory that S3 encrypts with its own keys."""
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
    return kept["Destination"]["S3BucketDestination"].get("Encryption")


def apply() -> None:
    """Stores each configuration by its id."""
    echo("inventory")
