"""OpenSearch: a domain encrypts its data on disk and between nodes."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, searches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(domain: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption at rest and between nodes."""
    if domain.flag("encrypt_at_rest.0.enabled"):
        yield from keys.check(domain, "encrypt_at_rest.0.kms_key_id", evaluation)
    else:
        yield Violation("The domain does not encrypt its data at rest.", "encrypt_at_rest")
    if not domain.flag("node_to_node_encryption.0.enabled"):
        yield Violation("The nodes of the domain exchange data unencrypted.", "node_to_node_encryption")


CONTROL = Control(
    id="opensearch-encryption",
    title=(
        "A search domain encrypts its data at rest and between its nodes, with the module's key "
        "if there is one."
    ),
    why=(
        "An index holds copies of the records that it searches, and they are as sensitive as the originals."
    ),
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
    fix="Set enabled = true in encrypt_at_rest and node_to_node_encryption, and kms_key_id.",
    types=searches.TYPES,
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_5",
        "CKV_AWS_6",
        "CKV_AWS_247",
    ),
    trivy=(
        "AVD-AWS-0048",
        "AVD-AWS-0043",
    ),
    fsbp=(
        "Opensearch.1",
        "Opensearch.3",
        "ES.1",
        "ES.3",
    ),
    guards=searches.guards(
        "encrypt_at_rest",
        "encrypt_at_rest.enabled",
        "encrypt_at_rest.kms_key_id",
        "node_to_node_encryption",
        "node_to_node_encryption.enabled",
    ),
)
