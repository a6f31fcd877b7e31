"""Step Functions: a state machine is encrypted with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.controls.sfn.logs import MACHINE
from modsmith.validate.severity import Severity

BLOCK = "encryption_configuration"


def check(machine: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a named key is used, and that it is the module's."""
    if not machine.blocks(BLOCK):
        raise NotApplicableError("Step Functions encrypts definition and executions with its own key.")
    if machine.known(f"{BLOCK}.0.type") != "CUSTOMER_MANAGED_KMS_KEY":
        if machine.is_set(f"{BLOCK}.0.kms_key_id"):
            yield Violation("Step Functions ignores kms_key_id with this type.", BLOCK)
        return
    yield from keys.check(machine, f"{BLOCK}.0.kms_key_id", evaluation)


CONTROL = Control(
    id="sfn-encryption",
    title="A state machine that names a KMS key is encrypted with the module's.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html",
    fix='Set type = "CUSTOMER_MANAGED_KMS_KEY" and kms_key_id to the module\'s key.',
    types=(MACHINE,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((MACHINE, "encryption_configuration.kms_key_id"),),
)
