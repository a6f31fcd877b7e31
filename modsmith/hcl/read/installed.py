"""Modules that `terraform init` has downloaded into `.terraform/modules`, and which call each belongs to.

Terraform keeps a list of them in `.terraform/modules/modules.json`: for each call the source and the version that it
installed, and the folder. An entry is used only if the call still asks for that source and version, and if its folder
is really below `.terraform/modules`. Nothing is downloaded.

Source: https://github.com/hashicorp/terraform/blob/main/internal/modsdir/manifest.go
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from modsmith.hcl.read import folders, versions
from modsmith.hcl.read.block import HclBlock

FOLDER = Path(".terraform", "modules")
NOT_INSTALLED = "it is not in .terraform/modules"

_REGISTRY = re.compile(r"(?:(?P<host>[\w-]+(?:\.[\w-]+)+(?::\d+)?)/)?(?P<name>[\w-]+/[\w-]+/[a-z0-9]+)")
_HOSTS = ("github.com", "bitbucket.org")
"""Hosts of sources that are Git repositories, not registries."""


@dataclass(frozen=True)
class Entry:
    """What is installed for one call."""

    source: str
    version: str
    folder: str


@dataclass(frozen=True)
class Installed:
    """The modules that are installed for a root module.

    Attributes:
        root: the root module's folder.
        entries: path of a call, such as `app.bucket`, to what is installed.
    """

    root: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Installed:
        """What the list in a root module's folder says; nothing if there is none, or it cannot be read."""
        try:
            found = json.loads(folders.text(root / FOLDER / "modules.json"))
            entries = {one["Key"]: _entry(one) for one in found["Modules"]}
        except (OSError, ValueError, RecursionError, KeyError, TypeError):
            return cls(root)
        return cls(root, entries)

    def find(self, path: str, call: HclBlock) -> Path | str:
        """The folder of the module that a call uses, or why there is none.

        Args:
            path: of the call, such as `app.bucket`.
            call: its block.
        """
        entry = self.entries.get(path)
        if entry is None:
            return NOT_INSTALLED
        source, version = call.values.get("source"), call.values.get("version")
        if not isinstance(source, str) or not is_same(source, entry.source):
            return ".terraform/modules has it from another source"
        if version is not None and not versions.allows(version, entry.version):
            return f".terraform/modules has version {entry.version or 'unknown'} of it, which the call does not allow"
        folder = self.root / entry.folder
        if not self.holds(folder):
            return "its folder leads out of .terraform/modules"
        return folder if folder.is_dir() else f"{entry.folder} is not there"

    def holds(self, path: Path) -> bool:
        """Whether a path is below `.terraform/modules` once all links are followed."""
        try:
            root = self.root.resolve()
            top, real = (root / FOLDER).resolve(), path.resolve()
        except (OSError, RuntimeError):
            return False
        return top.is_relative_to(root) and top in real.parents

    def refuses(self, folder: Path) -> str:
        """Why a folder is not read, or "": one of its files leads out of `.terraform/modules`."""
        for file in folders.files(folder):
            if not self.holds(file):
                return f"{file.name} in it leads out of .terraform/modules"
        return ""


def _entry(item: Mapping[str, Any]) -> Entry:
    found = Entry(item.get("Source", ""), item.get("Version", ""), item["Dir"])
    if not all(isinstance(one, str) for one in (found.source, found.version, found.folder)):
        raise TypeError("an entry has a value that is no text")
    return found


def is_same(written: str, kept: str) -> bool:
    """Whether a source in a configuration is the one in Terraform's list, which has it in full.

    A source in a registry without a host is in the default registry, whose host depends on the tool that made the list.
    """
    ours, theirs = _in_registry(written), _in_registry(kept)
    if ours and theirs:
        return ours[1:] == theirs[1:] and ours[0] in ("", theirs[0])
    return ours is theirs and canonical(written) == canonical(kept)


def canonical(source: str) -> str:
    """A source without its transport: `git::https://host/x/y.git?ref=1` and `git@host:x/y?ref=1` become equal."""
    text, _, query = source.strip().partition("?")
    text = re.sub(r"^git::", "", text)
    text = re.sub(r"^(?:https|ssh)://", "", text)
    text = re.sub(r"^(?:git@)([^/:]+):", r"\1/", text)
    text = re.sub(r"^git@", "", text)
    package, inner = text.partition("//")[::2]
    package = package.removesuffix(".git").rstrip("/")
    whole = f"{package}//{inner}" if inner else package
    return f"{whole}?{'&'.join(sorted(query.split('&')))}" if query else whole


def _in_registry(source: str) -> tuple[str, str, str] | None:
    """The host or "", the name and the folder in it of a module in a registry; None for other sources."""
    package, _, inner = source.partition("//")
    found = _REGISTRY.fullmatch(package)
    if not found or found["host"] in _HOSTS:
        return None
    return found["host"] or "", found["name"], inner
