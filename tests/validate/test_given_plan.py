"""A user's own plan beside a module: which are refused, whose it is, and what it decides."""

from __future__ import annotations

import copy as copying
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from modsmith.emulator.root import initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import PlanError
from modsmith.validate import run, workspace
from modsmith.validate.plans import given_plan, matching
from modsmith.validate.results.finding import CheckResult, ModuleResult

MODULE = """\
variable "recover" {}

variable "key" {}

variable "password" {
  sensitive = true
}

resource "aws_dynamodb_table" "this" {
  name = "t"

  point_in_time_recovery {
    enabled = var.recover
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.key
  }
}

resource "aws_dynamodb_table" "more" {
  count = var.recover ? 1 : 0

  name = "more"
}

resource "aws_ssm_parameter" "this" {
  name  = "p"
  type  = "String"
  value = var.password
}
"""
CONFIGURATION: dict[str, Any] = {
    "resources": [
        {
            "address": "aws_dynamodb_table.this",
            "mode": "managed",
            "expressions": {
                "name": {"constant_value": "t"},
                "point_in_time_recovery": [{"enabled": {"references": ["var.recover"]}}],
                "server_side_encryption": [
                    {"enabled": {"constant_value": True}, "kms_key_arn": {"references": ["var.key"]}}
                ],
            },
        },
        {
            "address": "aws_dynamodb_table.more",
            "mode": "managed",
            "expressions": {"name": {"constant_value": "more"}},
        },
        {
            "address": "aws_ssm_parameter.this",
            "mode": "managed",
            "expressions": {
                "name": {"constant_value": "p"},
                "type": {"constant_value": "String"},
                "value": {"references": ["var.password"]},
            },
        },
    ],
    "variables": {"recover": {}, "key": {}, "password": {"sensitive": True}},
}
SECRET = "hunter2-of-production"  # noqa: S105 - of nobody


def instances(prefix: str = "", *, recover: bool | None = True) -> list[dict[str, Any]]:
    """What a plan says of the table and the parameter; `recover` is not known if it is None."""
    table: dict[str, Any] = {
        "name": "t",
        "point_in_time_recovery": [{} if recover is None else {"enabled": recover}],
        "server_side_encryption": [{"enabled": True, "kms_key_arn": "arn:aws:kms:eu-central-1:1:key/k"}],
    }
    unknown = {"arn": True, "point_in_time_recovery": [{"enabled": True} if recover is None else {}]}
    parameter = {"name": "p", "type": "String", "value": SECRET}
    return [
        _change(f"{prefix}aws_dynamodb_table.this", table, unknown, {}),
        _change(f"{prefix}aws_ssm_parameter.this", parameter, {"arn": True}, {"value": True}),
    ]


def _change(address: str, after: Any, unknown: Any, secret: Any) -> dict[str, Any]:
    change = {"actions": ["create"], "after": after, "after_unknown": unknown, "after_sensitive": secret}
    return {"address": address, "mode": "managed", "type": address.split(".")[-2], "change": change}


def plan(changes: list[dict[str, Any]] | None = None, root: Any = None, **others: Any) -> dict[str, Any]:
    """A plan of the module as a root, or of another root."""
    variables = {"recover": {"value": True}, "key": {"value": "k"}, "password": {"value": SECRET}}
    return {
        "format_version": "1.2",
        "variables": variables if root is None else {},
        "resource_changes": instances() if changes is None else changes,
        "configuration": {"root_module": copying.deepcopy(CONFIGURATION if root is None else root)},
        **others,
    }


def calling(source: str = "../table") -> dict[str, Any]:
    """A root that calls the module twice."""
    expressions = {"recover": {"references": ["each.value"]}}
    return {"module_calls": {"t": {"source": source, "expressions": expressions, "module": CONFIGURATION}}}


def written(folder: Path, content: Any) -> Path:
    """A plan's file."""
    file = folder / "plan.json"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def checked(folder: Path, content: Any, module: str = MODULE) -> ModuleResult:
    """The verdict on the module with that plan."""
    (folder / "table").mkdir(exist_ok=True)
    (folder / "table" / "main.tf").write_text(module, encoding="utf-8")
    given = given_plan.read(written(folder, content))
    [result] = run.validate([folder / "table"], {}, sources=["hcl", "plan"], plan=given)
    return result


