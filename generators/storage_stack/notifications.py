"""notifications.tf: where alarms go."""

from modsmith import File, expr
from modsmith.constructs import ALARMS_PUBLISH, NAME, alarm_topic, key

DELETION_DAYS = 7


class Notifications(File):
    """The caller's topics, or one of the module's own with a key that lets alarms in."""

    def build(self) -> None:
        """Adds topic and key, and tells callers their ARNs."""
        alarm_topic(
            self,
            thing="storage-stack-alarms",
            wanted="var.enable_cloudwatch_alarms",
            kms_key_arn=expr("aws_kms_key.this[0].arn"),
        )
        key(
            self,
            description=f"Encrypts the alarm topic of {NAME}.",
            alias=f"{NAME}-alarms",
            deletion_days=DELETION_DAYS,
            grants=(ALARMS_PUBLISH,),
            wanted="local.create_alarm_topic",
        )
        self.output("alarm_topic_arn", expr("one(aws_sns_topic.alarms[*].arn)"))
