"""Firehose: buffers and compression with record format conversion."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import role

AWS_REFUSES = (
    "record format conversion with a buffer below 64 MiB, or with compression outside the serializer"
)
SOURCE = "docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html"
OPERATIONS = ("CreateDeliveryStream", "UpdateDestination")
CODE = "InvalidArgumentException"

DESTINATIONS = ("ExtendedS3DestinationConfiguration", "ExtendedS3DestinationUpdate")
SMALLEST = 64


def check(call: Call) -> str | None:
    """Refuses the destination's buffer and compression."""
    destination: dict[str, Any] = next(
        (call.values[name] for name in DESTINATIONS if name in call.values), {}
    )
    conversion = destination.get("DataFormatConversionConfiguration")
    if not conversion or conversion.get("Enabled") is False:
        return None
    size = destination.get("BufferingHints", {}).get("SizeInMBs", SMALLEST)
    if size < SMALLEST:
        return f"BufferingHints.SizeInMBs must be at least {SMALLEST} when data format conversion is enabled."
    if destination.get("CompressionFormat", "UNCOMPRESSED") != "UNCOMPRESSED":
        return "CompressionFormat must be UNCOMPRESSED when data format conversion is enabled."
    return None


def refused(client: Clients) -> object:
    """A stream to Parquet with a buffer of 5 MiB and GZIP around it."""
    return _create(
        client, {"BufferingHints": {"SizeInMBs": 5, "IntervalInSeconds": 60}, "CompressionFormat": "GZIP"}
    )


def accepted(client: Clients) -> object:
    """The smallest buffer, and no compression."""
    hints = {"SizeInMBs": SMALLEST, "IntervalInSeconds": 60}
    return _create(client, {"BufferingHints": hints, "CompressionFormat": "UNCOMPRESSED"})


def _create(client: Clients, changes: dict[str, Any]) -> object:
    arn = role(client, "firehose.amazonaws.com")
    destination = {
        "RoleARN": arn,
        "BucketARN": "arn:aws:s3:::rule",
        "DataFormatConversionConfiguration": {
            "Enabled": True,
            "InputFormatConfiguration": {"Deserializer": {"OpenXJsonSerDe": {}}},
            "OutputFormatConfiguration": {"Serializer": {"ParquetSerDe": {"Compression": "GZIP"}}},
            "SchemaConfiguration": {
                "RoleARN": arn,
                "DatabaseName": "d",
                "TableName": "t",
                "Region": "us-east-1",
            },
        },
    }
    return client("firehose").create_delivery_stream(
        DeliveryStreamName="rule", ExtendedS3DestinationConfiguration=destination | changes
    )
