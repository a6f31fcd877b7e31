"""The published lists of rules that controls are compared with.

    fsbp.json      controls of AWS Foundational Security Best Practices: severities are AWS's, titles are our own words
    checkov.json   Checkov's checks of Terraform for AWS, as the locked version lists them
    trivy.json     Trivy's checks for AWS: severities are Trivy's, titles are our own words

A rule that is `beyond` is a control of AWS Security Hub outside that standard, which one of our controls names. It does
not count in the coverage.

`reason` says why HCL cannot show a rule; it is empty where it can. HCL shows a rule if the arguments of a resource, or
what stands beside the resource in the same configuration, decide whether it holds. `scripts/published.py` refreshes the
lists.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from modsmith.validate.control import Control

FOLDER: Final = Path(__file__).parent

ListName = Literal["fsbp", "checkov", "trivy"]
NAMES: Final[Mapping[ListName, str]] = {
    "fsbp": "AWS Foundational Security Best Practices",
    "checkov": "Checkov",
    "trivy": "Trivy",
}


@dataclass(frozen=True)
class Published:
    """A rule of a published list.

    Attributes:
        id: as its publisher spells it: `DynamoDB.2`, `CKV_AWS_28`, `AVD-AWS-0024`.
        title: what holds where the rule passes.
        severity: as its publisher rates it, in lower case; "" where it does not.
        reason: why HCL cannot show it; "" where it can.
        beyond: whether it is outside the standard that the list is of.
    """

    id: str
    title: str
    severity: str
    reason: str
    beyond: bool = False


@dataclass(frozen=True)
class PublishedList:
    """A published list.

    Attributes:
        name: of the publisher.
        source: where the list is from, and of which day or version.
        rules: by their ids.
    """

    name: str
    source: str
    rules: Mapping[str, Published]


@cache
def read(name: ListName) -> PublishedList:
    """A published list."""
    data = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    rules = [_rule(row, data["reasons"]) for row in data["rules"]]
    return PublishedList(NAMES[name], data["source"], {rule.id: rule for rule in rules})


def ids(control: Control, name: ListName) -> Sequence[str]:
    """The ids of a published list that a control names."""
    named: Mapping[ListName, Sequence[str]] = {
        "fsbp": control.fsbp,
        "checkov": control.checkov,
        "trivy": control.trivy,
    }
    return named[name]


def find(text: str) -> Published | None:
    """The published rule of an id, in upper or lower case; Trivy's also without `AVD-`."""
    wanted = text.casefold()
    for name in NAMES:
        for rule in read(name).rules.values():
            if wanted in (rule.id.casefold(), rule.id.casefold().removeprefix("avd-")):
                return rule
    return None


def _rule(row: Mapping[str, Any], reasons: Mapping[str, str]) -> Published:
    """A rule of a file; its reason is one with a name, or one of its own."""
    hidden = row.get("hidden", "")
    reason = reasons.get(hidden, hidden)
    return Published(row["id"], row["title"], row.get("severity", ""), reason, row.get("beyond", False))
