"""Checkov's checks that do not fit the policy of a key. No CDKTF here, so specs may read it."""

from __future__ import annotations

from modsmith.spec.model import Waiver

_REASON = (
    "This is the policy of the key itself: its only resource is the key, and the statement for the account's root lets IAM"
    " policies decide, as AWS's default key policy does."
)

KEY_WAIVERS = tuple(
    Waiver(check, ("data.aws_iam_policy_document.key",), _REASON)
    for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")
)
"""For the spec of a module that has a `key`: `waivers=KEY_WAIVERS`.

Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
"""
