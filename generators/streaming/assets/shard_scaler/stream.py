"""The Kinesis stream: what it is now, and its change."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError  # type: ignore[import-untyped]

from .model import ScalerError, Stream


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """Kinesis rejected a call, so that nothing changed and the quota is as it was.

    Attributes:
        code: of the error, such as LimitExceededException.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class KinesisStream:
    """A stream by its name.

    Args:
        client: boto3's for kinesis. It must not repeat calls by itself: a repeated UpdateShardCount whose
            first answer was lost is refused, and would not be counted.
        name: of the stream.
    """

    def __init__(self, client: Any, name: str) -> None:
        self._client, self._name = client, name

    def describe(self) -> Stream:
        """Shards and status.

        Raises:
            ScalerError: the stream is on demand, where Kinesis scales by itself.
        """
        summary = self._client.describe_stream_summary(StreamName=self._name)["StreamDescriptionSummary"]
        mode = summary.get("StreamModeDetails", {}).get("StreamMode", "PROVISIONED")
        if mode != "PROVISIONED":
            raise ScalerError(
                f"the stream {self._name} is in {mode} mode; this scaler is for PROVISIONED ones"
            )
        return Stream(summary["OpenShardCount"], summary["StreamStatus"])

    def resize(self, shards: int) -> None:
        """Asks for a number of shards; the change itself takes a while.

        Raises:
            Refused: Kinesis said no. Any other error leaves it open whether the call was carried out.
        """
        try:
            self._client.update_shard_count(
                StreamName=self._name, TargetShardCount=shards, ScalingType="UNIFORM_SCALING"
            )
        except ClientError as error:
            if error.response["ResponseMetadata"].get("HTTPStatusCode", 500) < 500:
                raise Refused(error.response["Error"]["Code"], error.response["Error"]["Message"]) from error
            raise
