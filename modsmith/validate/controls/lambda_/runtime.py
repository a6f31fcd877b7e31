"""Lambda: a function runs on what AWS still mends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, NotApplicableError, Violation

OLDEST = {
    "dotnet": "10",
    "java": "11",
    "nodejs": "22",
    "provided.al": "2023",
    "python": "3.11",
    "ruby": "3.3",
}
"""The oldest version of each that AWS still supports at the end of 2026."""


def check(function: Resource, _: Evaluation) -> Iterator[Violation]:
    """Its runtime must be known, and not be on its way out."""
    if function.known("package_type") == "Image":
        raise NotApplicableError("It is an image, which brings its own runtime.")
    runtime = function.known("runtime")
    found = re.fullmatch(r"(.*?)([0-9][0-9.]*?)(\.x)?", str(runtime or ""))
    if not found or found.group(1) not in OLDEST:
        yield Violation(
            f"{runtime} is no runtime that AWS supports." if runtime else "It has no runtime.", "runtime"
        )
    elif _version(found.group(2)) < _version(OLDEST[found.group(1)]):
        yield Violation(f"{runtime} is deprecated, or will be before long.", "runtime")


def _version(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part)


CONTROL = Control(
    id="lambda-runtime",
    title="A function runs on a runtime that AWS supports.",
    why="A deprecated runtime gets no security fixes, and one day the function can no longer be updated.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    fix="Choose a current runtime, such as python3.13 or nodejs22.x.",
    types=(FUNCTION,),
    check=check,
    checkov=("CKV_AWS_363",),
    guards=((FUNCTION, "runtime"),),
)
