"""A DynamoDB table that is safe by default: encrypted, recoverable, guarded, and never replaced by a switch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modsmith.build.stack import Dynamic, Part, Reference, expr
from modsmith.constructs.table_design import Index, TableDesign


@dataclass(frozen=True)
class TableSettings:
    """What the tables of a module have in common, each a template.

    Attributes:
        name_prefix: what stands before the table's own name.
        billing_mode: PAY_PER_REQUEST or PROVISIONED.
        capacity: bare expression of a map from table, or table/index, to its `read` and `write` units; "" for tables that
            are always on demand.
        kms_key_arn: key of the encryption at rest; "" for the key that AWS manages, `alias/aws/dynamodb`.
        point_in_time_recovery: boolean.
        recovery_days: 1 to 35, or null where recovery is off; "" for what AWS has by default, 35.
        deletion_protection: boolean.
        ttl: boolean, or True where items always expire.
        tags: map.
        table_class: STANDARD or STANDARD_INFREQUENT_ACCESS; "" for STANDARD.
        on_demand_maximum: bare expression of an object with `read` and `write`, request units a second or null, for tables
            and indexes on demand; "" for no limit.
        replica_regions: list of the regions with a replica, which shares recovery and tags; "" for none ever.
        replica_kms_key_arn: key of the replicas, in their region; "" for the key that AWS manages there.
        preconditions: of every table's plan, each with `condition` and `error_message`.
    """

    name_prefix: str
    billing_mode: str
    kms_key_arn: str
    tags: str
    capacity: str = ""
    point_in_time_recovery: str | bool = True
    recovery_days: str = ""
    deletion_protection: str | bool = True
    ttl: str | bool = True
    table_class: str = ""
    on_demand_maximum: str = ""
    replica_regions: str = ""
    replica_kms_key_arn: str = ""
    preconditions: tuple[Mapping[str, str], ...] = ()


def table(
    part: Part, design: TableDesign, settings: TableSettings, *, stream: str | bool = False
) -> Reference:
    """Adds `aws_dynamodb_table.<design.key>`.

    Example:
        >>> settings = TableSettings(
        ...     name_prefix=NAME,
        ...     billing_mode="PAY_PER_REQUEST",
        ...     kms_key_arn=expr("var.kms_key_id"),
        ...     tags=TAGS,
        ... )
        >>> orders = table(self, TableDesign("orders", "Orders", "What was bought.", "order_id"), settings)
        >>> self.output("table_arn", orders["arn"])

    Args:
        part: the file it goes to.
        design: keys, indexes and expiry.
        settings: what it shares with its siblings.
        stream: whether changes are streamed with both images: a boolean or a template of one.
    """
    body: dict[str, Any] = {
        "name": f"{settings.name_prefix}-{design.thing}",
        "billing_mode": settings.billing_mode,
        **_capacity(design.key, settings),
        "hash_key": design.hash_key,
        "range_key": design.range_key or None,
        "table_class": settings.table_class or None,
        "deletion_protection_enabled": settings.deletion_protection,
        "stream_enabled": stream,
        "stream_view_type": _stream_view(stream),
        "attribute": [{"name": name, "type": type_} for name, type_ in design.key_attributes()],
        "global_secondary_index": [_index(design, index, settings) for index in design.indexes],
        "on_demand_throughput": _on_demand_throughput(settings),
        "ttl": _ttl(design, settings),
        "point_in_time_recovery": _recovery(settings),
        "server_side_encryption": {"enabled": True} | _key(settings),
        "replica": _replica(settings),
        "tags": settings.tags,
    }
    if settings.preconditions:
        body["lifecycle"] = {"precondition": [dict(condition) for condition in settings.preconditions]}
    made = part.add(f"aws_dynamodb_table.{design.key}", body)
    if settings.on_demand_maximum:
        check_limits(
            part, f"{design.key}_limits", settings.on_demand_maximum, f"[aws_dynamodb_table.{design.key}]"
        )
    return made


def _key(settings: TableSettings) -> dict[str, str]:
    return {"kms_key_arn": settings.kms_key_arn} if settings.kms_key_arn else {}


def _replica(settings: TableSettings) -> Dynamic | None:
    if not settings.replica_regions:
        return None
    one = {
        "region_name": expr("replica.value"),
        "kms_key_arn": settings.replica_kms_key_arn or None,
        "point_in_time_recovery": settings.point_in_time_recovery,
        "propagate_tags": True,
    }
    return Dynamic(settings.replica_regions, one)


def _stream_view(stream: str | bool) -> str | None:
    if isinstance(stream, bool):
        return "NEW_AND_OLD_IMAGES" if stream else None
    return expr(f'{stream.removeprefix("${").removesuffix("}")} ? "NEW_AND_OLD_IMAGES" : null')


def _recovery(settings: TableSettings) -> dict[str, str | bool]:
    days = {"recovery_period_in_days": settings.recovery_days} if settings.recovery_days else {}
    return {"enabled": settings.point_in_time_recovery, **days}


def _ttl(design: TableDesign, settings: TableSettings) -> dict[str, Any] | None:
    """The attribute's name stands there when TTL is off, too: DynamoDB wants it to switch TTL off."""
    if not design.ttl_attribute:
        return None
    return {"enabled": settings.ttl, "attribute_name": design.ttl_attribute}


