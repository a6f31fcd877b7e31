"""Which key encrypts: a module that makes or takes a KMS key uses it for all it stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, base
from modsmith.evaluate.values import Symbol, options, refers, same
from modsmith.validate.control import Violation

KEY = "aws_kms_key"
FOUND = "data.aws_kms_key"
_NO_KEYS = ("window", "days", "enable", "create", "rotation", "policy", "admin", "tags", "description")
"""Words of inputs that are about a key and take none."""


def customer_keys(evaluation: Evaluation) -> list[Any]:
    """What stands for the module's keys: inputs that take one, and the keys that it always makes.

    A key with `count` or `for_each` is made for what is as optional as itself; it may be used, and need not be.
    """
    made = [one for one in evaluation.of(KEY) if one.exists and one.address == one.base]
    return [*_taken(evaluation), *made]


def check(resource: Resource, path: str, evaluation: Evaluation) -> Iterator[Violation]:
    """What is wrong with the key at a path of a resource.

    A module without a key of its own may leave the argument out, and has one of AWS's keys then.

    Raises:
        UndeterminedError: nobody knows whether there is a key.
    """
    own = customer_keys(evaluation)
    argument = path.partition(".")[0]
    if _is_unmade(resource.at(path), evaluation):
        yield Violation(f"{path} is a key that is not made.", argument)
    elif not own:
        return
    elif not resource.is_set(path):
        yield Violation(f"{path} is not set: it is not encrypted with the module's key.", argument)
    elif not all(is_one_of(option, _usable(evaluation), evaluation) for option in options(resource.at(path))):
        yield Violation(f"{path} is not the module's key.", argument)


def is_one_of(value: Any, own: list[Any], evaluation: Evaluation) -> bool:
    """Whether a value is one of the module's keys."""
    for key in own:
        if isinstance(key, Resource):
            if evaluation.names(value, key):
                return True
        elif any(same(value, option) for option in options(key)):
            return True
        elif isinstance(value, Symbol) and isinstance(key, Symbol) and key.refers & value.refers:
            return value.direct
    return False


def _taken(evaluation: Evaluation) -> list[Any]:
    return [value for name, value in evaluation.inputs.items() if _takes_key(name) and _may_be_key(value)]


def _takes_key(name: str) -> bool:
    return "kms" in name.lower() and not any(word in name.lower() for word in _NO_KEYS)


def _may_be_key(value: Any) -> bool:
    return any(isinstance(option, str | Symbol) and option != "" for option in options(value))


def _usable(evaluation: Evaluation) -> list[Any]:
    found = [one for one in evaluation.of(FOUND) if not str(one.at("key_id")).startswith("alias/aws/")]
    return [*_taken(evaluation), *evaluation.of(KEY), *found]


def _is_unmade(value: Any, evaluation: Evaluation) -> bool:
    """Whether it refers to a key of the module of which there is no instance."""
    named = [address for address in refers(value) if base(address).startswith(f"{KEY}.")]
    return any(all(one.exists is False for one in evaluation.get(base(address))) for address in named)
