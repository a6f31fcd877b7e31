"""Applies each root beside this file with the modules of a checkout, and keeps the state.

`tests/modules/test_moves.py` plans these states with the modules as they are now. They stand for what users have
applied, so run this only to take the states of a released version:

    git worktree add /tmp/released <commit>
    python -m tests.modules.states.capture /tmp/released [ROOT ...]

The states here are of commit 4ce234b, with Terraform 1.11.4 and AWS provider 5.100.0, on the emulator (account
123456789012). Each root is the module's example `complete` (`dynamodb_production`: `production`) in prod without what
only reads outputs: roles with the module's policies, and outputs of its own.

A state is kept as gzipped JSON without a time, so that the same state makes the same bytes:

    state      the state file; PROVIDER stands for the provider's address
    variables  what the root was applied with
    commit     of the modules
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from modsmith.emulator.root import Root, initialise
from modsmith.emulator.server import Emulator
from modsmith.tools import processes
from modsmith.tools.terraform_cli import Flag

HERE = Path(__file__).parent
ROOTS = tuple(sorted(path.stem for path in HERE.glob("*.tf")))
PLACEHOLDER = "PROVIDER"


def provider_address(root: Root) -> str:
    """The address that Terraform writes into states for the AWS provider."""
    version = json.loads(root.terraform.run(root.folder, "version", json=Flag).out)
    (address,) = version["provider_selections"]
    return str(address)


def open_root(emulator: Emulator, name: str, text: str, modules: Path, workspace: Path) -> Root:
    """A root with the given text in a workspace, beside a copy of the modules."""
    shutil.copytree(modules, workspace / "modules", ignore=shutil.ignore_patterns(".*", "examples", "tests"))
    folder = workspace / name
    folder.mkdir()
    (folder / "main.tf").write_text(text, "utf-8")
    return initialise(emulator, folder)


def variables(emulator: Emulator, name: str) -> dict[str, Any]:
    """Variables of a root, after their network is made in the emulator."""
    return {"network": _network(emulator)} if name == "storage" else {}


def _network(emulator: Emulator) -> dict[str, Any]:
    ec2, rds = emulator.client("ec2", "eu-west-1"), emulator.client("rds", "eu-west-1")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")
        for number, zone in enumerate("ab")
    ]
    ids = [subnet["Subnet"]["SubnetId"] for subnet in subnets]
    rds.create_db_subnet_group(
        DBSubnetGroupName="acme-fleet-database", DBSubnetGroupDescription="-", SubnetIds=ids
    )
    groups = {
        f"{use}_security_group_id": ec2.create_security_group(GroupName=use, Description=use, VpcId=vpc)[
            "GroupId"
        ]
        for use in ("database", "cache")
    }
    return {"vpc_id": vpc, "private_subnet_ids": ids, **groups}


def read(name: str) -> dict[str, Any]:
    """What is kept of a root: `state`, `variables` and `commit`."""
    return dict(json.loads(gzip.decompress((HERE / f"{name}.json.gz").read_bytes())))


def capture(name: str, checkout: Path) -> int:
    """Applies a root with the modules of a checkout and writes its state; returns the number of bytes."""
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, check=True, text=True
    )
    with Emulator() as emulator, processes.folder("states") as workspace:
        text = (HERE / f"{name}.tf").read_text("utf-8")
        root = open_root(emulator, name, text, checkout / "modules", workspace)
        given = variables(emulator, name)
        root.apply(**given)
        state = (root.folder / "terraform.tfstate").read_text("utf-8")
        state = state.replace(provider_address(root), PLACEHOLDER)
    kept = {"commit": commit.stdout.strip(), "variables": given, "state": json.loads(state)}
    file = HERE / f"{name}.json.gz"
    return file.write_bytes(gzip.compress(json.dumps(kept, sort_keys=True).encode(), mtime=0))


if __name__ == "__main__":
    for one in sys.argv[2:] or ROOTS:
        print(one, capture(one, Path(sys.argv[1])), flush=True)
