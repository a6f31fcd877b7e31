"""Config: the recorder is on and records every type of resource, also global ones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.switches import is_on
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

RECORDER, STATUS = "aws_config_configuration_recorder", "aws_config_configuration_recorder_status"
GROUP = "recording_group"
GUARDS = ((RECORDER, f"{GROUP}.include_global_resource_types"), (STATUS, ""), (STATUS, "is_enabled"))


def check(recorder: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks what is recorded, and that recording is started."""
    groups = recorder.parts(GROUP)
    if not groups:
        yield Violation("By default, the recorder leaves out global resources such as roles.")
    for group in groups:
        if _all_but(group):
            continue
        if not is_on(group, "all_supported"):
            yield Violation("The recorder leaves out types of resources.", GROUP)
        elif not group.flag("include_global_resource_types"):
            yield Violation("The recorder leaves out global resources such as roles.", GROUP)
    statuses = evaluation.attached(recorder, STATUS, "name")
    if not any(status.flag("is_enabled") for status in statuses):
        yield Violation("Nothing starts the recorder.")


def _all_but(group: Resource) -> bool:
    """Whether it records everything except what it names, which includes types to come."""
    return any(
        part.known("use_only") == "EXCLUSION_BY_RESOURCE_TYPES" for part in group.parts("recording_strategy")
    )


CONTROL = Control(
    id="config-recorder",
    title="The recorder of AWS Config is on and records every type of resource.",
    why="What Config does not record has no history, and no rule can check it.",
    source="https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html",
    fix=(
        "Set all_supported and include_global_resource_types, and add an "
        "aws_config_configuration_recorder_status that is enabled."
    ),
    types=(RECORDER,),
    severity=Severity.HIGH,
    check=check,
    reads=(STATUS,),
    checkov=("CKV2_AWS_45", "CKV2_AWS_48"),
    fsbp=("Config.1",),
    guards=GUARDS,
)
