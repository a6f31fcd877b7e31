"""What callers of the dynamodb module change to take a version."""

from __future__ import annotations

from modsmith import Upgrade

KINDS = ("read", "write", "stream")


def _merged(kind: str) -> str:
    """One document with the statements of all tables, which is what the output was in 0.1.0."""
    documents = f"values(module.dynamodb.{kind}_policy_json)"
    statements = f"flatten([for document in {documents} : jsondecode(document).Statement])"
    return f'jsonencode({{ Version = "2012-10-17", Statement = {statements} }})'


UPGRADES = (
    Upgrade(
        "0.2.0",
        "TODO.",
        rewritten={f"module.dynamodb.{kind}_policy_json": _merged(kind) for kind in KINDS},
    ),
)
