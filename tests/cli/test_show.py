"""`list`, `show` and `doctor`: what a user and what a program reads of a module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from modsmith.hcl.blocks import Expression, Template
from modsmith.hcl.read.configuration import read
from modsmith.tools.doctor import Finding
from tests.project import catalog

from .conftest import Run

MODULES = catalog.names()
COMMITTED = catalog.project.modules
EXAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.stem}")
    for name in MODULES
    for path in sorted((catalog.folder / name / "examples").glob("*.tf"))
]


def data(run: Run, name: str, format_: str = "json") -> dict[str, Any]:
    said = run("show", name, "--format", format_)
    assert (said.code, said.err) == (0, "")
    found: dict[str, Any] = json.loads(said.out)
    return found


def schema(run: Run, name: str) -> Draft202012Validator:
    found = data(run, name, "json-schema")
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def inputs_of(example: Path, module: str, tmp_path: Path) -> dict[str, Any]:
    """What an example gives the module, as far as it is written out."""
    (tmp_path / "main.tf").write_text(example.read_text("utf-8"), "utf-8")
    call = next(block for block in read(tmp_path).blocks if (block.type, *block.labels) == ("module", module))
    meta = {"source", "providers", "count", "for_each", "depends_on"}
    return {name: value for name, value in call.values.items() if name not in meta and is_constant(value)}


def is_constant(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_constant(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(is_constant, value))
    return not isinstance(value, (Expression, Template))


@pytest.mark.parametrize(("module", "example"), EXAMPLES)
def test_the_schema_takes_what_the_examples_give(
    run: Run, tmp_path: Path, module: str, example: Path
) -> None:
    given = inputs_of(example, module, tmp_path)
    assert given
    required = {name: example_of(module, name) for name in data(run, module, "json-schema")["required"]}
    assert list(schema(run, module).iter_errors({**required, **given})) == []


def example_of(module: str, name: str) -> object:
    return catalog.spec(module).input(name).example


@pytest.mark.parametrize("module", MODULES)
def test_the_schema_takes_every_default_and_every_example(run: Run, module: str) -> None:
    spec = catalog.spec(module)
    required = {item.name: item.example for item in spec.inputs if item.required}
    defaults = {item.name: item.default for item in spec.inputs if not item.required}
    examples = {item.name: item.example for item in spec.inputs if item.example is not None}
    check = schema(run, module)
    for given in (required, {**required, **defaults}, {**required, **examples}):
        assert list(check.iter_errors(given)) == []


@pytest.mark.parametrize("module", MODULES)
def test_the_schema_refuses_what_is_wrong(run: Run, module: str) -> None:
    spec = catalog.spec(module)
    check = schema(run, module)
    required = {item.name: item.example for item in spec.inputs if item.required}
    assert not check.is_valid({**required, "no_such_input": 1})
    for item in spec.inputs:
        wrong = 1 if item.type.problem(1) else "one"
        assert not check.is_valid({**required, item.name: wrong}), item.name
        if item.required:
            assert not check.is_valid({name: value for name, value in required.items() if name != item.name})


def test_the_schema_describes_inputs(run: Run) -> None:
    days = data(run, "dynamodb", "json-schema")["properties"]["backup_retention_days"]
    assert (days["type"], days["default"]) == ("number", 7)
    assert days["description"].startswith("Days that point-in-time recovery reaches back")


@pytest.mark.parametrize("module", MODULES)
def test_json_is_the_interface_that_the_module_has(run: Run, module: str) -> None:
    """Told by the committed HCL, not by the spec it was made from."""
    shown = data(run, module)
    blocks = read(COMMITTED / module).blocks
    variables = [block.labels[0] for block in blocks if block.type == "variable"]
    outputs = [block.labels[0] for block in blocks if block.type == "output"]
    assert [item["name"] for item in shown["inputs"]] == variables
    assert [item["name"] for item in shown["outputs"]] == outputs
    assert shown["promises"]
    assert all(set(item["expects"]) == {"dev", "staging", "prod"} for item in shown["promises"])
    assert all(("default" in item) != item["required"] for item in shown["inputs"])


@pytest.mark.parametrize("module", MODULES)
def test_text_shows_inputs_outputs_and_promises(run: Run, module: str) -> None:
    said = run("show", module)
    spec = catalog.spec(module)
    parts = [spec.title, *(item.name for item in (*spec.inputs, *spec.outputs))]
    parts += [promise.control for promise in spec.promises]
    assert [part for part in parts if part not in said.out] == []


def test_list_shows_every_module(run: Run) -> None:
    said = run("list")
    assert (said.code, said.err) == (0, "")
    rows = said.out.splitlines()[1:]
    assert [row.split()[0] for row in rows] == MODULES
    for row in rows:
        spec = catalog.spec(row.split()[0])
        assert spec.title in row
        counts = [str(len(part)) for part in (spec.inputs, spec.outputs, spec.promises)]
        assert row.split()[-3:] == counts


# doctor


def finding(tool: str, *, found: bool, required: bool = True) -> Finding:
    return Finding(
        tool,
        found,
        Path("/usr/bin") / tool if found else None,
        "1.2.3" if found else "",
        "building",
        "" if found else f"Install {tool}",
        required,
    )


@pytest.mark.parametrize(
    ("findings", "code"),
    [
        ([finding("node", found=True)], 0),
        ([finding("node", found=True), finding("cdktf", found=False, required=False)], 0),
        ([finding("node", found=False)], 1),
    ],
)
def test_doctor_fails_only_for_what_is_needed(
    run: Run, monkeypatch: pytest.MonkeyPatch, findings: list[Finding], code: int
) -> None:
    monkeypatch.setattr("modsmith.tools.doctor.examine", lambda: findings)
    said = run("doctor")
    assert (said.code, said.err) == (code, "")
    for item in findings:
        row = next(line for line in said.out.splitlines() if f" {item.tool} " in line)
        assert row.startswith("found" if item.found else "missing")
        assert (f"/usr/bin/{item.tool}" if item.found else f"Install {item.tool}") in row


def test_doctor_looks_at_this_machine(run: Run) -> None:
    said = run("doctor")
    for tool in ("Python", "Node.js", "Terraform", "AWS provider", "Checkov", "cdktf"):
        assert tool in said.out


def test_controls_are_shown_with_their_results(run: Run) -> None:
    shown = run("show", "storage_stack", "--controls")
    assert shown.code == 0
    words = " ".join(shown.out.split())
    for part in ("s3-public-access", "waived for", "not applicable to"):
        assert part in words, part
    rows = {
        row["control"]: row
        for row in json.loads(run("show", "storage_stack", "--controls", "--format", "json").out)
    }
    assert ["aws_s3_bucket", 1] in rows["s3-public-access"]["passes"]
    assert rows["dynamodb-autoscaling"]["waived"][0][0] == "aws_dynamodb_table.cache"
    assert all(not row["fails"] for row in rows.values())
