"""OpenSearch: a domain installs service software updates."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DOMAIN = "aws_opensearch_domain"
BLOCK = "software_update_options"


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that AWS installs updates of the service software by itself."""
    if not domain.flag(f"{BLOCK}.0.auto_software_update_enabled"):
        yield Violation("Nobody installs updates of the service software until AWS forces one.", BLOCK)


CONTROL = Control(
    id="opensearch-updates",
    title="A search domain installs service software updates in its off-peak window.",
    why="Updates close security holes. One that AWS forces comes at a time that nobody chose.",
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html",
    fix="Set auto_software_update_enabled = true in software_update_options.",
    types=(DOMAIN,),
    severity=Severity.LOW,
    check=check,
    guards=((DOMAIN, BLOCK), (DOMAIN, f"{BLOCK}.auto_software_update_enabled")),
)
