"""The function as Lambda calls it, against Kinesis, CloudWatch and Parameter Store in moto."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError  # type: ignore[import-untyped]

from generators.streaming.assets.shard_scaler import handler
from generators.streaming.assets.shard_scaler.metrics import Metrics
from generators.streaming.assets.shard_scaler.model import Decision, Minute, ScalerError
from tests.shard_scaler.conftest import PARAMETER, STREAM, Account


def call() -> dict[str, Any]:
    """One trigger; what it carries is of no interest."""
    return handler.handle({"source": "aws.events"}, None)


def updates(account: Account) -> list[tuple[int, int]]:
    """The history: before and after of each call."""
    return [(entry["before"], entry["after"]) for entry in json.loads(account.history).get("updates", [])]


def test_scales_out(account: Account) -> None:
    account.load(15_000)
    assert call()["action"] == "scale_out"
    assert (account.shards, updates(account)) == (20, [(10, 20)])


def test_scales_out_by_bytes(account: Account) -> None:
    account.load(900, record_bytes=10_000)
    assert call()["target"] == 15


def test_climbs_from_10_to_50_and_back(account: Account) -> None:
    for _ in range(10):
        account.load(50_000, minutes=1)
        call()
        account.now += 60
    assert account.calls == [20, 40, 50]
    for _ in range(60):
        account.load(3_000, minutes=1)
        call()
        account.now += 60
    assert account.calls == [20, 40, 50, 25, 13]


def test_never_leaves_the_bounds(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAX_SHARDS", "18")
    account.load(50_000)
    assert (call()["target"], account.shards) == (18, 18)
    account.now += 1200
    account.load(0)
    assert (call()["target"], account.shards) == (10, 10)
    account.now += 1200
    account.load(0)
    assert (call()["action"], account.shards) == ("hold", 10)


def test_waits_out_both_cooldowns(account: Account) -> None:
    account.load(12_000)
    call()
    account.load(50_000)
    account.now += 59
    assert call()["reason"] == "cooldown"
    account.now += 1
    account.load(50_000)
    assert call()["target"] == 30
    account.now += 299
    account.load(1_000)
    assert call()["reason"] == "cooldown"
    account.now += 1
    account.load(1_000)
    assert call()["action"] == "scale_in"


def test_keeps_to_the_quota_and_scales_again_when_the_day_is_over(account: Account) -> None:
    """A load that jumps up and down every half hour, for two days; Kinesis would refuse an eleventh call."""
    reasons = set()
    for half_hour in range(96):
        account.load(50_000 if half_hour % 2 else 1_000)
        reasons.add(call()["reason"])
        account.now += 1800
    assert "quota_reserved" in reasons
    assert not reasons & {"refused", "quota_exhausted"}
    assert len(account.calls) > 10


def test_waits_while_the_stream_is_being_changed(account: Account) -> None:
    account.load(50_000)
    account.stream.status = "UPDATING"
    assert (call()["reason"], account.calls, updates(account)) == ("not_active", [], [])


def test_a_change_that_begins_at_the_same_moment_is_not_ours(account: Account) -> None:
    """ACTIVE when described, UPDATING when called: Kinesis answers ResourceInUse, and nothing is counted."""
    account.load(50_000)
    account.answer = "ResourceInUseException"
    decision = call()
    assert (decision["action"], decision["reason"], updates(account)) == ("hold", "not_active", [])
    account.answer = ""
    assert call()["action"] == "scale_out"


def test_a_refusal_is_told_and_tried_again(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    account.load(50_000)
    account.answer = "LimitExceededException"
    decision = call()
    assert (decision["action"], decision["reason"], updates(account)) == ("blocked", "refused", [])
    line = json.loads(capsys.readouterr().out)
    assert (line["level"], "LimitExceededException" in line["detail"]) == ("WARNING", True)
    assert account.told("Decisions", Action="blocked") == [1]
    account.answer = ""
    assert call()["action"] == "scale_out"


def test_missing_figures_change_nothing(account: Account) -> None:
    assert call()["reason"] == "no_data"
    account.load(1_000, minutes=3)
    account.kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=20, ScalingType="UNIFORM_SCALING")
    assert (call()["reason"], account.shards) == ("no_data", 20)


def test_a_minute_with_half_its_figures_is_missing(account: Account) -> None:
    """Records without bytes would look like no load at all on a stream of large records."""
    account.load(1_000, minutes=20)
    metrics = Metrics(account.cloudwatch, STREAM, "ours")
    complete = metrics.load(account.now, 20)
    account.now += 60
    account.cloudwatch.put_metric_data(
        Namespace="AWS/Kinesis",
        MetricData=[
            {
                "MetricName": "IncomingRecords",
                "Dimensions": [{"Name": "StreamName", "Value": STREAM}],
                "Timestamp": account.now - 60,
                "Value": 5,
            }
        ],
    )
    assert metrics.load(account.now, 21) == complete
    assert complete[-1] == Minute(account.now - 120, 1_000, 500_000, 0)


def test_the_minute_under_way_is_left_out(account: Account) -> None:
    account.load(1_000, minutes=2)
    metrics = Metrics(account.cloudwatch, STREAM, "ours")
    assert [minute.start for minute in metrics.load(account.now - 1, 20)] == [account.now - 120]
    assert [minute.start for minute in metrics.load(account.now, 20)] == [account.now - 120, account.now - 60]


def test_rejected_records_raise_the_step(account: Account) -> None:
    account.load(10_000, throttled=5_000)
    assert call()["target"] == 20


def test_refuses_a_stream_on_demand(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    account.stream.stream_mode = {"StreamMode": "ON_DEMAND"}
    with pytest.raises(ScalerError, match=f"{STREAM} is in ON_DEMAND mode"):
        call()
    assert json.loads(capsys.readouterr().out)["level"] == "ERROR"


class Meanwhile(Metrics):
    """While one function reads the load, another one starts, and so on; the last to start ends first."""

    others: int = 1

    def load(self, now: float, length: int) -> list[Minute]:
        minutes = super().load(now, length)
        if Meanwhile.others:
            Meanwhile.others -= 1
            call()
        return minutes


@pytest.mark.parametrize("others", [1, 2, 3])
def test_triggers_at_once_make_one_change(
    account: Account, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    """All have read the stream as it was; the version of the history lets one of them through, and keeps its note."""
    account.load(50_000)
    Meanwhile.others, seconds = others, count()
    monkeypatch.setattr(handler, "time", lambda: account.now + next(seconds))
    monkeypatch.setattr(handler, "Metrics", Meanwhile)
    assert call()["reason"] == "lost_race"
    assert (account.calls, updates(account)) == ([20], [(10, 20)])
    assert (
        datetime.fromisoformat(json.loads(account.history)["updates"][0]["at"]).timestamp()
        == account.now + others
    )


def test_two_triggers_one_after_the_other_make_one_change(account: Account) -> None:
    account.load(50_000)
    assert [call()["action"], call()["reason"]] == ["scale_out", "cooldown"]
    assert account.calls == [20]


def test_a_function_that_dies_in_between_has_counted_its_call(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whether Kinesis got the call: then it counts."""

    def no_answer(*arguments: object, **named: object) -> None:
        raise ReadTimeoutError(endpoint_url="kinesis")

    account.load(50_000)
    with monkeypatch.context() as patch:
        patch.setattr(handler.clients()[0], "update_shard_count", no_answer)
        with pytest.raises(ReadTimeoutError):
            call()
    assert updates(account) == [(10, 20)]
    account.now += 60
    account.load(50_000)
    assert call()["reason"] == "changed_elsewhere"
    account.now += 60
    account.load(50_000)
    assert (call()["action"], account.shards) == ("scale_out", 20)