def entry(result: ModuleResult, control: str, address: str = "aws_dynamodb_table.this") -> CheckResult:
    [found] = [one for one in result.matrix if (one.address, one.control) == (address, control)]
    return found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "binary"),
        (b"", "nothing in it"),
        ("hello", "not JSON"),
        ("[1]", "not the JSON of a plan"),
        ('{"format_version": "1.2", "resource_ch', "ends too early"),
        ('{"@level": "info"}\n{"@level": "info"}\n', "the log of"),
        ({"version": 4, "lineage": "x", "resources": []}, "a state, not a plan"),
        ({"format_version": "1.0", "values": {"root_module": {}}}, "a state, not a plan"),
        ({"resource_changes": []}, "no format_version"),
        (plan() | {"format_version": "2.0"}, "format_version is 2.0"),
        (plan() | {"format_version": "0.2"}, "format_version is 0.2"),
        (plan() | {"configuration": {}}, "is missing something that every plan has"),
        (plan([{"address": "aws_sqs_queue.q"}]), "is missing something that every plan has"),
        (plan(errored=True), "the plan failed"),
        (plan(complete=False), "a part of the configuration"),
        (plan([]), "plans nothing"),
        (plan([_change("aws_sqs_queue.q", None, {}, {}) | {"change": {"actions": ["delete"]}}]), "destroys"),
    ],
)
def test_what_is_no_plan_is_refused_in_words_with_the_mend(tmp_path: Path, content: Any, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        given_plan.read(written(tmp_path, content))
    assert words in caught.value.problem
    assert caught.value.where.endswith("plan.json")
    assert "terraform" in caught.value.fix.lower()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"gone\.json: the plan cannot be read"):
        given_plan.read(tmp_path / "gone.json")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_plan_that_a_shell_of_windows_wrote_is_read(tmp_path: Path, encoding: str) -> None:
    assert given_plan.read(written(tmp_path, json.dumps(plan()).encode(encoding))).plan == plan()


def test_a_plan_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(json.dumps(plan()).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert given_plan.read(Path("-")).name == "standard input"


def test_the_plan_decides_what_the_hcl_leaves_open(tmp_path: Path) -> None:
    known = entry(checked(tmp_path, plan()), "dynamodb-recovery")
    assert (known.status, known.sources[0]) == ("pass", "plan plan.json")
    assert entry(checked(tmp_path, plan(instances(recover=False))), "dynamodb-recovery").status == "fail"


def test_what_neither_knows_stays_undetermined(tmp_path: Path) -> None:
    found = plan(instances(recover=None))
    found["variables"].pop("recover")
    open_ = entry(checked(tmp_path, found), "dynamodb-recovery")
    assert (open_.status, "could not be determined" in open_.reason) == ("fail", True)


def test_every_instance_of_a_call_is_judged_and_none_answers_for_another(tmp_path: Path) -> None:
    first, second = instances('module.t["a"].'), instances('module.t["b"].', recover=None)
    found = entry(checked(tmp_path, plan([*first, *second], calling())), "dynamodb-recovery")
    assert found.status == "fail"
    assert any('module.t["b"]' in source for source in found.sources)
    both = plan([*first, *instances('module.t["b"].')], calling())
    assert entry(checked(tmp_path, both), "dynamodb-recovery").status == "pass"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            plan(root={**CONFIGURATION, "resources": CONFIGURATION["resources"][:1]}),
            "only the files have aws_",
        ),
        (
            plan(root={"resources": [{"address": "aws_sqs_queue.q", "mode": "managed"}]}),
            "only the plan has aws_sqs_queue.q",
        ),
        (plan(root={**CONFIGURATION, "variables": {}}), "only the files have var.key"),
        (plan(instances('module.t["a"].'), calling("../logs")), "is no plan of this module"),
        (plan(instances('module.t["a"].'), calling("acme/table/aws")), "is no plan of this module"),
        (plan(instances("module.other."), calling()), "makes nothing of module.t"),
        (plan(instances()[:1]), "does not have aws_ssm_parameter.this"),
    ],
)
def test_a_plan_of_something_else_is_a_fault_that_names_what_differs(
    tmp_path: Path, content: Any, words: str
) -> None:
    result = checked(tmp_path, content)
    [fault] = [fault for fault in result.could_not_run if fault.source == "plan"]
    assert words in fault.problem
    assert "terraform show -json plan.out > plan.json" in fault.fix
    assert not any(source.startswith("plan") for one in result.matrix for source in one.sources)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name = "t"', 'name = "u"', "they differ in aws_dynamodb_table.this.name"),
        (
            "enabled     = true",
            "enabled     = false",
            "aws_dynamodb_table.this.server_side_encryption.enabled",
        ),
        (
            'name = "t"\n',
            'name = "t"\n  hash_key = "id"\n',
            "only the files have aws_dynamodb_table.this.hash_key",
        ),
        ('  type  = "String"\n', "", "only the plan has aws_ssm_parameter.this.type"),
    ],
)
def test_a_plan_from_before_an_edit_is_a_fault(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in MODULE
    [fault] = checked(tmp_path, plan(), MODULE.replace(old, new, 1)).could_not_run
    assert named in fault.problem


def test_a_plan_beside_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "table").mkdir()
    (tmp_path / "table" / "broken.tf").write_text('resource "x" {\n')
    assert any("broken.tf cannot be read" in f.problem for f in checked(tmp_path, plan()).could_not_run)


