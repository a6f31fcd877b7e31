"""Security groups: ports of administration and of data stores are closed to the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import rules
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

RISKY = {
    20: "FTP",
    21: "FTP",
    22: "SSH",
    23: "Telnet",
    25: "SMTP",
    110: "POP3",
    135: "RPC",
    143: "IMAP",
    445: "SMB",
    1433: "SQL Server",
    1434: "SQL Server",
    2375: "Docker",
    2376: "Docker",
    2379: "etcd",
    3000: "development servers",
    3306: "MySQL",
    3389: "RDP",
    4333: "mSQL",
    5000: "development servers",
    5432: "PostgreSQL",
    5500: "VNC",
    5601: "OpenSearch Dashboards",
    5985: "WinRM",
    5986: "WinRM",
    6379: "Redis",
    8080: "proxies",
    8088: "HTTP servers",
    8888: "HTTP servers",
    9200: "OpenSearch",
    9300: "OpenSearch",
    10250: "kubelet",
    11211: "Memcached",
    27017: "MongoDB",
}
"""The ports of EC2.19, and those of other services that trust who can reach them."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no rule opens a port of administration or of a data store to every address."""
    for rule, ports in rules.opened(rules.ingress(resource), frozenset(RISKY)):
        found = dict.fromkeys(RISKY[port] for port in RISKY if port in ports)
        among = f", among them {', '.join(list(found)[:3])}" if len(ports) > 1 else f" ({next(iter(found))})"
        yield Violation(f"The internet can reach {rule.named_ports()}{among}.", rule.line())


CONTROL = Control(
    id="security-group-admin-ports",
    title="Ports of administration and of data stores are closed to the internet.",
    why="Bots find open SSH, RDP and database ports within minutes and try passwords and known flaws.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
    fix=(
        "Allow the port from a security group, a prefix list or your own addresses, and use Session "
        "Manager for shells."
    ),
    types=(rules.GROUP, rules.DEFAULT_GROUP, rules.RULE, rules.INGRESS_RULE),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"),
    trivy=("AVD-AWS-0107",),
    fsbp=("EC2.13", "EC2.14", "EC2.18", "EC2.19"),
)
