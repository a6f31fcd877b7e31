"""`cdktf synth` and `cdktf synth --hcl`, run with the real command: what they leave is our module, whole."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from modsmith.emulator.root import initialise
from modsmith.emulator.server import Emulator
from modsmith.tools import cdktf_cli, node, terraform
from tests.build import sample
from tests.hcl import real_terraform
from tests.machine import need_mirror
from tests.project import catalog

ROOT = Path(__file__).parents[2]
MODULES = catalog.names()
_BLOCK = re.compile(r"^(?:# .*\n)*[a-z]+ .*\{(?:\}|\n(?:.*\n)*?\})\n", re.MULTILINE)

pytestmark = pytest.mark.xdist_group("cdktf")  # one worker, so that each mode is run once


@dataclass(frozen=True)
class Synthesised:
    """What one run of the command said and left."""

    code: int
    out: str
    err: str
    folder: Path

    def stack(self, module: str) -> Path:
        return self.folder / "stacks" / module


def cdktf(folder: Path, *arguments: str, cwd: Path = ROOT) -> Synthesised:
    tool = cdktf_cli.find()
    if tool is None or node.find() is None:
        pytest.skip(f"the cdktf command is not installed: {cdktf_cli.FIX}")
    process = subprocess.run(
        [tool.path, "synth", "-o", folder, *arguments],
        cwd=cwd,
        env={**terraform.environment(), "CI": "true"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Synthesised(process.returncode, process.stdout, process.stderr, folder)


@pytest.fixture(scope="module")
def hcl(tmp_path_factory: pytest.TempPathFactory) -> Synthesised:
    return cdktf(tmp_path_factory.mktemp("cdktf") / "hcl", "--hcl")


@pytest.fixture(scope="module")
def json_(tmp_path_factory: pytest.TempPathFactory) -> Synthesised:
    return cdktf(tmp_path_factory.mktemp("cdktf") / "json")


@pytest.mark.terraform
@pytest.mark.parametrize("mode", ["hcl", "json_"])
def test_it_ends_well_and_makes_no_noise(mode: str, request: pytest.FixtureRequest) -> None:
    run: Synthesised = request.getfixturevalue(mode)
    assert (run.code, run.err) == (0, ""), run.out
    assert "ERROR" not in run.out
    assert re.sub(r"\s+", " ", run.out).strip() == (
        f"Generated Terraform code for the stacks: {', '.join(MODULES)}"
    )
    assert sorted(path.name for path in (run.folder / "stacks").iterdir()) == MODULES


@pytest.mark.terraform
@pytest.mark.parametrize("module", MODULES)
def test_hcl_is_the_module_in_one_file(hcl: Synthesised, module: str) -> None:
    text = (hcl.stack(module) / "cdk.tf").read_text("utf-8")
    blocks = _BLOCK.findall(text)
    assert "\n".join(blocks) == text, "the file holds more than blocks"
    ours = [
        block
        for path in (ROOT / "modules" / module).glob("*.tf")
        for block in _BLOCK.findall(path.read_text("utf-8"))
    ]
    assert sorted(blocks) == sorted(ours)
    assert real_terraform.formatted(text) == text


@pytest.mark.terraform
@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_left_that_a_module_must_not_have(
    hcl: Synthesised, json_: Synthesised, module: str
) -> None:
    text = (hcl.stack(module) / "cdk.tf").read_text("utf-8")
    assert not re.search(r'^\s*(backend|provider|cloud) ?["{]', text, re.MULTILINE)
    left = json.loads((json_.stack(module) / "cdk.tf.json").read_text("utf-8"))
    metadata = json.loads((hcl.stack(module) / "metadata.json").read_text("utf-8"))
    assert "provider" not in left
    assert set().union(*left["terraform"]) == {"required_version", "required_providers"}
    for document in (left, metadata):
        assert not {"backend", "cloud"} & set(keys(document))
    for run in (hcl, json_):
        assert str(ROOT) not in "".join(
            path.read_bytes().decode("utf-8", "replace") for path in run.folder.rglob("*.*") if path.is_file()
        )


def keys(document: object) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield key
            yield from keys(value)
    elif isinstance(document, list):
        for item in document:
            yield from keys(item)


@pytest.mark.terraform
@pytest.mark.parametrize("module", MODULES)
def test_assets_lie_where_the_module_looks_for_them(
    hcl: Synthesised, json_: Synthesised, module: str
) -> None:
    assets = {
        path.relative_to(ROOT / "modules" / module): path.read_bytes()
        for path in (ROOT / "modules" / module / "assets").rglob("*")
        if path.is_file()
    }
    for run in (hcl, json_):
        assert {path: (run.stack(module) / path).read_bytes() for path in assets} == assets


@pytest.mark.long
@pytest.mark.terraform
def test_all_three_forms_plan_to_the_same(hcl: Synthesised, json_: Synthesised, tmp_path: Path) -> None:
    """HCL, JSON and the committed module, with default inputs and with the spec's examples."""
    need_mirror()
    forms = {"hcl": hcl.folder / "stacks", "json": json_.folder / "stacks", "committed": ROOT / "modules"}
    calls: dict[str, dict[str, object]] = {}
    for name in MODULES:
        for given, inputs in (("default", required(name)), ("examples", examples(name))):
            for form, folder in forms.items():
                calls[f"{name}-{given}-{form}"] = {"source": f"./{form}/{name}", **providers(name), **inputs}
                copy(folder / name, tmp_path / form / name)
    outputs = {call: {"value": f"${{module.{call}}}", "sensitive": True} for call in calls}
    aliases = {alias for name in MODULES for alias in providers(name).get("providers", {}) if alias != "aws"}
    regions = [{"region": "eu-west-1"}]
    regions += [{"alias": name.removeprefix("aws."), "region": "eu-central-1"} for name in sorted(aliases)]
    root = {"provider": {"aws": regions}, "module": calls, "output": outputs}
    with Emulator() as emulator:
        ids = network(emulator)
        for inputs in calls.values():
            inputs.update({name: value for name, value in ids.items() if name in inputs})
        (tmp_path / "main.tf.json").write_text(json.dumps(root))
        plan = initialise(emulator, tmp_path).plan()
    for name in MODULES:
        for given in ("default", "examples"):
            planned, as_json, as_hcl = (
                of_call(plan, f"{name}-{given}-{form}") for form in ("committed", "json", "hcl")
            )
            assert len(planned) > 2
            assert as_json == planned
            assert as_hcl == planned


