"""Checks the promises of a spec."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from modsmith.evaluate.defaults import default
from modsmith.evaluate.evaluation import Evaluation, Resource, base
from modsmith.evaluate.values import Symbol, is_known, options, same, why
from modsmith.spec import environments
from modsmith.spec.model import Expected, ModuleSpec, Promise, Refers
from modsmith.validate.control import Violation
from modsmith.validate.results.matrix import Observation, Observed, observation


def check(
    evaluation: Evaluation, spec: ModuleSpec, answered: Collection[tuple[str, str]] = frozenset()
) -> Iterator[Observation]:
    """Checks every promise that applies in the evaluation's environment, for each of its resources.

    Args:
        evaluation: the evaluated module.
        spec: its spec.
        answered: as in `matrix.check`.
    """
    done = frozenset() if evaluation.by_default else answered
    for promise in (one for one in spec.promises if _environment(evaluation) in one.environments):
        for pattern in promise.resources:
            found = [one for one in _matching(pattern, evaluation) if _is_managed(one)]
            if not found and evaluation.by_default:
                nothing = Resource(pattern, "", {})
                yield observation(
                    nothing,
                    evaluation,
                    promise.control,
                    "fail",
                    Violation("No resource matches the promise."),
                )
            for resource in _answerable(found, pattern, evaluation):
                if (resource.base, promise.control) not in done:
                    yield from _check(promise, resource, evaluation)


def _matching(pattern: str, evaluation: Evaluation) -> Iterable[Resource]:
    """Resources whose address without instance key matches; most patterns are plain addresses, some of one instance."""
    if pattern.endswith("]"):
        return (one for one in evaluation.get(base(pattern)) if one.address == pattern)
    if not set(pattern) & set("*?["):
        return (one for one in evaluation.get(pattern) if one.base == pattern)
    return (one for one in evaluation.resources if fnmatchcase(one.base, pattern))


def _environment(evaluation: Evaluation) -> str:
    """The evaluation's environment; the strictest one for a module without environments."""
    return evaluation.environment or environments.current().strictest


def _answerable(found: list[Resource], pattern: str, evaluation: Evaluation) -> list[Resource]:
    """The resources that a promise covers: with a wildcard, only those that exist; otherwise all that match."""
    made = [one for one in found if one.exists is not False]
    return made if not evaluation.by_default or (made and "*" in pattern) else found


def _is_managed(resource: Resource) -> bool:
    return not resource.type.startswith("data.")


def _check(promise: Promise, resource: Resource, evaluation: Evaluation) -> Iterator[Observation]:
    if resource.exists is False:
        yield observation(
            resource,
            evaluation,
            promise.control,
            "fail",
            Violation("The promise requires it, but it is not created."),
        )
        return
    if resource.exists is None:
        doubt = f"Whether it is created could not be determined: it depends on {resource.doubt}."
        yield observation(resource, evaluation, promise.control, "undetermined", Violation(doubt))
        return
    broken = False
    for path, expected in promise.expected(_environment(evaluation)).items():
        status, reason = _compared(_value(resource, path, evaluation), expected, evaluation)
        if status != "pass":
            broken = True
            violation = Violation(f"{path}: {reason}", path.partition(".")[0])
            yield observation(resource, evaluation, promise.control, status, violation)
    if not broken:
        yield observation(resource, evaluation, promise.control, "pass")


def _value(resource: Resource, path: str, evaluation: Evaluation) -> Any:
    """The value, or the provider's default for it."""
    value = resource.at(path)
    return default(resource.type, path) if value is None and evaluation.source.startswith("hcl") else value


def _compared(value: Any, expected: Expected, evaluation: Evaluation) -> tuple[Observed, str]:
    """Whether a value is the promised one, and if not, why."""
    if isinstance(expected, Refers):
        return _refers(value, expected.address, evaluation)
    if not is_known(value):
        if all(is_known(option) and not _equal(option, expected) for option in options(value)):
            return "fail", f"expected {_shown(expected)}."
        return "undetermined", f"expected {_shown(expected)}; {why(value)}."
    if _equal(value, expected):
        return "pass", ""
    return "fail", f"expected {_shown(expected)}, found {_shown(value)}."


def _refers(value: Any, address: str, evaluation: Evaluation) -> tuple[Observed, str]:
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
    return "fail", f"expected {address}, found {shown}."


def _equal(value: Any, expected: Any) -> bool:
    """Compares like Terraform, which converts numbers and booleans to strings where a string is expected."""
    if isinstance(expected, str) and isinstance(value, bool | int | float):
        return _shown(value) == expected
    return same(value, expected)


def _shown(value: Any) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
