"""The scaler's environment variables, checked before anything else happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from .model import ScalerError


@dataclass(frozen=True)
class Settings:
    """One attribute for each environment variable, which has its name in capitals.

    Attributes:
        stream_name: the Kinesis stream.
        history_parameter: SSM parameter that keeps the calls of the last day.
        metric_namespace: CloudWatch namespace of our own metrics.
        min_shards: never fewer.
        max_shards: never more.
        target_records_per_shard: records a second that a shard is to carry at most; Kinesis stops at 1,000.
        target_bytes_per_shard: bytes a second likewise; Kinesis stops at 1 MiB.
        scale_out_percent: more shards are needed above this share of the target. Below 100, since Kinesis
            does not count what it rejects as incoming: a full stream looks like one that is just right.
        scale_in_percent: fewer shards must carry the load at no more than this share of the target.
        scale_in_after_minutes: for so long the load must have been that low, minute by minute.
        scale_out_cooldown_seconds: since the last change of either kind.
        scale_in_cooldown_seconds: since the last change of either kind.
        daily_updates: calls of UpdateShardCount that AWS allows in any 24 hours.
    """

    stream_name: str
    history_parameter: str
    metric_namespace: str = "ShardScaler"
    min_shards: int = 10
    max_shards: int = 50
    target_records_per_shard: int = 1000
    target_bytes_per_shard: int = 1_048_576
    scale_out_percent: int = 80
    scale_in_percent: int = 60
    scale_in_after_minutes: int = 15
    scale_out_cooldown_seconds: int = 60
    scale_in_cooldown_seconds: int = 300
    daily_updates: int = 10

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value == "" or (isinstance(value, int) and value < 1):
                raise ScalerError(f"{name.upper()} is {value!r}; it must be at least 1 or a name")
        if self.min_shards > self.max_shards:
            raise ScalerError(
                f"MIN_SHARDS is {self.min_shards}, above MAX_SHARDS, which is {self.max_shards}"
            )
        if self.scale_in_percent >= self.scale_out_percent:
            raise ScalerError("SCALE_IN_PERCENT must be below SCALE_OUT_PERCENT, or the stream flaps")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Reads the variables; those with a default may be missing.

        Args:
            environment: name to text, such as `os.environ`.

        Raises:
            ScalerError: a variable is missing, no whole number, or out of its range; the text names it.
        """
        values: dict[str, str | int] = {}
        for field in fields(cls):
            text = environment.get(field.name.upper())
            if text is not None:
                values[field.name] = _number(field.name, text) if field.type == "int" else text
        missing = [name for name in ("stream_name", "history_parameter") if name not in values]
        if missing:
            raise ScalerError(f"{missing[0].upper()} is not set")
        return cls(**values)  # type: ignore[arg-type]


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ScalerError(f"{name.upper()} is {text!r}; it must be a whole number") from None
