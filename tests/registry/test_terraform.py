"""The real Terraform installs modules from a registry folder, and refuses what was not published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from modsmith.cli.earlier import old_version
from modsmith.emulator import Emulator
from modsmith.emulator.root import Root, actions
from modsmith.registry.address import Address
from modsmith.registry.publish import publish
from modsmith.registry.serve import settings
from modsmith.tools import terraform_cli
from modsmith.tools.terraform_cli import Completed, Flag, Terraform
from modsmith.versions import read
from tests.machine import terraform_and_provider
from tests.project import PROJECT
from tests.registry.bundles import ONE, QUEUE, TWO, bundle, published
from tests.registry.clients import BASE
from tests.registry.hosts import served, static_host

__all__ = ["terraform_and_provider"]

pytestmark = pytest.mark.terraform

REPOSITORY = Path(__file__).parents[2]
DYNAMODB = Address("modsmith", "dynamodb", "aws")


def installs(folder: Path, port: int, constraint: str = "~> 0.1") -> tuple[Completed, str]:
    """What `terraform init` says, and the text of the module that it installed; "" if none."""
    folder.mkdir()
    source = f"127.0.0.1:{port}/{QUEUE}"
    (folder / "main.tf").write_text(
        f'module "queue" {{\n  source  = "{source}"\n  version = "{constraint}"\n}}\n'
    )
    completed = terraform(folder, port, {}).init(folder)
    main = folder / ".terraform/modules/queue/main.tf"
    return completed, main.read_text() if main.exists() else ""


def terraform(folder: Path, port: int, environment: Mapping[str, str]) -> Terraform:
    """Terraform with a CLI configuration that names the registry."""
    found = terraform_cli.find()
    (folder / "terraform.rc").write_text(settings(port))
    own = {**found.environment, **environment, "TF_CLI_CONFIG_FILE": str(folder / "terraform.rc")}
    return Terraform(found.executable, found.init_arguments, own)


def test_both_hosts_give_the_version_that_the_constraint_asks_for(tmp_path: Path) -> None:
    registry = published(tmp_path / "registry", ONE, TWO)
    for name, host in (("served", served), ("static", static_host)):
        with host(registry) as port:
            for constraint, version in (("~> 0.1", "0.2.0"), ("~> 0.1.0", "0.1.0")):
                completed, text = installs(tmp_path / f"{name}-{version}", port, constraint)
                assert completed.code == 0, completed.last_words
                assert f'value = "{version}"' in text


ARCHIVE = f"{BASE}/0.2.0/queue-0.2.0.tar.gz"


def changed(content: bytes) -> bytes:
    return content[:-12] + bytes([content[-12] ^ 1]) + content[-11:]


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        (ARCHIVE, None, "bad response code: 404"),
        (ARCHIVE, bundle(TWO).archive[:-30], "Checksums did not match"),
        (ARCHIVE, changed(bundle(TWO).archive), "Checksums did not match"),
        (ARCHIVE, bundle(ONE).archive, "Checksums did not match"),
        (f"{BASE}/0.2.0/download", None, 'version "0.2.0" not found'),
        ("_headers", b"/\n", "failed to get download URL"),
        (f"{BASE}/versions", b'{"modules": [{"versions": [{"version": "0.1.', "unexpected EOF"),
    ],
    ids=["no archive", "archive cut", "a byte", "other archive", "no download", "no headers", "versions cut"],
)
def test_terraform_itself_refuses_a_damaged_copy(
    path: str, content: bytes | None, said: str, tmp_path: Path
) -> None:
    registry = published(tmp_path / "registry", ONE, TWO)
    (registry / path).unlink()
    if content is not None:
        (registry / path).write_bytes(content)
    with static_host(registry) as port:
        completed, text = installs(tmp_path / "root", port)
    assert completed.code == 1
    assert said in re.sub(r"[\s│]+", " ", completed.err)
    assert text == ""


def test_modsmith_serve_offers_the_version_before_a_damaged_one(tmp_path: Path) -> None:
    registry = published(tmp_path / "registry", ONE, TWO)
    (registry / ARCHIVE).write_bytes(bundle(ONE).archive)
    with served(registry) as port:
        completed, text = installs(tmp_path / "root", port)
    assert (completed.code, 'value = "0.1.0"' in text) == (0, True)


ROOT = """\
provider "aws" {{
  region = "eu-west-1"
}}

module "dynamodb" {{
  source  = "127.0.0.1:{port}/modsmith/dynamodb/aws"
  version = "~> 0.1"

  project_name = "streaming-logs"
  environment  = "dev"
}}

output "table_names" {{
  value = module.dynamodb.table_names
}}
"""


@pytest.mark.long
def test_an_upgrade_from_the_registry_keeps_a_hundred_items(tmp_path: Path) -> None:
    registry, folder = tmp_path / "registry", tmp_path / "root"
    folder.mkdir()
    publish(registry, bundle(ONE, old_version("0.1.0", "dynamodb", PROJECT)[0].files, DYNAMODB))
    with served(registry) as port, Emulator() as aws:
        (folder / "main.tf").write_text(ROOT.format(port=port))
        root = Root(folder, terraform(folder, port, aws.env()))
        assert root.terraform.init(folder).code == 0
        assert installed(folder) == "0.1.0"
        root.apply()
        tables = sorted(root.outputs()["table_names"].values())
        fill(aws, tables)
        before = contents(aws, tables)

        publish(registry, bundle(TWO, read("modules/dynamodb", REPOSITORY).files, DYNAMODB))
        assert root.terraform.run(folder, "init", *root.terraform.init_arguments, upgrade=Flag).code == 0
        assert installed(folder) == "0.2.0"
        lost = {address: done for address, done in actions(root.plan()).items() if "delete" in done}
        assert lost == {}
        root.apply_planned()
        assert contents(aws, tables) == before
        assert root.pending() == ""


def installed(folder: Path) -> str:
    """The version of the module that a root calls."""
    known = json.loads((folder / ".terraform/modules/modules.json").read_text())["Modules"]
    return next(str(module["Version"]) for module in known if module["Key"] == "dynamodb")


def fill(aws: Emulator, tables: list[str]) -> None:
    """A hundred items in each table."""
    client = aws.client("dynamodb", "eu-west-1")
    for table in tables:
        described = client.describe_table(TableName=table)["Table"]
        types = {item["AttributeName"]: item["AttributeType"] for item in described["AttributeDefinitions"]}
        keys = [key["AttributeName"] for key in described["KeySchema"]]
        for number in range(100):
            client.put_item(TableName=table, Item={key: {types[key]: str(number)} for key in keys})


def contents(aws: Emulator, tables: list[str]) -> dict[str, list[str]]:
    """The items of each table."""
    client = aws.client("dynamodb", "eu-west-1")
    found = {table: client.scan(TableName=table)["Items"] for table in tables}
    assert [len(items) for items in found.values()] == [100] * len(tables)
    return {
        table: sorted(json.dumps(item, sort_keys=True) for item in items) for table, items in found.items()
    }
