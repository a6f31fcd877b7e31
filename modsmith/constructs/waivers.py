"""Checkov checks that do not hold for what a construct adds, with the reason. No CDKTF here, so specs may use them."""

from __future__ import annotations

from modsmith.spec.model import Waiver

_KEY_POLICY = "It is the key's own policy: its only resource is the key, and IAM policies of the account decide who uses it."

KEY_WAIVERS = tuple(
    Waiver(check, ("data.aws_iam_policy_document.key",), _KEY_POLICY)
    for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")
)
"""For a module with `key`: Checkov reads the policy of a key as that of an identity."""
