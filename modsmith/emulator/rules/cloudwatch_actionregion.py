"""CloudWatch: actions of alarms in another region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import alarm

AWS_REFUSES = "an alarm with an action in another region"
SOURCE = "github.com/cds-snc/notification-terraform/pull/128"
OPERATIONS = ("PutMetricAlarm", "PutCompositeAlarm")
CODE = "ValidationError"

ACTIONS = ("AlarmActions", "OKActions", "InsufficientDataActions")


def check(call: Call) -> str | None:
    """Refuses the first action whose ARN names another region."""
    for arn in (arn for name in ACTIONS for arn in call.values.get(name, ())):
        region = (arn.split(":") + [""] * 4)[3]
        if region not in ("", "*", call.region) and not arn.startswith("arn:aws:automate:"):
            return f"Invalid region {region} specified. Only {call.region} is supported."
    return None


def refused(client: Clients) -> object:
    """An alarm that publishes to a topic in another region."""
    return _put(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """An alarm that publishes to a topic in its own region."""
    return _put(client, "us-east-1")


def _put(client: Clients, region: str) -> object:
    return alarm(client, AlarmActions=[client("sns", region).create_topic(Name="rule")["TopicArn"]])
