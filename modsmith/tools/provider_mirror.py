"""The AWS provider on this machine: a filesystem mirror, told by its shape.

Terraform reads two layouts (developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror):

    MIRROR/HOST/hashicorp/aws/VERSION/OS_ARCH/terraform-provider-aws...       unpacked
    MIRROR/HOST/hashicorp/aws/terraform-provider-aws_VERSION_OS_ARCH.zip      packed
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ToolMissingError

VARIABLE = "MODSMITH_PROVIDER_MIRROR"
FIX = f"Let Terraform download it, or name a filesystem mirror in {VARIABLE}"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64", "i386": "386", "i686": "386"}
_VERSION = re.compile(r"\d+\.\d+\.\d+([-+].+)?")


@dataclass(frozen=True)
class ProviderMirror:
    """A folder that `terraform init -plugin-dir` installs the AWS provider from.

    Attributes:
        path: the folder that holds the host's folder.
        versions: the AWS provider's versions for this platform, oldest first; at least one.
    """

    path: Path
    versions: tuple[str, ...]


def find() -> ProviderMirror | None:
    """The first mirror that has the AWS provider for this platform.

    Looks in MODSMITH_PROVIDER_MIRROR and nowhere else if that is set, else in the folders that Terraform
    itself searches, TF_PLUGIN_CACHE_DIR, and one level under the usual roots.

    Raises:
        ToolMissingError: MODSMITH_PROVIDER_MIRROR names a folder without the AWS provider.
    """
    named = os.environ.get(VARIABLE, "")
    if not named:
        return next(filter(None, map(_mirror_at, _candidates())), None)
    mirror = _mirror_at(Path(named).expanduser().absolute())
    if mirror is None:
        raise ToolMissingError(
            f"{named} holds no AWS provider for {operating_system()}",
            where=VARIABLE,
            fix=f"Fill it with `terraform providers mirror`, or unset {VARIABLE} to download the provider",
        )
    return mirror


def find_for(source: str) -> Path | None:
    """The first mirror that has a provider for this platform; None lets `terraform init` download it.

    Args:
        source: such as `hashicorp/google`.
    """
    named = os.environ.get(VARIABLE, "")
    candidates = [Path(named).expanduser().absolute()] if named else _candidates()
    return next((folder for folder in candidates if _mirrored(folder, source)), None)


def init_arguments(mirror: ProviderMirror | None) -> list[str]:
    """What `terraform init` needs to install from the mirror; nothing for an ordinary, downloading init."""
    return [f"-plugin-dir={mirror.path}"] if mirror else []


def operating_system() -> str:
    """This platform as Terraform spells it: `linux_amd64`, `darwin_arm64`."""
    machine = platform.machine().lower()
    system = "windows" if sys.platform == "win32" else sys.platform
    return f"{system}_{_ARCHITECTURES.get(machine, machine)}"


def _candidates() -> Iterator[Path]:
    yield from _implied_mirrors()
    if cache := os.environ.get("TF_PLUGIN_CACHE_DIR", ""):
        yield Path(cache).expanduser()
    for root in _usual_roots():
        yield from _folders_in(root)


def _usual_roots() -> Iterator[Path]:
    """Folders that only an administrator fills: a mirror runs programs, so none is taken from a checkout."""
    yield from map(Path, ("/opt", "/srv", "/usr/local", "/usr/local/share", "/usr/local/lib", "/var/lib"))


def _implied_mirrors() -> Iterator[Path]:
    """Where Terraform looks without being told (command/cliconfig and provider_source.go in its source).

    It also looks in the working directory, `terraform.d/plugins`. That may be anybody's, so it is not a mirror here.
    """
    home = Path.home()
    yield home / ".terraform.d/plugins"
    if sys.platform == "darwin":
        yield home / "Library/Application Support/io.terraform/plugins"
        yield Path("/Library/Application Support/io.terraform/plugins")
        return
    data_home = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    data_folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (data_home, *data_folders.split(":")):
        yield Path(folder) / "terraform/plugins"


def _mirror_at(folder: Path) -> ProviderMirror | None:
    found = _mirrored(folder, "hashicorp/aws")
    return ProviderMirror(folder, tuple(sorted(found, key=_precedence))) if found else None


def _mirrored(folder: Path, source: str) -> set[str]:
    hosts = (child for child in _folders_in(folder) if "." in child.name)
    return {version for host in hosts for version in _versions(host / source)}


def _versions(provider: Path) -> Iterator[str]:
    here = operating_system()
    packed = f"terraform-provider-{provider.name}_*_{here}.zip"
    candidates = [folder.name for folder in _folders_in(provider) if (folder / here).is_dir()]
    candidates += [file.name.split("_")[1] for file in provider.glob(packed)]
    return (version for version in candidates if _VERSION.fullmatch(version))


def _precedence(version: str) -> tuple[tuple[int, ...], bool, str]:
    """Sort key of semantic versions: a pre-release comes before its release."""
    core, _, rest = version.replace("+", "-").partition("-")
    return tuple(map(int, core.split("."))), not rest, rest


def _folders_in(folder: Path) -> list[Path]:
    """Its folders by name; none if it is not there or may not be read."""
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return []
