"""main.tf: names, tags and where the module runs."""

from modsmith.build.stack import File, expr
from modsmith.constructs.context import add_context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        add_context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        self.local(
            "alarm_actions",
            expr(
                'length(var.alarm_topic_arns) > 0 ? var.alarm_topic_arns : [aws_sns_topic.this["alarms"].arn]'
            ),
        )
