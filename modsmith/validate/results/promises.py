"""Promises of a spec, held against what witnesses see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from modsmith.evaluate.defaults import default
from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol, is_known, options, same, why
from modsmith.spec import environments
from modsmith.spec.model import Expected, ModuleSpec, Promise, Refers
from modsmith.validate.control import Violation
from modsmith.validate.results.matrix import Said, Word, said


def check(
    evaluation: Evaluation, spec: ModuleSpec, answered: Collection[tuple[str, str]] = frozenset()
) -> Iterator[Said]:
    """What every promise comes to where it holds, for each resource that it is given for.

    Args:
        evaluation: it is looked for in.
        spec: that promises.
        answered: as in `matrix.judge`.
    """
    done = frozenset() if evaluation.by_default else answered
    for promise in (one for one in spec.promises if _environment(evaluation) in one.environments):
        for pattern in promise.resources:
            found = [one for one in _matching(pattern, evaluation) if _is_managed(one)]
            if not found and evaluation.by_default:
                nothing = Resource(pattern, "", {})
                yield said(
                    nothing,
                    evaluation,
                    promise.control,
                    "fail",
                    Violation("There is nothing that it could hold for."),
                )
            for resource in _answerable(found, pattern, evaluation):
                if (resource.base, promise.control) not in done:
                    yield from _held(promise, resource, evaluation)


def _matching(pattern: str, evaluation: Evaluation) -> Iterable[Resource]:
    """Resources by address without instance; most patterns are one."""
    if not set(pattern) & set("*?["):
        return (one for one in evaluation.get(pattern) if one.base == pattern)
    return (one for one in evaluation.resources if fnmatchcase(one.base, pattern))


def _environment(evaluation: Evaluation) -> str:
    """Where it is; a module without environments is always where it matters."""
    return evaluation.environment or environments.current().strictest


def _answerable(found: list[Resource], pattern: str, evaluation: Evaluation) -> list[Resource]:
    """Those that a pattern promises: of many, those that are made; one that is named must be made by default."""
    made = [one for one in found if one.exists is not False]
    return made if not evaluation.by_default or (made and "*" in pattern) else found


def _is_managed(resource: Resource) -> bool:
    return not resource.type.startswith("data.")


def _held(promise: Promise, resource: Resource, evaluation: Evaluation) -> Iterator[Said]:
    if resource.exists is False:
        yield said(resource, evaluation, promise.control, "fail", Violation("It is promised and not made."))
        return
    if resource.exists is None:
        doubt = f"Whether it is made could not be determined: it depends on {resource.doubt}."
        yield said(resource, evaluation, promise.control, "undetermined", Violation(doubt))
        return
    broken = False
    for path, expected in promise.expected(_environment(evaluation)).items():
        word, reason = _kept(_value(resource, path, evaluation), expected, evaluation)
        if word != "pass":
            broken = True
            violation = Violation(f"{path}: {reason}", path.partition(".")[0])
            yield said(resource, evaluation, promise.control, word, violation)
    if not broken:
        yield said(resource, evaluation, promise.control, "pass")


def _value(resource: Resource, path: str, evaluation: Evaluation) -> Any:
    """What is there, or what the provider will put there."""
    value = resource.at(path)
    return default(resource.type, path) if value is None and evaluation.source.startswith("hcl") else value


def _kept(value: Any, expected: Expected, evaluation: Evaluation) -> tuple[Word, str]:
    """Whether a value is the promised one."""
    if isinstance(expected, Refers):
        return _refers(value, expected.address, evaluation)
    if not is_known(value):
        if all(is_known(option) and not _equal(option, expected) for option in options(value)):
            return "fail", f"{_shown(expected)} is promised."
        return "undetermined", f"{_shown(expected)} is promised; {why(value)}."
    if _equal(value, expected):
        return "pass", ""
    return "fail", f"{_shown(expected)} is promised, {_shown(value)} is there."


def _refers(value: Any, address: str, evaluation: Evaluation) -> tuple[Word, str]:
    if address.startswith("var."):
        wanted = evaluation.inputs.get(address.removeprefix("var."))
        held = wanted is not None and same(value, wanted)
    else:
        head, _, attribute = address.rpartition(".")
        target = [one for one in evaluation.resources if head in (one.address, one.base)]
        held = isinstance(value, Symbol) and any(value.text == f"{one.address}.{attribute}" for one in target)
    if held:
        return "pass", ""
    shown = value.text if isinstance(value, Symbol) else _shown(value)
    return "fail", f"{address} is promised, {shown} is there."


def _equal(value: Any, expected: Any) -> bool:
    """Equal in Terraform's eyes: it turns numbers and booleans into text where text is wanted."""
    if isinstance(expected, str) and isinstance(value, bool | int | float):
        return _shown(value) == expected
    return same(value, expected)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)
