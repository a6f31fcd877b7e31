"""EC2: the default network ACL of a deleted VPC."""

from __future__ import annotations

from typing import Any

from moto.ec2.models import EC2Backend
from moto.ec2.models.vpcs import VPC

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "The default network ACL is not deleted with its VPC"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"before": 1, "after": 0}


def probe(client: Clients) -> object:
    """The number of network ACLs of a VPC before and after its deletion."""
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.99.0.0/16")["Vpc"]["VpcId"]

    def count() -> int:
        found = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc]}])
        return len(found["NetworkAcls"])

    before = count()
    ec2.delete_vpc(VpcId=vpc)
    return {"before": before, "after": count()}


def apply() -> None:
    """Deletes the network ACL with the VPC."""
    around(EC2Backend, "delete_vpc", _delete_vpc)


def _delete_vpc(original: Any, self: EC2Backend, vpc_id: str) -> VPC:
    vpc: VPC = original(self, vpc_id)
    for name, acl in list(self.network_acls.items()):
        if acl.vpc_id == vpc_id:
            del self.network_acls[name]
    return vpc
