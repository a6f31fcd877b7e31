"""S3: names of buckets."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = (
    "names with capitals, underscores, two dots in a row, the form of an IP address or a reserved part"
)
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"
OPERATIONS = ("CreateBucket",)
CODE = "InvalidBucketName"

PATTERN = re.compile(r"[a-z0-9]([a-z0-9-]|\.(?!\.))*[a-z0-9]")
ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")
PREFIXES = ("xn--", "sthree-", "amzn-s3-demo-")
SUFFIXES = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")


def check(call: Call) -> str | None:
    """Compares the name with the rules for general purpose buckets."""
    name = call.values["Bucket"]
    fits = 3 <= len(name) <= 63 and PATTERN.fullmatch(name) and not ADDRESS.fullmatch(name)
    if fits and not name.startswith(PREFIXES) and not name.endswith(SUFFIXES):
        return None
    return "The specified bucket is not valid."


def refused(client: Clients) -> object:
    """A name like an IP address."""
    return client("s3").create_bucket(Bucket="192.168.5.4")


def accepted(client: Clients) -> object:
    """A name with one dot."""
    return client("s3").create_bucket(Bucket="rule.name")
