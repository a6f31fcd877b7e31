"""notifications.tf: where alarms go."""

from modsmith.build.stack import File, expr
from modsmith.constructs.alarm_topic import add_alarm_topic
from modsmith.constructs.context import NAME
from modsmith.constructs.key import ALARMS_PUBLISH, add_key

DELETION_DAYS = 7


class Notifications(File):
    """The caller's topics, or one of the module's own with a key that lets alarms in."""

    def build(self) -> None:
        """Adds topic and key, and tells callers their ARNs."""
        key = add_key(
            self,
            description=f"Encrypts the alarm topic of {NAME}.",
            alias=f"{NAME}-alarms",
            deletion_days=DELETION_DAYS,
            grants=(ALARMS_PUBLISH,),
            wanted="local.create_alarm_topic",
        )
        add_alarm_topic(
            self, thing="storage-stack-alarms", wanted="var.enable_cloudwatch_alarms", kms_key_arn=key["arn"]
        )
        self.output("alarm_topic_arn", expr("one(aws_sns_topic.alarms[*].arn)"))
