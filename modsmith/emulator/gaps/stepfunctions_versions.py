"""Step Functions: the versions of a state machine."""

from __future__ import annotations

from moto.core.responses import ActionResult
from moto.stepfunctions.responses import StepFunctionResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "ListStateMachineVersions is not implemented, but the provider calls it on every read"
SEEN_IN = "5.2.5"
AWS_ANSWERS = ["1"]

TRUST = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"Service": "states.amazonaws.com"}}]}"""


def probe(client: Clients) -> object:
    """The version numbers of a state machine that was published once."""
    role = client("iam").create_role(RoleName="gap-versions", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
    states = client("stepfunctions")
    arn = states.create_state_machine(
        name="gap-versions",
        definition='{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
        roleArn=role,
        publish=True,
    )["stateMachineArn"]
    versions = states.list_state_machine_versions(stateMachineArn=arn)["stateMachineVersions"]
    return [version["stateMachineVersionArn"].rpartition(":")[2] for version in versions]


def apply() -> None:
    """Lists the versions that moto stores, newest first."""
    add_to(Response, _list_state_machine_versions)


def _list_state_machine_versions(self: Response) -> ActionResult:
    machine = self.stepfunction_backend.describe_state_machine(self._get_param("stateMachineArn"))
    newest_first = sorted(machine.versions.items(), reverse=True)
    found = [
        {"stateMachineVersionArn": version.arn, "creationDate": version.creation_date}
        for _, version in newest_first
    ]
    return ActionResult({"stateMachineVersions": found})
