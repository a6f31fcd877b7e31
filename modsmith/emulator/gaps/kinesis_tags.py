"""Kinesis: tags in the request that creates a stream."""

from __future__ import annotations

from typing import Any

from moto.kinesis.responses import KinesisResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "CreateStream drops its Tags, so every plan of the provider adds them again"
SEEN_IN = "5.2.5"
AWS_ANSWERS = [{"Key": "team", "Value": "data"}]


def probe(client: Clients) -> object:
    """The tags of a stream that was created with one."""
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="gap-tags", ShardCount=1, Tags={"team": "data"})
    return kinesis.list_tags_for_stream(StreamName="gap-tags")["Tags"]


def apply() -> None:
    """Tags the stream like AddTagsToStream."""
    around(Response, "create_stream", _create_stream)


def _create_stream(original: Any, self: Response) -> Any:
    answer = original(self)
    if tags := self._get_param("Tags"):
        self.kinesis_backend.add_tags_to_stream(None, self._get_param("StreamName"), tags)
    return answer