def test_a_sensitive_value_is_never_told(tmp_path: Path) -> None:
    secret_flag = plan()
    mark = secret_flag["resource_changes"][0]["change"]
    mark["after_sensitive"] = {"point_in_time_recovery": [{"enabled": True}], "name": True}
    result = checked(tmp_path, secret_flag)
    assert SECRET not in repr(result)
    assert entry(result, "dynamodb-recovery").status == "pass", "var.recover itself is no secret"
    source = workspace.copy(tmp_path / "table", tmp_path / "slot")
    given = given_plan.read(tmp_path / "plan.json")
    bodies = [
        repr({name: one.body[name] for name in one.body})
        for evaluation in matching.find(given, source).evaluations()
        for one in evaluation.resources
    ]
    assert bodies
    assert SECRET not in "".join(bodies)
    secret_flag["configuration"]["root_module"]["variables"]["recover"] = {"sensitive": True}
    assert entry(checked(tmp_path, secret_flag), "dynamodb-recovery").status == "fail"


def test_a_module_of_a_registry_is_judged_by_what_the_plan_makes_of_it(tmp_path: Path) -> None:
    root = 'module "queue" {\n  source = "acme/queue/aws"\n}\n'
    call = {"source": "acme/queue/aws", "module": {"resources": [{"address": "aws_sqs_queue.this"}]}}
    found = plan(
        [_change("module.queue.aws_sqs_queue.this", {"name": "q"}, {}, {})], {"module_calls": {"queue": call}}
    )
    result = checked(tmp_path, found, root)
    assert result.could_not_run == ()
    given = given_plan.read(tmp_path / "plan.json")
    [alone] = run.validate([tmp_path / "table"], {}, sources=["hcl"], plan=given)
    unread = {
        name: [one.address for one in said.findings if one.rule == "unread-module"]
        for name, said in (("plan", result), ("hcl", alone))
    }
    assert unread == {"plan": [], "hcl": ["module.queue"]}, "nobody asked the plan"
    [finding] = [one for one in result.findings if one.rule == "sqs-dead-letter"]
    assert (finding.where, finding.address) == ("main.tf:1", "module.queue.aws_sqs_queue.this")


def test_a_plan_is_of_one_module(tmp_path: Path) -> None:
    given = given_plan.read(written(tmp_path, plan()))
    with pytest.raises(PlanError, match="of one module, and there are 2"):
        run.validate([tmp_path / "a", tmp_path / "b"], {}, plan=given)


@pytest.mark.terraform
def test_a_plan_that_terraform_made_fits_and_checkov_sees_it(tmp_path: Path) -> None:
    module = tmp_path / "table"
    module.mkdir()
    (module / "main.tf").write_text(_REAL, encoding="utf-8")
    (module / "inner").mkdir()
    (module / "inner" / "main.tf").write_text(_INNER, encoding="utf-8")
    with Emulator() as emulator:
        made = initialise(emulator, module).plan(password=SECRET)
    given = given_plan.read(written(tmp_path, made))
    [result] = run.validate([module], {}, sources=["hcl", "plan", "checkov"], plan=given)
    assert result.could_not_run == ()
    inner = entry(result, "sqs-encryption", "module.inner.aws_sqs_queue.this")
    assert (inner.status, "plan plan.json" in inner.sources) == ("pass", True)
    assert entry(result, "dynamodb-recovery").status == "pass"
    assert SECRET not in repr(result)
    [ran] = [one for one in result.ran if one.source == "checkov"]
    assert "HCL and plans" in ran.detail


_REAL = """\
provider "aws" {
  region = "eu-central-1"
}

variable "password" {
  sensitive = true
}

variable "recover" {
  default = [1]
}

resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_dynamodb_table" "this" {
  name         = "t-${substr(var.password, 0, 1)}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  dynamic "point_in_time_recovery" {
    for_each = var.recover

    content {
      enabled = true
    }
  }
}

module "inner" {
  source   = "./inner"
  for_each = toset(["a", "b"])

  key = aws_kms_key.this.arn
}
"""
_INNER = """\
variable "key" {}

resource "aws_sqs_queue" "this" {
  kms_master_key_id = var.key
}
"""
