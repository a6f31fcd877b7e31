"""The modules that a project can generate: one folder each, below the project's `generators`.

generators/<module>/
    spec.py       SPEC, without CDKTF, so that listing and showing do not need node
    *.py          one class derived from `File` for each .tf file
    stack.py      FILES, those classes in order; without it they are built in the order of the files' names
    model.py      figures for the README's prose; optional
    prose/        Markdown sections of the README
    examples/     <name>.tf, real root modules
    tests/        *.tftest.hcl, which consumers run with `terraform test`
    assets/       files that are copied unchanged
    policies/     what calls of the module need, recorded by `modsmith deployer-policy --record`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from modsmith.errors import SpecError, UnknownModuleError, did_you_mean
from modsmith.project.package import Package
from modsmith.spec.model import ModuleSpec

if TYPE_CHECKING:
    from modsmith.build.stack import File
    from modsmith.project.file import Project


_CONSTRUCT = re.compile(r"^class (\w+)\((?:\w+\.)?File\):", re.MULTILINE)


@dataclass(frozen=True)
class Catalog:
    """The module generators of a project.

    Attributes:
        project: their project.
    """

    project: Project

    @cached_property
    def folder(self) -> Path:
        """The folder with the generators' folders."""
        return self.project.generators

    def names(self) -> list[str]:
        """All module names, sorted."""
        return sorted(path.parent.name for path in self.folder.glob("*/spec.py"))

    def resolve(self, wanted: Iterable[str]) -> list[str]:
        """The named modules; all of them if none is named.

        Raises:
            UnknownModuleError: a name is unknown; suggests the closest known name.
        """
        known = self.names()
        chosen = list(dict.fromkeys(wanted)) or known
        for name in chosen:
            if name not in known:
                fix = did_you_mean(name, known) or _which(known)
                raise UnknownModuleError(f"there is no module {name!r}", fix=fix)
        return chosen

    def spec(self, name: str) -> ModuleSpec:
        """The spec of a module.

        Raises:
            SpecError: the spec contradicts itself, or its Python does not run.
        """
        loaded = self._named(name, "spec", "SPEC")
        if not isinstance(loaded, ModuleSpec):
            fix = "Write SPEC = ModuleSpec(...)."
            raise SpecError("SPEC is not a ModuleSpec", where=self.place(name, "spec.py"), fix=fix)
        if loaded.name != name:
            fix = f'Write name="{name}" in {self.place(name, "spec.py")}, or rename the folder.'
            raise SpecError(f"has the name {loaded.name!r}", where=self.place(name), fix=fix)
        waivers = tuple(replace(one, owner=one.owner or self.project.owner) for one in loaded.waivers)
        return replace(loaded, waivers=waivers)

    def specs(self) -> dict[str, ModuleSpec]:
        """Every module's spec, by name."""
        return {name: self.spec(name) for name in self.names()}

    def constructs(self, name: str) -> Sequence[type[File]]:
        """The classes that build a module's files, in order; importing them starts node.

        Raises:
            SpecError: their Python does not run, there are none, or one is missing from FILES.
        """
        found = self._constructs_by_file(name)
        if not (self.folder / name / "stack.py").is_file():
            if not found:
                fix = "Add a file with a class derived from File, such as main.py."
                raise SpecError("builds no file", where=self.place(name), fix=fix)
            return [self._named(name, stem, class_) for stem, class_ in found.items()]
        listed = tuple(self._named(name, "stack", "FILES"))
        built = {construct.__module__.rpartition(".")[2] for construct in listed}
        for stem, class_ in found.items():
            if stem not in built:
                fix = f"Add {class_} to FILES in {self.place(name, 'stack.py')}, or remove it."
                where = self.place(name, f"{stem}.py")
                raise SpecError(f"{class_} is defined but not built", where=where, fix=fix)
        return listed

    def model(self, name: str) -> ModuleType | None:
        """The module's `model.py`, which a README's prose can use for figures; None if there is none."""
        return self._import(name, "model") if (self.folder / name / "model.py").is_file() else None

    def place(self, name: str, file: str = "") -> str:
        """A generator's folder or file, as in error messages: `generators/work_queue/spec.py`."""
        return self._package.place(name, file)

    @contextmanager
    def explained(self, otherwise: str = "") -> Iterator[None]:
        """Like `Package.explained`, for the package of the generators.

        Raises:
            SpecError: instead of what a generator's own Python raises.
        """
        with self._package.explained(otherwise):
            yield

    def _constructs_by_file(self, name: str) -> dict[str, str]:
        """The name of each Python file to the class in it that builds a .tf file."""
        files = sorted((self.folder / name).glob("*.py"))
        found = {path.stem: _CONSTRUCT.search(path.read_text("utf-8")) for path in files}
        return {stem: match[1] for stem, match in found.items() if match}

    def _named(self, name: str, part: str, attribute: str) -> Any:
        module = self._import(name, part)
        if not hasattr(module, attribute):
            fix = f"Define {attribute} in the file; `modsmith new module` shows how."
            raise SpecError(f"has no {attribute}", where=self.place(name, f"{part}.py"), fix=fix)
        return getattr(module, attribute)

    def _import(self, name: str, part: str) -> ModuleType:
        return self._package.load(name, part)

    @cached_property
    def _package(self) -> Package:
        return Package(self.folder, self.project.root)


def _which(known: Sequence[str]) -> str:
    if not known:
        return "There are none; run `modsmith new module NAME` to add one."
    return f"The modules are: {', '.join(known)}."
