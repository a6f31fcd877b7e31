"""The witnesses: each looks at one module, or at one folder of it, and says its part.

What a witness cannot do it raises as `ModsmithError`, or says as the fault of its part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from generators.errors import ToolFailedError
from validators import checkov_findings, examples, hcl_contract, judging, plans, terraform_findings
from validators.checkov_scan import Scan
from validators.finding import Fault, Finding
from validators.installation import Installation
from validators.matrix import Said
from validators.plans import Planned
from validators.verdicts import Part, Target
from validators.workspace import Copy

_NO_SPEC_NO_PLAN = "a module without a spec is not planned: its examples may reach for a real account"
_NO_SPEC_NO_TESTS = "tests of a module without a spec are not run: they may reach for a real account"


def interface(target: Target, copy: Copy) -> Part:
    """python-hcl2 reads the files and holds them against the spec; without one it only reads them."""
    if target.spec is None:
        findings = hcl_contract.unparsable(target.module, copy.hcl)
        return Part("interface", tuple(findings), looked_at="no spec: whether the files can be read")
    findings = hcl_contract.check(target.spec, copy.hcl)
    looked_at = f"{len(target.spec.inputs)} inputs, {len(target.spec.outputs)} outputs"
    return Part("interface", tuple(findings), looked_at=looked_at)


def hcl(target: Target, copy: Copy) -> Part:
    """Controls and promises, as the HCL alone shows them, in every environment."""
    if copy.hcl.unparsable:
        findings = hcl_contract.unparsable(target.module, copy.hcl)
        return Part("hcl", tuple(findings), looked_at="nothing, as a file cannot be read")
    worlds = examples.worlds(copy.hcl, examples.roots(copy.folder))
    said = tuple(judging.judge(worlds, target.spec))
    return Part("hcl", fault=next(_unread(copy), None), looked_at=_cells(said), said=said)


def plan(target: Target, copy: Copy, coming: Future[Planned]) -> Part:
    """Controls and promises, as plans of all examples in all environments show them.

    Raises:
        ToolMissingError: there is no Terraform.
    """
    try:
        planned = coming.result()
    except ToolFailedError as error:
        mend = "Mend what Terraform says; `terraform plan` in the example shows all of it."
        refused = Finding(
            target.module, "plan", "not-plannable", "", "", f"{error.problem}.", error.mend or mend
        )
        return Part("plan", (refused,), looked_at="nothing, as no plan could be made")
    worlds = list(plans.worlds(planned, copy.hcl, copy.folder))
    if not worlds:
        problem = f"no example calls the module by the source {examples.SOURCE}"
        return Part("plan", fault=Fault("plan", problem, "Call it in examples/basic"))
    said = tuple(judging.judge(worlds, target.spec))
    return Part("plan", looked_at=f"{planned.calls}, {_cells(said)}", said=said)


def not_planned() -> Part:
    """A module without a spec is not planned."""
    return Part("plan", not_asked=_NO_SPEC_NO_PLAN)


def _unread(copy: Copy) -> Iterator[Fault]:
    """What is in the module and was not read here."""
    for block in copy.hcl.of("module"):
        if block.labels and block.labels[0] in copy.hcl.children:
            continue
        problem = f"{block.address} was not looked at: it is a module of its own"
        yield Fault("hcl", problem, "Validate that module as well, from a local folder")


def _cells(said: Sequence[Said]) -> str:
    return f"{len({(one.base, one.control) for one in said})} cells"


def fmt(target: Target, copy: Copy, installed: Installation) -> Part:
    """`terraform fmt` over the whole folder."""
    findings = terraform_findings.formatting(installed.terraform, target.module, copy)
    return Part("fmt", tuple(findings), looked_at=_files(copy.folder))


def terraform_validate(target: Target, copy: Copy, root: Path, installed: Installation) -> Part:
    """`terraform validate` in the module or in one of its examples."""
    if root in installed.failed:
        findings = terraform_findings.installation(target.module, copy, root, installed.failed[root])
    else:
        findings = terraform_findings.validation(installed.best(root), target.module, copy, root)
    return Part("terraform validate", tuple(findings), looked_at=copy.relative(root))


def no_root(copy: Copy) -> Part:
    """A module that takes its providers from a caller can only be validated through an example."""
    problem = "the module takes providers from its caller and has no example to be validated through"
    mend = f"Add {copy.relative(copy.folder / 'examples/basic')}, which calls it"
    return Part("terraform validate", fault=Fault("terraform validate", problem, mend))


def terraform_test(target: Target, copy: Copy, installed: Installation) -> Part:
    """`terraform test`, for modules with a spec alone."""
    if target.spec is None:
        return Part("terraform test", not_asked=_NO_SPEC_NO_TESTS)
    if copy.folder in installed.failed:
        found = terraform_findings.installation(
            target.module, copy, copy.folder, installed.failed[copy.folder]
        )
        return Part("terraform test", tuple(found), looked_at="0 runs passed")
    findings, passed = terraform_findings.testing(installed.best(copy.folder), target.module, copy)
    return Part("terraform test", tuple(findings), looked_at=f"{passed} runs passed")


def checkov(target: Target, copy: Copy, scan: Scan, of_plan: Scan | None) -> Part:
    """What Checkov's one run over the HCL says of this module, and its one run over plans, if there is a plan."""
    waivers = [one for one in target.spec.waivers if one.check.startswith("CKV")] if target.spec else []
    scans = [scan, of_plan] if of_plan else [scan]
    said = checkov_findings.judge(target.module, copy.folder, waivers, scans, with_plans=of_plan is not None)
    return Part(
        "checkov",
        said.findings,
        next(_blind(copy, said.checks), None),
        scan.seconds,
        f"{said.checks} checks on {'HCL and plans' if of_plan else 'HCL'}, one run for all modules",
        said.waived,
        said.unseen,
    )


def _blind(copy: Copy, checks: int) -> Iterator[Fault]:
    """Where Checkov says nothing and exits 0."""
    if json_files := [path.name for path in sorted(copy.folder.glob("*.tf.json"))]:
        problem = f"Checkov reads no JSON configuration, so nobody looked at {', '.join(json_files)}"
        yield Fault("checkov", problem, "Write it in HCL")
    for block in copy.hcl.of("module"):
        source = block.values.get("source")
        if not (isinstance(source, str) and source.startswith(("./", "../"))):
            problem = f"Checkov does not download {block.address}, so nobody looked at what it holds"
            yield Fault("checkov", problem, "Validate that module as well, from a local folder")
    if checks == 0 and any(block.type == "resource" for block in copy.hcl.resources()):
        yield Fault(
            "checkov", "no check looked at any resource of the module", "Run Checkov by hand to see why"
        )


def _files(folder: Path) -> str:
    number = sum(path.suffix in {".tf", ".hcl", ".tfvars"} for path in folder.rglob("*") if path.is_file())
    return f"{number} file" if number == 1 else f"{number} files"
