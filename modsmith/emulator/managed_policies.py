"""AWS's managed policies, read once a process.

Moto reads its file of 1,500 policies for every partition whenever its IAM is created, and so on every reset: 1 s.
"""

from __future__ import annotations

import copy
import functools
import json
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend

from modsmith.emulator.patching import around


def read_once() -> None:
    """Gives every IAM copies of policies that are read once for each partition."""
    around(IAMBackend, "_init_aws_policies", _copies)


def _copies(_: Any, self: IAMBackend) -> list[AWSManagedPolicy]:
    return [_copied(policy) for policy in _policies(self.account_id, self.region_name)]


def _copied(policy: AWSManagedPolicy) -> AWSManagedPolicy:
    copied = copy.copy(policy)
    copied.versions, copied.tags = list(policy.versions), dict(policy.tags)
    return copied


@functools.cache
def _policies(account: str, partition: str) -> list[AWSManagedPolicy]:
    return [AWSManagedPolicy.from_data(name, account, partition, data) for name, data in _data().items()]


@functools.cache
def _data() -> dict[str, Any]:
    return dict(json.loads(aws_managed_policies_data))
