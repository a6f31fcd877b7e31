"""What AWS Lambda calls. Whatever triggers it, it looks at the stream as it is: events carry no orders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from time import time
from typing import Any

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]

from . import log
from .history import History
from .metrics import Metrics
from .scaler import Scaler
from .settings import Settings
from .stream import KinesisStream


def handle(event: object, context: object) -> dict[str, object]:  # noqa: ARG001 - Lambda passes both
    """One look at the stream, and at most one call of UpdateShardCount.

    Args:
        event: ignored.
        context: ignored.

    Returns:
        The decision.

    Raises:
        ScalerError: the function is deployed wrongly; anything else that AWS answers passes through.
    """
    try:
        return asdict(scaler(os.environ).look(time()))
    except Exception as error:
        log.write("ERROR", "failed", error=type(error).__name__, message=str(error))
        raise


def scaler(environment: Mapping[str, str]) -> Scaler:
    """A scaler as the environment describes it.

    Args:
        environment: of the function.

    Raises:
        ScalerError: a variable is missing or wrong.
    """
    settings = Settings.from_environment(environment)
    kinesis, ssm, cloudwatch = clients()
    return Scaler(
        KinesisStream(kinesis, settings.stream_name),
        History(ssm, settings.history_parameter),
        Metrics(cloudwatch, settings.stream_name, settings.metric_namespace),
        settings,
    )


@cache
def clients() -> tuple[Any, Any, Any]:
    """Clients for kinesis, ssm and cloudwatch, made once for as long as the function stays warm."""
    waits = {"connect_timeout": 2, "read_timeout": 5}
    once = Config(**waits, retries={"total_max_attempts": 1})
    twice = Config(**waits, retries={"total_max_attempts": 2, "mode": "standard"})
    return (
        boto3.client("kinesis", config=once),
        boto3.client("ssm", config=twice),
        boto3.client("cloudwatch", config=twice),
    )
