"""The project file, `modsmith.toml` or the table `[tool.modsmith]` of `pyproject.toml`.

    generators = "generators"                    # a Python package: one folder for each module
    modules = "modules"                          # what modsmith writes
    examples = "examples"                        # root modules that use several modules
    controls = "controls"                        # a Python package: the project's own controls, one file each
    schemas = "schemas"                          # schema tables of other providers than AWS
    releases = "releases"                        # the registry folder with every released version
    environments = ["dev", "staging", "prod"]    # in the order of promotion
    production = ["prod"]                        # environments that keep data
    namespace = "acme"                           # of the registry: the READMEs' source is "acme/{module}/aws"
    source = "git.example.com/tf//{module}"      # instead of namespace: the READMEs' whole source
    version = "~> 1.2"                           # of modules in a registry, for the READMEs
    owner = "platform-team"                      # owner of waivers that name none

    [validate]                                   # how modules are validated: docs/project-file.md

Every key is optional. Paths are relative to the folder that holds the file and stay inside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from modsmith.errors import ProjectError, did_you_mean
from modsmith.project.source import MODULE, Source
from modsmith.spec import environments
from modsmith.spec.environments import Environments

NAME = "modsmith.toml"
_PYPROJECT = "pyproject.toml"
_FOLDERS = ("generators", "modules", "examples", "controls", "schemas", "releases")
_PACKAGES = ("generators", "controls")
_LISTS = ("environments", "production")
_TEXTS = ("namespace", "source", "version", "owner")
_VALIDATE = "validate"
_KEYS = (*_FOLDERS, *_LISTS, *_TEXTS, _VALIDATE)

ENVIRONMENT = re.compile(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")
NAMESPACE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_PACKAGE = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True)
class Project:
    """The settings of a project file, with defaults filled in.

    Attributes:
        file: the project file.
        root: the folder that contains it, absolute.
        generators: folder of the module generators.
        modules: folder of the generated modules.
        examples: folder of root modules that use several modules; may be missing.
        controls: folder of the project's own controls; may be missing.
        schemas: folder of the schema tables of other providers than AWS; may be missing.
        releases: registry folder with every released version; may be missing.
        environments: their names, and which are production.
        namespace: of the registry, or "" without one.
        source: where callers get the modules from.
        owner: owner of waivers without an owner.
        validate: the table `validate`, as it is written.
    """

    file: Path
    root: Path
    generators: Path
    modules: Path
    examples: Path
    controls: Path
    schemas: Path
    releases: Path
    environments: Environments = field(default_factory=Environments)
    namespace: str = ""
    source: Source = field(default_factory=Source)
    owner: str = "modsmith"
    validate: Mapping[str, Any] = field(default_factory=dict)

    @property
    def registry_namespace(self) -> str:
        """The namespace of the modules' addresses in a registry: the one that is set, or else the owner."""
        return self.namespace or self.owner

    @classmethod
    def find(cls, start: Path | None = None) -> Project | None:
        """Finds the project of a folder; None if no folder above it has a project file.

        Args:
            start: where the search begins; the working directory if None.

        Raises:
            ProjectError: the nearest project file cannot be used.
        """
        folder = (start or Path.cwd()).resolve()
        for place in (folder, *folder.parents):
            tables = {file: table for file in _candidates(place) if (table := _table(file)) is not None}
            if len(tables) > 1:
                fix = f"Keep one of the two, such as {NAME}."
                raise ProjectError(f"{NAME} and {_PYPROJECT} both describe the project", str(place), fix)
            for file, table in tables.items():
                return cls.parse(file, table)
        return None

    @classmethod
    def require(cls, start: Path | None = None) -> Project:
        """Like `find`, for operations that need a project.

        Raises:
            ProjectError: there is no project file, or it cannot be used.
        """
        project = cls.find(start)
        if project is None:
            where = str((start or Path.cwd()).resolve())
            fix = "Run `modsmith init NAME` to start a project, or change into one."
            raise ProjectError(f"there is no {NAME} here or in a folder above", where, fix)
        return project

    @classmethod
    def parse(cls, file: Path, table: Mapping[str, Any]) -> Project:
        """The project that the settings of a project file describe.

        Args:
            file: the project file; it need not exist.
            table: its settings.

        Raises:
            ProjectError: they cannot be used.
        """
        return _project(file, table)

    def use(self) -> Project:
        """Makes it the current project of the process, with its environments and controls; returns itself."""
        global _current  # noqa: PLW0603 - one process works for one project
        environments.use(self.environments)
        _current = self
        return self


_current: Project | None = None


def current() -> Project | None:
    """The project of the process; None where none is in use."""
    return _current


@contextmanager
def using(project: Project | None) -> Iterator[None]:
    """Makes a project, or none, that of the process until the block ends."""
    global _current  # noqa: PLW0603
    before, _current = _current, project
    try:
        with environments.using(project.environments if project else environments.current()):
            yield
    finally:
        _current = before


