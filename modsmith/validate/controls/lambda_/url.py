"""Lambda: a function's URL asks callers who they are."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

URL = "aws_lambda_function_url"


def check(url: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that callers need IAM permission, and that not every website may use the URL in a browser."""
    if not texts.is_one_of(url, "authorization_type", "AWS_IAM"):
        yield Violation("Anyone on the internet can call the function.", "authorization_type")
    for cors in url.parts("cors"):
        if "*" not in texts.listed(cors, "allow_origins"):
            continue
        if cors.flag("allow_credentials"):
            yield Violation("Every website can call the function with its visitors' credentials.", "cors")
        elif "*" in texts.listed(cors, "allow_methods"):
            yield Violation("Every website can call the function with every method.", "cors")


CONTROL = Control(
    id="lambda-url",
    title="A function's URL requires IAM permission, and names the websites that may use it.",
    why="Whoever finds the URL runs the function, with its role and at your cost.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    fix='Set authorization_type = "AWS_IAM", and list origins in allow_origins.',
    types=(URL,),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    checkov=("CKV_AWS_258", "CKV2_AWS_75"),
    guards=((URL, "authorization_type"),),
)
