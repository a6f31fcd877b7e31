"""ECS: sessions in containers are logged and encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, texts
from modsmith.validate.aws.containers import CLUSTER
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PATH = "configuration.0.execute_command_configuration"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that ECS Exec logs its sessions, and encrypts them with the module's key."""
    if not any(one.blocks("execute_command_configuration") for one in cluster.parts("configuration")):
        raise NotApplicableError("The cluster has ECS's own settings for ECS Exec: sessions are logged.")
    if texts.is_one_of(cluster, f"{PATH}.0.logging", "NONE"):
        yield Violation("Commands that people run in containers are not logged.", "configuration")
    yield from keys.check(cluster, f"{PATH}.0.kms_key_id", evaluation)


CONTROL = Control(
    id="ecs-exec",
    title="ECS Exec logs its sessions, and encrypts them with the module's KMS key, if there is one.",
    why="A shell in a container can read all its data; the log is the only trace of what was done.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    fix='Set logging to "DEFAULT" or "OVERRIDE", and kms_key_id to the module\'s key.',
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_223",),
    guards=((CLUSTER, "configuration.execute_command_configuration.kms_key_id"),),
)
