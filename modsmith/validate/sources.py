"""The sources: each checks one module, or one folder of it, and returns its part of the result.

What a source cannot do it raises as `ModsmithError`, or returns as the fault of its part.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ToolFailedError
from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.read.configuration import HclModule
from modsmith.tools import checkov as checkov_tool
from modsmith.validate import contract, examples, trust, unread
from modsmith.validate.checkov import reported
from modsmith.validate.checkov.command import Scan
from modsmith.validate.plans import matching, planning
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.results import checking, required_tags, resource_schema
from modsmith.validate.results.combine import SourceReport, Target
from modsmith.validate.results.finding import Fault, Finding
from modsmith.validate.results.matrix import Observation
from modsmith.validate.terraform import diagnostics
from modsmith.validate.terraform.installation import Installation
from modsmith.validate.workspace import Copy

_NO_CHECKOV = f"there is no Checkov on this machine. {checkov_tool.FIX}"


def interface(target: Target, copy: Copy, *, compared: bool = False) -> SourceReport:
    """python-hcl2 reads the files and compares them with the spec; without one it only reads them.

    Args:
        target: the module.
        copy: its copy.
        compared: whether another source reports the files that no spec generates.
    """
    if target.spec is None:
        findings = contract.unparsable(target.module, copy.hcl)
        return SourceReport("interface", tuple(findings), looked_at="no spec: whether the files can be read")
    foreign = () if compared else tuple(trust.foreign(copy.source))
    findings = [
        *contract.check(target.spec, copy.hcl),
        *trust.findings(target.module, "interface", foreign),
    ]
    looked_at = f"{len(target.spec.inputs)} inputs, {len(target.spec.outputs)} outputs"
    return SourceReport("interface", tuple(findings), looked_at=looked_at)


def generated(target: Target, copy: Copy) -> SourceReport:
    """The module's files are, byte for byte, what its spec generates."""
    known = copy.trust
    if known.not_built:
        problem = f"what the spec generates is not known: {known.not_built}"
        fix = "Correct that, or limit the run, for example to --only interface,hcl"
        return SourceReport("generated", fault=Fault("generated", problem, fix))
    if not known.compared:
        return SourceReport("generated", not_asked="no spec of this project generates the module")
    findings = trust.findings(target.module, "generated", known.differences)
    return SourceReport("generated", findings, looked_at="all files against the spec")


def hcl(target: Target, copy: Copy, given: GivenPlan | None = None) -> SourceReport:
    """Controls and promises, as the HCL alone shows them, in every environment.

    Only a plan shows what modules of a registry create; a plan of the user's own answers for those.
    """
    if copy.hcl.unparsable:
        findings = contract.unparsable(target.module, copy.hcl)
        return SourceReport("hcl", tuple(findings), looked_at="nothing, as a file cannot be read")
    own = matching.if_any(given, copy) if given else None
    alone = own.environment if own and not target.spec else None
    evaluations = list(examples.evaluations(copy.hcl, examples.roots(copy.folder), alone))
    by_default = [evaluation for evaluation in evaluations if evaluation.by_default]
    said = (*checking.check(evaluations, target.spec), *_others(by_default))
    found = () if own else tuple(unread.finding(target.module, copy.hcl, "hcl", evaluations))
    return SourceReport("hcl", found, looked_at=_checks(said), observations=said)


def _others(evaluations: Sequence[Evaluation]) -> tuple[Observation, ...]:
    """What is checked for all types of resources."""
    return (*resource_schema.check(evaluations), *required_tags.check(evaluations))


def plan(target: Target, copy: Copy, coming: Future[Planned]) -> SourceReport:
    """Controls and promises, as plans of all examples in all environments show them.

    Raises:
        ToolMissingError: there is no Terraform.
    """
    try:
        planned = coming.result()
    except ToolFailedError as error:
        fix = "Correct what Terraform names; `terraform plan` in the example shows all of it."
        refused = Finding(
            target.module, "plan", "not-plannable", "", "", f"{error.problem}.", error.fix or fix
        )
        return SourceReport("plan", (refused,), looked_at="nothing, as no plan could be made")
    start = time.perf_counter()
    evaluations = list(planning.evaluations(planned, copy.hcl, copy.folder))
    if not evaluations:
        problem = f"no example calls the module by the source {examples.SOURCE}"
        return SourceReport("plan", fault=Fault("plan", problem, "Call it in examples/basic"))
    said = (*checking.check(evaluations, target.spec), *_others(evaluations))
    seconds = planned.seconds + time.perf_counter() - start
    looked_at = f"{planned.calls}, {_checks(said)}"
    return SourceReport("plan", seconds=seconds, looked_at=looked_at, observations=said)


def not_planned(copy: Copy) -> SourceReport:
    """A module that may not be executed, or that has no example, is not planned."""
    reason = copy.trust.reason or "the module has no example to plan"
    return SourceReport("plan", not_asked=f"{reason}; a plan of your own can be checked with --plan FILE")


