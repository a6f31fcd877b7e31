"""The account of an access key, looked for in the IAMs that exist.

Moto looks in the IAM of every partition and so creates all of them, with 1,500 managed policies each: 0.4 s after a
start, and 0.2 s after each reset.
"""

from __future__ import annotations

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.iam import models


def create_no_partitions() -> None:
    """Makes moto find the account of an access key without creating the IAM of any partition."""
    models.get_account_id_from = _account_of


def _account_of(access_key: str) -> str:
    for account, partitions in list(models.iam_backends.items()):
        if any(access_key in iam.access_keys for iam in list(partitions.values())):
            return account
    return DEFAULT_ACCOUNT_ID
