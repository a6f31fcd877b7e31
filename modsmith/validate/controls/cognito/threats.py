"""Cognito: a user pool blocks suspicious sign-ins."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.user_pools import POOL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ADD_ONS, MODE = "user_pool_add_ons", "advanced_security_mode"
FLOWS = "advanced_security_additional_flows"


def check(pool: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the mode of threat protection, and that of custom sign-ins if the pool has them."""
    parts = pool.parts(ADD_ONS)
    if not any(part.known(MODE) == "ENFORCED" for part in parts):
        yield Violation("Sign-ins with leaked passwords or from suspicious places succeed.", ADD_ONS)
    flows = [flow for part in parts for flow in part.parts(FLOWS)]
    covered = any(flow.known("custom_auth_mode") == "ENFORCED" for flow in flows)
    if not covered and any(part.is_set("define_auth_challenge") for part in pool.parts("lambda_config")):
        yield Violation("Threat protection does not cover the custom sign-in.", ADD_ONS)


CONTROL = Control(
    id="cognito-threats",
    title="A user pool blocks suspicious sign-ins.",
    why="Attackers try lists of leaked passwords. Threat protection detects and blocks that.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html",
    fix=f'Set {MODE} = "ENFORCED" in {ADD_ONS}. It needs the Plus plan.',
    types=(POOL,),
    severity=Severity.LOW,
    check=check,
    fsbp=("Cognito.1", "Cognito.4"),
    guards=((POOL, ADD_ONS), (POOL, f"{ADD_ONS}.{MODE}")),
)
