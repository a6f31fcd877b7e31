"""Policy documents in any form: JSON in a plan, `jsonencode`, or `aws_iam_policy_document`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, why

DOCUMENT = "data.aws_iam_policy_document"

KINDS = frozenset({"*", "AWS", "CanonicalUser", "Federated", "Service"})
"""Keys of principals."""

Condition = tuple[str, str, tuple[Any, ...]]
"""Operator, key, values."""


@dataclass(frozen=True)
class Statement:
    """One statement of a policy; unknown values are symbols.

    Attributes:
        effect: Allow or Deny.
        actions: the listed actions.
        resources: the listed resources.
        principals: pairs of type (`AWS`, `Service`) and identifier.
        conditions: all of them must hold.
        inverted: whether it lists exceptions: `NotAction`, `NotResource`, `NotPrincipal`.
        sid: its name, or "".
    """

    effect: str
    actions: tuple[Any, ...]
    resources: tuple[Any, ...] = ()
    principals: tuple[tuple[str, Any], ...] = ()
    conditions: tuple[Condition, ...] = ()
    inverted: bool = False
    sid: str = ""

    @property
    def allows(self) -> bool:
        """Whether its effect is Allow."""
        return self.effect == "Allow"

    def is_for_all(self) -> bool:
        """Whether anyone at all is its principal."""
        return any(text(who) == "*" for _, who in self.principals)


def statements(resource: Resource, path: str, evaluation: Evaluation) -> list[Statement]:
    """The statements of the policy at a path of a resource.

    Raises:
        UndeterminedError: the policy, or a part of it, is unknown.
    """
    return [one for alternative in alternatives(resource, path, evaluation) for one in alternative]


def alternatives(resource: Resource, path: str, evaluation: Evaluation) -> list[list[Statement]]:
    """The possible policies at a path of a resource, each as its statements; several if a condition decides.

    Raises:
        UndeterminedError: the policy, or a part of it, is unknown.
    """
    return [list(_statements(option, path, evaluation, ())) for option in options(resource.at(path))]


def of_document(document: Resource, evaluation: Evaluation) -> list[Statement]:
    """The statements of an `aws_iam_policy_document`, including its source documents.

    Raises:
        UndeterminedError: they are unknown.
    """
    return list(_from_document(document, evaluation, (document.address,)))


def attached(
    resource: Resource, evaluation: Evaluation, type_: str, by: str, path: str = "policy"
) -> list[tuple[Resource, str]]:
    """The holders of a resource's policies: resources of a type that refer to it, and the resource itself.

    Raises:
        UndeterminedError: they are unknown.
    """
    holders = [(one, path) for one in evaluation.attached(resource, type_, by)]
    return [*holders, (resource, path)] if resource.at(path) is not None else holders


def matches(pattern: Any, action: str) -> bool:
    """Whether an action of a statement, which may contain wildcards, matches an action."""
    return fnmatchcase(action.lower(), text(pattern).lower())


def settled(value: Any, path: str) -> str:
    """A value as text that cannot be a wildcard; text with holes is accepted.

    Raises:
        UndeterminedError: it may be a wildcard.
    """
    if isinstance(value, Choice):
        raise UndeterminedError(path, why(value))
    if isinstance(value, Symbol) and not _is_somebody(value):
        raise UndeterminedError(
            path, f"{why(value)}, so it may be a wildcard unless a validation refuses that"
        )
    return text(value)


def legible(value: Any, path: str) -> str:
    """A value as text of which at least a part is known; "" if there is none.

    Raises:
        UndeterminedError: nothing of it is known, or it depends on a condition.
    """
    if isinstance(value, Choice) or (isinstance(value, Symbol) and not value.holes):
        raise UndeterminedError(path, why(value))
    return "" if value is None else text(value)


def _is_somebody(value: Symbol) -> bool:
    if value.holes:
        return bool(re.sub(r"\$\{.*?\}", "", value.text))
    return value.strict or (
        value.direct and not any(address.startswith(("var.", "module.")) for address in value.refers)
    )


def text(value: Any) -> str:
    """A value as text, with holes for unknown parts."""
    return str(value) if not isinstance(value, bool) else str(value).lower()


def _statements(value: Any, path: str, evaluation: Evaluation, seen: tuple[str, ...]) -> Iterator[Statement]:
    if value is None:
        return
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise UndeterminedError(path, "it is not JSON") from None
    if isinstance(value, Mapping):
        yield from map(_from_json, _many(value.get("Statement")))
        return
    documents = [one for one in evaluation.referred(value) if one.type == DOCUMENT]
    if not documents:
        raise UndeterminedError(path, why(value))
    for document in documents:
        if document.address not in seen:
            yield from _from_document(document, evaluation, (*seen, document.address))


def _from_json(raw: Any) -> Statement:
    if not isinstance(raw, Mapping):
        raise UndeterminedError("Statement", "it is not an object")
    effect = raw.get("Effect", "Allow")
    if not isinstance(effect, str):
        raise UndeterminedError("Effect", why(effect))
    principal = raw.get("Principal", raw.get("NotPrincipal"))
    if isinstance(principal, str):
        principal = {"AWS": principal}
    return Statement(
        effect=effect,
        actions=tuple(_many(raw.get("Action", raw.get("NotAction")))),
        resources=tuple(_many(raw.get("Resource", raw.get("NotResource")))),
        principals=tuple(
            (text(kind), who) for kind, given in _pairs(principal, "Principal") for who in _many(given)
        ),
        conditions=tuple(
            (text(test), text(variable), tuple(_many(values)))
            for test, pairs in _pairs(raw.get("Condition"), "Condition")
            for variable, values in _pairs(pairs, "Condition")
        ),
        inverted=any(key in raw for key in ("NotAction", "NotResource", "NotPrincipal")),
        sid=text(raw.get("Sid") or ""),
    )


def _pairs(value: Any, path: str) -> list[tuple[Any, Any]]:
    if value is None:
        return []
    if not isinstance(value, Mapping):
        raise UndeterminedError(path, why(value))
    return list(value.items())


def _from_document(document: Resource, evaluation: Evaluation, seen: tuple[str, ...]) -> Iterator[Statement]:
    for key in ("source_policy_documents", "override_policy_documents"):
        for other in _many(document.at(key)):
            yield from _statements(other, f"{document.address}.{key}", evaluation, seen)
    for block in document.parts("statement"):
        yield block.once("policy statement", partial(_from_block, block))


def _from_block(block: Resource) -> Statement:
    inverted = [key for key in ("not_actions", "not_resources", "not_principals") if block.at(key)]
    return Statement(
        effect=block.known("effect") or "Allow",
        actions=_values(block, "not_actions" if "not_actions" in inverted else "actions"),
        resources=_values(block, "not_resources" if "not_resources" in inverted else "resources"),
        principals=tuple(
            (_kind(who), each)
            for who in (*block.parts("principals"), *block.parts("not_principals"))
            for each in _values(who, "identifiers")
        ),
        conditions=tuple(
            (str(part.known("test")), _variable(part), _values(part, "values"))
            for part in block.parts("condition")
        ),
        inverted=bool(inverted),
        sid=text(block.at("sid") or ""),
    )


def _variable(condition: Resource) -> str:
    """The key of a condition; text with holes is a key that no control knows, such as that of a provider's users."""
    value = condition.at("variable")
    if isinstance(value, Symbol) and value.holes:
        return value.text
    return str(condition.known("variable"))


def _kind(principals: Resource) -> str:
    kind = principals.known("type")
    if kind not in KINDS:
        raise UndeterminedError("principals.type", f"it is {kind!r}, which is not a type of principal")
    return str(kind)


def _values(block: Resource, path: str) -> tuple[Any, ...]:
    """A list with a known number of elements, whose values may be unknown."""
    value = block.at(path)
    if isinstance(value, Choice):
        raise UndeterminedError(path, why(value))
    if isinstance(value, Symbol):
        return (value,)
    return tuple(_many(value))


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
