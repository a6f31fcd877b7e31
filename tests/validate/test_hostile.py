"""Folders that try to execute something, or to read what is not theirs, when they are validated.

Every trick would write a file named after it into `marks`, or has a secret that must not be in the report. All folders
are validated at once, by the real command with the real Terraform and Checkov, from a working directory that is hostile
too.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from modsmith.tools import provider_mirror
from tests.cli.conftest import MODSMITH, Said, environment
from tests.machine import need_mirror, need_terraform

pytestmark = pytest.mark.terraform

SECRET = "correct-horse-battery-staple"  # noqa: S105 - of the tests alone
QUEUE = 'resource "aws_sqs_queue" "this" {\n  name = "q"\n}\n'
USES_AWS = 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n'
PROGRAM = "#!/bin/sh\ntouch MARK\nexit 1\n"


def local_exec(kind: str = "local-exec") -> str:
    return (
        f'resource "terraform_data" "x" {{\n  provisioner "{kind}" {{\n    command = "touch MARK"\n  }}\n}}\n'
    )


APPLY = 'run "it" {\n  command = apply\n}\n'
EXAMPLE = 'module "it" {\n  source = "../.."\n}\n'
EXTERNAL = 'data "external" "x" {\n  program = ["sh", "-c", "touch MARK; echo {}"]\n}\n'
PROVIDER = '  required_providers {\n    evil = {\n      source = "evil/evil"\n    }\n  }\n'
EVIL_PROVIDER = f"terraform {{\n{PROVIDER}}}\n"
CHECK = 'import pathlib\npathlib.Path("MARK").touch()\n'
SPEC = f"{CHECK}SPEC = None\n"


BACKEND = 'terraform {\n  backend "s3" {\n    bucket = "b"\n    key    = "k"\n    region = "r"\n  }\n}\n'
CLOUD = 'terraform {\n  cloud {\n    organization = "o"\n    workspaces {\n      name = "w"\n    }\n  }\n}\n'
READS_DATA = 'output "x" {\n  value = tonumber(file("data.txt"))\n}\n'


TRICKS: dict[str, dict[str, str]] = {
    "storage": {"main.tf": local_exec(), "tests/it.tftest.hcl": APPLY, "examples/basic/main.tf": EXAMPLE},
    "external": {"main.tf": EXTERNAL, "tests/it.tftest.hcl": APPLY},
    "manifest": {
        "main.tf": local_exec(),
        "tests/it.tftest.hcl": APPLY,
        ".modsmith.json": json.dumps({"format": 1, "generator": "modsmith", "files": {"main.tf": "0" * 64}}),
    },
    "provider_brought_along": {
        "main.tf": USES_AWS + QUEUE,
        ".terraform/providers/HOST/hashicorp/aws/99.0.0/PLATFORM/terraform-provider-aws_v99.0.0": PROGRAM,
        ".terraform.lock.hcl": 'provider "HOST/hashicorp/aws" {\n  version = "99.0.0"\n}\n',
        ".terraform/plugin_path": '["PLACE/.terraform/providers"]',
    },
    "implied_mirror": {
        "main.tf": USES_AWS + QUEUE,
        "terraform.d/plugins/HOST/hashicorp/aws/99.0.0/PLATFORM/terraform-provider-aws_v99.0.0": PROGRAM,
    },
    "settings": {
        "main.tf": USES_AWS + QUEUE,
        ".terraformrc": 'provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = "PLACE/bin"\n  }\n}\n',
        "bin/terraform-provider-aws": PROGRAM,
        "terraform.rc": 'plugin_cache_dir = "PLACE"\n',
    },
    "provisioner_program": {"main.tf": local_exec("evil"), "terraform-provisioner-evil": PROGRAM},
    "provisioner_replaced": {"main.tf": local_exec(), "terraform-provisioner-local-exec": PROGRAM},
    "provisioner_in_json": {
        "main.tf.json": '{"resource": {"terraform_data": {"x": {"provisioner": [{"evil": {}}]}}}}',
        "terraform-provisioner-evil": PROGRAM,
    },
    "foreign_provider": {"main.tf": EVIL_PROVIDER},
    "foreign_provider_in_an_override": {"main.tf": QUEUE, "main_override.tf": EVIL_PROVIDER},
    "foreign_provider_in_json": {"main.tf.json": '{"terraform": {"required_providers": {"e": {"source": "evil/e"}}}}'},
    "foreign_provider_in_a_child": {"main.tf": 'module "c" {\n  source = "./c"\n}\n', "c/main.tf": EVIL_PROVIDER},
    "foreign_provider_in_an_example": {"main.tf": QUEUE, "examples/basic/main.tf": EVIL_PROVIDER + EXAMPLE},
    "host_of_its_own": {"main.tf": EVIL_PROVIDER.replace("evil/evil", "evil.example/hashicorp/aws")},
    "module_by_git": {"main.tf": 'module "x" {\n  source = "git::ext::sh -c touch% MARK"\n}\n'},
    "module_in_a_test": {
        "main.tf": QUEUE,
        "tests/it.tftest.hcl": 'run "it" {\n  module {\n    source = "git::ext::sh -c touch% MARK"\n  }\n}\n',
    },
    "module_outside": {"main.tf": 'module "x" {\n  source = "../../../../../../.."\n}\n'},
    "test_in_json": {"main.tf": QUEUE, "it.tftest.json": '{"run": {"it": {"module": {"source": "x/y/z"}}}}'},
    "backend": {"main.tf": BACKEND + local_exec()},
    "cloud": {"main.tf": CLOUD},
    "variables": {
        "main.tf": 'variable "x" {}\n' + local_exec(),
        "terraform.tfvars": 'x = "y"\n',
        "x.auto.tfvars": 'x = file("/etc/passwd")\n',
    },
    "checkov_settings": {
        "main.tf": QUEUE,
        ".checkov.yaml": "external-checks-dir:\n  - PLACE/checks\nskip-check:\n  - CKV_AWS_27\n",
        ".checkov.yml": "external-checks-dir:\n  - PLACE/checks\n",
        "checks/__init__.py": CHECK,
        "checks/evil.py": CHECK,
    },
    "project": {
        "modsmith.toml": 'modules = "."\n',
        "main.tf": QUEUE,
        "generators/project/spec.py": SPEC,
        "controls/evil.py": SPEC,
        "conftest.py": CHECK,
    },
    "file_elsewhere": {"main.tf": 'output "x" {\n  value = tonumber(file("SECRETS/secret.tf"))\n}\n'},
    "file_elsewhere_in_json": {
        "main.tf.json": '{"output": {"x": {"value": "${tonumber(\\u0066ile(\\"SECRETS/secret.tf\\"))}"}}}'
    },
    "file_above": {"main.tf": 'locals {\n  x = templatefile("${path.module}/../../secrets/secret.tf", {})\n}\n'},
    "link_to_a_file": {"main.tf": QUEUE, "secret.tf": "-> SECRETS/secret.tf"},
    "link_to_data": {"main.tf": READS_DATA, "data.txt": "-> SECRETS/secret.tf"},
    "link_to_a_folder": {"main.tf": QUEUE, "examples/basic": "-> SECRETS"},
    "link_to_a_child": {"main.tf": 'module "c" {\n  source = "./c"\n}\n', "c": "-> SECRETS"},
    "link_to_a_device": {"main.tf": QUEUE, "zero.tf": "-> /dev/zero"},
    "pipe": {"main.tf": QUEUE, "pipe.tf": "pipe"},
    "large": {"main.tf": QUEUE, "large.tf": "20000000 bytes"},
    "huge": {"main.tf": QUEUE, "huge.tf": "20000000000 bytes"},
    "deep": {"main.tf": QUEUE, "/".join(["d"] * 400) + "/x": ""},
}  # fmt: skip

NOT_READ = {
    "link_to_a_file",
    "link_to_a_folder",
    "link_to_a_child",
    "link_to_a_device",
    "module_outside",
    "pipe",
    "large",
    "huge",
    "deep",
}
"""Folders of which no source reads anything."""

NO_TERRAFORM = NOT_READ | {
    "provisioner_program",
    "provisioner_in_json",
    "foreign_provider",
    "foreign_provider_in_an_override",
    "foreign_provider_in_json",
    "foreign_provider_in_a_child",
    "foreign_provider_in_an_example",
    "host_of_its_own",
    "module_by_git",
    "module_in_a_test",
    "test_in_json",
    "file_elsewhere",
    "file_elsewhere_in_json",
    "file_above",
}
"""Folders in which Terraform does not run."""


@dataclass(frozen=True)
class Attack:
    """What came of validating all of them.

    Attributes:
        marks: folder in which the tricks leave their marks.
        said: by the command.
        results: name of the folder to its result.
    """

    marks: Path
    said: Said
    results: dict[str, dict[str, Any]]


def lay(folder: Path, name: str, files: dict[str, str], places: dict[str, str]) -> None:
    """Writes the files of a trick; what stands in capitals in them is a place of this machine."""
    words = {**places, "MARK": f"{places['MARKS']}/{name}", "PLACE": str(folder)}

    def placed(text: str) -> str:
        return reduce(lambda made, word: made.replace(word, words[word]), words, text)

    for path, text in files.items():
        _write(folder / placed(path), placed(text))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if text.startswith("-> "):
        path.symlink_to(text.removeprefix("-> "))
    elif text == "pipe":
        os.mkfifo(path)
    elif text.endswith(" bytes"):
        with path.open("wb") as file:
            file.truncate(int(text.removesuffix(" bytes")))
    else:
        path.write_text(text, "utf-8")
        path.chmod(0o755)


def build(base: Path) -> tuple[Path, Path]:
    """The folders of all tricks, in a working directory that is hostile as well; and the folder of marks."""
    mirror = need_mirror()
    host = next(child.name for child in mirror.path.iterdir() if (child / "hashicorp").is_dir())
    place, marks, secrets = base / "repository", base / "marks", base / "secrets"
    marks.mkdir(parents=True)
    secrets.mkdir()
    (secrets / "secret.tf").write_text(f'output "secret" {{\n  value = {SECRET}\n}}\n{SECRET}\n')
    places = {
        "MARKS": str(marks),
        "SECRETS": str(secrets),
        "HOST": host,
        "PLATFORM": provider_mirror.operating_system(),
    }
    for name, files in TRICKS.items():
        lay(place / name, name, files, places)
    for trick in ("implied_mirror", "settings", "checkov_settings"):
        files = {path: text for path, text in TRICKS[trick].items() if not path.endswith(".tf")}
        lay(place, f"working_directory_{trick}", files, places)
    project = {path: text for path, text in TRICKS["project"].items() if not path.endswith((".tf", ".toml"))}
    lay(place, "working_directory_project", project | {"modsmith.toml": "", "modules/.keep": ""}, places)
    return place, marks


@pytest.fixture(scope="session")
def attack(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Attack:
    """One run over all of them, whichever worker comes first."""
    need_terraform()
    base = tmp_path_factory.getbasetemp()
    base = (base if worker_id == "master" else base.parent) / "hostile"
    with FileLock(f"{base}.lock"):
        if not base.exists():
            place, _ = build(base)
            (base / "said.json").write_text(json.dumps(validate(place, *TRICKS, "--format", "json")))
    code, out, err = json.loads((base / "said.json").read_text())
    results = {result["module"]: result for result in json.loads(out)["results"]}
    return Attack(base / "marks", Said(code, out, err), results)


def validate(place: Path, *arguments: str) -> tuple[int, str, str]:
    """The command with variables that would change what Terraform does."""
    hostile = {
        "TF_CLI_CONFIG_FILE": str(place / "settings/.terraformrc"),
        "TF_CLI_ARGS": "-help",
        "TF_DATA_DIR": str(place / "provider_brought_along/.terraform"),
        "TF_PLUGIN_CACHE_DIR": str(place / "implied_mirror/nowhere"),
    }
    done = subprocess.run(
        [MODSMITH, "validate", *arguments],
        cwd=place,
        env=environment(**hostile),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_nothing_was_executed(attack: Attack) -> None:
    assert [path.name for path in attack.marks.iterdir()] == []


def test_it_is_a_report_without_a_traceback(attack: Attack) -> None:
    assert (attack.said.code, attack.said.err) == (1, "")
    assert attack.results.keys() == TRICKS.keys()
    assert "modsmith failed" not in attack.said.out
    assert "Traceback" not in attack.said.out


def test_no_secret_is_told(attack: Attack) -> None:
    assert SECRET not in attack.said.out
    assert "root:" not in attack.said.out


@pytest.mark.parametrize("name", TRICKS)
def test_every_source_ran_or_says_why_not(attack: Attack, name: str) -> None:
    result = attack.results[name]
    ran = {one["source"] for one in result["ran"]}
    not_run = {one["source"]: one["reason"] for one in result["not_run"]}
    faults = {one["source"]: one["problem"] for one in result["could_not_run"]}
    assert not ran & {"terraform test", "plan", "generated"}
    if name in NOT_READ:
        assert not ran
        assert all(f"{name} is not read" in problem or "cannot be" in problem for problem in faults.values())
        return
    assert {"terraform test", "plan", "generated"} <= not_run.keys()
    assert "interface" in ran
    if name in NO_TERRAFORM:
        assert "Terraform does not run in it, because" in not_run["terraform validate"]
    else:
        assert "terraform validate" in ran | faults.keys()


def test_ordinary_findings_are_found_in_spite_of_the_settings(attack: Attack) -> None:
    rules = {finding["rule"] for finding in attack.results["checkov_settings"]["findings"]}
    assert "CKV_AWS_27" in rules
    for name in ("provider_brought_along", "implied_mirror", "settings"):
        assert "terraform validate" in {one["source"] for one in attack.results[name]["ran"]}, name


def test_the_trick_of_the_tests_works_where_the_user_permits_it(tmp_path: Path) -> None:
    """Else the marks would prove nothing."""
    need_terraform()
    place, marks = build(tmp_path)
    (place / "modsmith.toml").unlink()
    (place / "settings/.terraformrc").write_text("")
    code, out, err = validate(place, "storage", "--only", "test", "--run-tests")
    assert "1 runs passed" in out, (code, out, err)
    assert [path.name for path in marks.iterdir()] == ["storage"]
