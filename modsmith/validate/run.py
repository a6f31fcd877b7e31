"""Validates modules: every source checks every module, and each module gets one result.

    paths ──► targets (copies in a workspace) ──► jobs ──► parts ──► results

Jobs run in a small pool. What several of them need is a future: one `terraform init`, one run of Checkov. A future that
failed fails the jobs that need it, and each of those becomes a fault in its module's result.

Sources that run no tool need nothing in common: several processes each take one module after the other from its files
to its result, and nothing but that is kept.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError, PlanError
from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import HclSyntaxError
from modsmith.spec.model import ModuleSpec
from modsmith.tools import processes
from modsmith.validate import control, parameters, workers, workspace
from modsmith.validate.jobs import Progress, Step, parts, read
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.results.combine import Target, result
from modsmith.validate.results.finding import SOURCES, Fault, ModuleResult, Source
from modsmith.validate.settings import Settings
from modsmith.validate.shared import Request
from modsmith.validate.trust import Permissions
from modsmith.validate.workspace import Copy
from modsmith.write import Tree

__all__ = ["EXECUTING", "Progress", "Step", "discover", "validate"]

EXECUTING = frozenset[Source]({"generated", "terraform test", "plan"})
"""Sources that need to know whether a folder is what its spec generates."""

_READING = frozenset[Source]({"interface", "hcl"})
"""Sources that run no tool: for them alone a module is not copied."""


def validate(  # noqa: PLR0913 - what the command line permits
    paths: Iterable[Path],
    specs: Mapping[Path, ModuleSpec],
    *,
    sources: Collection[Source] = SOURCES,
    optional: Collection[Source] = (),
    generated: Mapping[Path, Tree] | None = None,
    not_built: Mapping[Path, str] | None = None,
    run_tests: bool = False,
    progress: Progress | None = None,
    plan: GivenPlan | None = None,
    settings: Settings | None = None,
) -> list[ModuleResult]:
    """Validates modules; writes nothing into their folders.

    Nothing that a module's folder holds is executed, unless its files are what `generated` says or `run_tests` is set.

    Args:
        paths: module folders, or folders of module folders.
        specs: module folder, resolved, to the spec that it is compared with.
        sources: which to run. `generated` runs as well where there is something to compare with.
        optional: sources that do not run where their tool is missing; without their tool the others are faults.
        generated: module folder, resolved, to what its spec generates.
        not_built: module folder, resolved, to why that is not known.
        run_tests: whether to run the tests and plan the examples of the modules, whatever their files are.
        progress: called from several threads.
        plan: the user's own, of the one module that is given.
        settings: profile, severities and parameters; the defaults if None.

    Returns:
        One result for each module, in the order given.

    Raises:
        PlanError: there is a plan, and more than one module.
    """
    found = [(path, specs.get(path.resolve())) for given in paths for path in discover(given)]
    if plan and len(found) > 1:
        problem = f"a plan is of one module, and there are {len(found)}"
        raise PlanError(problem, where=plan.name, fix="Name the one module that it is of")
    permissions = Permissions(generated or {}, not_built or {}, run_tests)
    asked = [source for source in SOURCES if source in sources]
    settings, progress = settings or Settings(), progress or _silent
    with parameters.using(settings.parameters):
        if plan is None and _READING.issuperset(asked) and not (generated or not_built):
            return _Reading(found, permissions, asked, settings, progress).results()
        with processes.folder("validate") as space:
            targets = [
                _target(path, spec, space / "modules" / str(n), permissions)
                for n, (path, spec) in enumerate(found)
            ]
            said = parts(Request(targets, asked, space, plan, optional), progress)
            return [
                result(target, each, _sources(target, asked, permissions), settings)
                for target, each in zip(targets, said, strict=True)
            ]


def _sources(target: Target, asked: Collection[Source], permissions: Permissions) -> list[Source]:
    """The sources that run on a module: `generated` as well where there is something to compare with."""
    compares = permissions.compares(target.given.resolve())
    return [source for source in SOURCES if source in asked or (compares and source == "generated")]


@dataclass(frozen=True)
class _Reading:
    """A run of sources that run no tool.

    Attributes:
        modules: each folder with its spec, if any.
        permissions: as in `validate`.
        sources: which check them.
        settings: as in `validate`.
        progress: called in this process.
    """

    modules: Sequence[tuple[Path, ModuleSpec | None]]
    permissions: Permissions
    sources: Sequence[Source]
    settings: Settings
    progress: Progress

    def results(self) -> list[ModuleResult]:
        """One for each module, in their order."""
        work = workers.Work(self._result, self._died, self._begins, self._ends)
        order = sorted(range(len(self.modules)), key=self._size, reverse=True)
        if len(order) > 1:
            self._load(self.modules[order[0]][0])
        found = workers.results(work, order)
        return [found[number] for number in range(len(self.modules))]

    def _load(self, module: Path) -> None:
        """Loads what every worker needs: controls, schemas, and the parser unless a file was read before."""
        if "hcl" in self.sources:
            with suppress(ModsmithError):  # a control that cannot be used is a fault of each module
                control.by_type()
            importlib.import_module("modsmith.schemas.compare")
        for file in [one for one in folders.files(module) if one.suffix == ".tf"][:1]:
            with suppress(HclSyntaxError, OSError, ValueError):
                configuration.read_text(folders.text(file), file.name)

    def _size(self, number: int) -> int:
        """The bytes of a module's own configuration; those of its examples are in proportion."""
        with suppress(OSError):
            return sum(file.stat().st_size for file in folders.files(self.modules[number][0]))
        return 0

    def _result(self, number: int) -> ModuleResult:
        target = _target(*self.modules[number], None, self.permissions)
        return result(target, read(target, self.sources), self.sources, self.settings)

    def _died(self, number: int, how: str) -> ModuleResult:
        path, spec = self.modules[number]
        problem = f"the process that checked the module ended: {how}"
        fault = Fault("interface", problem, "Check the module alone, on a machine with more memory")
        return result(Target(_name(path, spec), path, spec, None, fault), [], self.sources, self.settings)

    def _begins(self, number: int) -> None:
        self._step(number, done=False)

    def _ends(self, number: int) -> None:
        self._step(number, done=True)

    def _step(self, number: int, *, done: bool) -> None:
        for source in self.sources:
            self.progress(Step(_name(*self.modules[number]), source, done))


