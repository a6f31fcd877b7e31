"""Log groups and their streams."""

from __future__ import annotations

import time

from modsmith.upgrade.data import NAME, TEXT, Clients, Store, Values, region


def _put(clients: Clients, values: Values) -> None:
    client = clients("logs", region(values))
    client.create_log_stream(logGroupName=values["name"], logStreamName=NAME)
    _write(clients, values, values["name"], NAME)


def _find(clients: Clients, values: Values, _: None) -> str:
    return _read(clients, values, values["name"], NAME)


def _put_into_stream(clients: Clients, values: Values) -> None:
    _write(clients, values, values["log_group_name"], values["name"])


def _find_in_stream(clients: Clients, values: Values, _: None) -> str:
    return _read(clients, values, values["log_group_name"], values["name"])


def _write(clients: Clients, values: Values, group: str, stream: str) -> None:
    clients("logs", region(values)).put_log_events(
        logGroupName=group,
        logStreamName=stream,
        logEvents=[{"timestamp": int(time.time() * 1000), "message": TEXT}],
    )


def _read(clients: Clients, values: Values, group: str, stream: str) -> str:
    answer = clients("logs", region(values)).get_log_events(logGroupName=group, logStreamName=stream)
    return "" if any(event["message"] == TEXT for event in answer["events"]) else "the log event is gone"


STORES = {
    "aws_cloudwatch_log_group": Store("a log event", _put, _find),
    "aws_cloudwatch_log_stream": Store("a log event", _put_into_stream, _find_in_stream),
}
