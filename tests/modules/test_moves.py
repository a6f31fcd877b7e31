"""What users have applied plans with the modules as they are now, and nothing that holds data is lost.

`states/` has what the released version left behind in prod: see `states/capture.py`. Each state is planned with the
root of that time, changed as the upgrade notes say, which takes seconds. `tests/upgrade/test_modules.py` applies both
versions and looks for data; what may be replaced although it holds none stands here.

If this fails, an address of the module has changed: declare a `moved` block. Only what AWS can do without for a moment
may be listed in `ALLOWED`, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from modsmith.diff.stateful import STATEFUL
from modsmith.emulator.root import Root
from modsmith.emulator.server import Emulator
from modsmith.tools.terraform_cli import Flag
from modsmith.upgrade import root_text
from modsmith.upgrade.root_text import Notes
from tests.modules.conftest import MODULES
from tests.modules.states import capture
from tests.project import catalog

pytestmark = pytest.mark.terraform

ALLOWED: Mapping[str, Mapping[str, str]] = {
    "app_storage": dict.fromkeys(
        (
            "module.app_storage.aws_iam_role.replication[0]",
            "module.app_storage.aws_iam_role_policy.replication[0]",
        ),
        "The role's name carries the suffix now, and IAM cannot rename a role. S3 takes the new one in the same apply.",
    ),
}
"""Root to the address in its state that the new version destroys or replaces, to the reason why nobody misses it."""


@pytest.mark.parametrize("name", capture.ROOTS)
def test_what_users_have_applied_keeps_its_data(name: str, own_emulator: Emulator, tmp_path: Path) -> None:
    kept = capture.read(name)
    text = (capture.HERE / f"{name}.tf").read_text("utf-8")
    root = capture.open_root(own_emulator, name, text, MODULES, tmp_path)
    _edited(root, name)
    given = capture.variables(own_emulator, name)
    state = _state(kept, given, capture.provider_address(root))
    _make_tables(own_emulator, state)
    (root.folder / "terraform.tfstate").write_text(json.dumps(state), "utf-8")
    changes = _changes(root, given)

    before = [change for change in changes if change["change"]["actions"] != ["create"]]
    instances = [each for item in _managed(state) for each in item["instances"]]
    assert len(before) == len(instances), "the plan does not start from the state"
    lost = {_address(change): _why(change) for change in before if _is_lost(change)}
    data = {address: why for address, why in lost.items() if _type(address) in STATEFUL}
    assert data == {}, "what holds data is lost: add a `moved` block, or keep what forces the replacement"
    assert sorted(lost) == sorted(ALLOWED.get(name, {})), (
        f"add a `moved` block, or a reason to ALLOWED: {lost}"
    )


def _edited(root: Root, name: str) -> None:
    """Changes the root as the upgrade notes of its module say."""
    (module,) = set(
        re.findall(r'source = "\.\./modules/(\w+)"', (root.folder / "main.tf").read_text("utf-8"))
    )
    inputs = [item.name for item in catalog.spec(module).inputs]
    root_text.edit(root.folder, Notes.of(catalog.spec(module).upgrades), inputs, f"../modules/{module}")


def _state(kept: Mapping[str, Any], given: Mapping[str, Any], provider: str) -> dict[str, Any]:
    """The state with this machine's provider and the ids of this emulator's network."""
    text = json.dumps(kept["state"]).replace(capture.PLACEHOLDER, provider)
    for old, new in zip(_strings(kept["variables"]), _strings(given), strict=True):
        text = text.replace(old, new)
    return dict(json.loads(text))


def _strings(value: object) -> Iterator[str]:
    """Every string in nested lists and maps, in the order of keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for item in value for text in _strings(item))
    elif isinstance(value, dict):
        yield from (text for key in sorted(value) for text in _strings(value[key]))


def _make_tables(emulator: Emulator, state: Mapping[str, Any]) -> None:
    """Makes the state's tables, whose capacity the modules read back."""
    for item in _managed(state):
        for instance in item["instances"] if item["type"] == "aws_dynamodb_table" else ():
            values = instance["attributes"]
            indexes = [
                {
                    "IndexName": index["name"],
                    "KeySchema": _key(index),
                    "Projection": {"ProjectionType": index["projection_type"]},
                    **_billing(values["billing_mode"], index),
                }
                for index in values["global_secondary_index"]
            ]
            emulator.client("dynamodb", values["arn"].split(":")[3]).create_table(
                TableName=values["name"],
                AttributeDefinitions=[
                    {"AttributeName": one["name"], "AttributeType": one["type"]}
                    for one in values["attribute"]
                ],
                KeySchema=_key(values),
                BillingMode=values["billing_mode"],
                **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
                **_billing(values["billing_mode"], values),
            )


def _key(values: Mapping[str, Any]) -> list[dict[str, str]]:
    names = {"HASH": values["hash_key"], "RANGE": values["range_key"]}
    return [{"AttributeName": name, "KeyType": kind} for kind, name in names.items() if name]


def _billing(mode: str, values: Mapping[str, Any]) -> dict[str, Any]:
    if mode != "PROVISIONED":
        return {}
    units = {"ReadCapacityUnits": values["read_capacity"], "WriteCapacityUnits": values["write_capacity"]}
    return {"ProvisionedThroughput": units}


def _changes(root: Root, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The managed resources of a plan that takes the state for what exists."""
    arguments = [f"-var={name}={json.dumps(value)}" for name, value in given.items()]
    planned = root.terraform.run(
        root.folder, "plan", "-refresh=false", *arguments, out="plan.bin", input=False, no_color=Flag
    )
    assert planned.code == 0, planned.err
    plan = json.loads(root.terraform.run(root.folder, "show", "plan.bin", json=Flag).out)
    return [change for change in plan["resource_changes"] if change["mode"] == "managed"]


def _managed(state: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [item for item in state["resources"] if item["mode"] == "managed"]


def _address(change: Mapping[str, Any]) -> str:
    """The address in the state, before any `moved` block."""
    return str(change.get("previous_address", change["address"]))


def _type(address: str) -> str:
    """The type in an address such as `module.a.aws_s3_bucket.this["b.c"]`."""
    return address.partition("[")[0].split(".")[-2]


def _is_lost(change: Mapping[str, Any]) -> bool:
    return bool({"delete", "forget"} & set(change["change"]["actions"]))


def _why(change: Mapping[str, Any]) -> str:
    """The arguments that force a replacement, or Terraform's reason to destroy."""
    paths = change["change"].get("replace_paths")
    return f"replaced for {paths}" if paths else str(change.get("action_reason", "destroyed"))
