"""Validates modules: every witness looks at every module, and each module gets one verdict.

    paths ──► targets (copies in a workspace) ──► jobs ──► parts ──► verdicts

Jobs run in a small pool. What several of them need is a future: one `terraform init`, one run of Checkov. A
future that failed fails the jobs that need it, and each of those becomes a fault in its module's verdict.
"""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from modsmith.emulator.server import Emulator
from modsmith.errors import ModsmithError, PlanError
from modsmith.hcl.read import folders
from modsmith.spec.model import ModuleSpec
from modsmith.validate import sources as look
from modsmith.validate import workspace
from modsmith.validate.checkov import command, hcl_copy, plan_scan
from modsmith.validate.checkov.command import Scan
from modsmith.validate.checkov.hcl_copy import Mirror
from modsmith.validate.plans import planning
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.results.combine import SourceReport as Part
from modsmith.validate.results.combine import Target, result
from modsmith.validate.results.finding import SOURCES, Fault, ModuleResult, Source
from modsmith.validate.terraform import installation
from modsmith.validate.terraform.installation import Installation
from modsmith.validate.workspace import Copy

WORKERS = 2
"""Commands at a time: each loads the AWS provider, which takes a core and half a gigabyte."""


_READING = frozenset[Source]({"interface", "hcl"})
"""Witnesses that run no tool: for them alone a module need not be copied."""


@dataclass(frozen=True)
class Step:
    """A witness starts on a module, or is done with it; one of several steps where it looks at folders.

    Attributes:
        module: its name.
        source: who.
        done: whether this is the end.
    """

    module: str
    source: Source
    done: bool


Progress = Callable[[Step], None]


def validate(
    paths: Iterable[Path],
    specs: Mapping[Path, ModuleSpec],
    *,
    sources: Collection[Source] = SOURCES,
    progress: Progress | None = None,
    plan: GivenPlan | None = None,
) -> list[ModuleResult]:
    """Judges modules; writes nothing into their folders.

    Args:
        paths: module folders, or folders of module folders.
        specs: module folder, resolved, to the spec that it is held against.
        sources: who is to look.
        progress: called from several threads.
        plan: the user's own, of the one module that is given.

    Returns:
        One verdict for each module, in the order given.

    Raises:
        PlanError: there is a plan, and more than one module.
    """
    found = [(path, specs.get(path.resolve())) for given in paths for path in discover(given)]
    if plan and len(found) > 1:
        problem = f"a plan is of one module, and there are {len(found)}"
        raise PlanError(problem, where=plan.name, fix="Name the one module that it is of")
    with tempfile.TemporaryDirectory(prefix="modsmith-") as temporary:
        space = Path(temporary).resolve()
        asked = [source for source in SOURCES if source in sources]
        slots = None if _READING.issuperset(asked) else space / "modules"
        targets = [_target(path, spec, slots and slots / str(n)) for n, (path, spec) in enumerate(found)]
        parts = _parts(targets, asked, space, progress or _silent, plan)
        return [result(target, said, asked) for target, said in zip(targets, parts, strict=True)]


def _silent(_: Step) -> None:
    return


def discover(path: Path) -> list[Path]:
    """The module folders that a path stands for: itself, or those directly in it."""
    if not path.is_dir() or folders.has_terraform(path):
        return [path]
    return [child for child in sorted(path.iterdir()) if child.is_dir() and folders.has_terraform(child)] or [
        path
    ]


def _target(path: Path, spec: ModuleSpec | None, slot: Path | None) -> Target:
    """Copies a module into its slot if there is one, or says why it cannot be."""
    source = path.resolve()
    name = spec.name if spec else source.name
    fix = "Name a folder that holds a Terraform module"
    try:
        if folders.has_terraform(source):
            return Target(
                name, path, spec, workspace.copy(source, slot) if slot else workspace.in_place(source)
            )
        problem = f"{path} holds no *.tf file" if source.is_dir() else f"there is no folder {path}"
    except OSError as error:
        problem, fix = (
            f"{path} cannot be {'copied' if slot else 'read'}: {error}",
            "Make every file in it readable",
        )
    return Target(name, path, spec, None, Fault("interface", problem, fix))


@dataclass(frozen=True)
class _Job:
    """One witness's work on one module, or on one folder of it.

    Attributes:
        target: number of the module.
        module: its name.
        source: who.
        work: says the part; reads the results of what it waits for.
        after: what it waits for.
    """

    target: int
    module: str
    source: Source
    work: Callable[[], Part]
    after: Future[Installation] | Future[Scan] | Future[Planned] | None = None

    def run(self, progress: Progress) -> Part:
        progress(Step(self.module, self.source, done=False))
        try:
            if self.after:
                self.after.exception()
            start = time.perf_counter()
            part = self.work()
            return replace(part, seconds=part.seconds or time.perf_counter() - start)
        except ModsmithError as error:
            problem = f"{error.where}: {error.problem}" if error.where else error.problem
            return Part(self.source, fault=Fault(self.source, problem, error.fix))
        except Exception as error:
            return Part(self.source, fault=_own_fault(self.source, error))
        finally:
            progress(Step(self.module, self.source, done=True))


