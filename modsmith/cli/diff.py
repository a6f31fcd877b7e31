"""`modsmith diff`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import FOUND, app
from modsmith.cli.terminal import speaks_unicode
from modsmith.errors import ModsmithError, did_you_mean

if TYPE_CHECKING:
    from modsmith.diff.planned import PlannedChange
    from modsmith.project import Project
    from modsmith.upgrade.root_text import Notes
    from modsmith.versions import ModuleFiles, Version

_RELEASED = re.compile(r"(?P<name>[\w-]+)@(?P<version>[^/\\]+)")
_NUMBER = re.compile(r"(?<![\w.])v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+?)?)(?=$|:|\.tar\.gz$|\.tgz$|\.zip$)")


class DiffFormat(StrEnum):
    """The output formats of `diff`."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class CheckLevel(StrEnum):
    """The levels of a change."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


@dataclass(frozen=True)
class Given:
    """A version of a module that the user named.

    Attributes:
        files: of the module.
        version: its number, if the place names one.
        is_own: whether it is a module of the project.
    """

    files: ModuleFiles
    version: Version | None = None
    is_own: bool = False


@app.command(
    epilog="Examples: `modsmith diff main:modules/dynamodb modules/dynamodb` · "
    "`modsmith diff dynamodb@0.1.0 dynamodb --check major` · "
    "`modsmith diff x-1.0.0.tar.gz x-1.1.0.tar.gz --format json`"
)
def diff(
    old: Annotated[
        str,
        typer.Argument(
            help="A folder, REVISION:FOLDER, an archive, a module of the project, or NAME@VERSION of a release."
        ),
    ],
    new: Annotated[str, typer.Argument(help="The version to compare with, named in the same ways.")],
    format_: Annotated[
        DiffFormat, typer.Option("--format", help="Text, JSON, or Markdown for a merge request.")
    ] = DiffFormat.TEXT,
    plan: Annotated[
        bool,
        typer.Option(
            "--plan",
            help="Also apply the examples of OLD on an emulated AWS and plan NEW on them: shows what is replaced.",
        ),
    ] = False,
    check: Annotated[
        CheckLevel | None,
        typer.Option("--check", help="Exit with 2 if there is a change of this level or a greater one."),
    ] = None,
) -> None:
    """Shows what differs between two versions of a module, and what each change means for a caller."""
    from modsmith.diff import report  # noqa: PLC0415
    from modsmith.diff.compare import compare  # noqa: PLC0415
    from modsmith.project import Project  # noqa: PLC0415
    from modsmith.spec import environments  # noqa: PLC0415
    from modsmith.versions import Level  # noqa: PLC0415

    project = Project.find()
    before, after = _given(old, project), _given(new, project)
    if project and (before.is_own or after.is_own):
        project.use()
    elif project:
        environments.use(project.environments)
    notes = _notes(before, after, project)
    planned = _planned(before, after, notes) if plan else ()
    difference = compare(before.files, after.files, planned, notes.replaced)
    render = {
        DiffFormat.TEXT: report.as_text,
        DiffFormat.JSON: report.as_json,
        DiffFormat.MARKDOWN: report.as_markdown,
    }[format_]
    text = render(difference, before.version)
    typer.echo(text if speaks_unicode() else text.replace("→", "->"), nl=False)
    if check is not None and difference.level >= Level[check.upper()]:
        raise typer.Exit(FOUND)


def _notes(before: Given, after: Given, project: Project | None) -> Notes:
    """What the spec says that callers of the old version change."""
    from modsmith.project import Catalog  # noqa: PLC0415
    from modsmith.upgrade.root_text import Notes  # noqa: PLC0415

    known = Catalog(project) if project and after.is_own else None
    upgrades = known.spec(name).upgrades if known and (name := after.files.name) in known.names() else ()
    return Notes.of(upgrades, before.version)


def _planned(before: Given, after: Given, notes: Notes) -> tuple[PlannedChange, ...]:
    """What plans of the new version do to what the old version's examples made.

    Raises:
        ModsmithError: an example cannot be applied or planned.
    """
    from modsmith.cli.terminal import working  # noqa: PLC0415
    from modsmith.upgrade.planned import of_module  # noqa: PLC0415
    from modsmith.upgrade.run import run  # noqa: PLC0415

    with working(f"upgrading {after.files.name} from {before.files.place}"):
        result = run(before.files, after.files, notes.replaced, rewritten=notes.rewritten)
    for trial in result.trials:
        if trial.problems and not trial.changes:
            raise ModsmithError(trial.problems[0], where=f"{before.files.place}: {trial.name}")
    return tuple(of_module(before.files, result))


def _given(place: str, project: Project | None) -> Given:
    """The version of a module that a user named.

    Raises:
        ModsmithError: there is none, or it cannot be read.
    """
    from modsmith.versions import Version, read  # noqa: PLC0415

    own = project.modules / place if project and re.fullmatch(r"[\w-]+", place) else None
    if not Path(place).exists():
        released = _RELEASED.fullmatch(place)
        if released:
            return _released(place, released["name"], released["version"], project)
        if own is not None and own.is_dir():
            return Given(replace(read(str(own)), place=place), is_own=True)
    found = read(place)
    number = _NUMBER.search(place)
    folder = Path(place).resolve()
    is_own = project is not None and folder.parent == project.modules
    return Given(found, Version.parse(number[1]) if number else None, is_own)


def _released(place: str, name: str, number: str, project: Project | None) -> Given:
    from modsmith.cli.earlier import address_of, archive_of, released  # noqa: PLC0415
    from modsmith.project import Project  # noqa: PLC0415
    from modsmith.registry import layout  # noqa: PLC0415
    from modsmith.versions import Version, read  # noqa: PLC0415

    project = project or Project.require()
    version = Version.parse(number)
    address = address_of(project, name)
    archive = archive_of(project, address, version)
    if not archive.is_file():
        modules = (project.releases / layout.MODULES / address.namespace).glob("*")
        known = released(project, address)
        named = did_you_mean(name, [path.name for path in modules]) if not known else ""
        fix = f"Its versions are {', '.join(known)}" if known else named or "Release it, or name a folder"
        raise ModsmithError(f"there is no such version in {project.releases}", where=place, fix=fix)
    return Given(replace(read(str(archive)), place=place), version, is_own=True)
