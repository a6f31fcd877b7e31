"""Lambda: a function uses a runtime that AWS supports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

OLDEST = {
    "dotnet": "10",
    "java": "11",
    "nodejs": "22",
    "provided.al": "2023",
    "python": "3.11",
    "ruby": "3.3",
}
"""The oldest version of each runtime that AWS still supports at the end of 2026."""


def check(function: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the runtime is supported and not about to be deprecated."""
    if function.known("package_type") == "Image":
        raise NotApplicableError("The function is a container image with its own runtime.")
    runtime = function.known("runtime")
    found = re.fullmatch(r"(.*?)([0-9][0-9.]*?)(\.x)?", str(runtime or ""))
    if not found or found.group(1) not in OLDEST:
        message = (
            f"AWS does not support the runtime {runtime}." if runtime else "The function has no runtime."
        )
        yield Violation(message, "runtime")
    elif _version(found.group(2)) < _version(OLDEST[found.group(1)]):
        yield Violation(f"{runtime} is deprecated, or will be soon.", "runtime")


def _version(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part)


CONTROL = Control(
    id="lambda-runtime",
    title="A function uses a runtime that AWS supports.",
    why="A deprecated runtime gets no security fixes, and AWS eventually blocks updates of the function.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    fix="Choose a current runtime, such as python3.13 or nodejs22.x.",
    types=(FUNCTION,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_363",),
    fsbp=("Lambda.2",),
    guards=((FUNCTION, "runtime"),),
)
