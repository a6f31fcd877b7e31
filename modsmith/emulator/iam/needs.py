"""What calls of restricted principals need, for those who write a policy."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from modsmith.emulator.api.call import Call
from modsmith.emulator.iam import actions
from modsmith.emulator.iam.actions import Needed


@dataclass(frozen=True, order=True)
class Need:
    """What a call needed.

    Attributes:
        key: the access key ID that signed the call.
        call: such as `s3:HeadBucket`.
        action: such as `s3:ListBucket`; "" if it is not known.
        resource: the ARN, `*` for an action without resources, "" if it cannot be told from the request.
        passed_to: for `iam:PassRole` the service that gets the role; else "".
    """

    key: str
    call: str
    action: str
    resource: str
    passed_to: str = ""


class Needs:
    """Collects needs from the threads of one server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: set[Need] = set()

    def add(self, call: Call, needed: Sequence[Needed] | None) -> None:
        """Notes what a call needs; None if that is not known."""
        key, name = call.access_key, call.name
        service = actions.passed_to(call)
        found = (
            [Need(key, name, "", "")]
            if needed is None
            else [
                Need(
                    key,
                    name,
                    one.action,
                    one.resource or "",
                    service if one.action == "iam:PassRole" else "",
                )
                for one in needed
            ]
        )
        with self._lock:
            self._found.update(found)

    def take(self) -> list[Need]:
        """What was noted since the last time, sorted."""
        with self._lock:
            found, self._found = self._found, set()
        return sorted(found)


NEEDS = Needs()
