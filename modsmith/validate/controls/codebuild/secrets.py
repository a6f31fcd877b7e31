"""CodeBuild: projects contain no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import plaintext
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PROJECT = "aws_codebuild_project"
SOURCES = ("source", "secondary_sources")
_LOGIN = re.compile(r"://[^/\s@]+@")
"""A user, a token or a user with password before the host."""


def check(project: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks environment variables in plain text, and the addresses of source repositories."""
    for environment in project.parts("environment"):
        for variable in environment.parts("environment_variable"):
            name = str(variable.known("name"))
            plain = (variable.known("type") or "PLAINTEXT") == "PLAINTEXT"
            if plain and plaintext.is_leaked(name, variable.at("value")):
                yield Violation(f"The variable {name} contains a secret in plain text.", "environment")
    for block in SOURCES:
        for source in project.parts(block):
            where = source.at("location")
            if where is not None and _LOGIN.search(text(where)):
                yield Violation("The address of the source repository contains credentials.", block)


CONTROL = Control(
    id="codebuild-secrets",
    title="Build projects contain no secrets, in their variables or in the addresses of their sources.",
    why="Everyone who may see the project or its builds, and everyone who reads the state, sees the secret.",
    source="https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html",
    fix="Use variables of type SECRETS_MANAGER or PARAMETER_STORE, and a connection to the source provider.",
    types=(PROJECT,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("CodeBuild.1", "CodeBuild.2"),
)
