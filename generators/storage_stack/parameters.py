"""parameters.tf: what other stacks look up at run time."""

from __future__ import annotations

from generators.storage_stack.model import PARAMETERS
from modsmith import File, expr
from modsmith.constructs import TAGS


class Parameters(File):
    """Names and ARNs are no secrets: plain strings of the standard tier, which costs nothing."""

    def build(self) -> None:
        """Adds one parameter for each value and tells callers the prefix."""
        self.local("parameter_prefix", "/${var.project_name}/${var.environment}/storage")
        self.local("parameters", {name: expr(value) for name, value in PARAMETERS.items()})
        self.add(
            "aws_ssm_parameter.this",
            {
                "for_each": expr("local.parameters"),
                "name": "${local.parameter_prefix}/${each.key}",
                "type": "String",
                "value": expr("each.value"),
                "tags": TAGS,
            },
        )
        self.output("parameter_prefix", "${local.parameter_prefix}/")
        self.output(
            "parameter_names",
            expr("{ for key, parameter in aws_ssm_parameter.this : key => parameter.name }"),
        )
