"""SSM: a document is not shared with everyone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DOCUMENT = "aws_ssm_document"


def check(document: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks with whom the document is shared."""
    accounts = document.known("permissions.account_ids")
    if "all" in [one.strip().lower() for one in str(accounts or "").split(",")]:
        yield Violation("Any AWS account can read and run the document.", "permissions")


CONTROL = Control(
    id="ssm-documents",
    title="An SSM document is not public.",
    why="Documents show how instances are operated: their commands, paths and addresses.",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
    fix="Name the accounts in permissions.account_ids, or omit permissions.",
    types=(DOCUMENT,),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV_AWS_303",),
    fsbp=("SSM.4",),
)
