"""One provider for many commands: it ends with its context, and is done without where it does not start."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from modsmith.tools.shared_provider import served

LINE = """echo "\tTF_REATTACH_PROVIDERS='{\\"x\\": 1}'" """


def provider(folder: Path, script: str) -> Path:
    path = folder / ".terraform/providers/host/hashicorp/aws/5.0.0/linux_amd64/terraform-provider-aws_v5.0.0"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return folder


def test_it_says_where_to_attach_and_ends_with_the_context(tmp_path: Path) -> None:
    script = f"echo $$ > pid; echo Starting; {LINE}; exec sleep 60"
    provider(tmp_path, f"cd {tmp_path}; {script}")
    with served(tmp_path, os.environ) as environment:
        assert environment == {"TF_REATTACH_PROVIDERS": '{"x": 1}'}
        pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("script", ["exit 1", "echo flag provided but not defined: -debug; exit 2"])
def test_a_provider_that_does_not_start_is_left_to_terraform(tmp_path: Path, script: str) -> None:
    with served(provider(tmp_path, script), os.environ) as environment:
        assert environment == {}


def test_a_folder_without_the_provider_is_left_to_terraform(tmp_path: Path) -> None:
    with served(tmp_path, os.environ) as environment:
        assert environment == {}
