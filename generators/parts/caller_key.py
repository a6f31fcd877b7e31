"""What the caller's own KMS key must allow: the statements as a document, for a key that the module does not own."""

from __future__ import annotations

from generators.parts.key import ServiceGrant, statement
from generators.stack import Part, Reference


def add_key_statements(part: Part, grants: tuple[ServiceGrant, ...]) -> Reference:
    """Adds `data.aws_iam_policy_document.key_statements` and binds the output `kms_key_policy_json`.

    The caller merges it into the key's policy with `source_policy_documents`; the spec declares the output.

    Args:
        part: the file it goes to.
        grants: services that use the key on the module's behalf.
    """
    document = part.add(
        "data.aws_iam_policy_document.key_statements", {"statement": [statement(item) for item in grants]}
    )
    part.output("kms_key_policy_json", document["json"])
    return document
