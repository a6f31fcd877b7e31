"""EC2: the volumes that an instance is launched with are encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.aws.network.instances import CONFIGURATION, INSTANCE, SPOT, SPOT_FLEET, TEMPLATE
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ROOT = "root_block_device"
WITH_ROOT = (INSTANCE, CONFIGURATION, SPOT)
GUARDS = (
    *((type_, path) for type_ in WITH_ROOT for path in (ROOT, f"{ROOT}.encrypted")),
    *((type_, "ebs_block_device.encrypted") for type_ in WITH_ROOT),
    (TEMPLATE, "block_device_mappings.ebs.encrypted"),
    (SPOT_FLEET, "launch_specification.root_block_device.encrypted"),
    (SPOT_FLEET, "launch_specification.ebs_block_device.encrypted"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks every volume, and that an instance describes its root volume."""
    if instances.encrypts_by_default(evaluation):
        return
    found = list(instances.devices(resource))
    if resource.type in WITH_ROOT and not resource.blocks(ROOT):
        if not resource.blocks("launch_template"):
            yield Violation(f"It has no {ROOT} that encrypts the root volume.", ROOT)
    elif not found:
        raise NotApplicableError("It describes no new volume. The image or the snapshot decides.")
    for block in dict.fromkeys(block for block, volume in found if not volume.flag("encrypted")):
        yield Violation(f"A volume in {block} is not encrypted.", block)


CONTROL = Control(
    id="ec2-encryption",
    title="The volumes that instances are launched with are encrypted.",
    why="Snapshots and copies of a volume that is not encrypted are readable wherever they end up.",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    fix="Set encrypted = true for every volume, or add aws_ebs_encryption_by_default to the account.",
    types=(*instances.LAUNCHED, SPOT_FLEET),
    severity=Severity.HIGH,
    check=check,
    reads=(instances.DEFAULT_ENCRYPTION,),
    checkov=("CKV_AWS_8",),
    trivy=("AVD-AWS-0008", "AVD-AWS-0131"),
    fsbp=("EC2.3", "EC2.173", "EC2.181"),
    guards=GUARDS,
)
