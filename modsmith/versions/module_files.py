"""The files of a module, wherever they are.

    modules/dynamodb              a folder
    v0.1.0:modules/dynamodb       a folder in a git revision
    dynamodb-0.1.0.tar.gz         a release archive; .tgz and .zip as well

Nothing is checked out or unpacked on the disk, and nothing is executed.
"""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from modsmith.errors import ModsmithError
from modsmith.versions.git import GitError, git

MOST_BYTES = 100 * 1024 * 1024
"""Of an archive's files together: a module is source text, and an archive may be a trap."""

_ARCHIVES = (".tar.gz", ".tgz", ".zip")
_REVISION = re.compile(r"(?P<revision>[^:]{2,}):(?P<path>.*)")
_UNREAD = {".git", ".terraform", "__pycache__", ".DS_Store"}


class PlaceError(ModsmithError):
    """There is no module in the place that was named, or it cannot be read."""


@dataclass(frozen=True)
class ModuleFiles:
    """A module's files at one time.

    Attributes:
        name: of the module: the last folder of its path, or the archive's name without version.
        place: as it was given, for messages.
        files: POSIX path inside the module's folder to content.
        revision: the commit (40 hexadecimal digits) that the files are from; "" for a folder or archive.
    """

    name: str
    place: str
    files: Mapping[str, bytes]
    revision: str = ""


def read(place: str, base: Path | None = None) -> ModuleFiles:
    """Reads a module.

    Args:
        place: a folder, `REVISION:FOLDER`, or the path of an archive.
        base: the folder that relative paths start from; the working directory if None.

    Raises:
        PlaceError: there is no module there.
        ToolMissingError: a revision is given, and there is no git.
    """
    path = (base or Path()) / place
    if path.is_dir():
        found = ModuleFiles(path.resolve().name, place, dict(_folder(path, place)))
    elif path.is_file() and place.endswith(_ARCHIVES):
        found = ModuleFiles(_name_of(path.name), place, archived(path.read_bytes(), place))
    elif match := _REVISION.fullmatch(place):
        try:
            found = _revision(match["revision"], match["path"], place, base or Path())
        except GitError as error:
            raise PlaceError(error.problem, where=place, fix=error.fix) from error
    else:
        fix = "Name a folder, REVISION:FOLDER such as v0.1.0:modules/dynamodb, or a .tar.gz or .zip archive"
        raise PlaceError("there is no module", where=place, fix=fix)
    if not any(name.endswith((".tf", ".tf.json")) and "/" not in name for name in found.files):
        raise PlaceError("has no .tf file", where=place, fix="Name the folder of a Terraform module")
    return found


def archived(content: bytes, place: str) -> dict[str, bytes]:
    """The files in a `.tar.gz` or `.zip`.

    Raises:
        PlaceError: it is damaged or too large, or contains what is not a plain file below its root.
    """
    members = _zip(content, place) if content.startswith(b"PK") else _tar(content, place)
    files: dict[str, bytes] = {}
    try:
        for name, data in members:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or "\\" in name or path.as_posix() in files:
                raise PlaceError(f"{name!r} is not a safe path, or is there twice", where=place)
            files[path.as_posix()] = data
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, RuntimeError, zlib.error) as error:
        problem = f"the archive is damaged: {error}"
        raise PlaceError(problem, where=place, fix="Download it again") from error
    return files


def _folder(folder: Path, place: str) -> Iterator[tuple[str, bytes]]:
    try:
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder)
            if path.is_file() and not _UNREAD.intersection(relative.parts):
                yield relative.as_posix(), path.read_bytes()
    except OSError as error:
        raise PlaceError(f"cannot be read: {error.strerror}", where=place, fix="Make it readable") from error


def _tar(content: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    inflated = zlib.decompressobj(wbits=31)  # a gzip stream, whose checksum tarfile would not read to its end
    data = inflated.decompress(content, MOST_BYTES + 1)
    _refuse_large(len(data), place)
    if not inflated.eof:
        raise tarfile.ReadError("the end is missing")
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            if member.isdir():
                continue
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                raise PlaceError(f"{member.name!r} is not a plain file", where=place)
            yield member.name, file.read()


def _zip(content: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _refuse_large(sum(info.file_size for info in archive.infolist()), place)
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, archive.read(info)


def _refuse_large(size: int, place: str) -> None:
    if size > MOST_BYTES:
        raise PlaceError(f"unpacks to more than {MOST_BYTES >> 20} MiB", where=place)


def _revision(revision: str, path: str, place: str, base: Path) -> ModuleFiles:
    if revision.startswith("-"):
        raise PlaceError(f"{revision!r} is not a revision", where=place, fix="Name a commit, branch or tag")
    commit = git(base, place, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    top = Path(git(base, place, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    wanted = (base / path).resolve()
    if not wanted.is_relative_to(top.resolve()):
        raise PlaceError("is outside the repository", where=place, fix=f"Name a folder in {top}")
    folder = wanted.relative_to(top.resolve()).as_posix()
    tree = commit if folder == "." else f"{commit}:{folder}"
    content = git(base, place, "archive", "--format=tar.gz", tree)
    return ModuleFiles(Path(folder).name, place, archived(content, place), commit)


def _name_of(archive: str) -> str:
    stem = archive.removesuffix(".zip").removesuffix(".tgz").removesuffix(".tar.gz")
    return re.sub(r"-v?\d+\.\d+\.\d+.*$", "", stem)
