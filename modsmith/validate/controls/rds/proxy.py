"""RDS Proxy: clients use TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PROXY = "aws_db_proxy"


def check(proxy: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the proxy requires TLS."""
    if not proxy.flag("require_tls"):
        yield Violation("The proxy accepts unencrypted connections.", "require_tls")


CONTROL = Control(
    id="rds-proxy",
    title="A database proxy accepts only TLS connections.",
    why="Attackers on the network can read and change unencrypted passwords and rows.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html",
    fix="Set require_tls = true.",
    types=(PROXY,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("RDS.43",),
    guards=((PROXY, "require_tls"),),
)
