"""The witnesses: each looks at one module, or at one folder of it, and says its part.

What a witness cannot do it raises as `ModsmithError`, or says as the fault of its part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ToolFailedError
from modsmith.hcl.read.block import is_local
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate import contract, examples
from modsmith.validate.checkov import reported
from modsmith.validate.checkov.command import Scan
from modsmith.validate.plans import matching, planning
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.results import checking
from modsmith.validate.results.combine import SourceReport as Part
from modsmith.validate.results.combine import Target
from modsmith.validate.results.finding import Fault, Finding
from modsmith.validate.results.matrix import Observation
from modsmith.validate.terraform import diagnostics
from modsmith.validate.terraform.installation import Installation
from modsmith.validate.workspace import Copy

_NO_SPEC_NO_PLAN = (
    "a module without a spec is not planned here, as it may reach for a real account; give --plan FILE"
)
_ELSEWHERE = (
    "Validate that module as well, from a local folder, or give --plan FILE, which shows what it makes"
)
_NO_SPEC_NO_TESTS = "tests of a module without a spec are not run: they may reach for a real account"


def interface(target: Target, copy: Copy) -> Part:
    """python-hcl2 reads the files and holds them against the spec; without one it only reads them."""
    if target.spec is None:
        findings = contract.unparsable(target.module, copy.hcl)
        return Part("interface", tuple(findings), looked_at="no spec: whether the files can be read")
    findings = contract.check(target.spec, copy.hcl)
    looked_at = f"{len(target.spec.inputs)} inputs, {len(target.spec.outputs)} outputs"
    return Part("interface", tuple(findings), looked_at=looked_at)


def hcl(target: Target, copy: Copy, given: GivenPlan | None = None) -> Part:
    """Controls and promises, as the HCL alone shows them, in every environment.

    What only a plan can show, the modules of a registry, is left to the user's own plan where it is of this module.
    """
    if copy.hcl.unparsable:
        findings = contract.unparsable(target.module, copy.hcl)
        return Part("hcl", tuple(findings), looked_at="nothing, as a file cannot be read")
    own = matching.if_any(given, copy) if given else None
    alone = own.environment if own and not target.spec else None
    evaluations = examples.evaluations(copy.hcl, examples.roots(copy.folder), alone)
    said = tuple(checking.check(evaluations, target.spec))
    unread = () if own else _unread(copy.hcl)
    return Part("hcl", fault=next(iter(unread), None), looked_at=_cells(said), observations=said)


def plan(target: Target, copy: Copy, coming: Future[Planned]) -> Part:
    """Controls and promises, as plans of all examples in all environments show them.

    Raises:
        ToolMissingError: there is no Terraform.
    """
    try:
        planned = coming.result()
    except ToolFailedError as error:
        fix = "Mend what Terraform says; `terraform plan` in the example shows all of it."
        refused = Finding(
            target.module, "plan", "not-plannable", "", "", f"{error.problem}.", error.fix or fix
        )
        return Part("plan", (refused,), looked_at="nothing, as no plan could be made")
    evaluations = list(planning.evaluations(planned, copy.hcl, copy.folder))
    if not evaluations:
        problem = f"no example calls the module by the source {examples.SOURCE}"
        return Part("plan", fault=Fault("plan", problem, "Call it in examples/basic"))
    said = tuple(checking.check(evaluations, target.spec))
    return Part("plan", looked_at=f"{planned.calls}, {_cells(said)}", observations=said)


def not_planned() -> Part:
    """A module without a spec is not planned."""
    return Part("plan", not_asked=_NO_SPEC_NO_PLAN)


def given_plan(copy: Copy, given: GivenPlan) -> Part:
    """Controls, as the user's own plan shows them.

    Raises:
        PlanError: it is of another module, or makes nothing of this one.
    """
    if copy.hcl.unparsable:
        problem = (
            f"{given.name} cannot be held against the module: {copy.hcl.unparsable[0].file} cannot be read"
        )
        return Part("plan", fault=Fault("plan", problem, "Mend the file first"))
    said = tuple(checking.check(matching.find(given, copy).evaluations()))
    return Part("plan", looked_at=f"{given.name}, {_cells(said)}", observations=said)


def _unread(module: HclModule) -> Iterator[Fault]:
    """What is in the module, or in a local one that it calls, and was not read here."""
    if calls := [address for address, _, child in module.calls() if child is None]:
        problem = f"not looked at: {', '.join(calls)}, which the folder does not hold"
        yield Fault("hcl", problem, _ELSEWHERE)


def _cells(said: Sequence[Observation]) -> str:
    return f"{len({(one.base, one.control) for one in said})} cells"


def fmt(target: Target, copy: Copy, installed: Installation) -> Part:
    """`terraform fmt` over the whole folder."""
    findings = diagnostics.formatting(installed.terraform, target.module, copy)
    return Part("fmt", tuple(findings), looked_at=_files(copy.folder))


def terraform_validate(target: Target, copy: Copy, root: Path, installed: Installation) -> Part:
    """`terraform validate` in the module or in one of its examples."""
    if root in installed.failed:
        findings = diagnostics.installation(target.module, copy, root, installed.failed[root])
    else:
        findings = diagnostics.validation(installed.best(root), target.module, copy, root)
    return Part("terraform validate", tuple(findings), looked_at=copy.relative(root))


def no_root(copy: Copy) -> Part:
    """A module that takes its providers from a caller can only be validated through an example."""
    problem = "the module takes providers from its caller and has no example to be validated through"
    fix = f"Add {copy.relative(copy.folder / 'examples/basic')}, which calls it"
    return Part("terraform validate", fault=Fault("terraform validate", problem, fix))


def terraform_test(target: Target, copy: Copy, installed: Installation) -> Part:
    """`terraform test`, for modules with a spec alone."""
    if target.spec is None:
        return Part("terraform test", not_asked=_NO_SPEC_NO_TESTS)
    if copy.folder in installed.failed:
        found = diagnostics.installation(target.module, copy, copy.folder, installed.failed[copy.folder])
        return Part("terraform test", tuple(found), looked_at="0 runs passed")
    findings, passed = diagnostics.testing(installed.best(copy.folder), target.module, copy)
    return Part("terraform test", tuple(findings), looked_at=f"{passed} runs passed")


@dataclass(frozen=True)
class Scans:
    """What Checkov's runs say, of all modules.

    Attributes:
        of_hcl: its run over the HCL, and over JSON that could be written as HCL.
        left_out: JSON that could not, with the reason.
        of_plans: its run over plans, if there is one of this module.
        own_plan: whether the user's own plan is among those.
    """

    of_hcl: Scan
    left_out: Mapping[Path, str]
    of_plans: Scan | None = None
    own_plan: bool = False


def checkov(target: Target, copy: Copy, scans: Scans) -> Part:
    """What Checkov's runs say of this module."""
    waivers = [one for one in target.spec.waivers if one.check.startswith("CKV")] if target.spec else []
    with_plans = scans.of_plans is not None
    both = [scans.of_hcl, scans.of_plans] if scans.of_plans else [scans.of_hcl]
    said = reported.check(target.module, copy.folder, waivers, both, with_plans=with_plans)
    return Part(
        "checkov",
        said.findings,
        next(_blind(copy, said.checks, scans), None),
        scans.of_hcl.seconds,
        f"{said.checks} checks on {'HCL and plans' if with_plans else 'HCL'}, one run for all modules",
        said.waived,
        said.unseen,
    )


def _blind(copy: Copy, checks: int, scans: Scans) -> Iterator[Fault]:
    """Where Checkov says nothing and exits 0; a plan of the user's own shows it what stands elsewhere."""
    for path, why in scans.left_out.items():
        if path.is_relative_to(copy.slot.resolve()):
            name = copy.relative(path)
            problem = f"Checkov reads no JSON, and {name} could not be written as HCL for it: {why}"
            yield Fault("checkov", problem, f"Write {name} in HCL")
    remote = [address for address, call, _ in copy.hcl.calls() if not is_local(call.values.get("source"))]
    if remote and not scans.own_plan:
        problem = f"Checkov does not download {', '.join(remote)}, so nobody looked at what is in there"
        yield Fault("checkov", problem, _ELSEWHERE)
    if checks == 0 and any(block.type == "resource" for block in copy.hcl.resources()):
        yield Fault(
            "checkov", "no check looked at any resource of the module", "Run Checkov by hand to see why"
        )


def _files(folder: Path) -> str:
    number = sum(path.suffix in {".tf", ".hcl", ".tfvars"} for path in folder.rglob("*") if path.is_file())
    return f"{number} file" if number == 1 else f"{number} files"
