"""Names, tags, account, partition and region: what every module starts from."""

from __future__ import annotations

from modsmith.build.stack import Part, expr


def context(part: Part) -> None:
    """Adds `local.name`, `local.tags` and the data sources of caller, partition and region."""
    part.local("name", "${var.project_name}-${var.environment}")
    part.local(
        "tags",
        expr(
            "merge({\n"
            "  Project     = var.project_name\n"
            "  Environment = var.environment\n"
            '  ManagedBy   = "terraform"\n'
            "}, var.tags)"
        ),
    )
    part.add("data.aws_caller_identity.current")
    part.add("data.aws_partition.current")
    part.add("data.aws_region.current")


ACCOUNT_ID = expr("data.aws_caller_identity.current.account_id")
PARTITION = expr("data.aws_partition.current.partition")
DNS_SUFFIX = expr("data.aws_partition.current.dns_suffix")
REGION = expr("data.aws_region.current.id")
"""`id`, not `name`: provider 6 deprecates `name` and both have `id`."""

TAGS = expr("local.tags")
NAME = expr("local.name")