def test_a_change_by_hand_is_counted_and_left_alone_for_a_while(account: Account) -> None:
    account.load(12_000)
    call()
    account.now += 60
    account.kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=30, ScalingType="UNIFORM_SCALING")
    account.load(1_000)
    assert call()["reason"] == "changed_elsewhere"
    assert updates(account) == [(10, 15), (15, 30)]
    account.now += 299
    account.load(1_000)
    assert call()["reason"] == "cooldown"


def test_the_history_forgets_what_no_longer_counts(account: Account) -> None:
    account.load(12_000)
    call()
    account.now += 25 * 3600
    account.load(50_000)
    call()
    assert updates(account) == [(15, 30)]


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", '{"updates": [{"at": "yesterday"}]}', '{"updates": 3}']
)
def test_a_history_that_is_none_stops_the_scaler(account: Account, text: str) -> None:
    account.load(50_000)
    account.ssm.put_parameter(Name=PARAMETER, Value=text or " ", Overwrite=True)
    with pytest.raises(ScalerError, match=f"{PARAMETER} holds no history"):
        call()
    assert account.calls == []


def test_each_decision_is_logged_and_counted_once(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    account.load(15_000)
    call()
    line = json.loads(capsys.readouterr().out)
    wanted = {"event": "decided", "action": "scale_out", "reason": "high_load", "shards": 10, "target": 20}
    assert wanted.items() <= line.items()
    assert (line["needed"], line["updates_left"], line["stream"]) == (19, 9, STREAM)
    assert account.told("Decisions", Action="scale_out") == [1]
    assert [account.told(name) for name in ("Shards", "ShardsNeeded", "UpdatesLeft")] == [[10], [19], [9]]
    call()
    assert account.told("Decisions", Action="hold") == [1]


def test_a_lost_metric_does_not_undo_the_call(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Metrics, decision: Decision, shards: int, updates_left: int) -> None:
        raise OSError("CloudWatch is away")

    account.load(15_000)
    monkeypatch.setattr(Metrics, "tell", fail)
    assert (call()["action"], account.shards) == ("scale_out", 20)


@pytest.mark.parametrize("name", ["STREAM_NAME", "HISTORY_PARAMETER"])
def test_a_missing_variable_is_named(account: Account, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(ScalerError, match=f"{name} is not set"):
        call()
