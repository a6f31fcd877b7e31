"""Names of resources that are referred to by text, such as log groups of functions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, why
from modsmith.validate.aws.policies import text


def spellings(resource: Resource, argument: str, evaluation: Evaluation) -> set[str]:
    """All ways in which text can spell a resource's name: its value, or a reference to it."""
    given = resource.at(argument)
    named = set() if given is None or isinstance(given, Choice) else {text(evaluation.resolve(given))}
    return named | {f"${{{resource.address}.{key}}}" for key in (argument, "id", "name")}


def spelled(value: Any, evaluation: Evaluation) -> set[str]:
    """The texts that a value can be, with holes for unknown parts."""
    return {text(evaluation.resolve(option)) for option in options(value) if option is not None}


def is_spelled(value: Any, names: Collection[str], evaluation: Evaluation, path: str) -> bool:
    """Whether a value is one of these texts.

    Raises:
        UndeterminedError: it depends on a condition.
    """
    found = {option is not None and text(evaluation.resolve(option)) in names for option in options(value)}
    if len(found) > 1:
        raise UndeterminedError(path, why(value))
    return found == {True}


def called(evaluation: Evaluation, type_: str, argument: str, names: set[str]) -> list[Resource]:
    """Resources of a type with one of these names.

    Raises:
        UndeterminedError: there is no certain one, but one with an unknown name or unknown instances.
    """
    known = _spelled(evaluation, type_, argument)
    found = [
        one
        for one in {one.address: one for name in names for one in known.by_text.get(name, ())}.values()
        if is_spelled(one.at(argument), names, evaluation, f"{one.address}.{argument}")
    ]
    for one in found:
        if one.exists is None:
            raise UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")
    if not found and known.lost:
        raise UndeterminedError(f"{known.lost.address}.{argument}", why(known.lost.at(argument)))
    return found


@dataclass
class _Spelled:
    """Resources of a type by the texts that an argument can be; the first one of which nothing is known."""

    by_text: dict[str, list[Resource]] = field(default_factory=dict)
    lost: Resource | None = None


def _spelled(evaluation: Evaluation, type_: str, argument: str) -> _Spelled:
    """How an argument of all resources of a type is spelled."""

    def compute() -> _Spelled:
        made = _Spelled()
        for one in evaluation.of(type_):
            value = one.at(argument)
            for name in spelled(value, evaluation):
                made.by_text.setdefault(name, []).append(one)
            if made.lost is None and any(
                isinstance(option, Symbol) and not option.holes for option in options(value)
            ):
                made.lost = one
        return made

    return evaluation.once(("spelled", type_, argument), compute)


def is_foreign(value: Any, evaluation: Evaluation, type_: str) -> bool:
    """Whether a known name is not among those of the module, which has resources of that type."""
    return isinstance(value, str) and any(evaluation.of(type_)) and not evaluation.named(value, type_)
