"""What the module asks its caller for alarms and dashboard."""
# mypy: ignore-errors

from __future__ import annotations

from variable import Variable, choice, here

TOPIC_ARN = "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$"
TOPICS = f'alltrue([for value in var.alarm_topic_arns : can(regex("{TOPIC_ARN}", value))])'
TOPICS_HERE = f"alltrue([for arn in var.alarm_topic_arns : startswith(arn, {here('sns')})])"
THRESHOLDS = """object({
  read_throttle_events      = optional(number, 0)
  write_throttle_events     = optional(number, 0)
  system_errors             = optional(number, 0)
  user_errors               = optional(number, 10)
  latency_ms                = optional(number, 100)
  consumed_capacity_percent = optional(number, 90)
})"""
THRESHOLDS_DESCRIPTION = """\
Values that must be exceeded for an alarm to fire.

- read_throttle_events: Throttled reads of a table or index in five minutes.
- write_throttle_events: Throttled writes of a table or index in five minutes.
- system_errors: HTTP 500 answers of a table in five minutes.
- user_errors: HTTP 400 answers in the account and region in five minutes.
- latency_ms: p99 of a table's slowest operation over five minutes, in milliseconds.
- consumed_capacity_percent: Share of the provisioned capacity, or of the limit on demand, in use,
  in per cent.
"""

ALARMS = {
    "enable_cloudwatch_alarms": Variable(
        "bool",
        "Whether the module's alarms exist, with what only they need: topics where the caller names none, and request metrics of buckets.",
        True,
    ),
    "alarm_topic_arns": Variable(
        "list(string)",
        "SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of its own when the list is empty. CloudWatch publishes only to topics of the alarm's own region.",
        [],
        (
            (TOPICS, "alarm_topic_arns must hold only ARNs of standard SNS topics."),
            (TOPICS_HERE, "alarm_topic_arns must be of the module's region and account."),
            (
                "length(var.alarm_topic_arns) <= 5",
                "alarm_topic_arns must hold at most 5 topics, the number of actions that CloudWatch allows an alarm.",
            ),
        ),
    ),
    "alarm_level": Variable(
        "string",
        "full for every alarm; basic for throttles and user errors alone, which is enough where nobody is called at night.",
        "full",
        choice("alarm_level", "full", "basic"),
    ),
    "alarm_thresholds": Variable(
        THRESHOLDS,
        THRESHOLDS_DESCRIPTION,
        {},
        (
            (
                "alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])",
                "alarm_thresholds must not hold a negative number.",
            ),
            (
                "var.alarm_thresholds.consumed_capacity_percent <= 100",
                "alarm_thresholds must have a consumed_capacity_percent of at most 100.",
            ),
        ),
    ),
    "enable_dashboard": Variable(
        "bool", "Whether a CloudWatch dashboard of the module's resources exists.", False
    ),
}
