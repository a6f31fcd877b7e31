"""Where the old version of a module is: a released version, or any place that `modsmith.versions` reads."""

from __future__ import annotations

from pathlib import Path

from modsmith.project import Project
from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.versions import ModuleFiles, Version, read
from modsmith.versions.module_files import PlaceError
from modsmith.versions.number import VersionError

PROVIDER = "aws"
"""The provider in the registry addresses of a project's modules."""


def old_version(place: str, module: str, project: Project | None) -> tuple[ModuleFiles, Version | None]:
    """The module's files at a version.

    Args:
        place: a version such as `0.1.0`, a folder, `REVISION:FOLDER` or an archive.
        module: the module's name.
        project: whose releases are looked into; None if there is no project.

    Returns:
        The files, and the version's number where the place is one.

    Raises:
        PlaceError: it is not there.
        ToolMissingError: a revision is given, and there is no git.
    """
    try:
        version = Version.parse(place)
    except VersionError:
        return read(place), None
    if project is None:
        fix = "Change into the project of the module, or name a folder, REVISION:FOLDER or an archive"
        raise PlaceError("is a version, and there is no project to look for it in", where=place, fix=fix)
    address = address_of(project, module)
    archive = archive_of(project, address, version)
    if not archive.is_file():
        known = ", ".join(released(project, address)) or "none"
        fix = f"Released are: {known}. A folder, REVISION:FOLDER or an archive will do as well"
        raise PlaceError(f"{address} has no such release in {project.releases}", where=place, fix=fix)
    files = read(str(archive))
    return ModuleFiles(module, place, files.files), version


def address_of(project: Project, module: str) -> Address:
    """The address that a project's module is released with."""
    return Address(project.registry_namespace, module, PROVIDER)


def archive_of(project: Project, address: Address, version: Version) -> Path:
    """Where the archive of a released version is; it may be missing."""
    return project.releases / layout.version(address, version) / layout.archive(address, version)


def released(project: Project, address: Address) -> list[str]:
    """The versions of a module that have a folder among the project's releases, as texts."""
    folder = project.releases / layout.module(address)
    return sorted(path.name for path in folder.glob("*") if path.is_dir())
