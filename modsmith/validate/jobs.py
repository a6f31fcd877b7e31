"""The work of a run: one job for each source and module, or for each folder of a module."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from modsmith.errors import ModsmithError, ToolMissingError
from modsmith.validate import sources as look
from modsmith.validate.checkov.command import Scan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.results.combine import SourceReport, Target
from modsmith.validate.results.finding import Fault, Source
from modsmith.validate.shared import Request, Shared
from modsmith.validate.terraform.installation import Installation
from modsmith.validate.workspace import Copy

WORKERS = 2
"""Commands at a time: each loads the AWS provider, which takes a core and half a gigabyte."""

_BY_TERRAFORM = frozenset[Source]({"fmt", "terraform validate", "terraform test", "plan"})
_WITHOUT = ", or limit the run to sources that do not need it, such as --only interface,hcl"


@dataclass(frozen=True)
class Step:
    """A source starts on a module, or is done with it; one of several steps if it checks several folders.

    Attributes:
        module: its name.
        source: which.
        done: whether this is the end.
    """

    module: str
    source: Source
    done: bool


Progress = Callable[[Step], None]


@dataclass(frozen=True)
class _Job:
    """The work of one source on one module, or on one folder of it.

    Attributes:
        target: number of the module.
        module: its name.
        source: which.
        work: returns the part; reads the results of what it waits for.
        after: what it waits for.
    """

    target: int
    module: str
    source: Source
    work: Callable[[], SourceReport]
    after: Future[Installation] | Future[Scan] | Future[Planned] | None = None

    def run(self, progress: Progress) -> SourceReport:
        progress(Step(self.module, self.source, done=False))
        try:
            if self.after:
                self.after.exception()
            start = time.perf_counter()
            part = self.work()
            return replace(part, seconds=part.seconds or time.perf_counter() - start)
        except ModsmithError as error:
            return SourceReport(self.source, fault=_fault(self.source, error))
        except Exception as error:
            return SourceReport(self.source, fault=_own_fault(self.source, error))
        finally:
            progress(Step(self.module, self.source, done=True))


def _fault(source: Source, error: ModsmithError) -> Fault:
    problem = f"{error.where}: {error.problem}" if error.where else error.problem
    without = isinstance(error, ToolMissingError) and source in _BY_TERRAFORM
    return Fault(source, problem, error.fix + _WITHOUT if without else error.fix)


def _own_fault(source: Source, error: Exception) -> Fault:
    """An error of modsmith itself, and where in it."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    problem = (
        f"modsmith failed on this module: {type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
    )
    return Fault(source, problem, "Report this as a fault of modsmith, with the module")


def parts(request: Request, progress: Progress) -> list[list[SourceReport]]:
    """What the sources report on each target, in the order of the targets."""
    with ExitStack() as stack:
        pool = ThreadPoolExecutor(WORKERS)
        stack.callback(pool.shutdown, cancel_futures=True)
        shared = Shared(request, pool, stack)
        jobs = [job for n, target in enumerate(request.targets) for job in _jobs(n, target, shared)]
        running = [(job.target, pool.submit(job.run, progress)) for job in jobs]
        return [
            [part.result() for number, part in running if number == n] for n, _ in enumerate(request.targets)
        ]


def read(target: Target, sources: Sequence[Source]) -> list[SourceReport]:
    """What sources that run no tool report on a target, one after the other in this thread.

    Args:
        target: the module.
        sources: some of `interface` and `hcl`.
    """
    with ExitStack() as stack:
        pool = ThreadPoolExecutor(1)  # starts no thread: these jobs ask for nothing
        shared = Shared(Request([target], sources, Path()), pool, stack)
        return [job.run(lambda _: None) for job in _jobs(0, target, shared)]


def _jobs(number: int, target: Target, shared: Shared) -> Iterator[_Job]:
    if target.copy is None:
        return
    asked, copy = shared.request.sources, target.copy
    job: Callable[..., _Job] = partial(_Job, number, target.module)
    if "interface" in asked:
        yield job("interface", lambda: look.interface(target, copy, compared=copy.trust.compared))
    if "generated" in asked or copy.trust.compared or copy.trust.not_built:
        yield job("generated", lambda: look.generated(target, copy))
    if "hcl" in asked:
        given = shared.request.given if "plan" in asked else None
        yield job("hcl", lambda: look.hcl(target, copy, given))
    if "fmt" in asked:
        installed = shared.installed(copy)
        yield job("fmt", lambda: look.fmt(target, copy, installed.result()), installed)
    if "terraform validate" in asked:
        yield from _validations(number, job, target, copy, shared)
    if "terraform test" in asked:
        yield _tests(job, target, copy, shared)
    if "plan" in asked:
        yield from _plans(number, job, target, copy, shared)
    if "checkov" in asked:
        yield _checkov(number, job, target, copy, shared)


def _validations(
    number: int, job: Callable[..., _Job], target: Target, copy: Copy, shared: Shared
) -> Iterator[_Job]:
    if refusal := shared.refusals[number]:
        yield job("terraform validate", lambda: SourceReport("terraform validate", not_asked=refusal))
        return
    if not copy.roots:
        yield job("terraform validate", lambda: look.no_root(copy))
    installed = shared.installed(copy)
    for root in copy.roots:
        yield job("terraform validate", partial(_validate, target, copy, root, installed), installed)


def _validate(target: Target, copy: Copy, root: Path, installed: Future[Installation]) -> SourceReport:
    return look.terraform_validate(target, copy, root, installed.result())


def _tests(job: Callable[..., _Job], target: Target, copy: Copy, shared: Shared) -> _Job:
    if not copy.trust.executes:
        return job("terraform test", lambda: SourceReport("terraform test", not_asked=copy.trust.reason))
    installed = shared.installed(copy)
    return job("terraform test", lambda: look.terraform_test(target, copy, installed.result()), installed)


def _plans(
    number: int, job: Callable[..., _Job], target: Target, copy: Copy, shared: Shared
) -> Iterator[_Job]:
    if given := shared.request.given:
        yield job("plan", lambda: look.given_plan(copy, given))
    if planned := shared.planned.get(number):
        yield job("plan", lambda: look.plan(target, copy, planned), planned)
    elif given is None:
        yield job("plan", lambda: look.not_planned(copy))


def _checkov(number: int, job: Callable[..., _Job], target: Target, copy: Copy, shared: Shared) -> _Job:
    try:
        if shared.without_checkov:
            return job("checkov", look.no_checkov)
    except ToolMissingError as error:
        fault = _fault("checkov", error)
        return job("checkov", lambda: SourceReport("checkov", fault=fault))
    scanned = shared.scanned
    _ = shared.plans_scanned  # both start now
    return job("checkov", lambda: look.checkov(target, copy, shared.scans(number)), scanned)
