"""queues.tf: the emergency and the telemetry queue, each with its dead letters."""

from generators.streaming.model import QUEUES
from modsmith import File, expr
from modsmith.constructs import queue_pair, queue_policies


class Queues(File):
    """A message that fails three times waits among the dead letters for fourteen days."""

    def build(self) -> None:
        """Adds the queues and tells callers their names."""
        for design in QUEUES:
            queue_pair(self, design, kms_key_arn=expr("var.kms_key_id"))
        queue_policies(self, QUEUES)
        for attribute in ("name", "arn", "url"):
            queues = {design.key: expr(f"aws_sqs_queue.{design.key}.{attribute}") for design in QUEUES}
            self.output(f"queue_{attribute}s", queues)
        for attribute in ("arn", "url"):
            dead = {design.key: expr(f"aws_sqs_queue.{design.key}_dlq.{attribute}") for design in QUEUES}
            self.output(f"dead_letter_queue_{attribute}s", dead)
