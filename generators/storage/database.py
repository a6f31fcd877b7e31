"""database.tf: Aurora PostgreSQL, Serverless v2, a writer and a reader."""

from __future__ import annotations

from typing import Any

from generators.storage.model import DATABASE_BACKUP_DAYS, DATABASE_INSTANCES
from generators.storage.network import same_vpc
from generators.storage.snapshots import final_snapshot
from modsmith import File, Reference, expr
from modsmith.constructs import ACCOUNT_ID, NAME, PARTITION, REGION, TAGS

KEY = expr("var.kms_key_id")

LOG_GROUP = "/aws/rds/cluster/${local.aurora_name}/postgresql"
"""Where RDS writes, whatever else we might like."""

CLUSTER_PARAMETERS = {"rds.force_ssl": "1", "log_statement": "ddl", "log_min_duration_statement": "1000"}
"""TLS only; changes of the schema and statements of a second or more are logged."""

INSTANCE_PARAMETERS = {"log_lock_waits": "1"}
"""Who waits for a lock is logged. AWS's default group could not be changed later without a reboot."""

REPLACED_BY = (
    "local.aurora_name",
    "var.aurora_database_name",
    "var.aurora_master_username",
    "var.db_subnet_group_name",
    "var.kms_key_id",
)
"""What replaces the cluster."""


