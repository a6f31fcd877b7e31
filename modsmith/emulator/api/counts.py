"""How many requests and members were checked since the start of the server."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """What was compared with AWS's API models.

    Attributes:
        requests: service to the number of requests that were compared.
        members: the number of members that were compared.
        refused: `service:Operation code` to the number of requests that a model or a rule refused.
        unread: requests of no operation in the service's model, such as `s3 POST /`, to their number.
        undecided: `service:Operation` to why IAM could not decide it, if IAM is enforced.
        seconds: the processor time that comparing took.
    """

    requests: Mapping[str, int]
    members: int
    refused: Mapping[str, int]
    unread: Mapping[str, int]
    undecided: Mapping[str, str]
    seconds: float


class Tally:
    """Counts for the threads of one server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests, self._refused, self._unread = Counter[str](), Counter[str](), Counter[str]()
        self._members, self._seconds = 0, 0.0
        self._undecided: dict[str, str] = {}

    def compared(self, service: str, members: int, seconds: float) -> None:
        """Counts a request."""
        with self._lock:
            self._requests[service] += 1
            self._members += members
            self._seconds += seconds

    def refused(self, call: str, code: str) -> None:
        """Counts a request that a model or a rule refused."""
        with self._lock:
            self._refused[f"{call} {code}"] += 1

    def unread(self, request: str) -> None:
        """Counts a request that belongs to no operation."""
        with self._lock:
            self._unread[request] += 1

    def undecided(self, call: str, reason: str) -> None:
        """Notes a call that IAM could not decide."""
        with self._lock:
            self._undecided[call] = reason

    def counts(self) -> Counts:
        """The counts up to now."""
        with self._lock:
            return Counts(
                dict(self._requests),
                self._members,
                dict(self._refused),
                dict(self._unread),
                dict(self._undecided),
                self._seconds,
            )
