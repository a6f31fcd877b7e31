"""EBS: the account encrypts new volumes."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.instances import DEFAULT_ENCRYPTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the setting is not switched off; the resource switches it on by default."""
    if resource.at("enabled") is not None and not resource.flag("enabled"):
        yield Violation("New volumes of the account are not encrypted by default.", "enabled")


CONTROL = Control(
    id="ebs-default-encryption",
    title="The account encrypts new volumes by default.",
    why="Without the setting, each volume that someone creates by hand or by mistake is readable.",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
    fix="Set enabled = true.",
    types=(DEFAULT_ENCRYPTION,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_106",),
    fsbp=("EC2.7",),
)
