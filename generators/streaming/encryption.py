"""encryption.tf: what the caller's key must allow."""

from __future__ import annotations

from dataclasses import replace

from generators.shared.topics import LOG_PREFIX
from modsmith import File, expr
from modsmith.constructs import (
    ACCOUNT_ID,
    ALARMS_PUBLISH,
    DNS_SUFFIX,
    NAME,
    PARTITION,
    REGION,
    TOPICS_DELIVER,
    ServiceGrant,
    key_statements,
    logs_encrypt,
    roles_use,
)

LOG_GROUPS = (f"/aws/lambda/{NAME}-*", f"/aws/kinesisfirehose/{NAME}-*", f"{LOG_PREFIX}/{NAME}-*")


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
        self.local("log_groups_arn", f"arn:{PARTITION}:logs:{REGION}:{ACCOUNT_ID}:log-group")
        grants = (ALARMS_PUBLISH, TOPICS_DELIVER, _logs_encrypt())
        named = tuple(replace(grant, sid=f"Streaming{grant.sid}") for grant in grants)
        key_statements(self, named, roles=(archive,))


def _logs_encrypt() -> ServiceGrant:
    """As `logs_encrypt` has it, its long ARNs told once."""
    groups = tuple(f"{expr('local.log_groups_arn')}:{group}" for group in LOG_GROUPS)
    grant = logs_encrypt()
    return replace(grant, conditions=tuple(replace(one, values=groups) for one in grant.conditions))
