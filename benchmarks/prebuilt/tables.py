"""The four tables."""
# mypy: ignore-errors

from __future__ import annotations

from dataclasses import dataclass

from cdktf import TerraformLocal
from cdktf_cdktf_provider_aws.dynamodb_table import (
    DynamodbTable,
    DynamodbTableAttribute,
    DynamodbTableGlobalSecondaryIndex,
    DynamodbTablePointInTimeRecovery,
    DynamodbTableServerSideEncryption,
    DynamodbTableTtl,
)
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct
from naming import TAGS, boolean, expr, number, pinned

STREAM = "var.enable_streams"
RECOVERY = "var.enable_point_in_time_recovery"


@dataclass(frozen=True)
class Design:
    """Keys and indexes of a table; an index is its name, hash key and range key or None."""

    name: str
    hash_key: str
    range_key: str | None = None
    indexes: tuple[tuple[str, str, str | None], ...] = ()
    always_streams: bool = False
    expires: bool = True

    def key_attributes(self) -> list[str]:
        """Every attribute that a key uses, once."""
        names = [self.hash_key, self.range_key, *(name for index in self.indexes for name in index[1:])]
        return list(dict.fromkeys(name for name in names if name))


DESIGNS = (
    Design(
        "log_metadata",
        "log_id",
        "timestamp",
        (
            ("ServiceIndex", "service_name", "timestamp"),
            ("LogLevelIndex", "log_level", "timestamp"),
            ("UserIndex", "user_id", "timestamp"),
        ),
    ),
    Design("user_sessions", "session_id", "user_id", (("UserSessionIndex", "user_id", "created_at"),)),
    Design(
        "system_config",
        "config_key",
        indexes=(("EnvironmentIndex", "environment", None),),
        always_streams=True,
        expires=False,
    ),
    Design(
        "audit_trail",
        "audit_id",
        "timestamp",
        (("ActionTypeIndex", "action_type", "timestamp"), ("UserAuditIndex", "user_id", "timestamp")),
    ),
)


def add_tables(scope: Construct, key: KmsKey) -> None:
    """Adds the tables and the maps of their names and capacity units."""
    tables = {design.name: pinned(_table(scope, design, key), design.name) for design in DESIGNS}
    TerraformLocal(scope, "table_names", {name: table.name for name, table in tables.items()})
    parts = 'table = local.table_names[split("/", key)[0]], index = try(split("/", key)[1], null)'
    TerraformLocal(scope, "capacity_units", expr(f"{{ for key in local.unit_keys : key => {{ {parts} }} }}"))


def _table(scope: Construct, design: Design, key: KmsKey) -> DynamodbTable:
    view = "NEW_AND_OLD_IMAGES"
    return DynamodbTable(
        scope,
        f"table_{design.name}",
        name=f"${{local.name}}-{design.name.replace('_', '-')}",
        billing_mode="${var.billing_mode}",
        read_capacity=_capacity(design.name, "read"),
        write_capacity=_capacity(design.name, "write"),
        hash_key=design.hash_key,
        range_key=design.range_key,
        deletion_protection_enabled=boolean("local.keep_data"),
        stream_enabled=True if design.always_streams else boolean(STREAM),
        stream_view_type=view if design.always_streams else expr(f'{STREAM} ? "{view}" : null'),
        attribute=[DynamodbTableAttribute(name=name, type="S") for name in design.key_attributes()],
        global_secondary_index=[_index(design, *index) for index in design.indexes],
        ttl=_ttl() if design.expires else None,
        point_in_time_recovery=DynamodbTablePointInTimeRecovery(
            enabled=boolean(RECOVERY),
            recovery_period_in_days=number(f"{RECOVERY} ? var.backup_retention_days : null"),
        ),
        server_side_encryption=DynamodbTableServerSideEncryption(enabled=True, kms_key_arn=key.arn),
        tags=TAGS,
    )


def _index(
    design: Design, name: str, hash_key: str, range_key: str | None
) -> DynamodbTableGlobalSecondaryIndex:
    return DynamodbTableGlobalSecondaryIndex(
        name=name,
        hash_key=hash_key,
        range_key=range_key,
        projection_type="ALL",
        read_capacity=_capacity(f"{design.name}/{name}", "read"),
        write_capacity=_capacity(f"{design.name}/{name}", "write"),
    )


def _ttl() -> DynamodbTableTtl:
    name = expr('var.enable_ttl ? "ttl" : null')
    return DynamodbTableTtl(enabled=boolean("var.enable_ttl"), attribute_name=name)


def _capacity(unit: str, direction: str) -> float:
    return number(f'local.capacity["{unit}"].{direction}')
