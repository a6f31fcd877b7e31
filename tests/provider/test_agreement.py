"""`terraform validate` is of the same mind as the check."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from modsmith.hcl.blocks import Block, Value
from modsmith.hcl.render import render
from modsmith.provider.check import check
from modsmith.tools import terraform
from tests.machine import need_mirror, need_terraform
from tests.provider.blocks import block, ref, resource, table

pytestmark = pytest.mark.terraform

RULE: dict[str, Value] = {
    "cidr_blocks": [],
    "description": "",
    "from_port": 1,
    "ipv6_cidr_blocks": [],
    "prefix_list_ids": [],
    "protocol": "tcp",
    "security_groups": [],
    "self": False,
    "to_port": 2,
}
RIGHT = [
    table("plain", block("ttl", attribute_name="expires_at", enabled=True), block("timeouts", create="10m")),
    table(
        "dynamic",
        block(
            "dynamic",
            "attribute",
            block("content", name=ref("attribute.value"), type="S"),
            for_each=ref("[]"),
        ),
        block(
            "lifecycle", ignore_changes=[ref("read_capacity"), ref("ttl[0].enabled")], prevent_destroy=True
        ),
        count=1,
    ),
    resource("aws_security_group", "blocks", block("ingress", from_port=1, protocol="tcp", to_port=2)),
    resource("aws_security_group", "attribute", ingress=[RULE]),
    resource(
        "aws_security_group",
        "dynamic",
        block(
            "dynamic",
            "egress",
            block("content", from_port=ref("egress.value"), protocol="tcp", to_port=2),
            for_each=[1],
        ),
    ),
    block(
        "data",
        "aws_vpc",
        "condition",
        block("lifecycle", block("postcondition", condition=ref("self.id != null"), error_message="None.")),
        id="vpc-0123456789abcdef0",
    ),
]
WRONG = [
    table("unknown_attribute", hash_ky="id"),
    table("unknown_block", block("ttll", enabled=True)),
    table("block_as_attribute", ttl={"enabled": True}),
    table("attribute_as_block", block("tags", Name="x")),
    table("computed", arn="arn:aws:dynamodb:eu-west-1:111122223333:table/x"),
    table("missing", block("attribute", name="sk")),
    table("too_many", block("ttl", enabled=False), block("ttl", enabled=False)),
    table("not_a_map", tags="a"),
    table("not_a_number", read_capacity=[5]),
    table("count_and_for_each", count=1, for_each={}),
    table("list_for_each", for_each=["a"]),
    table("prevent", block("lifecycle", prevent_destroy=ref("1 > 0 && path.root != null"))),
    table("ignored", block("lifecycle", ignore_changes=[ref("read_capacty")])),
    table("condition", block("lifecycle", block("precondition", condition=ref("path.root != null")))),
    table("dynamic_without_for_each", block("dynamic", "ttl", block("content", enabled=False))),
    table("dynamic_content", block("dynamic", "ttl", block("content", enable=False), for_each=[1])),
    table("unknown_timeout", block("timeouts", creat="1m")),
    resource("aws_s3_bucket_versioning", "missing_block", bucket="b"),
    resource("aws_dynamo_table", "unknown_type"),
    resource("aws_security_group", "object_lacks", ingress=[{"from_port": 1}]),
    resource("aws_security_group", "block_typo", block("ingress", from_prt=1)),
    block("data", "aws_vpc", "lifecycle", block("lifecycle", prevent_destroy=True)),
]


def test_what_the_check_accepts_terraform_accepts(tmp_path: Path) -> None:
    assert [str(error) for error in check(RIGHT)] == []
    assert _refused(RIGHT, tmp_path) == {}


def test_what_the_check_refuses_terraform_refuses(tmp_path: Path) -> None:
    ours = {each.address for each in WRONG if check([each])}
    assert ours == {each.address for each in WRONG}
    theirs: dict[str, str] = {}
    for batch in _batches():
        folder = tmp_path / batch[0].labels[1]
        folder.mkdir()
        theirs |= _refused(batch, folder)
    assert ours - theirs.keys() == set(), "Terraform accepts these"


def _batches() -> list[list[Block]]:
    """Terraform stops at meta-arguments and at unknown types before it looks into bodies."""
    early = [
        each
        for each in WRONG
        if each.labels[1] in ("count_and_for_each", "prevent", "condition", "lifecycle")
    ]
    late = [each for each in WRONG if each not in early]
    return [early, late]


def _refused(blocks: list[Block], folder: Path) -> dict[str, str]:
    """Address -> summary for each block that `terraform validate` finds fault with."""
    mirror, executable = need_mirror(), need_terraform()
    provider = block("required_providers", aws={"source": "hashicorp/aws"})
    (folder / "main.tf").write_text(render([block("terraform", provider), *blocks]))
    environment = terraform.environment()
    init = [str(executable.path), "init", "-backend=false", f"-plugin-dir={mirror.path}"]
    subprocess.run(init, cwd=folder, env=environment, capture_output=True, check=False)
    done = subprocess.run(
        [str(executable.path), "validate", "-json"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    errors = [each for each in json.loads(done.stdout)["diagnostics"] if each["severity"] == "error"]
    return {_address(folder / "main.tf", each): each["summary"] for each in errors}


def _address(file: Path, diagnostic: dict[str, object]) -> str:
    """The resource whose lines a diagnostic points into."""
    line = diagnostic["range"]["start"]["line"]  # type: ignore[index]
    heads = [text for text in file.read_text().splitlines()[:line] if text.startswith(("resource ", "data "))]
    kind, type_, name = (
        heads[-1].replace('"', "").split()[:3] if heads else ("resource", "terraform", "block")
    )
    return f"data.{type_}.{name}" if kind == "data" else f"{type_}.{name}"
