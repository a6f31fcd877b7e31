"""Plans, applies and destroys a copy of a root module on the emulated AWS."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from modsmith.tools import terraform_cli
from modsmith.tools.terraform_cli import Completed, Flag, Terraform

CHANGES = 2
"""Exit code of `plan -detailed-exitcode` if there are changes."""

_PROVIDER = re.compile(r'^provider "[^"]+" \{\n.*?^\}\n+', re.MULTILINE | re.DOTALL)
_ALIAS = re.compile(r'^ +alias += "(\w+)"$', re.MULTILINE)


@dataclass(frozen=True)
class Root:
    """An initialized root module.

    Attributes:
        folder: its folder, which contains everything that it writes.
        terraform: runs Terraform against the emulator.
    """

    folder: Path
    terraform: Terraform

    def plan(self, **variables: object) -> dict[str, Any]:
        """The plan in the format of `terraform show -json`.

        Raises:
            ToolFailedError: the plan failed; the problem contains Terraform's output.
        """
        self._succeed("plan", *_assignments(variables), out="plan.bin")
        return dict(json.loads(self._succeed("show", "plan.bin", json=Flag).out))

    def plan_fails(self, **variables: object) -> str:
        """Terraform's error message of a failed plan, on one line; "" if the plan succeeds."""
        completed = self._run("plan", *_assignments(variables))
        return re.sub(r"[\s│╷╵]+", " ", completed.out + completed.err) if completed.code == 1 else ""

    def apply(self, **variables: object) -> None:
        """Applies the module.

        Raises:
            ToolFailedError: the apply failed.
        """
        self._succeed("apply", *_assignments(variables), auto_approve=Flag)

    def apply_planned(self) -> None:
        """Applies the last plan.

        Raises:
            ToolFailedError: the apply failed.
        """
        self._succeed("apply", "plan.bin")

    def destroy(self, **variables: object) -> None:
        """Destroys the module.

        Raises:
            ToolFailedError: the destroy failed.
        """
        self._succeed("destroy", *_assignments(variables), auto_approve=Flag)

    def pending(self, **variables: object) -> str:
        """Changes in a plan after an apply, as Terraform reports them; "" if there are none."""
        completed = self._run("plan", *_assignments(variables), detailed_exitcode=Flag)
        if completed.code not in (0, CHANGES):
            raise _failure("plan", completed)
        return completed.out if completed.code == CHANGES else ""

    def outputs(self) -> dict[str, Any]:
        """Output name to value."""
        outputs = json.loads(self._succeed("output", json=Flag).out)
        return {name: output["value"] for name, output in outputs.items()}

    def resource_types(self) -> tuple[str, ...]:
        """The type of every managed resource in the state, one for each instance."""
        return tuple(resource["type"] for resource in self.resources())

    def resources(self) -> tuple[dict[str, Any], ...]:
        """Every managed resource in the state, one for each instance, with `address`, `type` and `values`."""
        state = json.loads(self._succeed("show", json=Flag).out)
        return tuple(_managed(state["values"])) if "values" in state else ()

    def _run(self, command: str, *arguments: str, **options: object) -> Completed:
        asks = {"input": False} if command in ("plan", "apply", "destroy") else {}
        return self.terraform.run(self.folder, command, *arguments, no_color=Flag, **asks, **options)

    def _succeed(self, command: str, *arguments: str, **options: object) -> Completed:
        completed = self._run(command, *arguments, **options)
        if completed.code != 0:
            raise _failure(command, completed)
        return completed


def open_root(emulator: Emulator, modules: Path, path: str, workspace: Path) -> Root:
    """Copies modules into a workspace and initializes one root module in it.

    Args:
        emulator: a running emulator.
        modules: folder that contains the modules' folders, such as the project's `modules/`.
        path: the root module's path in it, such as `dynamodb/examples/basic`.
        workspace: empty folder for the copy.

    Raises:
        ToolMissingError: Terraform is not installed.
        ToolFailedError: `terraform init` failed.
    """
    return initialise(emulator, copy(modules, workspace) / path)


def copy(modules: Path, workspace: Path) -> Path:
    """Copies modules into a workspace, once, and returns the folder that contains the copies."""
    copied = workspace / "modules"
    if not copied.exists():
        shutil.copytree(modules, copied, ignore=shutil.ignore_patterns(".*"))
    return copied


def initialise(emulator: Emulator, folder: Path) -> Root:
    """Initializes a folder as a root module.

    Raises:
        ToolMissingError: Terraform is not installed.
        ToolFailedError: `terraform init` failed.
    """
    found = terraform_cli.find()
    terraform = Terraform(found.executable, found.init_arguments, emulator.env(), patience=900)
    completed = terraform.init(folder)
    if completed.code != 0:
        raise _failure("init", completed)
    return Root(folder, replace(terraform, provider=emulator.provider(folder)))


def many_in_one(calls: Mapping[str, tuple[str, Mapping[str, str]]], folder: Path, providers: str) -> None:
    """Writes a root module that calls many examples, so that one provider process plans them all.

    Removes the examples' own provider blocks from their copies, because the root's blocks replace them. For provider
    aliases, the copies then declare that their caller passes the provider.

    Args:
        calls: name of the call to the example's folder, relative to `folder`, and its variables.
        folder: folder of the root module, inside the workspace with the copies.
        providers: the root's provider blocks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    aliases = [f"aws.{name}" for name in _ALIAS.findall(providers)]
    for source in {source for source, _ in calls.values()}:
        for file in (folder / source).glob("*.tf"):
            file.write_text(_PROVIDER.sub("", file.read_text("utf-8")), "utf-8")
        if aliases:
            text = _HANDED_OVER.format(aliases=", ".join(aliases))
            (folder / source / "versions_override.tf").write_text(text, "utf-8")
    handed = [f"    {name} = {name}" for name in ("aws", *aliases)] if aliases else []
    meta = ["  providers = {", *handed, "  }"] if handed else []
    blocks = [_call(name, source, meta, variables) for name, (source, variables) in calls.items()]
    (folder / "main.tf").write_text("\n".join([providers, *blocks]), "utf-8")


def resources(plan: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every managed resource of a plan, with `address`, `type` and `values`.

    Args:
        plan: as `Root.plan` returns it.
    """
    return _managed(plan["planned_values"])


def _managed(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    modules = [values["root_module"]]
    while modules:
        module = modules.pop()
        yield from (item for item in module.get("resources", ()) if item["mode"] == "managed")
        modules += module.get("child_modules", ())


def actions(plan: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Address to the planned actions, without resources that do not change."""
    changes = {item["address"]: item["change"]["actions"] for item in plan.get("resource_changes", ())}
    return {address: done for address, done in changes.items() if done not in (["no-op"], ["read"])}


_HANDED_OVER = """terraform {{
  required_providers {{
    aws = {{
      source                = "hashicorp/aws"
      configuration_aliases = [{aliases}]
    }}
  }}
}}
"""


def _call(name: str, source: str, meta: Sequence[str], variables: Mapping[str, str]) -> str:
    lines = [f"  {key} = {json.dumps(value)}" for key, value in variables.items()]
    return "\n".join([f'module "{name}" {{', f'  source = "{source}"', *meta, *lines, "}", ""])


def _assignments(variables: Mapping[str, object]) -> list[str]:
    values = (
        (name, value if isinstance(value, str) else json.dumps(value)) for name, value in variables.items()
    )
    return [f"-var={name}={value}" for name, value in values]


def _failure(command: str, completed: Completed) -> ToolFailedError:
    return ToolFailedError(f"terraform {command} failed: {completed.last_words}")
