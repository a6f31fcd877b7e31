"""Step Functions: the provider validates definitions during the plan."""

from __future__ import annotations

import json

from moto.core.responses import ActionResult
from moto.stepfunctions.responses import StepFunctionResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "ValidateStateMachineDefinition is not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"good": ("OK", []), "no start": ("FAIL", ["SCHEMA_VALIDATION_FAILED"])}


def probe(client: Clients) -> object:
    """The results for a valid definition and for one whose start state does not exist."""
    states = {"A": {"Type": "Pass", "End": True}}
    definitions = {"good": {"StartAt": "A", "States": states}, "no start": {"StartAt": "B", "States": states}}
    results = {}
    for name, definition in definitions.items():
        answer = client("stepfunctions").validate_state_machine_definition(definition=json.dumps(definition))
        results[name] = (answer["result"], [found["code"] for found in answer["diagnostics"]])
    return results


def apply() -> None:
    """Checks the JSON, the states and the start state. AWS checks more."""
    add_to(Response, _validate_state_machine_definition)


def _validate_state_machine_definition(self: Response) -> ActionResult:
    found = _faults(self._get_param("definition"))
    diagnostics = [{"severity": "ERROR", "code": code, "message": text} for code, text in found]
    result = "FAIL" if diagnostics else "OK"
    return ActionResult({"result": result, "diagnostics": diagnostics, "truncated": False})


def _faults(definition: str) -> list[tuple[str, str]]:
    try:
        machine = json.loads(definition)
    except ValueError as fault:
        return [("INVALID_JSON_DESCRIPTION", str(fault))]
    if not machine.get("States"):
        return [("SCHEMA_VALIDATION_FAILED", "The field 'States' should have at least one state")]
    if machine.get("StartAt") not in machine["States"]:
        return [("SCHEMA_VALIDATION_FAILED", "The field 'StartAt' names no state")]
    return []
