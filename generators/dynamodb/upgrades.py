"""What callers of the dynamodb module change to take a version."""

from __future__ import annotations

from generators.shared.limits_upgrade import LIMITS
from modsmith import Upgrade

NOTES = """\
**Before the upgrade.** Terraform 1.9 is the minimum; 0.1.0 took 1.5. ARNs of topics and keys of another region or account are refused at
plan, by the input's name.

**What to change.** `read_policy_json` and `write_policy_json` were one document for all tables each, and are maps from table to document;
reading a stream is in `stream_policy_json` now, a map as well. Attach the documents of the tables that a role uses, such as `module.dynamodb.read_policy_json["log_metadata"]`, or merge
all of them. The document for writing `audit_trail` allows `PutItem` alone: a role that updates or deletes audit records loses that.

**What the plan shows.** The four tables move to `aws_dynamodb_table.this["…"]`, and the key and its alias to `[0]`. Nothing in the module
is created, updated or destroyed. Only your own role policies change, if you attach the documents.

**What to watch.** Do not apply a plan that destroys or replaces a table or the key. The moves start at the addresses of 0.1.0: if you have
renamed resources with `terraform state mv`, rename them back first.
"""

KINDS = ("read", "write")


def _merged(kind: str) -> str:
    """One document with the statements of all tables, which is what the output was in 0.1.0."""
    documents = f"values(module.dynamodb.{kind}_policy_json)"
    statements = f"flatten([for document in {documents} : jsondecode(document).Statement])"
    return f'jsonencode({{ Version = "2012-10-17", Statement = {statements} }})'


UPGRADES = (
    Upgrade(
        "0.2.0",
        NOTES,
        rewritten={f"module.dynamodb.{kind}_policy_json": _merged(kind) for kind in KINDS},
    ),
    LIMITS,
)
