"""topics.tf: whom the platform tells: authorities, owners, managers, and whoever is on call."""

from generators.shared.topics import add_topics
from generators.streaming.model import ALARMS, TOPICS
from modsmith import File, expr


class Topics(File):
    """Subscriptions are the caller's."""

    def build(self) -> None:
        """Adds the topics, the logs of their deliveries, and tells callers their ARNs."""
        add_topics(
            self,
            TOPICS,
            alarms=ALARMS,
            kms_key_arn=expr("var.kms_key_id"),
            log_retention_days=expr("var.log_retention_days"),
            permissions_boundary=expr("var.permissions_boundary_arn"),
        )
        self.output("topic_arns", expr("{ for key, topic in aws_sns_topic.this : key => topic.arn }"))
        own = "var.enable_cloudwatch_alarms && length(var.alarm_topic_arns) == 0"
        self.output("alarm_topic_arn", expr(f'{own} ? aws_sns_topic.this["{ALARMS}"].arn : null'))
