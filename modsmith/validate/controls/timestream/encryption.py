"""Timestream: a database is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Lack

DATABASE = "aws_timestreamwrite_database"


def judge(database: Resource, world: World) -> Iterator[Lack]:
    """Timestream always encrypts; the key is the question."""
    yield from keys.judge(database, "kms_key_id", world)


CONTROL = Control(
    id="timestream-encryption",
    title="A Timestream database is encrypted with the module's key where it has one.",
    why="Only a key of the account can be restricted and taken away.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html",
    mend="Set kms_key_id to the module's key.",
    types=(DATABASE,),
    judge=judge,
    checkov=("CKV_AWS_160",),
    guards=((DATABASE, "kms_key_id"),),
)
