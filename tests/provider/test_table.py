from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from modsmith.errors import SchemaError, ToolFailedError, ToolMissingError
from modsmith.provider.recut import recut, write
from modsmith.provider.table import TABLE, Table
from tests.machine import need_mirror, need_terraform

TINY = {
    "resource_schemas": {
        "aws_b": {
            "block": {
                "attributes": {
                    "name": {"type": "string", "required": True},
                    "secret_wo": {"type": "string", "optional": True, "sensitive": True, "write_only": True},
                    "rules": {
                        "optional": True,
                        "nested_type": {
                            "nesting_mode": "list",
                            "attributes": {"port": {"type": "number", "required": True}},
                        },
                    },
                },
                "block_types": {
                    "ttl": {
                        "nesting_mode": "list",
                        "max_items": 1,
                        "block": {
                            "deprecated": True,
                            "attributes": {"on": {"type": "bool", "optional": True}},
                        },
                    }
                },
            }
        },
        "aws_a": {"block": {"deprecated": True}},
    },
    "data_source_schemas": {
        "aws_b": {"block": {"attributes": {"arn": {"type": "string", "computed": True}}}}
    },
}


def test_knows_what_an_attribute_is() -> None:
    schema = Table.load().resource("aws_dynamodb_table")
    assert schema.attributes["name"].required
    assert schema.attributes["read_capacity"].type == "number"
    assert schema.attributes["tags"].type == ["map", "string"]
    assert not schema.attributes["arn"].settable
    assert schema.blocks["point_in_time_recovery"].max_items == 1
    assert "recovery_period_in_days" in schema.blocks["point_in_time_recovery"].block.attributes


def test_knows_deprecated_sensitive_and_write_only() -> None:
    load = Table.load()
    assert load.resource("aws_s3_bucket").attributes["acl"].deprecated
    assert load.resource("aws_rds_cluster").attributes["master_password"].sensitive
    assert load.resource("aws_rds_cluster").attributes["master_password_wo"].write_only
    assert load.resource("aws_s3_bucket_object").deprecated


def test_a_resource_and_a_data_source_of_one_name_are_two() -> None:
    load = Table.load()
    assert load.resource("aws_kms_key").attributes["key_id"].settable is False
    assert load.data("aws_kms_key").attributes["key_id"].required


@pytest.mark.parametrize(
    ("kind", "name", "fix"),
    [
        ("resource", "aws_dynamo_table", "Did you mean 'aws_dynamodb_table'?"),
        ("resource", "aws_iam_policy_document", "It is a data source."),
        ("data", "aws_sns_topik", "Did you mean 'aws_sns_topic'?"),
        ("data", "aws_s3_bucket_versioning", "It is a resource type."),
    ],
)
def test_an_unknown_type_is_an_error_with_the_nearest_name(kind: str, name: str, fix: str) -> None:
    with pytest.raises(SchemaError) as caught:
        Table.load().data(name) if kind == "data" else Table.load().resource(name)
    assert caught.value.fix == fix
    assert name in caught.value.problem
    assert Table.load().version in caught.value.problem


def test_a_lost_or_broken_table_says_how_to_make_it(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_text("no zip")
    for name in ("lost.zip", "broken.zip"):
        with pytest.raises(SchemaError, match="modsmith schema cut"):
            Table(tmp_path / name)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write(TINY, "9.8.7", tmp_path / "tiny.zip")
    tiny = Table(tmp_path / "tiny.zip")
    assert tiny.version == "9.8.7"
    assert tiny.types("resource") == {"aws_a", "aws_b"}
    schema = tiny.resource("aws_b")
    assert schema.attributes["name"].required
    assert not schema.attributes["name"].optional
    assert schema.attributes["secret_wo"].sensitive
    assert schema.attributes["secret_wo"].write_only
    assert schema.attributes["rules"].type == ["list", ["object", {"port": "number"}]]
    assert (schema.blocks["ttl"].nesting, schema.blocks["ttl"].max_items) == ("list", 1)
    assert schema.blocks["ttl"].block.deprecated
    assert tiny.resource("aws_a").deprecated
    assert tiny.data("aws_b").attributes["arn"].computed


def test_the_bytes_tell_nothing_of_time_order_or_umask(tmp_path: Path) -> None:
    write(TINY, "9.8.7", tmp_path / "one.zip")
    turned = {kind: dict(reversed(types.items())) for kind, types in reversed(TINY.items())}
    mask = os.umask(0o077)
    try:
        write(turned, "9.8.7", tmp_path / "two.zip")
    finally:
        os.umask(mask)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert {entry.date_time for entry in zipfile.ZipFile(tmp_path / "one.zip").infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_a_table_is_replaced_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "aws.zip"
    target.write_text("old")
    os.link(target, tmp_path / "opened by another process")
    write(TINY, "9.8.7", target)
    assert (tmp_path / "opened by another process").read_text() == "old"
    assert Table(target).version == "9.8.7"
    assert len(list(tmp_path.iterdir())) == 2


def test_recut_without_terraform_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match="Install Terraform"):
        recut(tmp_path / "nowhere", None, tmp_path / "aws.zip")
    assert not list(tmp_path.iterdir())


def test_recut_keeps_the_old_table_when_terraform_fails(tmp_path: Path) -> None:
    failing = tmp_path / "terraform"
    failing.write_text("#!/bin/sh\necho 'no such provider' >&2\nexit 1\n")
    failing.chmod(0o755)
    (tmp_path / "aws.zip").write_text("old")
    with pytest.raises(ToolFailedError, match="no such provider"):
        recut(failing, None, tmp_path / "aws.zip")
    assert (tmp_path / "aws.zip").read_text() == "old"


@pytest.mark.terraform
def test_the_committed_table_is_that_of_its_provider(tmp_path: Path) -> None:
    mirror, executable = need_mirror(), need_terraform()
    version = recut(executable.path, mirror.path, tmp_path / "aws.zip")
    if version != Table.load().version:
        pytest.skip(f"the mirror's newest provider is {version}, the table is of {Table.load().version}")
    assert _entries(tmp_path / "aws.zip") == _entries(TABLE)


def _entries(path: Path) -> dict[str, object]:
    with zipfile.ZipFile(path) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}
