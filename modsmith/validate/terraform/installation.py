"""Modules and providers in place for many folders, with one `terraform init` where that works.

`init` hashes the 700 MB of the AWS provider, so it runs once for all folders together: a root module that
calls every one of them resolves their version constraints at once, and its provider links and lock file are
shared. A folder then needs `terraform get` alone. Measured with Terraform 1.11.4, provider 5.100.0, seconds
per folder:

    init 0.5 cold cache 1.7, get 0.03; validate with hashes in the lock file 2.0-2.3, without 1.5

so the shared lock file leaves the hashes out: they were checked a moment ago.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.tools import provider_mirror, shared_provider
from modsmith.tools.terraform_cli import Completed, Flag, Terraform, find, isolated

_OUT_OF_REACH = re.compile(
    r"could not connect to|Failed to query available\s+provider\s+packages|no such host"
)
_HASHES = re.compile(r"\n  hashes = \[.*?\]", re.DOTALL)


@dataclass(frozen=True)
class Installation:
    """A Terraform whose modules and providers are in place.

    Attributes:
        terraform: runs commands in any folder.
        attached: runs them with the shared provider.
        shared: folders in which `init` has installed that provider.
        failed: the output of `init` in each folder where it failed.
    """

    terraform: Terraform
    attached: Terraform
    shared: Set[Path]
    failed: Mapping[Path, Completed]

    def best(self, folder: Path) -> Terraform:
        """The fastest Terraform that is right for a folder."""
        return self.attached if folder in self.shared else self.terraform


def install(
    together: Sequence[Path],
    alone: Sequence[Path],
    scratch: Path,
    stack: ExitStack,
    *,
    restricted: bool = False,
) -> Installation:
    """Installs modules and providers for many folders, with one `init` where that works.

    Args:
        together: root modules below `scratch`'s parent.
        alone: folders that no root module can call as they are.
        scratch: folder to make, beside them.
        stack: keeps the shared provider running.
        restricted: whether Terraform may install nothing but HashiCorp's providers and local modules.

    Raises:
        ToolMissingError: there is no Terraform, or no AWS provider and no way to one.
        ToolFailedError: Terraform did not start, or did not end in time.
    """
    tf = isolated(scratch.with_name(f"{scratch.name}-home")) if restricted else find()
    shared = _install_together(tf, together, scratch) if together else set()
    done = {folder: tf.init(folder) for folder in (*together, *alone) if folder not in shared}
    failed = {folder: completed for folder, completed in done.items() if completed.code != 0}
    ready = [*shared, *(folder for folder in done if folder not in failed)]
    first = next((folder for folder in ready if shared_provider.installed(folder)), scratch)
    provider = stack.enter_context(shared_provider.served(first, tf.environment))
    attached = {folder for folder in ready if provider and provider.is_installed_in(folder)}
    return Installation(tf, replace(tf, provider=provider), attached, failed)


def _install_together(tf: Terraform, folders: Sequence[Path], scratch: Path) -> set[Path]:
    """The folders that a shared `init` was enough for; none of them if one would not resolve."""
    scratch.mkdir()
    calls = (
        f'module "m{number}" {{\n  source = "../{folder.relative_to(scratch.parent).as_posix()}"\n}}\n'
        for number, folder in enumerate(folders)
    )
    (scratch / "main.tf").write_text("".join(calls), encoding="utf-8")
    completed = tf.init(scratch)
    if completed.code != 0:
        _refuse_without_provider(completed)
        return set()
    return {folder for folder in folders if _share(tf, scratch, folder)}


def _refuse_without_provider(completed: Completed) -> None:
    """Reports once what every folder would otherwise report at length."""
    if not provider_mirror.find() and _OUT_OF_REACH.search(completed.err + completed.out):
        problem = (
            "The AWS provider is not on this machine, and Terraform cannot reach where it would download it"
        )
        fix = f"Connect to a network, or name a filesystem mirror in {provider_mirror.VARIABLE}"
        raise ToolMissingError(problem, fix=fix)


def _share(tf: Terraform, scratch: Path, folder: Path) -> bool:
    providers, lock = scratch / ".terraform/providers", scratch / ".terraform.lock.hcl"
    if providers.is_dir():
        shutil.copytree(providers, folder / ".terraform/providers", symlinks=True)
    if lock.is_file():
        hashless = _HASHES.sub("", lock.read_text(encoding="utf-8"))
        (folder / lock.name).write_text(hashless, encoding="utf-8")
    return tf.run(folder, "get", no_color=Flag).code == 0