def _candidates(folder: Path) -> list[Path]:
    return [file for name in (NAME, _PYPROJECT) if (file := folder / name).is_file()]


def _table(file: Path) -> Mapping[str, Any] | None:
    """The settings in a file; None for a `pyproject.toml` without any."""
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"is not valid TOML: {error}", str(file), "Correct the syntax there.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"cannot be read: {error}", str(file), "Make it a readable UTF-8 file.") from error
    if file.name == NAME:
        return document
    table = document.get("tool", {}).get("modsmith")
    if table is not None and not isinstance(table, dict):
        raise ProjectError("is not a table", f"{file}: tool.modsmith", "Write it as [tool.modsmith].")
    return table


def _project(file: Path, table: Mapping[str, Any]) -> Project:
    reader = _Reader(file, table)
    for key in table:
        if key not in _KEYS:
            fix = did_you_mean(key, _KEYS) or f"The keys are: {', '.join(_KEYS)}."
            raise ProjectError("is not a setting of modsmith", reader.at(key), fix)
    folders = {key: reader.folder(key) for key in _FOLDERS}
    for key in _PACKAGES:
        if not _PACKAGE.fullmatch(folders[key].name):
            fix = "Use letters, digits and underscores: the folder is a Python package."
            raise ProjectError("is not the name of a Python package", reader.at(key), fix)
    if len(set(folders.values())) < len(folders):
        fix = "Give each of generators, modules, examples, controls, schemas and releases its own folder."
        raise ProjectError("two settings name the same folder", str(file), fix)
    namespace = reader.text("namespace", "", NAMESPACE, "letters, digits, hyphens and underscores")
    return Project(
        file=file,
        root=file.parent,
        **folders,
        environments=reader.environments(),
        namespace=namespace,
        source=reader.source(namespace, folders["modules"]),
        owner=reader.text("owner", "modsmith"),
        validate=reader.sub_table(_VALIDATE),
    )


@dataclass(frozen=True)
class _Reader:
    """Reads the settings of one file and names the setting in every error."""

    file: Path
    table: Mapping[str, Any]

    def at(self, key: str) -> str:
        return f"{self.file}: {key}"

    def sub_table(self, key: str) -> Mapping[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise ProjectError("is not a table", self.at(key), f"Write it as [{key}].")
        return value

    def folder(self, key: str) -> Path:
        given = self.text(key, key)
        root = self.file.parent
        folder = root / given
        if Path(given).is_absolute() or root not in (resolved := folder.resolve()).parents:
            fix = f"Name a folder below {root}, such as {key!r}."
            raise ProjectError(f"{given!r} is not a folder inside the project", self.at(key), fix)
        return resolved

    def text(
        self, key: str, default: str, pattern: re.Pattern[str] | None = None, allowed: str = "text"
    ) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str) or (key in self.table and not value.strip()):
            raise ProjectError(f"{value!r} is not text", self.at(key), f'Write it as {key} = "…".')
        if value and pattern and not pattern.fullmatch(value):
            raise ProjectError(f"{value!r} is not allowed", self.at(key), f"Use {allowed}.")
        return value

    def source(self, namespace: str, modules: Path) -> Source:
        path = f"./{modules.relative_to(self.file.parent).as_posix()}/{MODULE}"
        source = Source.given(self.text("source", ""), namespace, path, self.text("version", ""))
        for key, problem, fix in source.problems(given=tuple(self.table)):
            raise ProjectError(problem, self.at(key), fix)
        return source

    def environments(self) -> Environments:
        default = Environments()
        names = self._names("environments", default.names)
        if not names:
            raise ProjectError("is empty", self.at("environments"), "Name at least one environment.")
        known = tuple(name for name in default.production if name in names)
        production = self._names("production", known)
        for name in production:
            if name not in names:
                fix = did_you_mean(name, names) or f"The environments are: {', '.join(names)}."
                raise ProjectError(f"{name!r} is not an environment", self.at("production"), fix)
        if "production" not in self.table and not production:
            fix = 'Add production = ["…"], or production = [] if none of them keeps data.'
            raise ProjectError(f"none of {', '.join(names)} is marked as production", str(self.file), fix)
        return Environments(names, production)

    def _names(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.table.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise ProjectError(
                "is not a list of names", self.at(key), f'Write it as {key} = ["dev", "prod"].'
            )
        for name in value:
            if not ENVIRONMENT.fullmatch(name):
                fix = "Use at most 32 lower-case letters, digits and hyphens: it is part of every name."
                raise ProjectError(f"{name!r} is not the name of an environment", self.at(key), fix)
            if value.count(name) > 1:
                raise ProjectError(f"names {name!r} twice", self.at(key), "Remove one of them.")
        return tuple(value)
