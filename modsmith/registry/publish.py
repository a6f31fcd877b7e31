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
from modsmith.registry import complete, layout, oci, protocol, read
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
        RegistryError: the folder is damaged, or the bundle is not complete.
        SpecError: a path in the bundle is not portable.
        WriteError: the folder cannot be written, or another run has locked it.
    """
    files = _checked(folder, bundle)
    with alone(folder, wait), reported(folder):
        _take_back(folder)
        listed = bundle.version in read.versions(folder, bundle.address)
        if listed or (folder / _place(bundle)).exists():
            _refuse_other(folder, bundle, files, listed=listed)
        return _add(folder, bundle, files)


def _checked(folder: Path, bundle: Bundle) -> dict[str, bytes]:
    """The files of the version's folder, with `download`."""
    address, version = bundle.address, bundle.version
    check({address.name: bundle.files})
    if layout.archive(address, version) not in bundle.files:
        problem = f"the bundle of {address} {version} has no {layout.archive(address, version)}"
        raise protocol.RegistryError(problem, fix="Build the archives before publishing")
    files = {**bundle.files, layout.DOWNLOAD: protocol.download(address, version, bundle.files)}
    complete.check(files, address, version, folder / _place(bundle))
    return files


def _refuse_other(folder: Path, bundle: Bundle, files: Mapping[str, bytes], *, listed: bool) -> None:
    place = folder / _place(bundle)
    there = dict(read.files_below(place))
    differing = sorted(path for path in {*there, *files} if there.get(path) != files.get(path))
    if not differing:
        return
    few, version = ", ".join(differing[:3]), f"{bundle.address} {bundle.version}"
    if listed:
        problem = f"{version} is published with other bytes: {few}"
        fix = "Release another version, or restore the folder if somebody changed it"
    else:
        problem = f"is not published, and is not what {version} is now: {few}"
        fix = "Delete the folder: no client finds it, because `versions` does not list it"
    raise PublishedError(problem, where=str(place), fix=fix)


def _add(folder: Path, bundle: Bundle, files: Mapping[str, bytes]) -> bool:
    documents = _documents(folder, bundle, files)
    place = folder / _place(bundle)
    missing = not place.exists()
    try:
        if missing:
            staged = _stage(folder, files)
        with deferred():
            if missing:
                _put(folder, bundle, staged)
            changes = [_replace(folder, path, content) for path, content in documents.items()]
            _mark(folder).unlink(missing_ok=True)
    except BaseException:
        with suppress(OSError, ModsmithError):  # then the next run does it
            _take_back(folder)
        raise
    shutil.rmtree(_run(folder), ignore_errors=True)
    return missing or any(changes)


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


def _put(folder: Path, bundle: Bundle, staged: Path) -> None:
    place = folder / _place(bundle)
    write_durably(_mark(folder), _place(bundle).encode())
    sync_folders([_mark(folder).parent])
    _make_folders(folder, layout.module(bundle.address))
    staged.replace(place)
    sync_folders([place.parent])


def _documents(folder: Path, bundle: Bundle, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What tells clients of the version, in the order in which to write it: `versions` last."""
    address, version = bundle.address, bundle.version
    listed = read.versions(folder, address)
    archive = files[layout.archive(address, version, "zip")]
    download = f"{_place(bundle)}/{layout.DOWNLOAD}"
    own = protocol.parse_download(files[layout.DOWNLOAD], address, version, download)
    return {
        **oci.added(folder, address, version, archive, listed),
        layout.DISCOVERY: protocol.discovery(),
        layout.NOJEKYLL: b"",
        layout.GITATTRIBUTES: b"* -text\n",
        layout.HEADERS: protocol.headers({**_locations(folder), download: own.location}),
        f"{layout.module(address)}/{layout.VERSIONS}": protocol.versions({*listed, version}),
    }


def _locations(folder: Path) -> dict[str, str]:
    return {
        f"{layout.version(address, version)}/{layout.DOWNLOAD}": read.location(folder, address, version)
        for address in read.addresses(folder)
        for version in read.versions(folder, address)
    }


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
                place.replace(_run(folder) / "version")  # a folder without some of its files is never seen
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
