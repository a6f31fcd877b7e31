"""main.tf: names, tags and where the module runs."""

from modsmith import File, expr
from modsmith.constructs import context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        self.local(
            "alarm_actions",
            expr(
                'length(var.alarm_topic_arns) > 0 ? var.alarm_topic_arns : [aws_sns_topic.this["alarms"].arn]'
            ),
        )
