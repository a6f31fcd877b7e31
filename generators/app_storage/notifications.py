"""notifications.tf: where alarms go, in each region."""

from modsmith import File, expr
from modsmith.constructs import alarm_topic


class Notifications(File):
    """The caller's topics, or the module's own, in each region: an alarm notifies only topics of its own."""

    def build(self) -> None:
        """Adds the topics and tells callers their ARNs."""
        alarm_topic(
            self,
            thing="app-storage-alarms",
            wanted="var.enable_cloudwatch_alarms",
            kms_key_arn=expr("var.kms_key_arn"),
        )
        alarm_topic(
            self,
            thing="app-storage-replica-alarms",
            wanted="var.enable_cloudwatch_alarms",
            kms_key_arn=expr("var.replica_kms_key_arn"),
            prefix="replica_",
            provider="aws.replica",
        )
        self.output("alarm_topic_arn", expr("one(aws_sns_topic.alarms[*].arn)"))
        self.output("replica_alarm_topic_arn", expr("one(aws_sns_topic.replica_alarms[*].arn)"))