def given_plan(copy: Copy, given: GivenPlan) -> SourceReport:
    """Controls, as the user's own plan shows them.

    Raises:
        PlanError: it is of another module, or makes nothing of this one.
    """
    if copy.hcl.unparsable:
        problem = (
            f"{given.name} cannot be compared with the module: {copy.hcl.unparsable[0].file} cannot be read"
        )
        return SourceReport("plan", fault=Fault("plan", problem, "Correct the file first"))
    evaluations = list(matching.find(given, copy).evaluations())
    said = (*checking.check(evaluations), *_others(evaluations))
    return SourceReport("plan", looked_at=f"{given.name}, {_checks(said)}", observations=said)


def _checks(said: Sequence[Observation]) -> str:
    count = len({(one.base, one.control) for one in said})
    return f"{count} check{'' if count == 1 else 's'}"


def fmt(target: Target, copy: Copy, installed: Installation) -> SourceReport:
    """`terraform fmt` over the whole folder."""
    findings = diagnostics.formatting(installed.terraform, target.module, copy)
    return SourceReport("fmt", tuple(findings), looked_at=_files(copy.folder))


def terraform_validate(target: Target, copy: Copy, root: Path, installed: Installation) -> SourceReport:
    """`terraform validate` in the module or in one of its examples."""
    if root in installed.failed:
        findings = diagnostics.installation(target.module, copy, root, installed.failed[root])
    else:
        findings = diagnostics.validation(installed.best(root), target.module, copy, root)
    return SourceReport("terraform validate", tuple(findings), looked_at=copy.relative(root))


def no_root(copy: Copy) -> SourceReport:
    """A module that takes its providers from a caller is validated through an example."""
    problem = "the module takes providers from its caller and has no example that calls it"
    fix = f"Add {copy.relative(copy.folder / 'examples/basic')}, which calls it"
    return SourceReport("terraform validate", fault=Fault("terraform validate", problem, fix))


def terraform_test(target: Target, copy: Copy, installed: Installation) -> SourceReport:
    """`terraform test`, for modules that may be executed."""
    if copy.folder in installed.failed:
        found = diagnostics.installation(target.module, copy, copy.folder, installed.failed[copy.folder])
        return SourceReport("terraform test", tuple(found), looked_at="0 runs passed")
    findings, passed = diagnostics.testing(installed.best(copy.folder), target.module, copy)
    return SourceReport("terraform test", tuple(findings), looked_at=f"{passed} runs passed")


@dataclass(frozen=True)
class Scans:
    """What Checkov's runs report on all modules.

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


def checkov(target: Target, copy: Copy, scans: Scans) -> SourceReport:
    """What Checkov's runs report on this module."""
    waivers = [one for one in target.spec.waivers if one.check.startswith("CKV")] if target.spec else []
    with_plans = scans.of_plans is not None
    both = [scans.of_hcl, scans.of_plans] if scans.of_plans else [scans.of_hcl]
    not_read = () if scans.own_plan else tuple(unread.finding(target.module, copy.hcl, "checkov"))
    said = reported.check(target.module, copy.folder, waivers, both, with_plans=with_plans)
    return SourceReport(
        "checkov",
        (*said.findings, *not_read),
        next(_blind(copy, said.checks, scans), None),
        scans.of_hcl.seconds,
        f"{said.checks} checks on {'HCL and plans' if with_plans else 'HCL'}, one run for all modules",
        said.waived,
        (*said.unseen, *(() if scans.own_plan else _downloaded(copy.hcl))),
    )


def _downloaded(module: HclModule) -> Iterator[str]:
    """Calls of modules that Terraform downloaded: Checkov has no copy of those."""
    for address, _, child in module.calls():
        if child is not None and child.downloaded:
            yield address


def no_checkov() -> SourceReport:
    """Checkov is missing, and the run does not require it."""
    return SourceReport("checkov", not_asked=_NO_CHECKOV)


def _blind(copy: Copy, checks: int, scans: Scans) -> Iterator[Fault]:
    """Where Checkov reports nothing and exits 0; a plan of the user's own shows what modules of a registry create."""
    for path, why in scans.left_out.items():
        if path.is_relative_to(copy.slot.resolve()):
            name = copy.relative(path)
            problem = f"Checkov reads no JSON, and {name} could not be written as HCL for it: {why}"
            yield Fault("checkov", problem, f"Write {name} in HCL")
    if checks == 0 and any(block.type == "resource" for block in copy.hcl.resources()):
        yield Fault("checkov", "Checkov checked no resource of the module", "Run Checkov by hand to see why")


def _files(folder: Path) -> str:
    number = sum(path.suffix in {".tf", ".hcl", ".tfvars"} for path in folder.rglob("*") if path.is_file())
    return f"{number} file" if number == 1 else f"{number} files"
