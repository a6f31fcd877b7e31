"""Redshift and Redshift Serverless: helpers for controls of warehouses."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import releases, switches

CLUSTER = "aws_redshift_cluster"
NAMESPACE = "aws_redshiftserverless_namespace"
WORKGROUP = "aws_redshiftserverless_workgroup"
PARAMETERS = "aws_redshift_parameter_group"
GRANT = "aws_redshift_snapshot_copy_grant"


def is_encrypted(cluster: Resource, evaluation: Evaluation) -> bool:
    """Whether a cluster encrypts its data, which is the default from version 6 of the provider on.

    Raises:
        UndeterminedError: that is unknown.
    """
    if releases.is_from(6, evaluation):
        return switches.is_on(cluster, "encrypted")
    return cluster.flag("encrypted")


def values(resource: Resource, block: str, keys: tuple[str, str], name: str) -> list[str]:
    """What the parameters of one name are set to, in lower case.

    Args:
        resource: with the parameters.
        block: the name of its blocks.
        keys: the arguments of a block that are a parameter's name and value.
        name: of the parameter.

    Raises:
        UndeterminedError: a name or value is unknown.
    """
    return [str(one.known(keys[1])).lower() for one in resource.parts(block) if one.known(keys[0]) == name]
