"""EC2: the description of a security group rule that refers to another group."""

from __future__ import annotations

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "DescribeSecurityGroupRules drops the description of a rule that refers to a group"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"by range": "from the office", "by group": "from the application"}


def probe(client: Clients) -> object:
    """The descriptions of a rule with an address range and of one with a group."""
    ec2 = client("ec2", "eu-west-1")
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="gap-rules", Description="gap", VpcId=vpc)["GroupId"]
    port = {"IpProtocol": "tcp", "FromPort": 6379, "ToPort": 6379}
    sources = (
        {"IpRanges": [{"CidrIp": "10.1.0.0/16", "Description": AWS_ANSWERS["by range"]}]},
        {"UserIdGroupPairs": [{"GroupId": group, "Description": AWS_ANSWERS["by group"]}]},
    )
    for source in sources:
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[{**port, **source}])
    rules = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])
    return {
        "by group" if "ReferencedGroupInfo" in rule else "by range": rule.get("Description")
        for rule in rules["SecurityGroupRules"]
        if not rule["IsEgress"]
    }


def apply() -> None:
    """Also reads the description next to the group."""

    def description(original: Any, rule: Any) -> Any:
        return original(rule) or rule.source_group.get("Description")

    around(SecurityGroupRule, "description", description)
