"""topics.tf: whom the platform tells: authorities, owners, managers, and whoever is on call."""

from generators.shared.topics import add_delivery_logs, add_topics
from generators.streaming.model import ALARMS, TOPICS
from modsmith import File, expr


class Topics(File):
    """Subscriptions are the caller's."""

    def build(self) -> None:
        """Adds the topics, the logs of their deliveries, and tells callers their ARNs."""
        add_topics(self, TOPICS, alarms=ALARMS, kms_key_arn=expr("var.kms_key_id"))
        add_delivery_logs(
            self, retention_days=expr("var.log_retention_days"), kms_key_arn=expr("var.kms_key_id")
        )
        self.output("topic_arns", expr("local.topic_arns"))
