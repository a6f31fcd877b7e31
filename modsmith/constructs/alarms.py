"""CloudWatch alarms that always notify, on the way down and on the way up."""

from __future__ import annotations

from typing import Any

from modsmith.build.stack import Part, Reference, expr
from modsmith.constructs.naming import TAGS

ALARM = "aws_cloudwatch_metric_alarm"


def alarm(part: Part, name: str, body: dict[str, Any]) -> Reference:
    """Adds an alarm with actions, `ok_actions` and a deliberate treatment of missing data.

    Example:
        >>> alarm(
        ...     self,
        ...     "rejected",
        ...     {
        ...         "alarm_name": f"{NAME}-rejected",
        ...         "namespace": "Shop",
        ...         "metric_name": "Rejected",
        ...         "statistic": "Sum",
        ...         "period": 300,
        ...         "evaluation_periods": 1,
        ...         "comparison_operator": "GreaterThanThreshold",
        ...         "threshold": 0,
        ...     },
        ... )

    Args:
        part: the file it goes to; the module must have `local.alarm_actions`.
        name: Terraform's name for it.
        body: metric, threshold, periods; `treat_missing_data` where silence is not good news: DynamoDB, like
            most services, sends no data point for a metric that is zero.
    """
    actions = expr("local.alarm_actions")
    nested = {key: value for key, value in body.items() if key == "metric_query"}
    plain = {key: value for key, value in body.items() if key not in nested}
    common = {"treat_missing_data": "notBreaching", "alarm_actions": actions, "ok_actions": actions}
    shared = {key: value for key, value in common.items() if key not in plain}
    return part.add(f"{ALARM}.{name}", {**plain, **shared, "tags": TAGS, **nested})
