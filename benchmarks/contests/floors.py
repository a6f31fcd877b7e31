"""What no run can go below: the starts of the programs that modsmith is written in, or calls."""

from __future__ import annotations

from pathlib import Path

from benchmarks.commands import MODSMITH, PYTHON, ROOT, adding, command
from benchmarks.contest import Contest
from benchmarks.measure import Command, Contestant
from modsmith.emulator.server import Emulator
from modsmith.tools import checkov, node, provider_mirror, terraform

BARE = "python -c pass"

_VERSIONS = """\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
"""


def floors(work: Path) -> Contest:
    """The interpreter, the command line, Node.js with and without jsii, Terraform, its provider, Checkov, moto."""
    found = {"node": node.find(), "terraform": terraform.find(), "checkov": checkov.find()}
    paths = {name: str(tool.path) if tool else "" for name, tool in found.items()}
    missing = {name: "" if path else f"no {name}: run `make setup`" for name, path in paths.items()}
    tf = adding(command(work, paths["terraform"]), **terraform.environment())

    def run(name: str, tool: str, *arguments: str) -> Contestant:
        return Contestant(name, command(ROOT, paths[tool], *arguments).took, missing=missing[tool])

    def python(name: str, code: str) -> Contestant:
        return Contestant(name, command(ROOT, PYTHON, "-c", code).took)

    def provider(name: str, *arguments: str) -> Contestant:
        run = Command((*tf.arguments, *arguments), work, tf.environment)
        return Contestant(name, run.took, lambda: _installed(tf, work), missing=missing["terraform"])

    emulated = f"from {Emulator.__module__} import Emulator\nwith Emulator(): pass"
    return Contest(
        "The floor: starts that a run cannot do without",
        (
            python(BARE, "pass"),
            Contestant("modsmith --version", command(ROOT, MODSMITH, "--version").took),
            python("python, import of the command line", "import modsmith.cli"),
            run("node -e 0", "node", "-e", "0"),
            python("python, CDKTF loaded, which starts node", "import modsmith.build.cdk"),
            run("terraform version", "terraform", "version"),
            provider("terraform validate, loads the AWS provider", "validate"),
            provider("terraform providers schema, all of it", "providers", "schema", "-json"),
            run("checkov --version", "checkov", "--version"),
            python("the emulated AWS, start and end", emulated),
        ),
        note="Each is a process from start to end. What a run takes beyond those it starts is modsmith's own.",
    )


def _installed(tf: Command, folder: Path) -> None:
    """A root module with the AWS provider in place."""
    if not (folder / ".terraform").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "versions.tf").write_text(_VERSIONS, "utf-8")
        arguments = provider_mirror.init_arguments(provider_mirror.find())
        Command((*tf.arguments, "init", "-input=false", *arguments), folder, tf.environment).took()
