"""Environment variables."""

from __future__ import annotations

import pytest

from generators.streaming.assets.shard_scaler.model import ScalerError
from generators.streaming.assets.shard_scaler.settings import Settings

NEEDED = {"STREAM_NAME": "telemetry", "HISTORY_PARAMETER": "/history"}


def test_the_documented_figures_are_the_defaults() -> None:
    settings = Settings.from_environment(NEEDED)
    assert (settings.min_shards, settings.max_shards, settings.target_records_per_shard) == (10, 50, 1000)
    assert (settings.scale_out_cooldown_seconds, settings.scale_in_cooldown_seconds) == (60, 300)
    assert settings.daily_updates == 10


def test_every_variable_is_read() -> None:
    names = [
        name for name in Settings.__dataclass_fields__ if name not in ("stream_name", "history_parameter")
    ]
    numbers = {name: str(20 + index) for index, name in enumerate(names) if name != "metric_namespace"}
    numbers |= {"scale_out_percent": "90", "scale_in_percent": "70"}
    read = Settings.from_environment({**NEEDED, **{name.upper(): text for name, text in numbers.items()}})
    assert {name: str(getattr(read, name)) for name in numbers} == numbers


@pytest.mark.parametrize(
    ("variables", "problem"),
    [
        ({"MIN_SHARDS": "ten"}, "MIN_SHARDS is 'ten'; it must be a whole number"),
        ({"MIN_SHARDS": "0"}, "MIN_SHARDS is 0"),
        ({"DAILY_UPDATES": "-1"}, "DAILY_UPDATES is -1"),
        ({"STREAM_NAME": ""}, "STREAM_NAME is ''"),
        ({"MIN_SHARDS": "51"}, "MIN_SHARDS is 51, above MAX_SHARDS, which is 50"),
        ({"SCALE_IN_PERCENT": "80"}, "SCALE_IN_PERCENT must be below SCALE_OUT_PERCENT"),
    ],
)
def test_a_wrong_variable_is_named(variables: dict[str, str], problem: str) -> None:
    with pytest.raises(ScalerError) as caught:
        Settings.from_environment(NEEDED | variables)
    assert problem in str(caught.value)
