"""QLDB: a ledger has permissions for each table, and cannot be deleted by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, switches
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LEDGER = "aws_qldb_ledger"


def check(ledger: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the permissions mode, and deletion protection, which is on by default."""
    if ledger.known("permissions_mode") != "STANDARD":
        yield Violation(
            "Everyone who may use the ledger may read and change every table.", "permissions_mode"
        )
    if is_production(evaluation) and not switches.is_on(ledger, "deletion_protection"):
        yield Violation("Deletion protection is off.", "deletion_protection")
    yield from keys.check(ledger, "kms_key", evaluation)


CONTROL = Control(
    id="qldb-protection",
    title=(
        "A ledger has permissions for each table, deletion protection in production, and the "
        "module's key if there is one."
    ),
    why="A ledger is kept because its history must not change, and a deletion ends that history.",
    source="https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.basics.html",
    fix="Set permissions_mode = STANDARD and kms_key, and leave deletion_protection on.",
    types=(LEDGER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_170",
        "CKV_AWS_172",
    ),
    guards=((LEDGER, "permissions_mode"), (LEDGER, "kms_key")),
)
