"""SSM: sessions on instances are encrypted and logged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DOCUMENT = "aws_ssm_document"
LOGS = (("s3BucketName", "s3EncryptionEnabled"), ("cloudWatchLogGroupName", "cloudWatchEncryptionEnabled"))
"""Where sessions are logged, and whether that must be encrypted."""


def check(document: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the preferences of Session Manager."""
    if document.known("document_type") != "Session":
        raise NotApplicableError("It is not about sessions.")
    inputs = _inputs(document)
    if not inputs.get("kmsKeyId"):
        yield Violation("No KMS key encrypts what is typed in a session.", "content")
    logged = [encrypted for target, encrypted in LOGS if inputs.get(target)]
    if not logged:
        yield Violation("Sessions are not logged.", "content")
    if any(inputs.get(name) is False for name in logged):
        yield Violation("The logs of sessions may be unencrypted.", "content")


def _inputs(document: Resource) -> Mapping[str, Any]:
    """The `inputs` of the content, in JSON; values may be unknown.

    Raises:
        UndeterminedError: it is unknown, or not JSON.
    """
    content = document.at("content")
    if content is None:
        return {}
    if isinstance(content, str):
        try:
            content = json.loads(content)
        except ValueError:
            raise UndeterminedError("content", "it is not JSON") from None
    found = content.get("inputs") if isinstance(content, Mapping) else content
    if not isinstance(found, Mapping):
        raise UndeterminedError("content", why(found))
    return found


CONTROL = Control(
    id="ssm-sessions",
    title="Sessions of Session Manager are encrypted with a KMS key and logged.",
    why="Without logs no one knows what was done on an instance, or by whom.",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-preferences-enable-encryption.html",
    fix="Set kmsKeyId, and cloudWatchLogGroupName or s3BucketName with encryption, in the content's inputs.",
    types=(DOCUMENT,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_112", "CKV_AWS_113"),
    guards=((DOCUMENT, "content"),),
)
