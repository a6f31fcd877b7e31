"""S3: ages of Intelligent-Tiering's archives."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import bucket

AWS_REFUSES = "ARCHIVE_ACCESS before 90 days and DEEP_ARCHIVE_ACCESS before 180 days"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html"
OPERATIONS = ("PutBucketIntelligentTieringConfiguration",)
CODE = "InvalidArgument"

LEAST = {"ARCHIVE_ACCESS": 90, "DEEP_ARCHIVE_ACCESS": 180}
MOST = 730


def check(call: Call) -> str | None:
    """Compares the days of each tier."""
    for tier in call.values["IntelligentTieringConfiguration"]["Tierings"]:
        least, days = LEAST[tier["AccessTier"]], tier["Days"]
        if not least <= days <= MOST:
            return f"The number of days for {tier['AccessTier']} must be between {least} and {MOST}"
    return None


def refused(client: Clients) -> object:
    """Archive after 30 days."""
    return _put(client, 30)


def accepted(client: Clients) -> object:
    """Archive after 90 days."""
    return _put(client, 90)


def _put(client: Clients, days: int) -> object:
    configuration = {
        "Id": "rule",
        "Status": "Enabled",
        "Tierings": [{"Days": days, "AccessTier": "ARCHIVE_ACCESS"}],
    }
    return bucket(client, "rule-tiering").put_bucket_intelligent_tiering_configuration(
        Bucket="rule-tiering", Id="rule", IntelligentTieringConfiguration=configuration
    )
