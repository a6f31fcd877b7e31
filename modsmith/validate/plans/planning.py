"""Plans of a module's examples, all of them in all environments at once, on an emulated AWS."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from modsmith.errors import ToolFailedError
from modsmith.evaluate import from_hcl, from_plan, plan_json
from modsmith.evaluate.evaluation import Evaluation
from modsmith.evaluate.from_plan import View
from modsmith.evaluate.values import is_known
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec import environments
from modsmith.validate import examples

if TYPE_CHECKING:
    from modsmith.emulator.server import Emulator

ANYWHERE = "anywhere"
"""Stands for the environment of an example that has none."""

WIDEST = ("basic__dev", "complete__prod", f"basic__{ANYWHERE}", f"complete__{ANYWHERE}")
"""Calls that between them have every resource of a module; Checkov takes five seconds for each."""

_PROVIDERS = re.compile(r'^provider "[^"]+" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Planned:
    """One plan of many calls.

    Attributes:
        plan: as `terraform show -json` gives it.
        calls: how many examples in how many environments, as words.
        seconds: that planning took.
    """

    plan: Mapping[str, Any]
    calls: str
    seconds: float = 0.0


def plan(emulator: Emulator, module: Path, workspace: Path) -> Planned:
    """Plans every example of a module in every environment; calls are named `<example>__<environment>`.

    Examples that have a provider in common must spell it alike: Terraform refuses two of the same name.

    Args:
        emulator: running.
        module: its folder; nothing is written into it.
        workspace: an empty folder.

    Raises:
        ToolMissingError: there is no Terraform.
        ToolFailedError: a plan was refused.
    """
    from modsmith.emulator.root import initialise, many_in_one  # noqa: PLC0415 - moto takes 0.3 s

    start = time.perf_counter()
    copied = workspace / "modules" / module.name
    shutil.copytree(module, copied, ignore=shutil.ignore_patterns(".*"))
    roots = examples.roots(copied)
    if not roots:
        fix = f"Add {module.name}/examples/{examples.BY_DEFAULT}/main.tf, which calls it"
        raise ToolFailedError("the module has no example to be planned", where=module.name, fix=fix)
    written = (file for example in roots for file in (copied / "examples" / example).glob("*.tf"))
    providers = dict.fromkeys(
        block for file in written for block in _PROVIDERS.findall(file.read_text("utf-8"))
    )
    calls = {
        f"{example}__{environment}": (
            f"../modules/{module.name}/examples/{example}",
            {"environment": environment} if environment in environments.current().names else {},
        )
        for example, root in roots.items()
        for environment in (environments.current().names if examples.has_environment(root) else (ANYWHERE,))
    }
    many_in_one(calls, workspace / "all", "\n".join(providers))
    words = f"{len(calls)} calls of {len(roots)} examples"
    planned = initialise(emulator, workspace / "all").plan()
    return Planned(planned, words, time.perf_counter() - start)


def evaluations(planned: Planned, module: HclModule, folder: Path) -> Iterator[Evaluation]:
    """What the plan says of each call of the module.

    Args:
        planned: the plan.
        module: what the folder's HCL says.
        folder: of the module, with its examples.
    """
    roots = examples.roots(folder)
    for call in plan_json.calls(planned.plan, examples.SOURCE):
        example, _, environment = call.prefix.split(".")[1].partition("__")
        where = {} if environment == ANYWHERE else {"environment": environment}
        computed = from_hcl.calls(roots[example], examples.SOURCE, where) if example in roots else {}
        given = {
            **call.given,
            **computed.get(call.prefix.split(".")[-2], {}),
            **_constants(call.given),
            **where,
        }
        seen = from_hcl.evaluation(module, given)
        name = " ".join(("plan", example, *where.values()))
        view = View(name, "".join(where.values()), example == examples.BY_DEFAULT)
        yield from_plan.evaluation(planned.plan, call, seen, view)


def _constants(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the plan itself knows of a call's arguments; it names the rest by references alone."""
    return {name: value for name, value in given.items() if is_known(value)}


def narrowed(plan: Mapping[str, Any], calls: Collection[str]) -> dict[str, Any]:
    """A plan without the other calls of its root."""
    root = plan["planned_values"]["root_module"]
    addresses = {f"module.{call}" for call in calls}
    kept = [child for child in root.get("child_modules", ()) if child["address"] in addresses]
    changes = [c for c in plan["resource_changes"] if ".".join(c["address"].split(".")[:2]) in addresses]
    configured = plan["configuration"]["root_module"]["module_calls"]
    return {
        **plan,
        "planned_values": {"root_module": {**root, "child_modules": kept}},
        "resource_changes": changes,
        "configuration": {
            "root_module": {"module_calls": {call: configured[call] for call in calls if call in configured}}
        },
    }
