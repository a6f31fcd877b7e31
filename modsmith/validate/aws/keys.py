"""Which key encrypts what: a module that creates or accepts a KMS key uses it for all stored data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, base
from modsmith.evaluate.values import Symbol, options, refers, same
from modsmith.validate.control import Violation
from modsmith.validate.parameters import KEYS as ALLOWED

KEY = "aws_kms_key"
FOUND = "data.aws_kms_key"
OTHER_KEYS = ("aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key")
"""Keys that are copies of another key, or whose material is imported."""
_KEYS = re.compile(r"kms|cmk|encryption_key|(?:^|_)key_(?:arn|id)$", re.IGNORECASE)
"""The names of inputs that accept a key: `kms_key_arn`, `key_id`, `encryption_key`."""
_NO_KEYS = (
    "window",
    "days",
    "enable",
    "create",
    "rotation",
    "policy",
    "admin",
    "tags",
    "description",
    "access",
    "ssh",
    "api_key",
)
"""Words in the names of inputs that concern a key but do not accept one."""


@dataclass(frozen=True)
class Keys:
    """Keys that a module may use.

    Attributes:
        made: addresses of its resources and data sources.
        taken: the values of its inputs.
    """

    made: frozenset[str]
    taken: tuple[Any, ...]

    def __bool__(self) -> bool:
        return bool(self.made or self.taken)


def customer_keys(evaluation: Evaluation) -> Keys:
    """What counts as the module's keys: inputs for keys, and keys that the module creates for all its data.

    A key with `count` or `for_each` belongs to resources that are as optional; others may use it but need not. But
    where it exists because an input for a key is null, it stands in for that key, and counts.
    """
    left_out = {name for name, value in evaluation.inputs.items() if value is None and _takes_key(name)}
    made = (
        one
        for one in evaluation.of(KEY)
        if one.exists and (one.address == one.base or left_out & evaluation.decided_by(one.base))
    )
    return evaluation.once("keys", lambda: _keys(made, evaluation))


def all_keys(evaluation: Evaluation) -> Keys:
    """What counts as the module's keys, and every other key that it creates."""
    return evaluation.once("all keys", lambda: _keys(evaluation.of(KEY), evaluation))


def _keys(made: Iterable[Resource], evaluation: Evaluation) -> Keys:
    return Keys(frozenset(one.address for one in made), _taken(evaluation))


def check(resource: Resource, path: str, evaluation: Evaluation) -> Iterator[Violation]:
    """Yields violations for the key at a path of a resource.

    A module without its own key can omit the argument; AWS then uses one of its own keys.

    Raises:
        UndeterminedError: it is unknown whether there is a key.
    """
    own = customer_keys(evaluation)
    argument = path.partition(".")[0]
    yield from _not_allowed(resource.at(path), argument)
    if _is_unmade(resource.at(path), evaluation):
        yield Violation(f"{path} refers to a key that is not created.", argument)
    elif not own:
        return
    elif not resource.is_set(path):
        yield Violation(f"{path} is not set, so the module's key is not used.", argument)
    elif not all(is_one_of(option, _usable(evaluation), evaluation) for option in options(resource.at(path))):
        yield Violation(f"{path} is not the module's key.", argument)


def _not_allowed(value: Any, argument: str) -> Iterator[Violation]:
    """A violation for each key written out that the project does not allow."""
    for option in options(value) if ALLOWED.value else ():
        if isinstance(option, str) and not any(fnmatchcase(option, one) for one in ALLOWED.value):
            yield Violation(f"The key {option} is not one that the project allows.", argument)


def is_one_of(value: Any, own: Keys, evaluation: Evaluation) -> bool:
    """Whether a value is one of these keys."""
    if any(one.address in own.made for one in evaluation.named(value, KEY, FOUND)):
        return True
    for key in own.taken:
        if any(same(value, option) for option in options(key)):
            return True
        if isinstance(value, Symbol) and isinstance(key, Symbol) and key.refers & value.refers:
            return value.direct
    return False


def _taken(evaluation: Evaluation) -> tuple[Any, ...]:
    return tuple(
        value for name, value in evaluation.inputs.items() if _takes_key(name) and _may_be_key(value)
    )


def _takes_key(name: str) -> bool:
    return _KEYS.search(name) is not None and not any(word in name.lower() for word in _NO_KEYS)


def _may_be_key(value: Any) -> bool:
    return any(isinstance(option, str | Symbol) and option != "" for option in options(value))


def _usable(evaluation: Evaluation) -> Keys:
    """All keys that it creates, accepts or looks up, without those of AWS."""
    found = (one for one in evaluation.of(FOUND) if not str(one.at("key_id")).startswith("alias/aws/"))
    return evaluation.once("usable keys", lambda: _keys((*evaluation.of(KEY), *found), evaluation))


def _is_unmade(value: Any, evaluation: Evaluation) -> bool:
    """Whether it refers to a key of the module without instances."""
    named = [address for address in refers(value) if base(address).startswith(f"{KEY}.")]
    return any(all(one.exists is False for one in evaluation.get(base(address))) for address in named)
