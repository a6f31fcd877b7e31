"""A project in a git repository, with a small module that needs no provider, and what its releases contain."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from modsmith.project import Catalog, Project
from modsmith.registry import read
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.release import evidence
from modsmith.release.evidence import Subject
from modsmith.release.run import Outcome, Request, release
from modsmith.versions.module_files import archived
from modsmith.versions.number import Version

ADDRESS = Address("acme", "notes", "terraform")
DATE = "2026-01-31"

MODULE = {
    "main.tf": 'resource "terraform_data" "this" {\n  input = var.text\n}\n',
    "variables.tf": 'variable "text" {\n  description = "What is kept."\n  type        = string\n}\n',
    "outputs.tf": 'output "text" {\n  description = "What is kept."\n  value       = terraform_data.this.output\n}\n',
    "README.md": "# Notes\n",
}
OPTIONAL = 'variable "more" {\n  description = "More."\n  type        = string\n  default     = ""\n}\n'
"""A new input with a default: a minor change."""

WITH_MORE = {"variables.tf": MODULE["variables.tf"] + "\n" + OPTIONAL}
WITHOUT_OUTPUT: dict[str, str | None] = {"outputs.tf": None}
"""A major change."""


def evidence_once(monkeypatch: Any) -> None:
    """Lets releases of the same archives share their evidence, which they would all build alike."""
    built: dict[Any, dict[str, bytes]] = {}

    def once(subject: Subject) -> dict[str, bytes]:
        key = (str(subject.address), subject.version, tuple(subject.archives.values()))
        if key not in built:
            built[key] = build(subject)
        return built[key]

    build = evidence.build
    monkeypatch.setattr(evidence, "build", once)


class Repository:
    """A project whose module `notes` is written by hand, so that its commits can be released without Node.js."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        (root / "modsmith.toml").write_text('namespace = "acme"\n', "utf-8")
        (root / "LICENSE").write_text("Use it.\n", "utf-8")
        self.git("init", "-q")
        self.first = self.commit(MODULE)

    def git(self, *arguments: str) -> str:
        date = f"{DATE}T23:30:00+00:00"
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments],
            cwd=self.root,
            env=os.environ | {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, files: dict[str, Any]) -> str:
        """Commits files of the module (None removes one) and returns the commit."""
        for name, text in files.items():
            path = self.root / "modules" / "notes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8")
        self.git("add", "LICENSE", "modsmith.toml", "modules")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    def request(self, revision: str = "HEAD", **options: Any) -> Request:
        project = Project.require(self.root).use()
        number = options.pop("version", None)
        version = Version.parse(number) if number else None
        return Request(Catalog(project), "notes", version, revision=revision, **options)

    def release(self, revision: str = "HEAD", **options: Any) -> Outcome:
        return release(self.request(revision, **options))


def bundle(folder: Path, version: str, address: Address = ADDRESS) -> Bundle:
    return read.bundle(folder, address, Version.parse(version))


def content(folder: Path, version: str, address: Address = ADDRESS) -> dict[str, str]:
    """The text files in the archive of a version."""
    files = archived(bundle(folder, version, address).archive, version)
    return {path: data.decode() for path, data in files.items()}


def versions(folder: Path, address: Address = ADDRESS) -> list[str]:
    return [str(number) for number in read.versions(folder, address)]


def tree(folder: Path) -> dict[str, bytes]:
    """Path → content of a registry folder, without the staging folder that no client sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".modsmith" not in path.parts
    }
