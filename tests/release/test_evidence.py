"""The evidence of a release: what is in each file, and that nothing else gets into it."""

from __future__ import annotations

import getpass
import json
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from google.protobuf import json_format
from in_toto_attestation.predicates.provenance.v1.provenance_pb2 import Provenance
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.statement_pb2 import Statement as StatementProto

import modsmith
from modsmith.project import Project, using
from modsmith.registry.bundle import Bundle
from modsmith.release import evidence
from modsmith.release.evidence import Subject, provenance
from modsmith.release.evidence.declared import Declared
from modsmith.release.evidence.origin import SUFFIXES, without_credentials
from modsmith.tools import processes

from .evidenced import ADDRESS, FILES, REPOSITORY, REVISION, SPEC, WAIVER, Release, bundle, origin, subject

AGAIN = """
import hashlib, sys
from tests.release.evidenced import subject
from modsmith.release import evidence
for name, content in evidence.build(subject()).items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def build(one: Subject) -> dict[str, Any]:
    """The evidence, with JSON read."""
    made = evidence.build(one)
    return {name: json.loads(data) if data.startswith(b"{") else data.decode() for name, data in made.items()}


def test_the_same_bytes_from_any_folder_and_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reports name paths relative to a repository or the working directory: neither must get in."""
    (tmp_path / ".git").mkdir()
    here = evidence.build(subject())
    monkeypatch.setattr(processes, "_own", None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir("/")
    assert evidence.build(subject()) == here
    root = Path(modsmith.__file__).parents[1]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(root)}
    again = subprocess.run(
        [sys.executable, "-c", AGAIN],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.splitlines() == [
        f"{name} {evidence.subject.sha256(data)}" for name, data in here.items()
    ]


def test_nothing_about_the_machine_is_in_it() -> None:
    whole = b"\n".join(evidence.build(subject()).values()).decode()
    for private in (tempfile.gettempdir(), str(Path.home()), socket.gethostname(), "timestamp"):
        assert private not in whole
    if getpass.getuser() != "root":  # a word that is in policies as well
        assert getpass.getuser() not in whole


def test_the_manifest_names_everything_and_comes_last() -> None:
    one = subject()
    made = evidence.build(one)
    assert [*made][-1] == "manifest.json"
    manifest = json.loads(made["manifest.json"])
    assert (manifest["address"], manifest["version"], manifest["previous"]) == (str(ADDRESS), "0.1.0", None)
    for key, there in (("archives", one.archives), ("files", one.files), ("evidence", made)):
        sizes = {name: len(data) for name, data in there.items() if name != "manifest.json"}
        assert {name: entry["size"] for name, entry in manifest[key].items()} == sizes


def test_the_manifest_has_the_hash_of_the_one_before() -> None:
    first = bundle(subject())
    manifest = build(subject("0.2.0", previous=first))["manifest.json"]
    expected = evidence.subject.sha256(first.files["evidence/manifest.json"])
    assert manifest["previous"] == {"version": "0.1.0", "manifest_sha256": expected}


def test_sha256sum_accepts_the_sums(tmp_path: Path) -> None:
    release = Release.publish(tmp_path, subject())
    command = ["sha256sum", "--strict", "-c", "evidence/SHA256SUMS"]
    assert subprocess.run(command, cwd=release.folder, check=False, capture_output=True).returncode == 0
    (release.evidence / "junit.xml").write_text("", "utf-8")
    assert subprocess.run(command, cwd=release.folder, check=False, capture_output=True).returncode == 1


def test_the_control_matrix_has_waivers_and_promises() -> None:
    controls = build(subject())["controls.json"]
    results = {one["control"]: one for one in controls["results"]}
    assert results["sqs-encryption"]["status"] == "pass"
    assert results["encryption-at-rest"]["status"] == "pass"
    assert results["encryption-at-rest"]["title"] == "The queue is encrypted."
    assert (results["sqs-encryption"]["severity"], results["encryption-at-rest"]["severity"]) == (
        "medium",
        None,
    )
    assert results["sqs-alarms"]["status"] == "fail"
    assert "when messages accumulate" in results["sqs-alarms"]["reason"]
    waived = results["sqs-dead-letter"]
    assert (waived["status"], waived["reason"], waived["owner"]) == ("waived", WAIVER.reason, "team")
    assert results["sqs-dead-letter-source"]["reason"] == "It is not a dead-letter queue."
    assert controls["outcome"] == "findings"


def test_reports_name_files_below_the_module() -> None:
    made = build(subject())
    result = next(one for one in made["results.sarif"]["runs"][0]["results"] if one["ruleId"] == "sqs-alarms")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "jobs/main.tf"
    assert 'testsuite name="jobs"' in made["junit.xml"]


def test_what_is_declared_can_be_read_back(tmp_path: Path) -> None:
    """Settings and controls of the project decide results as well."""
    (tmp_path / "controls").mkdir()
    (tmp_path / "controls" / "sqs_cost_center.py").write_text(OWN_CONTROL, "utf-8")
    (tmp_path / "modsmith.toml").write_text(PROJECT, "utf-8")
    with using(Project.require(tmp_path)):
        promise = replace(SPEC.promises[0], environments=("lab", "live"))
        controls = build(subject(spec=replace(SPEC, promises=(promise,))))["controls.json"]
    declared = Declared.parse("jobs", controls["declared"])
    assert declared.as_data() == controls["declared"]
    assert declared.environments.names == ("lab", "live")
    assert declared.settings.parameters == {"log_retention_days": 90}
    assert declared.own == {"sqs-cost-center": "Queues have a cost center."}
    assert (declared.waivers, declared.promises[0].control) == ((WAIVER,), SPEC.promises[0].control)
    assert "sqs-alarms" not in {one["control"] for one in controls["results"]}
    own = next(one for one in controls["results"] if one["control"] == "sqs-cost-center")
    assert (own["status"], own["reason"]) == ("fail", "No cost center.")


PROJECT = """\
environments = ["lab", "live"]
production = ["live"]

[validate.skip]
sqs-alarms = "There is another monitoring."

[validate.parameters]
log_retention_days = 90
"""
OWN_CONTROL = """\
from modsmith.controls import Control, Violation


def check(queue, evaluation):
    yield Violation("No cost center.")


CONTROL = Control(
    "sqs-cost-center", "Queues have a cost center.", "Why.", "https://example.com", "Add it.", ("aws_sqs_queue",), check
)
"""


def test_the_interface_and_the_schema_are_those_of_the_hcl() -> None:
    made = build(subject())
    assert [one["name"] for one in made["interface.json"]["inputs"]] == ["name"]
    assert made["inputs.schema.json"]["required"] == ["name"]
    assert made["inputs.schema.json"]["title"] == "Inputs of the Terraform module jobs"


def test_the_policy_of_the_deployer_is_copied() -> None:
    assert "deployer-policy.json" not in evidence.build(subject())
    policy = b'{"Version": "2012-10-17"}\n'
    made = evidence.build(subject(files={**FILES, "policies/deployer.json": policy}))
    assert made["deployer-policy.json"] == policy


CALLS = """
module "key" {
  source  = "acme/key/aws"
  version = "1.2.3"
}

module "topic" {
  source  = "acme/topic/aws"
  version = "~> 2.0"
}
"""


def test_the_bill_of_materials_is_cyclonedx() -> None:
    made = evidence.build(subject(files={**FILES, "calls.tf": CALLS.encode()}))["sbom.cdx.json"]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made.decode()) is None
    bill = json.loads(made)
    module = bill["metadata"]["component"]
    assert (module["group"], module["name"], module["version"]) == ("acme", "jobs", "0.1.0")
    assert module["licenses"] == [{"license": {"acknowledgement": "declared", "id": "MIT"}}]
    assert {one["name"] for one in module["components"]} >= {"main.tf", "LICENSE", ".modsmith.json"}
    assert {one["url"] for one in module["externalReferences"]} == {"jobs-0.1.0.tar.gz", "jobs-0.1.0.zip"}
    parts = {one["bom-ref"]: one for one in bill["components"]}
    assert parts["provider:aws"]["properties"] == [
        {"name": "terraform:source", "value": "hashicorp/aws"},
        {"name": "terraform:version-constraint", "value": ">= 5.98.0"},
    ]
    assert parts["module.key"]["version"] == "1.2.3"
    assert "version" not in parts["module.topic"]
    depends = next(one for one in bill["dependencies"] if one["ref"] == module["bom-ref"])
    assert depends["dependsOn"] == ["module.key", "module.topic", "provider:aws"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n   Apache License\n  Version 2.0, January 2004\n", {"id": "Apache-2.0"}),
        ("Mozilla Public License Version 2.0\n====\n", {"id": "MPL-2.0"}),
        ("Acme's own terms\n\nDo what you like.\n", {"name": "Acme's own terms"}),
        (
            "Unlike the MIT License, this one forbids everything.\n",
            {"name": "Unlike the MIT License, this one forbids everything."},
        ),
    ],
)
def test_a_license_is_known_by_its_title(text: str, expected: dict[str, str]) -> None:
    bill = build(subject(files={**FILES, "LICENSE": text.encode()}))["sbom.cdx.json"]
    (said,) = bill["metadata"]["component"]["licenses"]
    assert said["license"] == {"acknowledgement": "declared", **expected}


