"""Releases of a small module with their evidence, in a registry folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.release import archive, contents, evidence
from modsmith.release.evidence import Origin, Subject, manifest
from modsmith.release.evidence.origin import generator_digest
from modsmith.release.evidence.subject import MANIFEST, PROVENANCE, SUMS, dump, sha256
from modsmith.release.verify import Verification, verify
from modsmith.spec import types
from modsmith.spec.model import Input, ModuleSpec, Promise, Waiver
from modsmith.version import __version__
from modsmith.versions.number import Version

ADDRESS = Address("acme", "jobs", "aws")
REVISION = "1234567890abcdef1234567890abcdef12345678"
REPOSITORY = "https://git.example.com/modules.git"

MAIN = """\
resource "aws_sqs_queue" "this" {
  name                    = var.name
  sqs_managed_sse_enabled = true
}
"""
VARIABLES = """\
variable "name" {
  description = "Name of the queue."
  type        = string
}
"""
VERSIONS = """\
terraform {
  required_version = ">= 1.9.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.98.0"
    }
  }
}
"""
FILES = {
    "LICENSE": b"MIT License\n\nCopyright (c) Acme\n",
    "README.md": b"# Jobs\n",
    "main.tf": MAIN.encode(),
    "variables.tf": VARIABLES.encode(),
    "versions.tf": VERSIONS.encode(),
}
WEAK = {
    **FILES,
    "main.tf": MAIN.replace("sqs_managed_sse_enabled = true", "sqs_managed_sse_enabled = false").encode(),
}
"""The same module without encryption."""

CHANGED = {**FILES, "README.md": b"# Other jobs\n"}
WAIVER = Waiver("sqs-dead-letter", ("aws_sqs_queue.this",), "The caller brings one.", owner="team")
SPEC = ModuleSpec(
    "jobs",
    "A queue",
    "A queue of jobs.",
    (Input("name", types.STRING, "Name of the queue."),),
    (),
    (
        Promise(
            "encryption-at-rest",
            "The queue is encrypted.",
            ("aws_sqs_queue.this",),
            {"sqs_managed_sse_enabled": True},
        ),
    ),
    (WAIVER,),
)


def origin(**changes: Any) -> Origin:
    return Origin(
        **{
            "repository": REPOSITORY,
            "revision": REVISION,
            "dirty": False,
            "generator_digest": generator_digest(),
            "modsmith_version": __version__,
            **changes,
        }
    )


def subject(version: str = "0.1.0", files: Mapping[str, bytes] = FILES, **changes: Any) -> Subject:
    number = Version.parse(version)
    whole = contents.composed("jobs", files, {})
    archives = {
        layout.archive(ADDRESS, number): archive.tar_gz(whole),
        layout.archive(ADDRESS, number, "zip"): archive.zip_(whole),
    }
    return Subject(ADDRESS, number, whole, archives, **{"origin": origin(), "spec": SPEC, **changes})


def bundle(one: Subject) -> Bundle:
    made = {f"{layout.EVIDENCE}/{name}": content for name, content in evidence.build(one).items()}
    return Bundle(one.address, one.version, {**one.archives, **made})


class Release:
    """A version's folder in a registry folder, which a test tampers with."""

    def __init__(self, folder: Path, version: str = "0.1.0", address: Address = ADDRESS) -> None:
        self.folder = folder / layout.version(address, Version.parse(version))
        self.number, self.name = version, address.name

    @classmethod
    def publish(cls, folder: Path, one: Subject) -> Release:
        publish(folder, bundle(one))
        return cls(folder, str(one.version))

    @property
    def archive(self) -> Path:
        return self.folder / f"{self.name}-{self.number}.tar.gz"

    @property
    def zip(self) -> Path:
        return self.folder / f"{self.name}-{self.number}.zip"

    @property
    def evidence(self) -> Path:
        return self.folder / layout.EVIDENCE

    def verify(self, **options: Any) -> Verification:
        return verify(self.archive, **options)

    def results(self, **options: Any) -> dict[str, str]:
        return {check.name: check.result for check in self.verify(**options).checks}

    def failed(self, **options: Any) -> dict[str, str]:
        """The checks that failed, with their reasons."""
        return {
            check.name: check.reason for check in self.verify(**options).checks if check.result == "failed"
        }

    def read(self, name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.evidence / name).read_bytes())
        return data

    def edit(self, name: str, change: Callable[[dict[str, Any]], None]) -> None:
        """Changes a JSON file of the evidence, as someone would who knows nothing of the manifest."""
        data = self.read(name)
        change(data)
        try:
            content = dump(data)
        except UnicodeEncodeError:
            content = json.dumps(data, indent=2).encode()
        (self.evidence / name).write_bytes(content)

    def forge(self) -> None:
        """Makes sums and manifest agree with what is there: the most that someone without a key can do."""
        there = {path.name: path.read_bytes() for path in self.evidence.iterdir()}
        archives = {path.name: path.read_bytes() for path in (self.archive, self.zip) if path.is_file()}
        if SUMS in there:
            there[SUMS] = manifest.sums(archives, there)
            (self.evidence / SUMS).write_bytes(there[SUMS])

        def agree(data: dict[str, Any]) -> None:
            del there[MANIFEST]
            data["evidence"] = entries(there)
            data["archives"] = entries(archives)

        self.edit(MANIFEST, agree)

    def replace(self, files: Mapping[str, bytes]) -> None:
        """Gives both archives other files, with a manifest and a provenance that agree with them."""
        whole = contents.composed("jobs", files, {})
        self.archive.write_bytes(archive.tar_gz(whole))
        self.zip.write_bytes(archive.zip_(whole))

        def agree(data: dict[str, Any]) -> None:
            for one in data["subject"]:
                one["digest"]["sha256"] = sha256((self.folder / one["name"]).read_bytes())

        self.edit(PROVENANCE, agree)
        self.edit(MANIFEST, lambda data: data.update(files=entries(whole)))
        self.forge()

    def copy(self, folder: Path) -> Release:
        """Another registry folder with everything that this one has."""
        address = Address(*self.folder.parts[-4:-1])
        shutil.copytree(self.folder.parents[5], folder)
        return Release(folder, self.number, address)


def entries(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    return {name: {"sha256": sha256(data), "size": len(data)} for name, data in sorted(files.items())}


def improve(data: dict[str, Any]) -> None:
    """Makes every control pass that fails."""
    for one in data["results"]:
        if one["status"] == "fail":
            one.update(status="pass", reason="")
    data["outcome"] = "clean"
