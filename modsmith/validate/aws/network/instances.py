"""EC2 instances, and templates that instances are launched from."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource

INSTANCE = "aws_instance"
TEMPLATE = "aws_launch_template"
CONFIGURATION = "aws_launch_configuration"
SPOT = "aws_spot_instance_request"
LAUNCHED = (INSTANCE, TEMPLATE, CONFIGURATION, SPOT)
SPOT_FLEET = "aws_spot_fleet_request"
DEFAULT_ENCRYPTION = "aws_ebs_encryption_by_default"

_DEVICES = ("root_block_device", "ebs_block_device")


def devices(resource: Resource) -> Iterator[tuple[str, Resource]]:
    """The EBS volumes that a resource describes, each with the block of the resource that it is in.

    A volume from a snapshot is left out: it is encrypted as the snapshot is, and takes no `encrypted`.

    Raises:
        UndeterminedError: they are unknown.
    """
    for block, volume in _volumes(resource):
        if not volume.is_set("snapshot_id"):
            yield block, volume


def encrypts_by_default(evaluation: Evaluation) -> bool:
    """Whether the module makes the account encrypt all new volumes.

    Raises:
        UndeterminedError: that is unknown.
    """
    return any(
        one.exists and (one.at("enabled") is None or one.flag("enabled"))
        for one in evaluation.of(DEFAULT_ENCRYPTION)
    )


def _volumes(resource: Resource) -> Iterator[tuple[str, Resource]]:
    if resource.type == TEMPLATE:
        for mapping in resource.parts("block_device_mappings"):
            yield from (("block_device_mappings", volume) for volume in mapping.parts("ebs"))
    elif resource.type == SPOT_FLEET:
        for launch in resource.parts("launch_specification"):
            for name in _DEVICES:
                yield from (("launch_specification", volume) for volume in launch.parts(name))
    else:
        for name in _DEVICES:
            yield from ((name, volume) for volume in resource.parts(name))
