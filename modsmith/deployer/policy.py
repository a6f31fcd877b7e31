"""Statements and documents of a deployer's policy."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from modsmith.deployer import documented, names
from modsmith.deployer.documented import Condition
from modsmith.deployer.recording import Entries

MOST_CHARACTERS = 6144
"""Of a managed policy, without white space: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"""

PASS_ROLE = "iam:PassRole"  # noqa: S105 - an action

SERVICES = {
    "application-autoscaling": "Autoscaling",
    "cloudfront": "CloudFront",
    "cloudwatch": "CloudWatch",
    "dynamodb": "DynamoDB",
    "elasticache": "ElastiCache",
    **{name: name.upper() for name in ("iam", "kms", "rds", "s3", "sns", "sqs", "ssm")},
}
"""IAM prefixes to how AWS writes the service; others are capitalized."""

KINDS = {"s3": "Bucket", "sns": "Topic", "sqs": "Queue"}
"""Services whose ARNs name no kind of resource."""


@dataclass(frozen=True)
class Statement:
    """One statement that allows.

    Attributes:
        sid: service and kind of resource, or `Documented…`.
        actions: sorted.
        resources: sorted patterns of ARNs, or `*`.
        condition: empty for none.
    """

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    condition: Condition = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The statement as in a policy."""
        data = {"Sid": self.sid, "Effect": "Allow", "Action": self.actions, "Resource": self.resources}
        return data | ({"Condition": self.condition} if self.condition else {})


@dataclass(frozen=True)
class Place:
    """What stands for the placeholders.

    Attributes:
        project: "" keeps the placeholders of project and environment.
        environment: the environment's name.
        account: its number, or `*`.
        regions: every region that the module uses; empty for any.
        others: names, or beginnings of names, that inputs give to resources.
    """

    project: str = ""
    environment: str = ""
    account: str = "*"
    regions: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def statements(entries: Entries) -> list[Statement]:
    """The statements for recorded entries, by service, and those that are documented."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    found: list[Statement] = []
    for action, entry in entries.items():
        if action == PASS_ROLE:
            condition = {"StringEquals": {"iam:PassedToService": entry.passed_to}}
            found.append(Statement("IAMPassRole", (PASS_ROLE,), entry.resources, condition))
        else:
            service = "" if entry.resources == ("*",) else action.partition(":")[0]
            groups[service, entry.resources].append(action)
    taken: dict[str, int] = defaultdict(int)
    for (service, resources), actions in sorted(groups.items()):
        sid = _sid(service, resources)
        taken[sid] += 1
        number = str(taken[sid]) if taken[sid] > 1 else ""
        found.append(Statement(sid + number, tuple(sorted(actions)), resources))
    found.sort(key=lambda one: (one.sid == _WITHOUT, one.sid))
    for one in documented.brought_by(entries):
        found.append(Statement(one.sid, one.actions, one.resources, one.condition))
    return found


def documents(chosen: Iterable[Statement], place: Place | None = None) -> list[dict[str, Any]]:
    """Policy documents, each small enough for a managed policy; more than one only where one is too small.

    Args:
        chosen: statements.
        place: what stands for the placeholders; by default any account and region, and the placeholders of names.
    """
    filled = [_filled(one, place or Place()) for one in chosen]
    found: list[dict[str, Any]] = []
    kept: list[Any] = []
    for statement in filled:
        if kept and size(_document([*kept, statement])) > MOST_CHARACTERS:
            found.append(_document(kept))
            kept = []
        kept.append(statement)
    return [*found, _document(kept)]


def size(document: dict[str, Any]) -> int:
    """Characters of a document as IAM counts them."""
    return len(json.dumps(document, separators=(",", ":")))


def as_json(document: dict[str, Any]) -> str:
    """A document for readers."""
    return json.dumps(document, indent=2) + "\n"


def files(entries: Entries) -> dict[str, str]:
    """File name to text of the policy that a module ships."""
    shipped = documents(statements(entries))
    return {
        f"deployer{f'-{number}' if number > 1 else ''}.json": as_json(document)
        for number, document in enumerate(shipped, 1)
    }


_WITHOUT = "ActionsWithoutResources"


def _document(kept: Sequence[Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(kept)}


def _sid(service: str, resources: Sequence[str]) -> str:
    if not service:
        return _WITHOUT
    kinds = dict.fromkeys(_kind(arn) for arn in resources)
    return SERVICES.get(service, service.capitalize()) + "And".join(kinds)


def _kind(arn: str) -> str:
    """The kind of resource in an ARN, such as `LogGroup` of `…:log-group:…`."""
    service, rest = arn.split(":")[2], arn.split(":", 5)[-1]
    if service in KINDS:
        return "Object" if service == "s3" and "/" in rest else KINDS[service]
    words = rest.replace("/", ":").partition(":")[0].split("-")
    return "".join(word[:1].upper() + word[1:] for word in words)


def _filled(statement: Statement, place: Place) -> dict[str, Any]:
    resources = dict.fromkeys(arn for pattern in statement.resources for arn in arns(pattern, place))
    return Statement(statement.sid, statement.actions, tuple(resources), statement.condition).as_data()


def arns(pattern: str, place: Place) -> Iterable[str]:
    """The ARNs that stand for a pattern: one for each region and each further name."""
    project = place.project or names.PROJECT
    environment = place.environment or names.ENVIRONMENT
    for region in place.regions or ("*",):
        for name in ("", *place.others):
            if name and names.PROJECT not in pattern:
                continue
            text = pattern
            for separator in names.SEPARATORS if name else ():
                spelled = name.replace("-", "_") if separator == "_" else name
                text = text.replace(f"{names.PROJECT}{separator}{names.ENVIRONMENT}", spelled)
            yield names.filled(
                text, project=project, environment=environment, account=place.account, region=region
            )