class Database(File):
    """Its master password is made, kept and rotated by RDS, and never in Terraform's state."""

    def build(self) -> None:
        """Adds the cluster, its instances, its logs, and what a client needs to connect."""
        self.local("aurora_major", expr('split(".", var.aurora_engine_version)[0]'))
        self.local("aurora_name", f"{NAME}-aurora")
        self.local("insights_days", expr('var.database_insights_mode == "advanced" ? 465 : 7'))
        self.local("pinned_minor", expr('strcontains(var.aurora_engine_version, ".")'))
        logs = self.add(
            "aws_cloudwatch_log_group.database",
            {
                "name": LOG_GROUP,
                "retention_in_days": expr("var.log_retention_days"),
                "kms_key_id": KEY,
                "tags": TAGS,
            },
            comment="RDS would make it without a key and without an end.",
        )
        shared = self.add(
            "aws_rds_cluster_parameter_group.this", _parameters("postgresql", CLUSTER_PARAMETERS)
        )
        own = self.add("aws_db_parameter_group.this", _parameters("instance-postgresql", INSTANCE_PARAMETERS))
        snapshot = final_snapshot(self, "database", "local.aurora_name", REPLACED_BY)
        self.local("database_final_snapshot", snapshot)
        cluster = self.add("aws_rds_cluster.this", _cluster(shared, own, logs))
        self._monitoring()
        self.add("aws_rds_cluster_instance.this", _instance(cluster, own))
        self._outputs(cluster)

    def _monitoring(self) -> None:
        trust = self.add(
            "data.aws_iam_policy_document.database_monitoring_trust",
            {
                "statement": {
                    "actions": ["sts:AssumeRole"],
                    "principals": {"type": "Service", "identifiers": ["monitoring.rds.amazonaws.com"]},
                    "condition": {
                        "test": "StringEquals",
                        "variable": "aws:SourceAccount",
                        "values": [ACCOUNT_ID],
                    },
                }
            },
        )
        role = self.add(
            "aws_iam_role.database_monitoring",
            {
                "name": expr('join("-", compact([local.name, "aurora-monitoring", var.random_suffix]))'),
                "assume_role_policy": trust["json"],
                "permissions_boundary": expr("var.permissions_boundary_arn"),
                "tags": TAGS,
                "lifecycle": {"create_before_destroy": True},
            },
        )
        self.add(
            "aws_iam_role_policy_attachment.database_monitoring",
            {
                "role": role["name"],
                "policy_arn": f"arn:{PARTITION}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            },
        )

    def _outputs(self, cluster: Reference) -> None:
        self.output("database_cluster_arn", cluster["arn"])
        self.output("database_cluster_identifier", cluster["cluster_identifier"])
        self.output("database_endpoint", cluster["endpoint"])
        self.output("database_reader_endpoint", cluster["reader_endpoint"])
        self.output("database_port", cluster["port"])
        self.output("database_name", cluster["database_name"])
        self.output("database_secret_arn", expr(f"one({cluster.address}.master_user_secret[*].secret_arn)"))
        self.local("here", f"{REGION}:{ACCOUNT_ID}")
        users = f"arn:{PARTITION}:rds-db:${{local.here}}:dbuser:{cluster['cluster_resource_id']}"
        self.output("database_iam_user_arn_prefix", f"{users}/")


def _parameters(kind: str, parameters: dict[str, str]) -> dict[str, Any]:
    """A major version has a family of its own: the new group must stand before the old one can go."""
    return {
        "name": f"${{local.aurora_name}}-{kind}${{local.aurora_major}}",
        "description": "Aurora PostgreSQL of ${local.name}.",
        "family": "aurora-postgresql${local.aurora_major}",
        "parameter": [{"name": name, "value": value} for name, value in parameters.items()],
        "tags": TAGS,
        "lifecycle": {"create_before_destroy": True},
    }


def _cluster(shared: Reference, own: Reference, logs: Reference) -> dict[str, Any]:
    """The instances' own parameter group stands here too: an upgrade to another major version asks for it."""
    return {
        "cluster_identifier": expr("local.aurora_name"),
        "engine": "aurora-postgresql",
        "engine_version": expr("var.aurora_engine_version"),
        "database_name": expr("var.aurora_database_name"),
        "master_username": expr("var.aurora_master_username"),
        "manage_master_user_password": True,
        "master_user_secret_kms_key_id": KEY,
        "iam_database_authentication_enabled": True,
        "db_cluster_parameter_group_name": shared["name"],
        "db_instance_parameter_group_name": own["name"],
        "db_subnet_group_name": expr("var.db_subnet_group_name"),
        "vpc_security_group_ids": [expr("var.database_security_group_id")],
        "storage_encrypted": True,
        "kms_key_id": KEY,
        "enabled_cloudwatch_logs_exports": ["postgresql"],
        "backup_retention_period": DATABASE_BACKUP_DAYS,
        "copy_tags_to_snapshot": True,
        "delete_automated_backups": expr("!local.keep_data"),
        "deletion_protection": expr("local.keep_data"),
        "skip_final_snapshot": expr("!local.keep_data"),
        "final_snapshot_identifier": expr("local.keep_data ? local.database_final_snapshot : null"),
        "database_insights_mode": expr("var.database_insights_mode"),
        "performance_insights_enabled": True,
        "performance_insights_kms_key_id": KEY,
        "performance_insights_retention_period": expr("local.insights_days"),
        "allow_major_version_upgrade": True,
        "apply_immediately": expr("local.apply_immediately"),
        "serverlessv2_scaling_configuration": {
            "min_capacity": expr("var.aurora_min_capacity"),
            "max_capacity": expr("var.aurora_max_capacity"),
        },
        "tags": TAGS,
        "lifecycle": {"precondition": [same_vpc("database")]},
        "depends_on": [logs.address],
    }


def _instance(cluster: Reference, own: Reference) -> dict[str, Any]:
    """All in failover tier 0, so that the reader keeps the writer's size and can take over at once."""
    return {
        "count": DATABASE_INSTANCES,
        "identifier": "${local.aurora_name}-${count.index + 1}",
        "cluster_identifier": cluster["id"],
        "engine": cluster["engine"],
        "engine_version": cluster["engine_version"],
        "instance_class": "db.serverless",
        "db_parameter_group_name": own["name"],
        "auto_minor_version_upgrade": expr("!local.pinned_minor"),
        "copy_tags_to_snapshot": True,
        "performance_insights_enabled": True,
        "performance_insights_kms_key_id": KEY,
        "performance_insights_retention_period": expr("local.insights_days"),
        "monitoring_interval": 60,
        "monitoring_role_arn": expr("aws_iam_role.database_monitoring.arn"),
        "apply_immediately": expr("local.apply_immediately"),
        "tags": TAGS,
        "depends_on": ["aws_iam_role_policy_attachment.database_monitoring"],
    }
