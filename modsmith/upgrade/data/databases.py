"""What moto keeps no data for: databases, caches, catalogs, identities. Their ids and times of creation must stay."""

from __future__ import annotations

from modsmith.emulator.clients import REGION
from modsmith.upgrade.data import Clients, Values, identity, region

_NO_DATA = "moto has no data plane for it: only its identity is compared"


def _cluster(clients: Clients, values: Values) -> list[str]:
    client = clients("rds", region(values))
    (found,) = client.describe_db_clusters(DBClusterIdentifier=values["cluster_identifier"])["DBClusters"]
    return [found["DBClusterArn"], found["DbClusterResourceId"], str(found["ClusterCreateTime"])]


def _instance(clients: Clients, values: Values) -> list[str]:
    client = clients("rds", region(values))
    (found,) = client.describe_db_instances(DBInstanceIdentifier=values["identifier"])["DBInstances"]
    return [found["DBInstanceArn"], found["DbiResourceId"], str(found["InstanceCreateTime"])]


def _cache(clients: Clients, values: Values) -> list[str]:
    client = clients("elasticache", region(values))
    name = values["replication_group_id"]
    (found,) = client.describe_replication_groups(ReplicationGroupId=name)["ReplicationGroups"]
    return [found["ARN"], str(found.get("ReplicationGroupCreateTime", ""))]


def _catalog(clients: Clients, values: Values) -> list[str]:
    found = clients("glue", region(values)).get_database(Name=values["name"])["Database"]
    return [found["Name"], str(found["CreateTime"])]


def _catalog_table(clients: Clients, values: Values) -> list[str]:
    client = clients("glue", region(values))
    found = client.get_table(DatabaseName=values["database_name"], Name=values["name"])["Table"]
    return [found["Name"], str(found["CreateTime"])]


def _access_identity(clients: Clients, values: Values) -> list[str]:
    client = clients("cloudfront", REGION)
    found = client.get_cloud_front_origin_access_identity(Id=values["id"])["CloudFrontOriginAccessIdentity"]
    return [found["Id"], found["S3CanonicalUserId"]]


STORES = {
    "aws_rds_cluster": identity(_cluster, _NO_DATA),
    "aws_rds_cluster_instance": identity(_instance, _NO_DATA),
    "aws_db_instance": identity(_instance, _NO_DATA),
    "aws_elasticache_replication_group": identity(_cache, _NO_DATA),
    "aws_glue_catalog_database": identity(_catalog, "it only contains tables"),
    "aws_glue_catalog_table": identity(_catalog_table, "its rows are in a bucket"),
    "aws_cloudfront_origin_access_identity": identity(_access_identity, "it holds nothing"),
}
