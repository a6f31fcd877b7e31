"""The deployer's policies that the modules ship."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modsmith.deployer import policy, recording
from modsmith.deployer.policy import Place
from modsmith.deployer.recording import Recording
from modsmith.emulator.iam.actions import Needed
from modsmith.emulator.iam.enforce import Principal, evaluate
from tests.project import ROOT, catalog

MODULES = catalog.names()
ACCOUNT = "123456789012"
USER = f"arn:aws:iam::{ACCOUNT}:user/deployer"


def recorded(module: str) -> Recording:
    file = catalog.folder / module / recording.FILE
    return recording.read(file.read_text("utf-8"), str(file))


def shipped(module: str) -> list[dict[str, Any]]:
    """The documents in the module's folder."""
    files = sorted((ROOT / "modules" / module / "policies").glob("deployer*.json"))
    assert files, module
    return [json.loads(file.read_text("utf-8")) for file in files]


def together(documents: Iterable[Mapping[str, Any]]) -> str:
    """Several documents as one, for the emulator, which takes one."""
    statements = [statement for document in documents for statement in document["Statement"]]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def for_example(module: str, example: str, *, others: Iterable[str] = ()) -> str:
    """The shipped policy for the names of an example in dev."""
    text = (ROOT / "modules" / module / "examples" / example / "main.tf").read_text("utf-8")
    projects = re.findall(r'^  project_name += "([^"]+)"$', text, re.MULTILINE)
    statements = [
        statement
        for project in projects
        for document in policy.documents(
            policy.statements(recorded(module).needed()), Place(project, "dev", others=tuple(others))
        )
        for statement in document["Statement"]
    ]
    return together([{"Statement": statements}])


def needs(
    module: str, *, project: str = "acme", environment: str = "prod"
) -> Iterator[tuple[Needed, dict[str, str]]]:
    """Every recorded need as a request of a deployment, with its condition keys."""
    for action, entry in recorded(module).needed().items():
        for pattern in entry.resources:
            place = Place(project, environment, ACCOUNT, ("eu-west-1",))
            (arn,) = policy.arns(pattern, place)
            resource = arn if arn == "*" else arn.replace("*", "sample")
            for service in entry.passed_to or ("",):
                yield Needed(action, resource), {"iam:PassedToService": service}


def answer(documents: Iterable[Mapping[str, Any]], needed: Needed, context: Mapping[str, str]) -> str | None:
    """What `evaluate` says: "" for yes, None for no."""
    return evaluate(Principal(USER, tuple(map(json.dumps, documents))), needed, [], context)


def without(documents: Iterable[Mapping[str, Any]], action: str) -> list[dict[str, Any]]:
    """The documents with an action removed wherever it is allowed."""
    return [
        {
            **document,
            "Statement": [
                {**statement, "Action": [one for one in statement["Action"] if one != action]}
                for statement in document["Statement"]
            ],
        }
        for document in documents
    ]
