"""OpenSearch: a domain has fine-grained access control."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import searches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "advanced_security_options"


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that it is on, and that nobody is let in without a name."""
    if not domain.flag(f"{BLOCK}.0.enabled"):
        yield Violation("Everyone whom the domain lets in can read and change every index.", BLOCK)
    if domain.flag(f"{BLOCK}.0.anonymous_auth_enabled"):
        yield Violation("The domain lets in clients without a name.", BLOCK)


CONTROL = Control(
    id="opensearch-access",
    title="A search domain has fine-grained access control.",
    why="Without it a reader of one index can read, change and delete all others.",
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
    fix="Set enabled = true in advanced_security_options, with master_user_options.",
    types=searches.TYPES,
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV2_AWS_52",),
    fsbp=("Opensearch.7",),
    guards=searches.guards(BLOCK, f"{BLOCK}.enabled"),
)
