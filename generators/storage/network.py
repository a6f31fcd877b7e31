"""network.tf: what the caller's network really is; database and cache refuse what is not in `vpc_id`.

The subnet group of the database is not looked up: its name is often known before it exists, and a data source
would then fail at plan. Ids, in contrast, are unknown until then, and reading waits for the apply.
"""

from __future__ import annotations

from modsmith import File, expr


class Network(File):
    """Nothing is made here."""

    def build(self) -> None:
        """Looks up the security groups and the subnets."""
        for store in ("database", "cache"):
            self.add(f"data.aws_security_group.{store}", {"id": expr(f"var.{store}_security_group_id")})
        self.add(
            "data.aws_subnet.private",
            {
                "count": expr("length(var.private_subnet_ids)"),
                "id": expr("var.private_subnet_ids[count.index]"),
            },
        )


def same_vpc(store: str) -> dict[str, str]:
    """The precondition that a store's security group is in the VPC that the caller names."""
    group = f"data.aws_security_group.{store}"
    return {
        "condition": expr(f"{group}.vpc_id == var.vpc_id"),
        "error_message": (
            f"{store}_security_group_id is in ${{{group}.vpc_id}}, not in vpc_id ${{var.vpc_id}}."
        ),
    }


def subnets_in_vpc() -> list[dict[str, str]]:
    """The preconditions on the subnets: in the VPC, and in two availability zones at least."""
    subnets = "data.aws_subnet.private[*]"
    return [
        {
            "condition": expr(f"alltrue([for id in {subnets}.vpc_id : id == var.vpc_id])"),
            "error_message": "private_subnet_ids must all be in vpc_id ${var.vpc_id}.",
        },
        {
            "condition": expr(f"length(distinct({subnets}.availability_zone)) >= 2"),
            "error_message": "private_subnet_ids must be in at least two availability zones, or failover has nowhere to go.",
        },
    ]
