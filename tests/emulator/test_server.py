"""The emulator as a process: it starts, forgets, ends, and leads nowhere but to itself."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from modsmith.emulator import Emulator
from modsmith.errors import ToolFailedError

PATIENCE = 20.0


@pytest.fixture
def fresh(running: Emulator) -> Emulator:
    running.reset()
    return running


def listens(endpoint: str) -> bool:
    host, port = endpoint.removeprefix("http://").split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def eventually_silent(endpoint: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while listens(endpoint) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not listens(endpoint)


def test_ends_with_the_block() -> None:
    with Emulator() as emulator:
        endpoint = emulator.endpoint
        assert listens(endpoint)
    assert not listens(endpoint)


def test_ends_with_a_failing_block() -> None:
    seen = []

    def fail() -> None:
        with Emulator() as emulator:
            seen.append(emulator.endpoint)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not listens(seen[0])


def test_ends_when_its_parent_is_killed() -> None:
    start = "import time; from modsmith import emulator; aws = emulator.Emulator(); aws.start()"
    script = f"{start}; print(aws.endpoint, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        endpoint = parent.stdout.readline().strip()
        assert listens(endpoint)
        os.kill(parent.pid, signal.SIGKILL)
    assert eventually_silent(endpoint)


def test_outside_its_block_it_is_an_error() -> None:
    emulator = Emulator()
    with pytest.raises(ToolFailedError, match="not running"):
        emulator.env()


def test_a_start_that_is_too_slow_is_an_error_and_leaves_nothing() -> None:
    emulator = Emulator(ready_within=0.0)
    with pytest.raises(ToolFailedError, match="was not ready after 0 s"):
        emulator.start()
    assert emulator.log() == ""


def test_two_run_side_by_side_and_share_nothing(running: Emulator) -> None:
    with Emulator() as other:
        running.client("sqs").create_queue(QueueName="mine")
        assert other.leftovers() == []
        assert other.endpoint != running.endpoint


def test_unsupported_requests_are_logged_and_reported_to_the_caller(fresh: Emulator) -> None:
    with pytest.raises(ClientError, match="put_composite_alarm action has not been implemented"):
        fresh.client("cloudwatch").put_composite_alarm(AlarmName="a", AlarmRule="TRUE")
    assert "NotImplementedError: The put_composite_alarm action" in fresh.log()


def test_errors_of_moto_are_reported_to_the_caller(fresh: Emulator) -> None:
    with pytest.raises(ClientError, match="ValueError: not enough values"):
        fresh.client("sns").set_topic_attributes(TopicArn="", AttributeName="x")


def test_foreground_command_serves_on_the_given_port() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits SIG_IGN
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "modsmith.emulator", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            server.send_signal(signal.SIGINT)
            assert server.wait(PATIENCE) == 0
        finally:
            server.kill()  # or leaving the block would wait for ever
    assert line == f"listening on http://127.0.0.1:{port}\n"


def test_foreground_command_names_a_port_that_is_taken(running: Emulator) -> None:
    port = running.endpoint.rpartition(":")[2]
    command = [sys.executable, "-m", "modsmith.emulator", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert f"Port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_environment_leads_to_no_real_account(
    running: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "https://s3.example.com")
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(tmp_path / "absent.tfrc"))
    env = running.env()
    assert env["AWS_ENDPOINT_URL"] == running.endpoint
    assert env["AWS_CONFIG_FILE"] == env["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull
    assert env["AWS_EC2_METADATA_DISABLED"] == "true"
    assert env["CHECKPOINT_DISABLE"] == "1"
    assert env["PATH"] == os.environ["PATH"]
    assert not {"AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "TF_CLI_CONFIG_FILE"} & env.keys()


def test_client_ignores_the_users_profile(fresh: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "absent")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert fresh.client("sqs", "sa-east-1").list_queues().get("QueueUrls", []) == []
    assert fresh.leftovers() == []


def test_reset_forgets_what_moto_keeps_and_what_gaps_keep(fresh: Emulator) -> None:
    cache = fresh.client("elasticache")
    cache.create_cache_parameter_group(
        CacheParameterGroupName="g", CacheParameterGroupFamily="redis7", Description="d"
    )
    fresh.client("sqs").create_queue(QueueName="q")
    assert len(fresh.leftovers()) == 2
    fresh.reset()
    assert cache.describe_cache_parameter_groups()["CacheParameterGroups"] == []
    assert fresh.leftovers() == []