def _own_fault(source: Source, error: Exception) -> Fault:
    """What modsmith itself could not cope with, and where in it."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    problem = (
        f"modsmith failed on this module: {type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
    )
    return Fault(source, problem, "Report this as a fault of modsmith, with the module")


def _parts(
    targets: Sequence[Target],
    asked: Sequence[Source],
    space: Path,
    progress: Progress,
    plan: GivenPlan | None,
) -> list[list[Part]]:
    """What the witnesses say of each target, in the order of the targets."""
    with ExitStack() as stack:
        pool = ThreadPoolExecutor(WORKERS)
        stack.callback(pool.shutdown, cancel_futures=True)
        shared = _Shared(targets, asked, space, pool, stack, plan)
        jobs = [job for n, target in enumerate(targets) for job in _jobs(n, target, asked, shared)]
        said = [(job.target, pool.submit(job.run, progress)) for job in jobs]
        return [[part.result() for number, part in said if number == n] for n, _ in enumerate(targets)]


@dataclass(frozen=True)
class _Shared:
    """What jobs have in common, started when the first of them asks for it."""

    targets: Sequence[Target]
    asked: Sequence[Source]
    space: Path
    pool: ThreadPoolExecutor
    stack: ExitStack
    given: GivenPlan | None

    @cached_property
    def installed(self) -> Future[Installation]:
        wanted = [folder for target in self.targets for folder in self._roots(target)]
        alone = {folder for target in self.targets for folder in _alone(target)}
        together = [folder for folder in dict.fromkeys(wanted) if folder not in alone]
        rest = [folder for folder in dict.fromkeys(wanted) if folder in alone]
        return self.pool.submit(installation.install, together, rest, self.space / "init", self.stack)

    @cached_property
    def planned(self) -> dict[int, Future[Planned]]:
        """The plan of each module that has a spec, by its number."""
        copies = {n: one.copy for n, one in enumerate(self.targets) if one.copy and one.spec}
        if "plan" not in self.asked or not copies:
            return {}
        emulated = self.pool.submit(lambda: self.stack.enter_context(Emulator()))
        return {n: self.pool.submit(self._plan, n, copy, emulated) for n, copy in copies.items()}

    def _plan(self, number: int, copy: Copy, emulated: Future[Emulator]) -> Planned:
        return planning.plan(emulated.result(), copy.folder, self.space / f"plan{number}")

    @cached_property
    def plans_scanned(self) -> Future[dict[int, Scan]]:
        """What Checkov says of each module's plan, by its number; of those that could not be planned nothing."""
        planned, home = self.planned, self.space / "plans-home"
        copies = {n: one.copy for n, one in enumerate(self.targets) if one.copy}
        given = {n: (self.given, copy) for n, copy in copies.items()} if self.given else {}
        return self.pool.submit(plan_scan.scan, planned, given, self.space / "scans", home)

    @cached_property
    def scanned(self) -> Future[Scan]:
        home = self.space / "home"
        home.mkdir()
        return self.pool.submit(self._scan, home)

    def _scan(self, home: Path) -> Scan:
        return self.mirror.told(command.scan(self.mirror.folder, home))

    def scans(self, number: int) -> look.Scans:
        """What Checkov says of one module; waits for it."""
        of_plans = self.plans_scanned.result().get(number)
        own = of_plans is not None and self.given is not None
        return look.Scans(self.scanned.result(), self.mirror.left_out, of_plans, own)

    @cached_property
    def mirror(self) -> Mirror:
        """The modules as Checkov can read them; made by whoever scans."""
        return hcl_copy.mirror(self.space / "modules", self.space / "as-hcl")

    def _roots(self, target: Target) -> Iterator[Path]:
        """The folders of a module in which Terraform is to run."""
        if target.copy and "terraform validate" in self.asked:
            yield from target.copy.roots
        if target.copy and target.spec and "terraform test" in self.asked:
            yield target.copy.folder


def _alone(target: Target) -> Iterator[Path]:
    """Folders that would spoil an `init` for many: they need a caller, or do not parse."""
    if target.copy and target.copy.needs_caller:
        yield target.copy.folder
    if target.copy and target.copy.hcl.unparsable:
        yield from target.copy.roots


def _jobs(number: int, target: Target, asked: Sequence[Source], shared: _Shared) -> Iterator[_Job]:
    if target.copy is None:
        return
    copy, job = target.copy, partial(_Job, number, target.module)
    if "interface" in asked:
        yield job("interface", lambda: look.interface(target, copy))
    if "hcl" in asked:
        yield job("hcl", lambda: look.hcl(target, copy, shared.given if "plan" in asked else None))
    if "fmt" in asked:
        installed = shared.installed
        yield job("fmt", lambda: look.fmt(target, copy, installed.result()), installed)
    if "terraform validate" in asked:
        yield from _validations(job, target, copy, shared)
    if "terraform test" in asked:
        installed = shared.installed
        yield job("terraform test", lambda: look.terraform_test(target, copy, installed.result()), installed)
    if "plan" in asked:
        yield from _plans(number, job, target, copy, shared)
    if "checkov" in asked:
        scanned = shared.scanned
        _ = shared.plans_scanned  # both start now
        yield job("checkov", lambda: look.checkov(target, copy, shared.scans(number)), scanned)


def _plans(
    number: int, job: Callable[..., _Job], target: Target, copy: Copy, shared: _Shared
) -> Iterator[_Job]:
    if given := shared.given:
        yield job("plan", lambda: look.given_plan(copy, given))
    if target.spec is None:
        if given is None:
            yield job("plan", look.not_planned)
        return
    planned = shared.planned[number]
    yield job("plan", lambda: look.plan(target, copy, planned), planned)


def _validations(job: Callable[..., _Job], target: Target, copy: Copy, shared: _Shared) -> Iterator[_Job]:
    if not copy.roots:
        yield job("terraform validate", lambda: look.no_root(copy))
    for root in copy.roots:
        yield job(
            "terraform validate", partial(_validate, target, copy, root, shared.installed), shared.installed
        )


def _validate(target: Target, copy: Copy, root: Path, installed: Future[Installation]) -> Part:
    return look.terraform_validate(target, copy, root, installed.result())
