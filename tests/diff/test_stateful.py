"""The list of what holds data: real types, and all that the modules' own tests protect."""

from __future__ import annotations

from modsmith.diff.stateful import ADDRESSES, STATEFUL, STORES
from modsmith.errors import SchemaError
from modsmith.provider.table import Table

OF_PROVIDER_6 = {
    "aws_odb_cloud_autonomous_vm_cluster",
    "aws_odb_cloud_exadata_infrastructure",
    "aws_odb_cloud_vm_cluster",
    "aws_s3vectors_index",
    "aws_s3vectors_vector_bucket",
    "aws_timestreaminfluxdb_db_cluster",
}


def _exists(type_: str) -> bool:
    try:
        Table.load().resource(type_)
    except SchemaError:
        return False
    return True


def test_every_type_exists() -> None:
    unknown = {one for one in STATEFUL if one.startswith("aws_") and not _exists(one)}
    assert unknown == OF_PROVIDER_6


def test_a_type_is_in_one_list() -> None:
    assert not STORES & ADDRESSES
