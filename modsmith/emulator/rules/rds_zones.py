"""RDS: subnet groups cover two availability zones."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.state import backend

AWS_REFUSES = "a DB subnet group with subnets of fewer than two availability zones"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html"
OPERATIONS = ("CreateDBSubnetGroup", "ModifyDBSubnetGroup")
CODE = "DBSubnetGroupDoesNotCoverEnoughAZs"


def check(call: Call) -> str | None:
    """Counts the zones of the subnets that exist."""
    wanted = set(call.values["SubnetIds"])
    found = {zone: wanted & set(subnets) for zone, subnets in backend(call, "ec2").subnets.items()}
    zones = {zone for zone, subnets in found.items() if subnets}
    if len(zones) >= 2 or set().union(*found.values()) != wanted:
        return None
    return (
        "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage:"
        f" {', '.join(sorted(zones))}. Add subnets to cover at least 2 AZs."
    )


def refused(client: Clients) -> object:
    """Two subnets in one zone."""
    return _create(client, ["us-east-1a", "us-east-1a"])


def accepted(client: Clients) -> object:
    """Two subnets in two zones."""
    return _create(client, ["us-east-1a", "us-east-1b"])


def _create(client: Clients, zones: list[str]) -> object:
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=zone)["Subnet"][
            "SubnetId"
        ]
        for number, zone in enumerate(zones)
    ]
    return client("rds").create_db_subnet_group(
        DBSubnetGroupName="rule", DBSubnetGroupDescription="rule", SubnetIds=subnets
    )
