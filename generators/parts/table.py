"""A DynamoDB table that is safe by default: encrypted, recoverable, guarded, and never replaced by a switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generators.parts.table_design import Index, TableDesign
from generators.stack import Part, Reference, expr


@dataclass(frozen=True)
class TableSettings:
    """What the tables of a module have in common, each a template.

    Attributes:
        name_prefix: what stands before the table's own name.
        billing_mode: PAY_PER_REQUEST or PROVISIONED.
        read_capacity: units, or null on demand.
        write_capacity: units, or null on demand.
        kms_key_arn: key of the encryption at rest.
        point_in_time_recovery: boolean.
        recovery_days: 1 to 35, or null where recovery is off.
        deletion_protection: boolean.
        ttl: boolean.
        tags: map.
    """

    name_prefix: str
    billing_mode: str
    read_capacity: str
    write_capacity: str
    kms_key_arn: str
    point_in_time_recovery: str
    recovery_days: str
    deletion_protection: str
    ttl: str
    tags: str


def add_table(part: Part, design: TableDesign, settings: TableSettings, *, stream: str | bool) -> Reference:
    """Adds `aws_dynamodb_table.<design.key>`.

    Args:
        part: the file it goes to.
        design: keys, indexes and expiry.
        settings: what it shares with its siblings.
        stream: whether changes are streamed with both images: a boolean or a template of one.
    """
    body: dict[str, Any] = {
        "name": f"{settings.name_prefix}-{design.thing}",
        "billing_mode": settings.billing_mode,
        "read_capacity": settings.read_capacity,
        "write_capacity": settings.write_capacity,
        "hash_key": design.hash_key,
        "range_key": design.range_key or None,
        "deletion_protection_enabled": settings.deletion_protection,
        "stream_enabled": stream,
        "stream_view_type": _stream_view(stream),
        "attribute": [{"name": name, "type": type_} for name, type_ in design.key_attributes()],
        "global_secondary_index": [_index(index, settings) for index in design.indexes],
        "ttl": _ttl(design, settings),
        "point_in_time_recovery": {
            "enabled": settings.point_in_time_recovery,
            "recovery_period_in_days": settings.recovery_days,
        },
        "server_side_encryption": {"enabled": True, "kms_key_arn": settings.kms_key_arn},
        "tags": settings.tags,
        "lifecycle": _lifecycle(design),
    }
    return part.add(f"aws_dynamodb_table.{design.key}", body)


def _stream_view(stream: str | bool) -> str | None:  # noqa: FBT001 - a value of the table, not a switch
    if isinstance(stream, bool):
        return "NEW_AND_OLD_IMAGES" if stream else None
    return expr(f'{stream.removeprefix("${").removesuffix("}")} ? "NEW_AND_OLD_IMAGES" : null')


def _ttl(design: TableDesign, settings: TableSettings) -> dict[str, Any] | None:
    if not design.ttl_attribute:
        return None
    switch = settings.ttl.removeprefix("${").removesuffix("}")
    return {"enabled": settings.ttl, "attribute_name": expr(f'{switch} ? "{design.ttl_attribute}" : null')}


def _index(index: Index, settings: TableSettings) -> dict[str, Any]:
    body = {
        "name": index.name,
        "hash_key": index.hash_key,
        "range_key": index.range_key or None,
        "projection_type": "ALL",
        "read_capacity": settings.read_capacity,
        "write_capacity": settings.write_capacity,
    }
    return {key: value for key, value in body.items() if value is not None}


def _lifecycle(design: TableDesign) -> dict[str, Any]:
    """Autoscaling moves capacities; Terraform cannot ignore those of an index alone (ADR 0008).

    Ignoring all of the indexes would also hide a missing one, so a postcondition looks for each by name.
    """
    ignored = ["read_capacity", "write_capacity"]
    if not design.indexes:
        return {"ignore_changes": ignored}
    names = ", ".join(f'"{index.name}"' for index in sorted(design.indexes, key=lambda index: index.name))
    condition = f"toset(self.global_secondary_index[*].name) == toset([{names}])"
    error = (
        f"The indexes of {design.key} differ from the ones this version of the module declares. Terraform leaves indexes alone"
        " because autoscaling moves their capacity: create or delete the index with the AWS CLI, then plan again."
    )
    return {
        "ignore_changes": [*ignored, "global_secondary_index"],
        "postcondition": {"condition": expr(condition), "error_message": error},
    }