def _index(design: TableDesign, index: Index, settings: TableSettings) -> dict[str, Any]:
    body = {
        "name": index.name,
        "hash_key": index.hash_key,
        "range_key": index.range_key or None,
        "projection_type": "ALL",
        **_capacity(f"{design.key}/{index.name}", settings),
        "on_demand_throughput": _on_demand_throughput(settings),
    }
    return {key: value for key, value in body.items() if value is not None}


def _on_demand_throughput(settings: TableSettings) -> Dynamic | None:
    """Without any limit there is no block, since provisioned tables take none."""
    if not settings.on_demand_maximum:
        return None
    limited = "limits.read != null || limits.write != null"
    return on_demand_throughput(f"[for limits in [{settings.on_demand_maximum}] : limits if {limited}]")


def on_demand_throughput(limits: str) -> Dynamic:
    """The block of a table or an index on demand that limits its throughput.

    What is null is left out. -1 lifts a limit, and stands there only if the caller says so: DynamoDB refuses it for what is
    new and forgets it at once, so that every plan has it as a change (docs/adr/0027-limits-on-demand.md).

    Args:
        limits: bare expression of a list: an object with `read` and `write`, request units a second or null, or nothing.
    """
    one = {
        f"max_{direction}_request_units": expr(f"on_demand_throughput.value.{direction}")
        for direction in ("read", "write")
    }
    return Dynamic(expr(limits), one)


def check_limits(part: Part, name: str, limits: str, tables: str) -> None:
    """Adds a check that warns callers who lift a limit on demand: one of its steps is not done yet.

    Args:
        part: the file it goes to.
        name: of the check.
        limits: bare expression of an object with `read` and `write`, request units a second or null.
        tables: bare expression of a list of the tables.
    """
    gone = ", ".join(
        f"{limits}.{direction} != null || coalesce(block.max_{direction}_request_units, 0) < 1"
        for direction in ("read", "write")
    )
    source = limits.removeprefix("var.")
    part.check(
        name,
        expr(f"!contains(values({limits}), -1)"),
        f"{source} has -1. Apply once, then leave it out: DynamoDB does not keep -1, so every plan would have a change.",
        also=(
            (
                expr(
                    f"alltrue(flatten([for table in {tables} : [for block in table.on_demand_throughput : [{gone}]]]))"
                ),
                f"DynamoDB still has a limit that {source} no longer has. Set it to -1, apply, and then leave it out.",
            ),
        ),
    )


def _capacity(unit: str, settings: TableSettings) -> dict[str, str]:
    if not settings.capacity:
        return {}
    return {
        f"{direction}_capacity": expr(f'{settings.capacity}["{unit}"].{direction}')
        for direction in ("read", "write")
    }
