"""Modules that `terraform init` downloaded are read from `.terraform/modules`; what is not there is said once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.hcl.read import installed, versions
from modsmith.validate import run
from modsmith.validate.results.finding import Finding, ModuleResult, Outcome, Source

KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = %s\n}\n'
ROTATING = KEY % "true"
CALL = 'module "key" {\n  source  = "acme/key/aws"\n  version = "~> 1.2"\n}\n'
HOST = "registry.example.com"
IN_BOTH = pytest.mark.parametrize("sources", [("hcl",), ("hcl", "plan")], ids=["in place", "in a copy"])


def _entry(
    key: str, folder: str, source: str = f"{HOST}/acme/key/aws", version: str = "1.2.3"
) -> dict[str, str]:
    return {"Key": key, "Source": source, "Version": version, "Dir": folder}


def _write(folder: Path, files: dict[str, str], *entries: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    if entries:
        whole = {"Modules": [{"Key": "", "Source": "", "Dir": "."}, *entries]}
        (folder / ".terraform" / "modules" / "modules.json").write_text(json.dumps(whole), "utf-8")
    return folder


def _installed(folder: Path, root: str, key: str, *entries: dict[str, str]) -> Path:
    files = {"main.tf": root, ".terraform/modules/key/main.tf": key}
    return _write(folder, files, *(entries or (_entry("key", ".terraform/modules/key"),)))


def _checked(folder: Path, sources: tuple[Source, ...] = ("hcl",)) -> ModuleResult:
    [result] = run.validate([folder], {}, sources=sources)
    return result


def _unread(result: ModuleResult) -> Finding:
    [found] = [finding for finding in result.findings if finding.rule == "unread-module"]
    return found


@IN_BOTH
def test_a_finding_in_a_downloaded_module_stands_at_the_call(
    tmp_path: Path, sources: tuple[Source, ...]
) -> None:
    result = _checked(_installed(tmp_path, f"# the key\n{CALL}", KEY % "false"), sources)
    [finding] = result.findings
    assert (finding.rule, finding.where) == ("kms-rotation", "main.tf:2")
    assert finding.address == "module.key.aws_kms_key.this"
    assert ".terraform/modules/key/main.tf" in finding.message
    assert finding.line == 'module "key" {'


def test_arguments_of_the_call_decide_what_a_downloaded_module_creates(tmp_path: Path) -> None:
    root = CALL.replace("}\n", "  rotate = true\n}\n") + 'output "o" {\n  value = module.key.arn\n}\n'
    key = 'variable "rotate" {\n  default = false\n}\n' + KEY % "var.rotate"
    assert _checked(_installed(tmp_path, root, key)).outcome is Outcome.CLEAN


def test_calls_inside_a_downloaded_module_are_read_at_the_same_place(tmp_path: Path) -> None:
    inner = (
        'module "inner" {\n  source = "./modules/inner"\n}\n\nmodule "far" {\n  source = "acme/far/aws"\n}\n'
    )
    entries = [
        _entry("key", ".terraform/modules/key"),
        _entry("key.inner", ".terraform/modules/key/modules/inner", "./modules/inner", ""),
        _entry("key.far", ".terraform/modules/key.far", f"{HOST}/acme/far/aws"),
    ]
    folder = _installed(tmp_path, CALL, inner, *entries)
    for name in ("key/modules/inner", "key.far"):
        _write(folder, {f".terraform/modules/{name}/main.tf": KEY % "false"})
    found = {(one.where, one.address) for one in _checked(folder).findings}
    assert found == {("main.tf:1", f"module.key.module.{name}.aws_kms_key.this") for name in ("inner", "far")}


@pytest.mark.parametrize(
    ("call", "entry", "why"),
    [
        (CALL, {"source": f"{HOST}/acme/other/aws"}, "another source"),
        (CALL, {"version": "2.0.0"}, "version 2.0.0"),
        (CALL, {"version": ""}, "version unknown"),
        (CALL.replace('"~> 1.2"', "var.version"), {}, "version 1.2.3"),
        (CALL.replace("acme/key/aws", "acme/key/aws//modules/x"), {}, "another source"),
        (CALL, {"folder": ".terraform/modules/gone"}, ".terraform/modules/gone is not there"),
        (CALL, {"folder": ".terraform/modules/../../secret"}, "leads out"),
        (CALL, {"folder": "/etc"}, "leads out"),
        (CALL, {"folder": ".terraform/modules"}, "leads out"),
        (CALL, {"folder": ".terraform/modules/linked"}, "leads out"),
        (CALL, {"folder": ".terraform/modules/holds_a_link"}, "main.tf in it leads out"),
        (CALL, {"folder": ".terraform/modules/broken"}, ".terraform/modules/broken/main.tf:1 cannot be read"),
    ],
)
@IN_BOTH
def test_what_is_not_what_the_call_asks_for_is_not_read_and_that_is_said(
    tmp_path: Path, sources: tuple[Source, ...], call: str, entry: dict[str, str], why: str
) -> None:
    """Nothing of it is evaluated: a key that does not rotate would be a finding."""
    folder = tmp_path / "module"
    given = {"key": "key", "folder": ".terraform/modules/key", **entry}
    _installed(folder, call + ROTATING, KEY % "false", _entry(**given))
    _write(folder, {"secret/main.tf": KEY % "false", ".terraform/modules/broken/main.tf": "resource {"})
    (folder / ".terraform/modules/linked").symlink_to(folder / "secret")
    (folder / ".terraform/modules/holds_a_link").mkdir()
    (folder / ".terraform/modules/holds_a_link/main.tf").symlink_to(folder / "secret/main.tf")
    result = _checked(folder, sources)
    found = _unread(result)
    assert why in found.message
    assert (result.findings, result.could_not_run, found.where) == ((found,), (), "main.tf:1")


def test_a_folder_of_downloads_that_is_a_link_out_of_the_module_is_not_followed(tmp_path: Path) -> None:
    elsewhere = _installed(tmp_path / "elsewhere", CALL, KEY % "false")
    module = _write(tmp_path / "module", {"main.tf": CALL})
    (module / ".terraform").symlink_to(elsewhere / ".terraform")
    assert "leads out" in _unread(_checked(module)).message


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"Modules": [{"Key": 1}]}', '{"Modules": [{"Key": "key", "Dir": 5}]}']
)
def test_a_list_that_cannot_be_read_lists_nothing(tmp_path: Path, text: str) -> None:
    folder = _installed(tmp_path, CALL, ROTATING)
    (folder / ".terraform/modules/modules.json").write_text(text, "utf-8")
    assert _unread(_checked(folder)).address == "module.key"


def test_an_unread_call_leaves_undetermined_only_what_depends_on_it(tmp_path: Path) -> None:
    own = ROTATING + (KEY % "module.key.rotates").replace('"this"', '"other"')
    result = _checked(_write(tmp_path, {"main.tf": CALL + own}))
    results = {one.address: one.status for one in result.matrix if one.control == "kms-rotation"}
    assert results == {"aws_kms_key.this": "pass", "aws_kms_key.other": "fail"}
    assert {one.rule for one in result.findings} == {"unread-module", "kms-rotation"}
    assert "terraform init" in _unread(result).fix


def test_what_an_unread_module_may_add_to_a_resource_is_not_missing(tmp_path: Path) -> None:
    """It may create the versioning of the bucket that it is given, and not that of another one."""
    buckets = 'resource "aws_s3_bucket" "a" {}\n\nresource "aws_s3_bucket" "b" {}\n'
    call = CALL.replace("}\n", "  bucket = aws_s3_bucket.a.id\n}\n")
    result = _checked(_write(tmp_path, {"main.tf": buckets + call}))
    said = {one.address: one.reason for one in result.matrix if one.control == "s3-versioning"}
    assert "module.key is given aws_s3_bucket.a, and was not read" in said["aws_s3_bucket.a"]
    assert "could not be determined" not in said["aws_s3_bucket.b"]


@pytest.mark.parametrize(("count", "said"), [("0", 0), ("var.on ? 1 : 0", 1)])
def test_a_call_that_is_certainly_not_made_is_not_missed(tmp_path: Path, count: str, said: int) -> None:
    root = 'variable "on" {\n  type = bool\n}\n' + CALL.replace("{\n", f"{{\n  count = {count}\n")
    found = _checked(_write(tmp_path, {"main.tf": root})).findings
    assert [one.rule for one in found] == ["unread-module"] * said


def test_an_unread_module_may_scale_and_watch_the_table_that_it_is_given(tmp_path: Path) -> None:
    table = 'resource "aws_dynamodb_table" "this" {\n  name = "t"\n  hash_key = "id"\n}\n'
    call = CALL.replace("}\n", "  table = aws_dynamodb_table.this.name\n}\n")
    result = _checked(_write(tmp_path, {"main.tf": table + call}))
    said = {one.control: one.reason for one in result.matrix}
    for control in ("dynamodb-autoscaling", "dynamodb-alarms"):
        assert "module.key is given aws_dynamodb_table.this, and was not read" in said[control]


LABEL = 'module "this" {\n  source = "%s"\n  enabled = %s\n}\n\nmodule "again" {\n  source = "%s"\n  context = %s\n}\n'


@pytest.mark.parametrize(
    "source",
    ["cloudposse/label/null", "git::https://github.com/cloudposse/terraform-null-label.git?ref=0.25.0"],
)
@pytest.mark.parametrize(
    ("enabled", "status"), [("true", "fail"), ("false", "not applicable"), ("null", "fail")]
)
def test_a_label_module_creates_nothing_and_says_whether_all_is_enabled(
    tmp_path: Path, source: str, enabled: str, status: str
) -> None:
    root = LABEL % (source, enabled, source, "module.this.context")
    key = (KEY % "false").replace("{\n", "{\n  count = module.again.enabled ? 1 : 0\n")
    result = _checked(_write(tmp_path, {"main.tf": root + key}))
    [rotation] = [one.status for one in result.matrix if one.control == "kms-rotation"]
    assert (rotation, result.could_not_run) == (status, ())
    assert "unread-module" not in {one.rule for one in result.findings}


@pytest.mark.parametrize(
    "source",
    [
        "git::https://example.com/cloudposse/label/null",
        "registry.example.com/cloudposse/label/null",
        "cloudposse/label/null//modules/x",
        "github.com/someone/terraform-null-label",
    ],
)
def test_what_is_only_named_like_a_label_module_may_create_anything(tmp_path: Path, source: str) -> None:
    root = _write(tmp_path, {"main.tf": f'module "this" {{\n  source = "{source}"\n}}\n'})
    assert _unread(_checked(root)).address == "module.this"


def test_a_label_whose_caller_decides_is_not_known(tmp_path: Path) -> None:
    root = 'variable "context" {\n  type = any\n}\n' + LABEL % (("cloudposse/label/null", "null") * 2)
    root = root.replace("context = null", "context = var.context")
    key = KEY % "module.again.enabled"
    [rotation] = [
        one
        for one in _checked(_write(tmp_path, {"main.tf": root + key})).matrix
        if one.control == "kms-rotation"
    ]
    assert "module.again.enabled" in rotation.reason


@pytest.mark.parametrize(
    ("written", "kept", "same"),
    [
        ("acme/key/aws", f"{HOST}/acme/key/aws", True),
        ("acme/key/aws//modules/x", f"{HOST}/acme/key/aws//modules/x", True),
        (f"{HOST}/acme/key/aws", f"{HOST}/acme/key/aws", True),
        (f"{HOST}/acme/key/aws", "other.example.com/acme/key/aws", False),
        ("acme/key/aws", f"{HOST}/evil/acme/key/aws", False),
        ("acme/key/aws", "git::https://example.com/acme/key/aws.git", False),
        ("github.com/acme/key", "git::https://github.com/acme/key.git", True),
        ("git@github.com:acme/key.git", "git::ssh://git@github.com/acme/key.git", True),
        ("git::https://example.com/x.git//m?ref=v1", "git::https://example.com/x.git//m?ref=v1", True),
        ("git::https://example.com/x.git//m?ref=v2", "git::https://example.com/x.git//m?ref=v1", False),
        ("git::https://example.com/x.git//m", "git::https://example.com/x.git//n", False),
    ],
)
def test_a_source_is_compared_with_the_one_that_terraform_kept(written: str, kept: str, same: bool) -> None:
    assert installed.is_same(written, kept) is same


@pytest.mark.parametrize(
    ("constraint", "allowed", "refused"),
    [
        ("1.2.3", ["1.2.3"], ["1.2.4", "1.2.3-beta"]),
        ("~> 1.2", ["1.2.0", "1.9.0"], ["2.0.0", "1.1.9"]),
        ("~> 1.2.3", ["1.2.3", "1.2.9"], ["1.3.0"]),
        (">= 1.0, < 2.0, != 1.5.0", ["1.0.0", "1.10.0"], ["1.5.0", "2.0.0", "0.9"]),
        ("1.2.3-beta", ["1.2.3-beta"], ["1.2.3"]),
        (">= 1.0", ["1.0"], ["2.0.0-rc1", "latest", ""]),
        ("newest", [], ["1.0.0"]),
    ],
)
def test_versions_are_compared_as_terraform_does(
    constraint: str, allowed: list[str], refused: list[str]
) -> None:
    assert [one for one in (*allowed, *refused) if versions.allows(constraint, one)] == allowed
