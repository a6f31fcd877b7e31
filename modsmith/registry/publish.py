"""Publishes a version into a registry folder: completely, or not at all.

    stage     write the version's folder into `.modsmith/publish/`, and sync it
    mark      note in `.modsmith/publishing` which version is coming
    place     rename the folder to where it belongs
    announce  replace the OCI index, `_headers` and, last, `versions`; delete the mark

No client finds a version before it is in `versions`. A run that fails takes back what it placed. The next run finds
the mark of a killed run, and takes back the version if it is not in `versions`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from modsmith.errors import ModsmithError, WriteError
from modsmith.registry import layout, oci, protocol, read
from modsmith.registry.address import Address, AddressError
from modsmith.registry.bundle import Bundle
from modsmith.versions.number import Version, VersionError
from modsmith.write.disk import obstacle, reported, sync_folders, write_durably
from modsmith.write.signals import deferred
from modsmith.write.staging import alone, staging
from modsmith.write.tree import check, folders_of


class PublishedError(ModsmithError):
    """A version is published already, with other bytes: a version never changes."""


def publish(folder: Path, bundle: Bundle, *, wait: float = 60) -> bool:
    """Adds a version to a registry folder, which is made if it is missing.

    Args:
        folder: the registry folder.
        bundle: the version.
        wait: how long to wait for another run, in seconds.

    Returns:
        Whether anything changed; False if the version is there with the same bytes.

    Raises:
        PublishedError: the version is there with other bytes.
        RegistryError: the folder is damaged.
        SpecError: a path in the bundle is not portable.
        WriteError: the folder cannot be written, or another run has locked it.
    """
    files = _checked(bundle)
    with alone(folder, wait), reported(folder):
        _take_back(folder)
        published = bundle.version in read.versions(folder, bundle.address)
        if published or (folder / _place(bundle)).exists():
            _refuse_other(folder, bundle, files)
        return _add(folder, bundle, files)


def _checked(bundle: Bundle) -> dict[str, bytes]:
    """The files of the version's folder, with `download`."""
    check({bundle.address.name: bundle.files})
    for kind in ("tar.gz", "zip"):
        name = layout.archive(bundle.address, bundle.version, kind)
        if not bundle.files.get(name):
            problem = f"the bundle of {bundle.address} {bundle.version} has no {name}"
            raise protocol.RegistryError(problem, fix="Build both archives before publishing")
    return {
        **bundle.files,
        layout.DOWNLOAD: protocol.download(bundle.address, bundle.version, bundle.archive),
    }


def _refuse_other(folder: Path, bundle: Bundle, files: Mapping[str, bytes]) -> None:
    place = folder / _place(bundle)
    there = {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }
    differing = sorted(path for path in {*there, *files} if there.get(path) != files.get(path))
    if differing:
        problem = (
            f"{bundle.address} {bundle.version} is published with other bytes: {', '.join(differing[:3])}"
        )
        fix = "Release another version, or restore the folder if somebody changed it"
        raise PublishedError(problem, where=str(place), fix=fix)


def _add(folder: Path, bundle: Bundle, files: Mapping[str, bytes]) -> bool:
    place = folder / _place(bundle)
    missing = not place.exists()
    mark = _mark(folder)
    try:
        if missing:
            staged = _stage(folder, files)
        with deferred():
            if missing:
                write_durably(mark, _place(bundle).encode())
                sync_folders([mark.parent])
                _make_folders(folder, layout.module(bundle.address))
                staged.rename(place)
                sync_folders([place.parent])
            changed = _announce(folder, bundle)
            mark.unlink(missing_ok=True)
    except BaseException:
        with suppress(OSError, ModsmithError):  # then the next run does it
            _take_back(folder)
        raise
    shutil.rmtree(_run(folder), ignore_errors=True)
    return missing or changed


def _stage(folder: Path, files: Mapping[str, bytes]) -> Path:
    staged = _run(folder) / "version"
    staged.mkdir(parents=True)
    folders = [staged / path for path in sorted(folders_of(files))]
    for made in folders:
        made.mkdir()
    for path, content in sorted(files.items()):
        write_durably(staged / path, content)
    sync_folders([*folders, staged])
    return staged


def _announce(folder: Path, bundle: Bundle) -> bool:
    """Writes the documents that tell clients of the version, `versions` last."""
    address, listed = bundle.address, read.versions(folder, bundle.address)
    numbers = {*listed, bundle.version}
    archive = bundle.files[layout.archive(address, bundle.version, "zip")]
    documents = {
        **oci.added(folder, address, bundle.version, archive, listed),
        layout.DISCOVERY: protocol.discovery(),
        layout.NOJEKYLL: b"",
        layout.HEADERS: protocol.headers(_locations(folder, address, numbers)),
        f"{layout.module(address)}/{layout.VERSIONS}": protocol.versions(numbers),
    }
    changes = [_replace(folder, path, content) for path, content in documents.items()]
    return any(changes)


def _locations(folder: Path, address: Address, numbers: set[Version]) -> dict[str, str]:
    every = {other: set(read.versions(folder, other)) for other in read.addresses(folder)} | {
        address: numbers
    }
    found = {}
    for other, versions in every.items():
        for version in versions:
            path = f"{layout.version(other, version)}/{layout.DOWNLOAD}"
            found[path] = read.location(folder, other, version)
    return found


def _replace(folder: Path, path: str, content: bytes) -> bool:
    """Gives a file its content, atomically; False if it has it."""
    target, draft = folder / path, _run(folder) / "draft"
    if target.is_file() and target.read_bytes() == content:
        return False
    _make_folders(folder, Path(path).parent.as_posix())
    draft.parent.mkdir(exist_ok=True)
    write_durably(draft, content)
    draft.replace(target)
    sync_folders([target.parent])
    return True


def _make_folders(folder: Path, path: str) -> None:
    if blocked := obstacle(folder, f"{path}/_"):
        problem = "is a file or a symbolic link where a folder must be"
        raise WriteError(problem, where=str(folder / blocked), fix="Move it away, then run again")
    for made in sorted({*folders_of([path]), path} - {"."}):
        if not (folder / made).exists():
            (folder / made).mkdir()
            sync_folders([(folder / made).parent])


def _take_back(folder: Path) -> None:
    """Removes what a failed or killed run has placed and not announced, and its drafts."""
    mark = _mark(folder)
    shutil.rmtree(_run(folder), ignore_errors=True)
    if not mark.exists():
        return
    if coming := _parse(mark.read_text("utf-8")):
        address, version = coming
        listed = read.versions(folder, address)
        if version not in listed:
            _run(folder).mkdir()
            for path, content in oci.without(folder, address, listed).items():
                _replace(folder, path, content)
            oci.sweep(folder, address)
            place = folder / layout.version(address, version)
            if place.exists():
                place.rename(_run(folder) / "version")  # a folder without some of its files is never seen
                sync_folders([place.parent])
            shutil.rmtree(_run(folder))
    mark.unlink()


def _parse(text: str) -> tuple[Address, Version] | None:
    """The version that a mark names; None if the mark is cut, so that nothing was placed."""
    try:
        *parts, number = text.removeprefix(f"{layout.MODULES}/").split("/")
        return Address.parse("/".join(parts)), Version.parse(number)
    except (AddressError, VersionError):
        return None


def _place(bundle: Bundle) -> str:
    return layout.version(bundle.address, bundle.version)


def _mark(folder: Path) -> Path:
    return staging(folder) / "publishing"


def _run(folder: Path) -> Path:
    return staging(folder) / "publish"