def network(emulator: Emulator) -> dict[str, object]:
    """A network that stands before anything is planned: modules look theirs up."""
    ec2 = emulator.client("ec2", "eu-west-1")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")
        for number, zone in enumerate("ab")
    ]
    group = ec2.create_security_group(GroupName="stores", Description="stores", VpcId=vpc)["GroupId"]
    return {
        "vpc_id": vpc,
        "private_subnet_ids": [subnet["Subnet"]["SubnetId"] for subnet in subnets],
        "database_security_group_id": group,
        "cache_security_group_id": group,
    }


def providers(module: str) -> dict[str, dict[str, str]]:
    """What a call hands over to a module that asks for more than the default configuration."""
    aliases = [alias.name for alias in catalog.spec(module).provider_aliases]
    return {"providers": {name: name for name in ("aws", *aliases)}} if aliases else {}


def required(module: str) -> dict[str, object]:
    return {item.name: item.example for item in catalog.spec(module).inputs if item.required}


def examples(module: str) -> dict[str, object]:
    return {item.name: item.example for item in catalog.spec(module).inputs if item.example is not None}


def copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        inside = path.relative_to(source)
        if path.is_file() and inside.parts[0] not in ("examples", "tests"):
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            (target / inside).write_bytes(path.read_bytes())


def of_call(plan: Mapping[str, Any], call: str) -> dict[str, object]:
    """Everything that one call plans, by address in it: its resources and data sources, and its outputs."""
    prefix = f"module.{call}."
    found: dict[str, object] = {
        change["address"].removeprefix(prefix): (change["change"]["after"], change["change"]["after_unknown"])
        for change in plan["resource_changes"]
        if change["address"].startswith(prefix)
    }
    outputs = plan["planned_values"]["outputs"][call]
    change = plan["output_changes"][call]
    found["outputs"] = (outputs, change["after"], change["after_unknown"])
    # a module's own path is part of its plan where it has assets
    form = call.rpartition("-")[2]
    return dict(json.loads(json.dumps(found).replace(f"{form}/", "")))


# a catalog of its own


def app(tmp_path: Path, **changes: str | None) -> Path:
    """A project folder whose app builds a catalog of one module."""
    project = sample.write_project(tmp_path / "project", **changes)
    (project / "main.py").write_text("from modsmith import synth\n\nsynth()\n")
    config = {
        "language": "python",
        "app": f"{sys.executable} main.py",
        "projectId": "x",
        "sendCrashReports": "false",
    }
    (project / "cdktf.json").write_text(json.dumps(config))
    return project


@pytest.mark.terraform
@pytest.mark.parametrize("mode", [(), ("--hcl",)])
def test_a_broken_spec_is_told_and_fails(tmp_path: Path, mode: tuple[str, ...]) -> None:
    project = app(tmp_path, spec_py=sample.edited("spec.py", "Name of the project.", "Name"))
    run = cdktf(tmp_path / "out", *mode, cwd=project)
    said = re.sub(r"\s+", " ", run.out + run.err)
    assert run.code != 0
    assert "error: queue: input project_name: description: 'Name' does not end in a full stop." in said
    assert "Traceback" not in said
    assert not list((tmp_path / "out").rglob("cdk.tf*"))
