"""DocumentDB: clusters reject unencrypted connections."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_docdb_cluster_parameter_group"
NAME = "tls"


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the parameter, which is on by default, is not turned off."""
    for parameter in group.parts("parameter"):
        if parameter.known("name") == NAME and parameter.known("value") == "disabled":
            yield Violation("Clusters with this group accept unencrypted connections.", "parameter")


CONTROL = Control(
    id="docdb-tls",
    title="A parameter group of DocumentDB does not turn TLS off.",
    why="Attackers on the network can read and change unencrypted passwords and documents.",
    source="https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html",
    fix="Remove the parameter tls, or set it to enabled.",
    types=(GROUP,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_90",),
    fsbp=("DocumentDB.6",),
)
