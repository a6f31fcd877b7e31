"""One real run for all tests, whichever worker comes first; and stand-ins for tools that misbehave."""

from __future__ import annotations

import pickle
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from modsmith.spec.model import ModuleSpec, ProviderAlias, Waiver
from modsmith.validate import run
from modsmith.validate.results.finding import ModuleResult

from . import sample

Tool = Callable[[str], Path]


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, ModuleResult]:
    """What the real tools say of the sample and of copies with one thing wrong each, by module."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    stored = shared / "verdicts.pickle"
    with FileLock(f"{stored}.lock"):
        if not stored.exists():
            folder = shared / "validators-modules"
            specs = {folder / name: spec for name, spec in _modules(folder).items()}
            strangers = [folder / name for name in ("stranger", "unexplained", "in_json", "empty")]
            found = [*run.validate(specs, specs, run_tests=True), *run.validate(strangers, {})]
            stored.write_bytes(pickle.dumps(found))
    return {result.module: result for result in pickle.loads(stored.read_bytes())}  # noqa: S301 - our own


def _modules(folder: Path) -> dict[str, ModuleSpec]:
    waiver = sample.SPEC.waivers[0]
    stale = (
        waiver,
        Waiver("CKV_AWS_27", ("aws_sqs_queue.this",), "It once had no key."),
        Waiver("CKV_AWS_27", ("aws_sqs_queue.gone",), "It once was there."),
    )
    sample.write(folder / "sample")
    alone: dict[str, str | None] = {"examples/basic/main.tf": None}
    sample.write(folder / "unformatted", alone, main_tf=("  delay_seconds       ", "  delay_seconds  "))
    sample.write(folder / "reference", main_tf=("= var.tags", "= var.labels"))
    sample.write(folder / "failing", alone | {"tests/sample.tftest.hcl": _failing_test()})
    sample.write(folder / "untested", alone | {"tests/sample.tftest.hcl": None})
    sample.write(folder / "unparsable", {"broken.tf": 'resource "aws_sqs_queue" "x" {\n'})
    sample.write(folder / "unwaived", alone)
    sample.write(folder / "stale", alone)
    sample.write(folder / "aliased", _aliased() | {"examples/basic/main.tf": _ALIASED_EXAMPLE})
    sample.write(folder / "callerless", _aliased() | {"examples/basic/main.tf": None})
    _strangers(folder)
    specs = {
        name: sample.spec(name) for name in ("sample", "unformatted", "reference", "failing", "untested")
    }
    specs["unparsable"] = sample.spec("unparsable")
    aliases = (ProviderAlias("aws.replica", "Copies live there."),)
    specs |= {name: sample.spec(name, provider_aliases=aliases) for name in ("aliased", "callerless")}
    return specs | {
        "unwaived": sample.spec("unwaived", waivers=()),
        "stale": sample.spec("stale", waivers=stale),
    }


def _strangers(folder: Path) -> None:
    """Modules without a spec: one that calls a neighbour, one in JSON, one that holds nothing."""
    queue = 'resource "aws_sqs_queue" "this" {\n  #checkov:skip=CKV_AWS_27:a sandbox\n  name = "q"\n}\n'
    sample.write(
        folder / "neighbour", dict.fromkeys(sample.FILES) | {"main.tf": 'output "x" {\n  value = 1\n}\n'}
    )
    call = 'module "n" {\n  source = "../neighbour"\n}\n\n'
    sample.write(folder / "stranger", dict.fromkeys(sample.FILES) | {"main.tf": call + queue})
    bare = queue.replace(":a sandbox", "")
    sample.write(folder / "unexplained", dict.fromkeys(sample.FILES) | {"main.tf": bare})
    json_queue = '{"resource": {"aws_sqs_queue": {"this": {"name": "q"}}}}'
    sample.write(folder / "in_json", dict.fromkeys(sample.FILES) | {"main.tf.json": json_queue})
    (folder / "empty").mkdir()


def _failing_test() -> str:
    return sample.FILES["tests/sample.tftest.hcl"].replace('== "shop-queue"', '== "queue"')


def _aliased() -> dict[str, str | None]:
    aliases = "      configuration_aliases = [aws.replica]\n"
    versions = sample.FILES["versions.tf"].replace("      source  = ", "      source                = ")
    versions = versions.replace("      version = ", "      version               = ")
    versions = versions.replace('">= 5.0"\n', '">= 5.0"\n' + aliases)
    return {"versions.tf": versions, "tests/sample.tftest.hcl": _ALIASED_TEST}


_ALIASED_TEST = 'mock_provider "aws" {\n  alias = "replica"\n}\n\n' + sample.FILES[
    "tests/sample.tftest.hcl"
].replace(
    "  variables {",
    "  providers = {\n    aws         = aws\n    aws.replica = aws.replica\n  }\n\n  variables {",
)
_ALIASED_EXAMPLE = """\
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-west-1"
}

module "sample" {
  source = "../.."

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  project_name = "shop"
}
"""


@pytest.fixture
def fake_checkov(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Puts a shell script in Checkov's place; it says its version like the real one."""
    return _fake(tmp_path / "checkov", "MODSMITH_CHECKOV", "--version) echo 3.0.0; exit 0;;", monkeypatch)


@pytest.fixture
def fake_terraform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Puts a shell script in Terraform's place; it says its version like the real one."""
    return _fake(tmp_path / "terraform", "MODSMITH_TERRAFORM", "version) echo v1.9.0; exit 0;;", monkeypatch)


def _fake(path: Path, variable: str, version: str, monkeypatch: pytest.MonkeyPatch) -> Tool:
    def make(script: str) -> Path:
        path.write_text(f'#!/bin/sh\ncase "$1" in {version} esac\n{script}\n', encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv(variable, str(path))
        return path

    return make
