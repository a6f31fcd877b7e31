"""Every rule, in the groups of docs/diff.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from modsmith.diff.rules import guarantees, inputs, outputs, planned, requirements, resources
from modsmith.diff.rules.rule import Rule

GROUPS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Inputs": inputs.RULES,
    "Outputs": outputs.RULES,
    "Terraform and providers": requirements.RULES,
    "Resources, calls and moves": resources.RULES,
    "Guarantees": guarantees.RULES,
    "What only a plan shows": planned.RULES,
}

BY_ID: Final[Mapping[str, Rule]] = {rule.id: rule for rules in GROUPS.values() for rule in rules}
