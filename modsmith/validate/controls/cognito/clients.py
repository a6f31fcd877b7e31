"""Cognito: tokens for an app travel encrypted, and not in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.links import listed
from modsmith.validate.aws.services.user_pools import CLIENT
from modsmith.validate.aws.texts import start
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

URLS, FLOWS = "callback_urls", "allowed_oauth_flows"
_PLAIN = re.compile(r"http://(?!localhost|127\.0\.0\.1|\[::1\])")


def check(client: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the addresses that receive tokens, and how."""
    if any(_PLAIN.match(start(one, URLS)) for one in _items(client, URLS)):
        yield Violation("Cognito sends codes and tokens to an address without TLS.", URLS)
    if "implicit" in listed(client, FLOWS):
        yield Violation(
            "The implicit flow puts tokens into addresses, which browsers and servers log.", FLOWS
        )


def _items(client: Resource, path: str) -> list[object]:
    value = client.at(path)
    if isinstance(value, Symbol | Choice):
        raise UndeterminedError(path, why(value))
    return list(value) if isinstance(value, list | tuple) else []


CONTROL = Control(
    id="cognito-clients",
    title="An app client receives tokens over TLS, and not in an address.",
    why="Whoever sees the code or token on its way is signed in as that user.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
    fix='Use https:// for callback_urls, and allowed_oauth_flows = ["code"] with PKCE.',
    types=(CLIENT,),
    severity=Severity.MEDIUM,
    check=check,
)
