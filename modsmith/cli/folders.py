"""The folders that `modsmith validate` checks, and what the project of the working directory knows about them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from modsmith.errors import ModsmithError, ProjectError
from modsmith.project import Catalog, Project
from modsmith.project.file import NAME
from modsmith.spec import environments
from modsmith.validate.report.document import plural

if TYPE_CHECKING:
    from modsmith.spec.model import ModuleSpec
    from modsmith.write import Tree


@dataclass(frozen=True)
class Folders:
    """Module folders.

    Attributes:
        paths: as the user wrote them.
        note: which modules were left out, or "".
        catalog: generators of the project, if a folder is one of its modules or the user names one.
        names: folder, resolved, to the module of the project that it is.
        project: of the working directory, if any.
    """

    paths: Sequence[Path]
    note: str = ""
    catalog: Catalog | None = None
    names: Mapping[Path, str] = field(default_factory=dict)
    project: Project | None = None

    def specs(self) -> dict[Path, ModuleSpec]:
        """Folder, resolved, to the spec that it is compared with.

        Raises:
            SpecError: a spec contradicts itself, or its Python does not run.
        """
        return {folder: self.catalog.spec(name) for folder, name in self.names.items() if self.catalog}

    def built(self) -> tuple[dict[Path, Tree], dict[Path, str]]:
        """What the specs generate into the folders, and into local modules of the project that these call.

        Returns:
            Folder, resolved, to its files; and folder, resolved, to why it could not be built.
        """
        if self.catalog is None:
            return {}, {}
        from modsmith.generate.run import build  # noqa: PLC0415 - starts node

        trees: dict[str, Tree | str] = {}
        wanted = {**self._called(self.catalog), **self.names}
        for name in dict.fromkeys(wanted.values()):
            try:
                trees[name] = build(self.catalog, [name])[name]
            except ModsmithError as error:
                trees[name] = str(error).rstrip(".")
        found = {folder: trees[name] for folder, name in wanted.items()}
        return (
            {folder: tree for folder, tree in found.items() if not isinstance(tree, str)},
            {folder: tree for folder, tree in found.items() if isinstance(tree, str)},
        )

    def _called(self, catalog: Catalog) -> dict[Path, str]:
        """Modules of the project that the folders call by a local path."""
        from modsmith.validate import workspace  # noqa: PLC0415

        needed = {folder for path in self.names if path.is_dir() for folder in workspace.needed(path)}
        return {folder: name for folder in needed if (name := _module(folder, catalog))}


def find(
    paths: list[Path] | None,
    revision: str | None,
    module: str,
    *,
    run_tests: bool,
    own_controls: bool = False,
) -> Folders:
    """The folders to check.

    The project is looked up from the working directory. Its Python is loaded only if one of the folders is directly in
    its folder of modules, or if the user names one of its modules or gives `--run-tests` or `--own-controls`.

    Args:
        paths: module folders, or folders of modules; the modules of the project if none is given.
        revision: only modules that were changed since; all if None.
        module: name of the module of the project that every folder is compared with; "" if they are not named.
        run_tests: whether the user asked to run the modules.
        own_controls: whether the user asked for the project's own controls on every folder.

    Raises:
        ProjectError: there is no project, and there are no paths or a module is named.
        UnknownModuleError: the project has no such module.
        ControlError: a control of the project cannot be used.
    """
    from modsmith.validate import control  # noqa: PLC0415

    project = Project.require() if module or own_controls else Project.find()
    folders, note = _changed(paths or _own(project), revision)
    if project is None:
        return Folders(folders, note)
    catalog = Catalog(project)
    resolved = [folder.resolve() for folder in folders]
    if module:
        names = dict.fromkeys(resolved, catalog.resolve([module])[0])
    else:
        names = {folder: name for folder in resolved if (name := _module(folder, catalog))}
    if names or run_tests or own_controls or any(folder.parent == project.modules for folder in resolved):
        project.use()
        control.load()  # an error in a control of the project costs no run
        return Folders(folders, note, catalog, names, project)
    environments.use(project.environments)
    return Folders(folders, note, project=project)


def _module(folder: Path, catalog: Catalog) -> str:
    """The module that a folder is: directly in the project's folder of modules, and not only linked there."""
    own = folder.parent == catalog.project.modules and folder.name in catalog.names()
    return folder.name if own else ""


def _own(project: Project | None) -> list[Path]:
    """The folder of the project's modules, as every machine calls it; nothing while the project has no module."""
    if project is None:
        fix = "Name the folder of a module, or run `modsmith init NAME` to start a project."
        problem = f"there is no {NAME} here or in a folder above"
        raise ProjectError(problem, str(Path.cwd().resolve()), fix)
    empty = not project.modules.is_dir() or not any(project.modules.iterdir())
    return [] if empty and not Catalog(project).names() else [Path(os.path.relpath(project.modules))]


def _changed(paths: list[Path], revision: str | None) -> tuple[list[Path], str]:
    from modsmith.validate import changed, run  # noqa: PLC0415

    found = [folder for path in paths for folder in run.discover(path)]
    if revision is None:
        return found, ""
    folders = changed.touched(found, revision)
    return folders, f"{len(folders)} of {plural(len(found), 'module')} changed since {revision}"
