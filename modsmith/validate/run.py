"""Validates modules: every source checks every module, and each module gets one result.

    paths ──► targets (copies in a workspace) ──► jobs ──► parts ──► results

Jobs run in a small pool. What several of them need is a future: one `terraform init`, one run of Checkov. A future that
failed fails the jobs that need it, and each of those becomes a fault in its module's result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from modsmith.errors import ModsmithError, PlanError
from modsmith.hcl.read import folders
from modsmith.spec.model import ModuleSpec
from modsmith.tools import processes
from modsmith.validate import parameters, workspace
from modsmith.validate.jobs import Progress, Step, parts
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
    with processes.folder("validate") as space:
        reads = _READING.issuperset(asked) and not (generated or not_built)
        slots = None if reads else space / "modules"
        targets = [
            _target(path, spec, slots and slots / str(n), permissions) for n, (path, spec) in enumerate(found)
        ]
        request = Request(targets, asked, space, plan, optional)
        settings = settings or Settings()
        with parameters.using(settings.parameters):
            said = parts(request, progress or _silent)
        return [
            result(target, each, _sources(target, asked, permissions), settings)
            for target, each in zip(targets, said, strict=True)
        ]


def _sources(target: Target, asked: Collection[Source], permissions: Permissions) -> list[Source]:
    """The sources that run on a module: `generated` as well where there is something to compare with."""
    compares = permissions.compares(target.given.resolve())
    return [source for source in SOURCES if source in asked or (compares and source == "generated")]


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
    name = spec.name if spec else source.name
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


def _copied(source: Path, slot: Path | None, permissions: Permissions) -> Copy:
    trust = permissions.of_all(source, workspace.needed(source))
    if slot is None:
        return workspace.in_place(source, trust)
    return workspace.copy(source, slot, trust, permissions.generated)
