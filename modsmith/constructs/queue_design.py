"""What an SQS queue is, as data. No CDKTF here, so specs may read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class QueueDesign:
    """One queue; its dead letters go to a queue of the same kind.

    Attributes:
        key: Terraform's name for it and its key in the module's maps; snake case.
        purpose: one sentence.
        visibility_seconds: how long a received message stays hidden from other consumers.
        wait_seconds: how long a receive waits for a message; 0 returns at once.
        fifo: ordered within a message group and delivered once, by the content of the message.
        receives: how often a message may be received before it becomes a dead letter: a number, or a bare expression
            such as `var.max_receives`.
    """

    key: str
    purpose: str
    visibility_seconds: int
    wait_seconds: int = 0
    fifo: bool = False
    receives: int | str = 3

    @property
    def thing(self) -> str:
        """The last part of the queue's name."""
        return self.key.replace("_", "-") + self._suffix

    @property
    def dead_letter_thing(self) -> str:
        """The last part of the name of its dead-letter queue."""
        return self.key.replace("_", "-") + "-dlq" + self._suffix

    @property
    def _suffix(self) -> str:
        """AWS demands it of a FIFO queue's name."""
        return ".fifo" if self.fifo else ""
