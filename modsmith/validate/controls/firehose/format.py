"""Firehose: conversion to a columnar format, as Firehose allows it and as readers need it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LEAST_BUFFER = 64
"""Smallest buffer that Firehose accepts with conversion, in MiB."""

COMPRESSIONS = {"parquet_ser_de": ("GZIP", "SNAPPY"), "orc_ser_de": ("ZLIB", "SNAPPY")}
CONVERSION = "data_format_conversion_configuration"
SERIALIZER = f"{firehose.CONVERSION}.output_format_configuration.serializer"
GUARDS = tuple(
    (firehose.STREAM, path)
    for path in (
        f"{firehose.S3}.buffering_size",
        f"{firehose.CONVERSION}.input_format_configuration",
        f"{firehose.CONVERSION}.output_format_configuration",
        f"{SERIALIZER}",
        f"{SERIALIZER}.parquet_ser_de",
        f"{SERIALIZER}.parquet_ser_de.compression",
    )
)


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that outer compression is off, the buffer is large enough, and the serializer compresses."""
    converting = [(one, how) for one in stream.parts(firehose.S3) for how in one.parts(CONVERSION)]
    if not converting:
        raise NotApplicableError("The stream does not convert records.")
    for destination, how in converting:
        yield from _destination(destination)
        if how.at("enabled") is not None and not how.flag("enabled"):
            yield Violation("The stream's conversion is disabled.", firehose.S3)
        yield from _formats(how)


def _destination(destination: Resource) -> Iterator[Violation]:
    if (destination.known("compression_format") or "UNCOMPRESSED") != "UNCOMPRESSED":
        yield Violation("Firehose does not accept compression_format together with conversion.", firehose.S3)
    if (destination.number("buffering_size") or 5) < LEAST_BUFFER:
        yield Violation(
            f"The stream's buffer is smaller than the {LEAST_BUFFER} MiB that conversion needs.", firehose.S3
        )


def _formats(how: Resource) -> Iterator[Violation]:
    inputs = [
        kind
        for block in how.parts("input_format_configuration")
        for part in block.parts("deserializer")
        for kind in ("open_x_json_ser_de", "hive_json_ser_de")
        if part.blocks(kind)
    ]
    if not inputs:
        yield Violation("The stream has no input format.", firehose.S3)
    written = [
        (kind, one.known("compression"))
        for block in how.parts("output_format_configuration")
        for part in block.parts("serializer")
        for kind in COMPRESSIONS
        for one in part.parts(kind)
    ]
    if len(written) != 1:
        yield Violation("The stream's output format is neither Parquet nor ORC.", firehose.S3)
    for kind, compression in written:
        if compression not in COMPRESSIONS[kind]:
            yield Violation(f"The {kind} output has no compression, or {compression}.", firehose.S3)


CONTROL = Control(
    id="firehose-format",
    title="A delivery stream with conversion writes compressed Parquet or ORC, with a large enough buffer.",
    why="Firehose rejects the stream, or writes files that no reader of the table understands.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html",
    fix=(
        "Set compression_format = UNCOMPRESSED, buffering_size to 64 or more, and the serializer's "
        "compression."
    ),
    types=(firehose.STREAM,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
