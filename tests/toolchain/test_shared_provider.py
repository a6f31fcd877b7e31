"""One provider for many commands: Terraform gets the schemas it uses, aliases do not share a configuration."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modsmith.emulator.root import Root, initialise
from modsmith.emulator.server import Emulator
from modsmith.tools.provider_relay import shorten
from modsmith.tools.shared_provider import VARIABLE, served, types
from tests.machine import need_mirror, need_terraform

NOWHERE = {"host/hashicorp/aws": {"Addr": {"Network": "unix", "String": "nowhere"}}}
ESCAPED = json.dumps(NOWHERE).replace('"', '\\"')
LINE = f"""echo "{VARIABLE}='{ESCAPED}'" """

TWO_REGIONS = """
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "away"
  region = "us-west-2"
}

resource "aws_sqs_queue" "here" {
  name = "here"
}

resource aws_ssm_parameter away {
  provider = aws.away
  name     = "away"
  type     = "String"
  value    = "us-west-2"
}

resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_s3_object" "beside" {
  bucket = aws_s3_bucket.files.id
  key    = "beside"
  source = "beside.txt" # the provider opens it, where it was started
}
"""


def provider(folder: Path, script: str) -> Path:
    path = folder / ".terraform/providers/host/hashicorp/aws/5.0.0/linux_amd64/terraform-provider-aws_v5.0.0"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return folder


def test_it_ends_with_the_context(tmp_path: Path) -> None:
    script = f"cd {tmp_path}; echo $$ > pid; echo Starting; {LINE}; exec sleep 60"
    with served(provider(tmp_path, script), os.environ) as running:
        assert running
        pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("script", ["exit 1", "echo flag provided but not defined: -debug; exit 2"])
def test_a_provider_that_does_not_start_is_left_to_terraform(tmp_path: Path, script: str) -> None:
    with served(provider(tmp_path, script), os.environ) as running:
        assert running is None


def test_a_folder_without_the_provider_is_left_to_terraform(tmp_path: Path) -> None:
    with served(tmp_path, os.environ) as running:
        assert running is None


def test_types_are_those_of_the_root_its_modules_its_tests_and_its_state(tmp_path: Path) -> None:
    root = tmp_path / "root"
    texts = {
        "root/main.tf": 'resource "aws_sqs_queue" "a" {}\nresource aws_kms_key b {}',
        "root/main.tf.json": '{"data": {"aws_region": {"c": {}}}}',
        "root/tests/a.tftest.hcl": 'mock_data "aws_caller_identity" {}',
        "root/terraform.tfstate": '{"resources": [{"type": "aws_sns_topic"}]}',
        "other/main.tf": 'resource "aws_s3_bucket" "d" {}',
        "not/main.tf": 'resource "aws_instance" "e" {}',
        "root/.terraform/modules/modules.json": '{"Modules": [{"Dir": "."}, {"Dir": "../other"}]}',
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    expected = {"sqs_queue", "kms_key", "region", "caller_identity", "sns_topic", "s3_bucket"}
    assert types(root) == {f"aws_{name}" for name in expected}


def field(number: int, content: bytes) -> bytes:
    return bytes(varint(number << 3 | 2)) + bytes(varint(len(content))) + content


def varint(number: int) -> list[int]:
    low = number & 0x7F
    return [low | 0x80, *varint(number >> 7)] if number > 0x7F else [low]


@given(
    entries=st.lists(
        st.tuples(st.sampled_from([2, 3, 8]), st.sampled_from("abcdef"), st.binary(max_size=300))
    ),
    others=st.lists(st.tuples(st.sampled_from([1, 4, 5, 6, 7]), st.binary(max_size=300))),
    kept=st.sets(st.sampled_from("abcdef")),
)
def test_a_short_schema_is_the_whole_one_without_other_types(
    entries: list[tuple[int, str, bytes]], others: list[tuple[int, bytes]], kept: set[str]
) -> None:
    rest = b"".join(field(number, content) for number, content in others)
    messages = [
        (key, field(number, field(1, key.encode()) + field(2, text))) for number, key, text in entries
    ]
    whole = rest + b"".join(message for _, message in messages)
    assert shorten(whole, kept) == rest + b"".join(message for key, message in messages if key in kept)


@pytest.fixture(scope="module")
def two_regions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Emulator, Root]]:
    need_terraform()
    need_mirror()
    folder = tmp_path_factory.mktemp("regions")
    (folder / "main.tf").write_text(TWO_REGIONS, "utf-8")
    (folder / "beside.txt").write_text("beside", "utf-8")
    with Emulator() as emulator:
        root = initialise(emulator, folder)
        root.apply()
        yield emulator, root


@pytest.mark.terraform
class TestTerraform:
    def test_each_alias_keeps_its_own_configuration(self, two_regions: tuple[Emulator, Root]) -> None:
        emulator, root = two_regions
        assert emulator.client("sqs", "eu-west-1").list_queues()["QueueUrls"]
        assert emulator.client("ssm", "us-west-2").get_parameter(Name="away")
        assert root.pending() == ""

    def test_a_provider_opens_files_beside_the_configuration(
        self, two_regions: tuple[Emulator, Root]
    ) -> None:
        emulator, _ = two_regions
        read = emulator.client("s3").get_object(Bucket="files", Key="beside")["Body"].read()
        assert read == b"beside"

    def test_a_plan_is_what_terraform_plans_with_a_provider_of_its_own(
        self, two_regions: tuple[Emulator, Root]
    ) -> None:
        _, root = two_regions
        alone = replace(root, terraform=replace(root.terraform, provider=None))
        assert root.terraform.provider
        assert {**root.plan(), "timestamp": ""} == {**alone.plan(), "timestamp": ""}
