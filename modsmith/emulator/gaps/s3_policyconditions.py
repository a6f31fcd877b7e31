"""S3: bucket policies that reject requests without TLS, or with an old version."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from moto.s3.models import FakeBucket

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Conditions of a bucket policy are ignored, so that a denial of plain HTTP denies everything"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"tls only": "written", "closed": "403"}

ABOUT_TLS = {"aws:securetransport", "s3:tlsversion"}
BUCKET = "gap-policy-conditions"


def probe(client: Clients) -> object:
    """Writes to a bucket that requires TLS, which every AWS client uses, and to a closed one."""
    s3 = client("s3")
    s3.create_bucket(Bucket=BUCKET)
    denial = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
    }
    conditions = (
        {"Bool": {"aws:SecureTransport": "false"}},
        {"NumericLessThan": {"s3:TlsVersion": "1.2"}},
    )
    return {
        "tls only": _write(s3, [denial | {"Condition": condition} for condition in conditions]),
        "closed": _write(s3, [denial]),
    }


def _write(s3: Any, statements: list[dict[str, Any]]) -> str:
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    try:
        s3.put_object(Bucket=BUCKET, Key="a", Body=b"a")
    except s3.exceptions.ClientError as fault:
        return str(fault.response["Error"]["Code"])
    return "written"


def apply() -> None:
    """Treats the emulator's plain HTTP as TLS: denials that depend only on TLS have no effect."""
    around(FakeBucket, "get_permission", _get_permission)


def _get_permission(original: Any, self: FakeBucket, action: str, resource: str) -> Any:
    if self.policy is None:
        return original(self, action, resource)
    policy = json.loads(self.policy)
    answer = policy["Statement"]
    statements = [one for one in (answer if isinstance(answer, list) else [answer]) if not _is_about_tls(one)]
    if not statements:
        return original(SimpleNamespace(policy=None), action, resource)
    shown = json.dumps(policy | {"Statement": statements}).encode()
    return original(SimpleNamespace(policy=shown), action, resource)


def _is_about_tls(statement: dict[str, Any]) -> bool:
    tests = statement.get("Condition", {}).values()
    keys = {key.lower() for test in tests for key in test}
    return statement["Effect"] == "Deny" and bool(keys) and keys <= ABOUT_TLS
