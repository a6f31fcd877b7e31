"""Which key encrypts: a module that makes or takes a KMS key uses it for all it stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validators.configuration.values import Symbol, options, same
from validators.configuration.world import Resource, World
from validators.control import Lack

KEY = "aws_kms_key"


def customer_keys(world: World) -> list[Any]:
    """What stands for the module's keys: inputs that take one, and the keys that it makes."""
    taken = [value for name, value in world.inputs.items() if "kms" in name and value is not None]
    return [*taken, *world.of(KEY)]


def judge(resource: Resource, path: str, world: World) -> Iterator[Lack]:
    """What is wrong with the key at a path of a resource.

    A module without a key of its own may leave the argument out, and has one of AWS's keys then.

    Raises:
        UndeterminedError: nobody knows whether there is a key.
    """
    own = customer_keys(world)
    if not own:
        return
    argument = path.partition(".")[0]
    if not resource.is_set(path):
        yield Lack(f"{path} is not set: it is not encrypted with the module's key.", argument)
    elif not all(is_one_of(option, own, world) for option in options(resource.at(path))):
        yield Lack(f"{path} is not the module's key.", argument)


def is_one_of(value: Any, own: list[Any], world: World) -> bool:
    """Whether a value is one of the module's keys."""
    for key in own:
        if isinstance(key, Resource):
            if world.names(value, key):
                return True
        elif any(same(value, option) for option in options(key)):
            return True
        elif isinstance(value, Symbol) and isinstance(key, Symbol) and key.refers & value.refers:
            return value.direct
    return False
