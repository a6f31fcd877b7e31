"""What a rule is about, beyond one finding of it: title, reason, page, fix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from modsmith.validate.control import Control, load
from modsmith.validate.page import docs_page
from modsmith.validate.results.finding import Finding, Source
from modsmith.validate.results.required_tags import REQUIRED_TAGS
from modsmith.validate.results.resource_schema import RESOURCE_SCHEMA
from modsmith.validate.severity import Severity

_PAGE = re.compile(r"https://[^\s\"'<>]+?(?=[.,;)]*(?:\s|$))")
_TERRAFORM = "https://developer.hashicorp.com/terraform/cli/commands"

_SOURCES: Final[Mapping[Source, tuple[str, str]]] = {
    "interface": (
        "The files can be read, and inputs, outputs and versions are those of the spec.",
        "https://developer.hashicorp.com/terraform/language/modules/develop/structure",
    ),
    "generated": (
        "The files are what the spec generates, byte for byte.",
        "https://developer.hashicorp.com/terraform/language/modules/develop/structure",
    ),
    "hcl": (
        "Every resource has the properties that the controls ask for, as far as the HCL tells.",
        "https://developer.hashicorp.com/terraform/language",
    ),
    "fmt": ("Every file is in the form of `terraform fmt`.", f"{_TERRAFORM}/fmt"),
    "terraform validate": ("`terraform validate` accepts the module.", f"{_TERRAFORM}/validate"),
    "terraform test": ("The module's own tests pass.", f"{_TERRAFORM}/test"),
    "plan": (
        "Every resource that is planned has the properties that the controls ask for.",
        f"{_TERRAFORM}/plan",
    ),
    "checkov": ("Checkov's checks pass, or are waived with a reason.", "https://www.checkov.io/"),
}

_PSEUDO: Final[Mapping[str, tuple[str, str, str]]] = {
    RESOURCE_SCHEMA: (
        "Every resource is what AWS's resource schema of its type allows.",
        "AWS refuses anything else when it is applied.",
        "https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-types.html",
    ),
    REQUIRED_TAGS: (
        "Every resource has the tags that the organisation requires.",
        "Costs and owners are found by tags.",
        "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    ),
}
"""What the matrix checks beside controls: title, reason, page."""

_SHARED: Final = frozenset({"stale-waiver", "unparsable-file"})
"""Rules that the controls share with others."""


@dataclass(frozen=True)
class Rule:
    """A rule as reports describe it.

    Attributes:
        id: of a control or of Checkov as it is; any other with its source before it, since two sources may share one.
        title: what holds where it passes, a sentence.
        why: what it is there for, a sentence or two.
        page: address of a page about it: modsmith's own if it is online, or else AWS's or the tool's.
        fix: what to do, in the imperative.
        severity: how much a finding of it matters.
    """

    id: str
    title: str
    why: str
    page: str
    fix: str
    severity: Severity = Severity.MEDIUM

    @property
    def name(self) -> str:
        """The id as one word in Pascal case, as SARIF wants it: `DynamodbRecovery`."""
        return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", self.id) if word)


def more(rule: str) -> str:
    """The command that explains a rule; "" for one that is no control of modsmith's or the project's."""
    return f"modsmith explain {rule}" if rule in load() else ""


def rule_id(source: Source, rule: str) -> str:
    """A rule's id among those of all sources."""
    own = rule.startswith("CKV") or (source in ("hcl", "plan") and rule not in _SHARED)
    return rule if own else f"{source.replace(' ', '-')}/{rule}"


def describe(finding: Finding) -> Rule:
    """The rule that a finding is of."""
    name = rule_id(finding.source, finding.rule)
    if control := load().get(finding.rule):
        return Rule(name, control.title, control.why, _of_control(control), control.fix, finding.severity)
    if pseudo := _PSEUDO.get(finding.rule):
        return Rule(name, *pseudo, finding.fix, finding.severity)
    what, page = _SOURCES[finding.source]
    if finding.rule.startswith("CKV"):
        return Rule(name, finding.message, what, _page(finding.fix) or page, finding.fix, finding.severity)
    title = f"{finding.rule.replace('-', ' ').capitalize()}."
    return Rule(name, title, what, page, finding.fix, finding.severity)


def _of_control(control: Control) -> str:
    own = docs_page(control.id)
    return own if own.startswith("https://") else _page(control.source)


def _page(text: str) -> str:
    found = _PAGE.search(text)
    return found.group() if found else ""