def test_the_provenance_is_an_in_toto_statement_of_slsa() -> None:
    one = subject("0.2.0", previous=Bundle(ADDRESS, subject().version, bundle(subject()).files))
    made = evidence.build(one)["provenance.intoto.json"].decode()
    statement = json_format.Parse(made, StatementProto())
    Statement.copy_from_pb(statement).validate()
    said = json_format.MessageToDict(statement.predicate)
    predicate = json_format.ParseDict(said, Provenance())  # refuses a field that SLSA does not know
    assert predicate.build_definition.build_type == provenance.BUILD_TYPE
    assert predicate.run_details.builder.id == provenance.BUILDER
    assert {each.name: each.digest["sha256"] for each in statement.subject} == {
        name: evidence.subject.sha256(data) for name, data in one.archives.items()
    }
    project, generator = predicate.build_definition.resolved_dependencies[:2]
    assert (project.uri, dict(project.digest)) == (f"git+{REPOSITORY}", {"gitCommit": REVISION})
    assert generator.digest["sha256"] == one.origin.generator_digest
    claims = provenance.parse(made.encode())
    assert (claims.address, claims.version, claims.origin) == (ADDRESS, one.version, one.origin)
    assert str(claims.previous) == "0.1.0"


def test_a_release_outside_of_a_repository_names_none() -> None:
    made = evidence.build(subject(origin=origin(repository="", revision="")))
    assert provenance.parse(made["provenance.intoto.json"]).origin.revision == ""
    assert b"gitCommit" not in made["provenance.intoto.json"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://git.example.com/a/b.git", "https://git.example.com/a/b.git"),
        ("https://me:secret@git.example.com:8443/a.git", "https://git.example.com:8443/a.git"),
        ("https://me:s@cret/x@git.example.com/a.git", ""),
        ("https://secret@git.example.com/a.git?token=secret#secret", "https://git.example.com/a.git"),
        ("git@git.example.com:a/b.git", "ssh://git.example.com/a/b.git"),
        ("ssh://git@[2001:db8::1]:22/a.git", "ssh://[2001:db8::1]:22/a.git"),
        ("/home/me/secret.git", ""),
        ("file:///home/me/secret.git", ""),
        ("../secret.git", ""),
        ("C:\\secret.git", ""),
        ("https://git.example.com:port/a.git", ""),
    ],
)
def test_no_credentials_and_no_local_paths_in_the_address(url: str, shown: str) -> None:
    assert without_credentials(url) == shown
    made = evidence.build(subject(origin=origin(repository=url)))["provenance.intoto.json"]
    assert b"cret" not in made


def test_the_digest_covers_every_file_of_the_package() -> None:
    package = Path(modsmith.__file__).parent
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix not in (".pyc",)]
    assert {path.suffix or path.name for path in files} - SUFFIXES == set()
