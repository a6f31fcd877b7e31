"""How this app spells a variable and the rules that several have."""
# mypy: ignore-errors

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cdktf import TerraformVariable, TerraformVariableValidationConfig, Token
from constructs import Construct
from naming import ACCOUNT_ID, PARTITION, REGION, expr, pinned

Rule = tuple[str, str]


@dataclass(frozen=True)
class Variable:
    """A variable, always with a default; a rule is its condition and its message."""

    type: str
    description: str
    default: Any
    rules: tuple[Rule, ...] = ()
    nullable: bool = False

    def add(self, scope: Construct, name: str) -> None:
        """Adds it."""
        rules = [
            TerraformVariableValidationConfig(condition=expr(condition), error_message=message)
            for condition, message in self.rules
        ]
        element = TerraformVariable(
            scope,
            f"variable_{name}",
            type=self.type,
            description=self.description,
            default=self.default,
            nullable=self.nullable,
            validation=rules,
        )
        if self.default is None:  # CDKTF leaves None out, and its HCL cannot have a null as the argument
            element.add_override("default", Token.null_value())
        pinned(element, name)


def choice(name: str, *values: str) -> tuple[Rule, ...]:
    """One of several texts."""
    return ((f"contains({array(values)}, var.{name})", f"{name} must be one of {', '.join(values)}."),)


def days(name: str, least: int, most: int) -> tuple[Rule, ...]:
    """A whole number of days."""
    value = f"var.{name}"
    condition = f"floor({value}) == {value} && {value} >= {least} && {value} <= {most}"
    return ((condition, f"{name} must be a whole number of days between {least} and {most}."),)


def here(service: str) -> str:
    """What ARNs of the module's region and account start with, in quotes."""
    return f'"arn:{PARTITION}:{service}:{REGION}:{ACCOUNT_ID}:"'


def array(items: Sequence[str]) -> str:
    """A list of texts as an expression."""
    listed = ", ".join(f'"{item}"' for item in items)
    return f"[{listed}]"
