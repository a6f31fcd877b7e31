"""table.tf: the cache."""

from __future__ import annotations

from generators.shared.live_capacity import add_live_capacity
from generators.storage_stack.model import CACHE
from modsmith import File, expr
from modsmith.constructs import NAME, REGION, TAGS, TableSettings, table

ELSEWHERE = {
    "condition": expr(f"!contains(var.replica_regions, {REGION.removeprefix('${').removesuffix('}')})"),
    "error_message": f"replica_regions must not hold {REGION}, the region that the table itself is in.",
}

SETTINGS = TableSettings(
    name_prefix=NAME,
    billing_mode=expr("local.billing_mode"),
    table_class=expr("var.table_class"),
    on_demand_maximum="var.on_demand_maximum",
    capacity="local.capacity",
    kms_key_arn="",
    point_in_time_recovery=expr("local.recoverable"),
    recovery_days=expr(
        "local.recoverable ? coalesce(var.point_in_time_recovery_days, var.backup_retention_days) : null"
    ),
    deletion_protection=expr("local.keep_data"),
    ttl=True,
    tags=TAGS,
    replica_regions=expr("var.replica_regions"),
    preconditions=(ELSEWHERE,),
)


class Table(File):
    """One table with one index."""

    def build(self) -> None:
        """Adds the table, its capacity, and what callers need to know of it."""
        made = table(self, CACHE, SETTINGS, stream=True)
        add_live_capacity(
            self,
            names={CACHE.key: f"{NAME}-{CACHE.thing}"},
            units={
                CACHE.key: {"table": CACHE.key, "index": None},
                **{
                    f"{CACHE.key}/{one.name}": {"table": CACHE.key, "index": one.name}
                    for one in CACHE.indexes
                },
            },
            bounds={way: _bounds(way) for way in ("read", "write")},
            moved="local.autoscaled",
        )
        self.output("cache_table_name", made["name"])
        self.output("cache_table_arn", made["arn"])
        self.output("cache_stream_arn", made["stream_arn"])
        self.output("cache_ttl_seconds", expr("var.cache_ttl_days * 86400"))


def _bounds(direction: str) -> str:
    """Without autoscaling they are the same, and the capacity is fixed."""
    fixed, most = f"var.{direction}_capacity", f"var.autoscaling_max_{direction}_capacity"
    return expr(
        f"local.autoscaled && {most} == null ? var.autoscaling_{direction}_capacity : {{\n"
        f"  min     = {fixed}\n  max     = local.autoscaled ? {most} : {fixed}\n  initial = null\n}}"
    )
