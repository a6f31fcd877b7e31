"""Redshift: a warehouse rejects unencrypted connections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws import warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

NAME = "require_ssl"
OLD = "redshift-1.0"
"""The family of parameter groups in which TLS is optional by default."""


def check(warehouse: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the parameter that requires TLS in the warehouse's own group; the default group requires it."""
    if warehouse.type == warehouses.WORKGROUP:
        values = warehouses.values(warehouse, "config_parameter", ("parameter_key", "parameter_value"), NAME)
        if values != ["true"]:
            yield Violation(f"No config_parameter sets {NAME}.", "config_parameter")
        return
    given = warehouse.at("cluster_parameter_group_name")
    if given == f"default.{OLD}":
        yield Violation(f"The group {given} accepts unencrypted connections.", "cluster_parameter_group_name")
    groups = evaluation.named(given, warehouses.PARAMETERS)
    if given is not None and not groups and not _is_default(given):
        reason = "it is not a parameter group of this module" if isinstance(given, str) else why(given)
        raise UndeterminedError("cluster_parameter_group_name", reason)
    for group in groups:
        values = warehouses.values(group, "parameter", ("name", "value"), NAME)
        if values != ["true"] and (values or group.known("family") == OLD):
            yield Violation(f"{group.address} does not set {NAME} = true.", "cluster_parameter_group_name")


def _is_default(group: Any) -> bool:
    """Whether it is the name of a parameter group of AWS."""
    return isinstance(group, str) and group.startswith("default.")


CONTROL = Control(
    id="redshift-tls",
    title="A data warehouse accepts only TLS connections.",
    why="Attackers on the network can read and change unencrypted queries and results.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
    fix="Set require_ssl = true in the parameter group, or in config_parameter of a workgroup.",
    types=(warehouses.CLUSTER, warehouses.WORKGROUP),
    severity=Severity.MEDIUM,
    check=check,
    reads=(warehouses.PARAMETERS,),
    checkov=("CKV_AWS_105",),
    fsbp=(
        "Redshift.2",
        "RedshiftServerless.2",
    ),
    guards=(
        (warehouses.PARAMETERS, "parameter"),
        (warehouses.WORKGROUP, "config_parameter"),
        (warehouses.WORKGROUP, "config_parameter.parameter_value"),
    ),
)
