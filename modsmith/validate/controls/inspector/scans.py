"""Inspector: instances, images and functions are all scanned."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import listed
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ENABLER = "aws_inspector2_enabler"
SCANNED = ("EC2", "ECR", "LAMBDA", "LAMBDA_CODE")


def check(_: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the module's enablers together cover everything."""
    found = evaluation.once(ENABLER, lambda: _scanned(evaluation))
    missing = [type_ for type_ in SCANNED if type_ not in found]
    if missing:
        yield Violation(f"Inspector does not scan {', '.join(missing)}.", "resource_types")


def _scanned(evaluation: Evaluation) -> set[str]:
    """What the module's enablers scan together."""
    return {type_ for one in evaluation.of(ENABLER) for type_ in listed(one, "resource_types")}


CONTROL = Control(
    id="inspector-scans",
    title="Inspector scans instances, images, functions and their code.",
    why="Known vulnerabilities in what is not scanned stay unknown to you, but not to attackers.",
    source="https://docs.aws.amazon.com/inspector/latest/user/scanning-resources.html",
    fix='Set resource_types = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"].',
    types=(ENABLER,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Inspector.1", "Inspector.2", "Inspector.3", "Inspector.4"),
    guards=((ENABLER, "resource_types"),),
)