def _silent(_: Step) -> None:
    return


def discover(path: Path) -> list[Path]:
    """The module folders that a path stands for: itself, or those directly in it."""
    if not path.is_dir() or folders.has_terraform(path):
        return [path]
    return [child for child in sorted(path.iterdir()) if child.is_dir() and folders.has_terraform(child)] or [
        path
    ]


def _target(path: Path, spec: ModuleSpec | None, slot: Path | None, permissions: Permissions) -> Target:
    """Copies a module into its slot if there is one, or says why it cannot be read."""
    source = path.resolve()
    name = _name(path, spec)
    fix = "Name a folder that holds a Terraform module"
    try:
        if folders.has_terraform(source):
            return Target(name, path, spec, _copied(source, slot, permissions))
        problem = f"{path} holds no *.tf file" if source.is_dir() else f"there is no folder {path}"
    except ModsmithError as error:
        problem, fix = f"{path} is not read: {error.problem}", error.fix
    except (OSError, RecursionError) as error:
        problem = f"{path} cannot be {'copied' if slot else 'read'}: {error}"
        fix = "Make every file in it readable"
    return Target(name, path, spec, None, Fault("interface", problem, fix))


def _name(path: Path, spec: ModuleSpec | None) -> str:
    return spec.name if spec else path.resolve().name


def _copied(source: Path, slot: Path | None, permissions: Permissions) -> Copy:
    trust = permissions.of_all(source, _needed(source))
    if slot is None:
        return workspace.in_place(source, trust)
    return workspace.copy(source, slot, trust, permissions.generated)


def _needed(source: Path) -> Iterator[Path]:
    """What `workspace.needed` finds, which reads every file, for those who ask: only generated modules do."""
    yield from workspace.needed(source)
