"""What callers of a module with `on_demand_maximum` read about taking 0.3.0."""

from __future__ import annotations

from modsmith import Upgrade

LIMITS = Upgrade(
    "0.3.0",
    """\
**Why take it.** `on_demand_maximum` with only `read` or only `write` works for a new table. 0.2.0 wrote -1 for the other side, which DynamoDB
refuses when it makes a table or an index.

**What to change.** Nothing, unless you want to lift a limit. Then set -1, apply, and leave it out afterwards: DynamoDB refuses to have a
limit left out at once, and does not keep -1. A check warns while -1 is set.

**What the plan shows.** Nothing. Callers with one side of a limit no longer see an update of the table in every plan.
""",
)
