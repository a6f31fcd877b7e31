"""S3: Intelligent-Tiering configurations."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = (
    "Intelligent-Tiering configurations are not implemented: putting one fails, deleting one "
    "deletes the bucket"
)
SEEN_IN = "5.2.5"

TIERING: dict[str, Any] = {
    "Id": "all",
    "Status": "Enabled",
    "Tierings": [{"Days": 90, "AccessTier": "ARCHIVE_ACCESS"}],
}
AWS_ANSWERS = {"kept": TIERING, "after deletion": "NoSuchConfiguration"}


def probe(client: Clients) -> object:
    """The life cycle of one configuration."""
    s3, name = client("s3"), {"Bucket": "gap-tiering", "Id": "all"}
    s3.create_bucket(Bucket="gap-tiering")
    s3.put_bucket_intelligent_tiering_configuration(**name, IntelligentTieringConfiguration=TIERING)
    kept = s3.get_bucket_intelligent_tiering_configuration(**name)["IntelligentTieringConfiguration"]
    s3.delete_bucket_intelligent_tiering_configuration(**name)
    try:
        s3.get_bucket_intelligent_tiering_configuration(**name)
    except s3.exceptions.ClientError as fault:
        return {"kept": kept, "after deletion": fault.response["Error"]["Code"]}
    return {"kept": kept, "after deletion": "still there"}


def apply() -> None:
    """Stores each configuration by its id."""
    echo("intelligent-tiering", known_to_moto=False)
