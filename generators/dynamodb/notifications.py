"""notifications.tf: where alarms go."""

from modsmith import File, expr
from modsmith.constructs import alarm_topic


class Notifications(File):
    """The caller's topics, or one of the module's own."""

    def build(self) -> None:
        """Adds the topic and tells callers its ARN."""
        alarm_topic(
            self,
            thing="dynamodb-alarms",
            wanted="var.enable_cloudwatch_alarms",
            kms_key_arn=expr("local.kms_key_arn"),
        )
        self.output("alarm_topic_arn", expr("one(aws_sns_topic.alarms[*].arn)"))
