"""Athena: results of queries are encrypted, whatever a client asks for."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

WORKGROUP = "aws_athena_workgroup"
DATABASE = "aws_athena_database"
RESULTS = "configuration.0.result_configuration.0.encryption_configuration"
MANAGED = "configuration.0.managed_query_results_configuration.0"
OPTION = {
    WORKGROUP: f"{RESULTS}.0.encryption_option",
    DATABASE: "encryption_configuration.0.encryption_option",
}
KEY = {WORKGROUP: f"{RESULTS}.0.kms_key_arn", DATABASE: "encryption_configuration.0.kms_key"}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the encryption of results, and that clients cannot choose another."""
    option = OPTION[resource.type]
    if resource.flag(f"{MANAGED}.enabled"):
        yield from keys.check(resource, f"{MANAGED}.encryption_configuration.0.kms_key", evaluation)
    elif not resource.is_set(option):
        yield Violation("No setting encrypts the results of queries.", option.partition(".")[0])
    else:
        yield from keys.check(resource, KEY[resource.type], evaluation)
    if resource.type == WORKGROUP and not switches.is_on(
        resource, "configuration.0.enforce_workgroup_configuration"
    ):
        yield Violation("Clients can write results elsewhere and unencrypted.", "configuration")


CONTROL = Control(
    id="athena-encryption",
    title=(
        "Athena encrypts results of queries, with the module's key if there is one, whatever a "
        "client asks for."
    ),
    why="Results are copies of the data, in a bucket that others may read.",
    source="https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    fix="Set encryption_configuration, and leave enforce_workgroup_configuration on.",
    types=(WORKGROUP, DATABASE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_77",
        "CKV_AWS_82",
        "CKV_AWS_159",
    ),
    trivy=(
        "AVD-AWS-0006",
        "AVD-AWS-0007",
    ),
    guards=(
        *(
            (WORKGROUP, path)
            for path in (
                "configuration",
                "configuration.result_configuration",
                "configuration.result_configuration.encryption_configuration",
                "configuration.result_configuration.encryption_configuration.kms_key_arn",
            )
        ),
        (DATABASE, "encryption_configuration"),
        (DATABASE, "encryption_configuration.kms_key"),
    ),
)
