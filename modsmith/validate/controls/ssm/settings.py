"""SSM: settings of the account keep documents private and log automations."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.policies import legible
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

SETTING = "aws_ssm_service_setting"
WANTED = {
    "/ssm/documents/console/public-sharing-permission": ("Disable", "Documents can be made public."),
    "/ssm/automation/customer-script-log-destination": (
        "CloudWatch",
        "Scripts of automations are not logged.",
    ),
}
"""The end of a setting's id, its safe value, and what any other value means."""


def check(setting: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the value of settings that matter for security."""
    name = legible(setting.at("setting_id"), "setting_id")
    found = next((pair for end, pair in WANTED.items() if name.endswith(end)), None)
    if found is None:
        raise NotApplicableError("The setting is not about security.")
    value, wrong = found
    if setting.known("setting_value") != value:
        yield Violation(wrong, "setting_value")


CONTROL = Control(
    id="ssm-settings",
    title="The account's settings of SSM block public documents and log automations.",
    why="A document that someone shares by mistake is public at once, unless the account blocks that.",
    source="https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
    fix='Set public-sharing-permission to "Disable" and customer-script-log-destination to "CloudWatch".',
    types=(SETTING,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("SSM.6", "SSM.7"),
    guards=((SETTING, "setting_value"),),
)
