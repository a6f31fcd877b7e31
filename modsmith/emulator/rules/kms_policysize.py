"""KMS: size of key policies."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import ROOT, allow, document

AWS_REFUSES = "a key policy of more than 32 KiB"
SOURCE = "docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html"
OPERATIONS = ("CreateKey", "PutKeyPolicy")
CODE = "LimitExceededException"

MOST = 32_768


def check(call: Call) -> str | None:
    """Measures the policy in bytes."""
    size = len(call.values.get("Policy", "").encode())
    return f"Key policy size {size} exceeds the limit of {MOST} bytes" if size > MOST else None


def refused(client: Clients) -> object:
    """A policy of 33 kB."""
    return _create(client, 33_000)


def accepted(client: Clients) -> object:
    """A policy of 30 kB."""
    return _create(client, 30_000)


def _create(client: Clients, size: int) -> object:
    sid = {"Sid": "a" * size}
    return client("kms").create_key(Policy=document(allow("kms:*", Principal=ROOT, **sid)))
