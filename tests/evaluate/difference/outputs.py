"""Compares expressions in batches: each is an output of one module that Terraform plans."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from modsmith.cty import types, values
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value
from modsmith.evaluate.module_scope import ModuleScope
from modsmith.hcl.read.configuration import HclModule, HclSyntaxError, parse
from modsmith.tools import terraform

from . import expressions
from .plans import Comparison, agree

SEED = """\
resource "terraform_data" "first" {}

resource "terraform_data" "seed" {
  input = terraform_data.first.id
}
"""
"""`terraform_data.seed.id` is an unknown text, `terraform_data.seed.output` an unknown of any type."""


def compare(written: Sequence[str], folder: Path, tool: Path) -> dict[str, Comparison]:
    """Compares both for each expression.

    Args:
        written: the expressions.
        folder: an empty folder.
        tool: Terraform.
    """
    theirs = Batch(folder, tool).answers(written)
    return {text: _compared(text, theirs[text], folder) for text in dict.fromkeys(written)}


def _output(text: str) -> str:
    return f'output "it" {{\n  sensitive = true\n  value = {text}\n}}\n'


def ours(text: str, folder: Path) -> Value | str:
    """The value of an expression as modsmith has it; a text if it cannot be read."""
    try:
        blocks = parse(SEED + _output(text))
    except HclSyntaxError as error:
        return str(error)
    return ModuleScope(HclModule(blocks, folder=folder), {}).output("it")


def _blind(text: str) -> str:
    """An expression as Terraform validates it: nothing is known of resources, not even types."""
    for name in ("id", "output"):
        text = text.replace(f"terraform_data.seed.{name}", "jsondecode(terraform_data.first.id)")
    return text


def _read(text: str, folder: Path) -> Value:
    made = ours(text, folder)
    return values.NULL_VALUE if isinstance(made, str) else made


class Batch:
    """Terraform's answers to many expressions.

    Args:
        folder: an empty folder.
        tool: Terraform.
    """

    def __init__(self, folder: Path, tool: Path) -> None:
        self._folder, self._tool = folder, tool
        expressions.write_files(folder)
        (folder / "main.tf").write_text(SEED, "utf-8")

    def answers(self, written: Sequence[str]) -> dict[str, Any]:
        """The change of each output, with its type; a text for what Terraform refuses."""
        made: dict[str, Any] = {}
        names = {f"e{at}": text for at, text in enumerate(dict.fromkeys(written))}
        self._answer(names, made)
        return made

    def _answer(self, names: dict[str, str], made: dict[str, Any]) -> None:
        for name, text in names.items():
            block = _output(text).replace('"it"', f'"{name}"', 1)
            (self._folder / f"{name}.tf").write_text(block, "utf-8")
        left = dict(names)
        while left:
            refused, crash = self._plan()
            if crash:
                break
            if not refused:
                self._read(left, made)
                left = {}
            for name in refused.keys() & left.keys():
                made[left.pop(name)] = refused[name]
                (self._folder / f"{name}.tf").unlink()
        for name in left:
            (self._folder / f"{name}.tf").unlink()
        self._split(left, made, crash if left else "")
        for name in names:
            (self._folder / f"{name}.tf").unlink(missing_ok=True)

    def _split(self, left: dict[str, str], made: dict[str, Any], crash: str) -> None:
        """Finds what Terraform crashes on."""
        if len(left) == 1:
            made[next(iter(left.values()))] = f"crash: {crash}"
            return
        names = list(left)
        for half in (names[: len(names) // 2], names[len(names) // 2 :]):
            if half:
                self._answer({name: left[name] for name in half}, made)

    def _plan(self) -> tuple[dict[str, str], str]:
        """The outputs that Terraform refuses, and what it says if it crashes."""
        done = self._run("plan", "-refresh=false", "-json", "-out=plan")
        refused: dict[str, str] = {}
        for line in done.stdout.splitlines():
            said = json.loads(line) if line.startswith(b"{") else {}
            diagnostic = said.get("diagnostic", {})
            if diagnostic.get("severity") == "error":
                file = diagnostic.get("range", {}).get("filename", "")
                why = f"{diagnostic['summary']}: {diagnostic.get('detail', '')}"
                if not file:
                    return refused, why
                refused[file.removesuffix(".tf")] = why
        if done.returncode and not refused:
            return refused, (done.stderr or done.stdout).decode()[:400]
        return refused, ""

    def _read(self, left: dict[str, str], made: dict[str, Any]) -> None:
        plan = json.loads(self._run("show", "-json", "plan").stdout, parse_float=str, parse_int=str)
        planned = plan["planned_values"].get("outputs", {})
        for name, text in left.items():
            made[text] = {**plan["output_changes"][name], "type": planned.get(name, {}).get("type")}

    def _run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._tool, *command],
            cwd=self._folder,
            env=terraform.environment(),
            capture_output=True,
            check=False,
        )


def _compared(text: str, theirs: Any, folder: Path) -> Comparison:
    made = ours(text, folder)
    if isinstance(theirs, str):
        return _refused(text, theirs, made, folder)
    found = Comparison()
    if isinstance(made, str):
        found.differences.append(f"not read: {made}; Terraform has {theirs.get('after')!r}")
        return found
    why = values.doubt(made)
    if "Terraform refuses" in why:
        found.differences.append(f"{why}, but it has {theirs.get('after')!r}")
        return found
    after, unknown = theirs.get("after"), theirs.get("after_unknown")
    if isinstance(made.raw, Unknown) and not why and not _has_unknown(unknown) and len(made.raw.options) != 1:
        found.differences.append(f"unknown ({values.describe(made)}), but Terraform has {after!r}")
        return found
    if isinstance(made.raw, Unknown) and len(made.raw.options) == 1 and not _has_unknown(unknown) and not why:
        made = made.raw.options[0]  # modsmith's own deduction, which Terraform makes, too
    agree(made, after, unknown, "value", found)
    type_ = theirs.get("type")
    if made.known and not made.is_null and type_ is not None and made.type is not types.from_json(type_):
        found.differences.append(f"type {made.type}, not {types.from_json(type_)}")
    return found


def _refused(text: str, theirs: str, made: Value | str, folder: Path) -> Comparison:
    """The comparison of an expression that Terraform refuses."""
    found = Comparison()
    why = "" if isinstance(made, str) else values.doubt(made)
    if "cannot serialize infinity" in theirs:
        found.counts["infinity, which Terraform cannot write into a plan"] += 1
    elif theirs.startswith("Invalid reference"):
        found.counts["refused by Terraform for a reference, wherever it is"] += 1
    elif isinstance(made, str) or "Terraform refuses" in why:
        found.counts["refused by both"] += 1
    elif "Terraform refuses" in values.doubt(_read(_blind(text), folder)):
        found.counts["refused by both, whatever resources are like"] += 1
    elif why:
        found.counts[f"refused by Terraform, unknown to modsmith: {why}"] += 1
    elif values.doubt(_read(f"try({text}\n, null)", folder)):
        found.counts["refused by Terraform, a part unknown to modsmith"] += 1
    elif not made.known and values.refers(made):
        found.counts["refused by Terraform for what it knows of an unknown value, such as its length"] += 1
    else:
        found.differences.append(f"{values.describe(made)}, but Terraform refuses it: {theirs}")
    return found


def _has_unknown(marks: Any) -> bool:
    """Whether any part of a value is unknown to Terraform."""
    if isinstance(marks, dict):
        return any(map(_has_unknown, marks.values()))
    return any(map(_has_unknown, marks)) if isinstance(marks, list) else bool(marks)
