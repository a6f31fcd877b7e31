"""EMR: clusters are not opened to the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "aws_emr_block_public_access_configuration"
SWITCH = "block_public_security_group_rules"
RANGES = "permitted_public_security_group_rule_range"
SSH = 22


def check(block: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that public access is blocked, but for SSH, which AWS excepts by default."""
    if not block.flag(SWITCH):
        yield Violation("Security groups may open clusters to the internet.", SWITCH)
    for part in block.parts(RANGES):
        first, last = part.number("min_range"), part.number("max_range")
        if (first, last) != (SSH, SSH):
            yield Violation(f"Ports {first} to {last} of clusters may be open to the internet.", RANGES)


CONTROL = Control(
    id="emr-public-access",
    title="EMR refuses clusters that a security group opens to the internet.",
    why="Web interfaces of Hadoop and Spark have no login: whoever reaches them runs programs on the cluster.",
    source="https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
    fix="Set block_public_security_group_rules = true, and permit no ports but 22.",
    types=(BLOCK,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_390",),
    fsbp=("EMR.2",),
    guards=((BLOCK, SWITCH),),
)
