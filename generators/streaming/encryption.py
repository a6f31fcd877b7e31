"""encryption.tf: what the caller's key must allow."""

from __future__ import annotations

from dataclasses import replace

from modsmith import File
from modsmith.constructs import (
    ACCOUNT_ID,
    ALARMS_PUBLISH,
    DNS_SUFFIX,
    NAME,
    REGION,
    TOPICS_DELIVER,
    key_statements,
    logs_encrypt,
    roles_use,
)

LOG_GROUPS = (
    f"/aws/lambda/{NAME}-*",
    f"/aws/kinesisfirehose/{NAME}-*",
    f"sns/{REGION}/{ACCOUNT_ID}/{NAME}-*",
)


class Encryption(File):
    """The document depends on no resource, so a key that carries it can be made first, in the same apply.

    Statements are named after the module: in one policy with another module's, no two may be called alike.
    """

    def build(self) -> None:
        """Adds the document and its output."""
        services = tuple(f"{service}.{REGION}.{DNS_SUFFIX}" for service in ("kinesis", "s3"))
        archive = roles_use(
            "StreamingAllowArchive", (f"{NAME}-archive",), ("kms:Decrypt", "kms:GenerateDataKey"), services
        )
        grants = (ALARMS_PUBLISH, TOPICS_DELIVER, logs_encrypt(*LOG_GROUPS))
        named = tuple(replace(grant, sid=f"Streaming{grant.sid}") for grant in grants)
        key_statements(self, named, roles=(archive,))
