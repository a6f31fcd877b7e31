"""A user's own plan, as `terraform show -json` prints it.

Whatever else Terraform writes is refused by its name: a plan in binary, a state, a log. So is a plan that cannot say
what will be: one that failed, that destroys, or that was made for a part of the configuration.

Source: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.errors import PlanError
from modsmith.evaluate import plan_json

STDIN = "-"
FIX = "Write it with `terraform plan -out plan.out && terraform show -json plan.out > plan.json`"
_SHOW = "Turn it into JSON with `terraform show -json plan.out > plan.json`"
_WHOLE = f"Plan all of it, without -target. {FIX}"
_ZIP = b"PK\x03\x04"
_MAJOR = "1"


@dataclass(frozen=True)
class GivenPlan:
    """A plan that can be checked.

    Attributes:
        name: of its file, such as `plan.json`.
        plan: what it says.
    """

    name: str
    plan: Mapping[str, Any]


def read(path: Path) -> GivenPlan:
    """Reads a plan from a file, or from standard input where the path is `-`.

    Raises:
        PlanError: it cannot be read, is no plan in JSON, or does not say what will be.
    """
    standard = str(path) == STDIN
    where = "standard input" if standard else str(path)
    try:
        content = sys.stdin.buffer.read() if standard else path.read_bytes()
    except OSError as error:
        problem = f"the plan cannot be read: {error.strerror or error}"
        raise PlanError(
            problem, where=where, fix="Name the file that `terraform show -json` wrote"
        ) from error
    plan = _parsed(content, where)
    _is_plan(plan, where)
    _says_what_will_be(plan, where)
    return GivenPlan("standard input" if standard else path.name, plan)


def _parsed(content: bytes, where: str) -> Any:
    if content.startswith(_ZIP):
        raise PlanError(
            "this is the plan in binary, as `terraform plan -out` writes it", where=where, fix=_SHOW
        )
    if not content.strip():
        raise PlanError("there is nothing in it", where=where, fix=FIX)
    try:
        return json.loads(_decoded(content))
    except (ValueError, RecursionError) as error:
        first = content.lstrip().partition(b"\n")[0]
        if b'"@level"' in first:
            problem, fix = "this is the log of `terraform plan -json`, not the plan", FIX
        elif content.lstrip().startswith((b"{", b"\xff\xfe", b"\xef\xbb\xbf{")):
            problem, fix = "the JSON ends too early or is broken", f"It may be cut off. {FIX}"
        else:
            problem, fix = "this is not JSON", _SHOW
        raise PlanError(problem, where=where, fix=fix) from error


def _decoded(content: bytes) -> str:
    """As text: PowerShell's `>` writes UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    return content.decode("utf-8-sig")


def _is_plan(plan: Any, where: str) -> None:
    """Whether it is a plan in a format that is known here."""
    if not isinstance(plan, dict):
        raise PlanError("this is not the JSON of a plan", where=where, fix=FIX)
    if "@level" in plan:
        raise PlanError("this is the log of `terraform plan -json`, not the plan", where=where, fix=FIX)
    if "lineage" in plan or ("values" in plan and "planned_values" not in plan):
        raise PlanError("this is a state, not a plan", where=where, fix=FIX)
    version = plan.get("format_version")
    if not isinstance(version, str):
        raise PlanError("this is not the JSON of a plan: it has no format_version", where=where, fix=FIX)
    if version.partition(".")[0] != _MAJOR:
        problem = f"its format_version is {version[:20]}; what is known here is {_MAJOR}.x"
        raise PlanError(problem, where=where, fix="Plan with Terraform 1.1 or newer, or update modsmith")
    try:
        _walk(plan)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError) as error:
        problem = "the plan is missing something that every plan has"
        raise PlanError(problem, where=where, fix=f"It may have been cut or edited. {FIX}") from error


def _walk(plan: Mapping[str, Any]) -> None:
    """Touches all that is read later, so that a broken plan fails here and in words."""
    for item in plan_json.items(plan):
        _shaped(item["address"], str)
        _shaped(item["type"], str)
        _shaped(item["mode"], str)
        _shaped(item["values"], dict)
        _shaped(item.get("unknown", {}), dict)
    for place in plan_json.everywhere(plan):
        for item in place.module.get("resources", ()):
            _shaped(item["address"], str)
            _shaped(item.get("mode", ""), str)
            _shaped(item.get("expressions", {}), dict)
        _shaped(place.module.get("variables", {}), dict)
        _shaped(place.expressions, dict)
        _shaped(place.source, str)
    for variable in _shaped(plan.get("variables", {}), dict).values():
        _shaped(variable, dict)


def _shaped(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value


def _says_what_will_be(plan: Mapping[str, Any], where: str) -> None:
    if plan.get("errored"):
        raise PlanError(
            "the plan failed: Terraform wrote it after an error", where=where, fix=f"Correct the error. {FIX}"
        )
    changes = [one["change"]["actions"] for one in plan.get("resource_changes", ())]
    if changes and all(actions == ["delete"] for actions in changes):
        raise PlanError("the plan destroys everything, so it plans no resource", where=where, fix=FIX)
    if plan.get("complete") is False or plan.get("deferred_changes"):
        raise PlanError("the plan is of a part of the configuration alone", where=where, fix=_WHOLE)
    if not any(True for _ in plan_json.items(plan)):
        problem = "the plan plans nothing: no resource is in it (so it is with -refresh-only and -destroy)"
        raise PlanError(problem, where=where, fix=FIX)
