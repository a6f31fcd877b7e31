"""What Application Auto Scaling does to a table behind Terraform's back."""

from __future__ import annotations

from typing import Any


def capacities(dynamodb: Any, table: str) -> set[int]:
    """Units that are provisioned: for reading and writing, of the table and of its indexes."""
    described = dynamodb.describe_table(TableName=table)["Table"]
    units = [described, *described["GlobalSecondaryIndexes"]]
    return {
        unit["ProvisionedThroughput"][f"{way}CapacityUnits"] for unit in units for way in ("Read", "Write")
    }


def autoscale(dynamodb: Any, table: str, units: int) -> None:
    """Sets all of them."""
    throughput = {"ReadCapacityUnits": units, "WriteCapacityUnits": units}
    indexes = dynamodb.describe_table(TableName=table)["Table"]["GlobalSecondaryIndexes"]
    dynamodb.update_table(
        TableName=table,
        ProvisionedThroughput=throughput,
        GlobalSecondaryIndexUpdates=[
            {"Update": {"IndexName": index["IndexName"], "ProvisionedThroughput": throughput}}
            for index in indexes
        ],
    )
