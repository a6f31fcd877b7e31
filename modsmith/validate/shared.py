"""What the jobs of one run have in common, started when the first of them needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from modsmith.tools import checkov
from modsmith.validate import sources as look
from modsmith.validate.checkov import command, hcl_copy, plan_scan
from modsmith.validate.checkov.command import Scan
from modsmith.validate.checkov.hcl_copy import Mirror
from modsmith.validate.plans import planning
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.results.combine import Target
from modsmith.validate.results.finding import Source
from modsmith.validate.terraform import installation, untrusted
from modsmith.validate.terraform.installation import Installation
from modsmith.validate.workspace import Copy

if TYPE_CHECKING:
    from modsmith.emulator.server import Emulator


@dataclass(frozen=True)
class Request:
    """What is to be validated.

    Attributes:
        targets: the modules.
        sources: which check them.
        space: an empty folder, but for the copies of the modules in `modules`.
        given: the user's own plan, if any.
        optional: sources that do not run where their tool is missing.
    """

    targets: Sequence[Target]
    sources: Sequence[Source]
    space: Path
    given: GivenPlan | None = None
    optional: Collection[Source] = ()


@dataclass(frozen=True)
class Shared:
    """One installation of providers, one emulator, and two runs of Checkov for all modules.

    Attributes:
        request: what is to be validated.
        pool: runs what is shared.
        stack: ends what is shared.
    """

    request: Request
    pool: ThreadPoolExecutor
    stack: ExitStack

    def installed(self, copy: Copy) -> Future[Installation]:
        """The providers that a module's Terraform commands use; those of untrusted modules are installed apart."""
        return self._trusted if copy.trust.executes else self._untrusted

    @cached_property
    def _trusted(self) -> Future[Installation]:
        return self._install([copy for copy in self._copies.values() if copy.trust.executes], "init")

    @cached_property
    def _untrusted(self) -> Future[Installation]:
        copies = [
            copy for n, copy in self._copies.items() if not copy.trust.executes and not self.refusals[n]
        ]
        return self._install(copies, "init-untrusted", restricted=True)

    def _install(
        self, copies: Sequence[Copy], name: str, *, restricted: bool = False
    ) -> Future[Installation]:
        wanted = dict.fromkeys(folder for copy in copies for folder in self._roots(copy))
        alone = {folder for copy in copies for folder in _alone(copy)}
        together = [folder for folder in wanted if folder not in alone]
        rest = [folder for folder in wanted if folder in alone]
        scratch = self.request.space / name
        return self.pool.submit(
            installation.install, together, rest, scratch, self.stack, restricted=restricted
        )

    @cached_property
    def refusals(self) -> dict[int, str]:
        """Why Terraform does not run in an untrusted module, by its number; "" where it does."""
        return {n: "" if copy.trust.executes else untrusted.refusal(copy) for n, copy in self._copies.items()}

    @cached_property
    def _copies(self) -> dict[int, Copy]:
        return {n: one.copy for n, one in enumerate(self.request.targets) if one.copy}

    @cached_property
    def planned(self) -> dict[int, Future[Planned]]:
        """The plan of each module that may be executed and has a spec or examples, by its number."""
        copies = {
            n: copy for n, copy in self._copies.items() if copy.trust.executes and self._has_plan(n, copy)
        }
        if "plan" not in self.request.sources or not copies:
            return {}
        emulated = self.pool.submit(self._emulator)
        return {n: self.pool.submit(self._plan, n, copy, emulated) for n, copy in copies.items()}

    def _emulator(self) -> Emulator:
        from modsmith.emulator.server import Emulator  # noqa: PLC0415 - moto takes 0.3 s

        return self.stack.enter_context(Emulator())

    def _has_plan(self, number: int, copy: Copy) -> bool:
        return self.request.targets[number].spec is not None or bool(copy.examples)

    def _plan(self, number: int, copy: Copy, emulated: Future[Emulator]) -> Planned:
        return planning.plan(emulated.result(), copy.folder, self.request.space / f"plan{number}")

    @cached_property
    def plans_scanned(self) -> Future[dict[int, Scan]]:
        """What Checkov reports on each module's plan, by its number; on those without a plan nothing."""
        planned, home = self.planned, self.request.space / "plans-home"
        given = (
            {n: (self.request.given, copy) for n, copy in self._copies.items()} if self.request.given else {}
        )
        return self.pool.submit(plan_scan.scan, planned, given, self.request.space / "scans", home)

    @cached_property
    def scanned(self) -> Future[Scan]:
        """What Checkov reports on the HCL of all modules."""
        home = self.request.space / "home"
        home.mkdir()
        return self.pool.submit(self._scan, home)

    def _scan(self, home: Path) -> Scan:
        return self.mirror.told(command.scan(self.mirror.folder, home))

    def scans(self, number: int) -> look.Scans:
        """What Checkov reports on one module; waits for it."""
        of_plans = self.plans_scanned.result().get(number)
        own = of_plans is not None and self.request.given is not None
        return look.Scans(self.scanned.result(), self.mirror.left_out, of_plans, own)

    @cached_property
    def mirror(self) -> Mirror:
        """The modules as Checkov can read them; made by the job that scans."""
        return hcl_copy.mirror(self.request.space / "modules", self.request.space / "as-hcl")

    @cached_property
    def without_checkov(self) -> bool:
        """Whether Checkov is missing and may be.

        Raises:
            ToolMissingError: a setting names one that does not work.
        """
        return "checkov" in self.request.optional and checkov.find() is None

    def _roots(self, copy: Copy) -> Iterator[Path]:
        """The folders of a module in which Terraform is to run."""
        if "terraform validate" in self.request.sources:
            yield from copy.roots
        if "terraform test" in self.request.sources and copy.trust.executes:
            yield copy.folder


def _alone(copy: Copy) -> Iterator[Path]:
    """Folders that would spoil an `init` for many: they need a caller, or do not parse."""
    if copy.needs_caller:
        yield copy.folder
    if copy.hcl.unparsable:
        yield from copy.roots
