"""How a function is declared and called: its parameters, and what happens to nulls, unknown and sensitive arguments.

Source: https://github.com/zclconf/go-cty/blob/main/docs/functions.md
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from modsmith.cty import values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.cty.numbers import Number
from modsmith.cty.types import DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import budget

Returns: TypeAlias = "Type | Callable[[list[Value]], Type]"
Implementation: TypeAlias = Callable[[list[Value], Type], Value]


_PER_STEP = 4
"""Elements of arguments that count as a step."""


class NotKnownError(Exception):
    """A function's result depends on what is unknown.

    Attributes:
        parts: what is known of its content.
    """

    def __init__(self, parts: Any = None) -> None:
        super().__init__()
        self.parts = parts


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter accepts.

    Attributes:
        type: that arguments are converted to.
        null: whether the function itself takes nulls.
        unknown: whether it takes values that are unknown themselves; parts of a value always may be.
        dynamic: whether it takes unknown values of an unknown type.
        marked: whether it takes care of sensitive values itself.
    """

    type: Type
    null: bool = False
    unknown: bool = False
    dynamic: bool = False
    marked: bool = False


TEXT = Parameter(STRING)
COUNT = Parameter(NUMBER)
ANY = Parameter(DYNAMIC)
ANYTHING = Parameter(DYNAMIC, null=True, unknown=True, dynamic=True)

_ENCODING = ("base64encode", "base64gzip")
"""Functions of which an unknown result keeps the whole text: a script is checked although a part of it is unknown."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of Terraform.

    Attributes:
        name: its name.
        parameters: in order.
        rest: what further arguments have to be; None if there may be none.
        returns: the type of its result, perhaps by its arguments.
        compute: the result.
        sure: whether its result is never null.
        text: whether its result is a text, and is computed with holes where an argument may have any type.
    """

    name: str
    parameters: Sequence[Parameter]
    rest: Parameter | None
    returns: Returns
    compute: Implementation
    sure: bool = True
    text: bool = False

    def call(self, given: list[Value]) -> Value:
        """The result.

        Raises:
            EvaluationError: Terraform refuses the arguments.
        """
        parameters = self._parameters(given)
        budget.step(sum(value.size for value in given) // _PER_STEP)
        given = [convert(value, parameter.type) for value, parameter in zip(given, parameters, strict=True)]
        if not any(isinstance(value.raw, Unknown) and value.raw.options for value in given):
            return self._called(given, parameters)
        return values.over_options(given, lambda each: self._called(each, parameters))

    def _parameters(self, given: list[Value]) -> list[Parameter]:
        least = len(self.parameters)
        if len(given) < least or (self.rest is None and len(given) > least):
            raise EvaluationError(f"{self.name} expects {least} argument(s), not {len(given)}")
        return [*self.parameters, *([self.rest] * (len(given) - least) if self.rest else ())]

    def _called(self, given: list[Value], parameters: list[Parameter]) -> Value:
        sensitive = False
        unknown = False
        ready: list[Value] = []
        is_open = False
        for value, parameter in zip(given, parameters, strict=True):
            if is_open:
                break
            if value.raw is NULL and not parameter.null:
                raise EvaluationError(f"{self.name}: argument must not be null")
            if not parameter.marked and values.is_sensitive(value):
                sensitive = True
                value = values.unmarked_deep(value)  # noqa: PLW2901
            if isinstance(value.raw, Unknown) and not parameter.unknown:
                unknown = True
            ready.append(value)
            is_open = value.type is DYNAMIC and not parameter.dynamic
        if is_open:
            return self._open(given)
        kind = self.returns if isinstance(self.returns, Type) else self.returns(ready)
        if unknown:
            return self.unknown(ready, kind, sensitive=sensitive)
        try:
            return self.compute(ready, kind).marked(sensitive)
        except NotKnownError as error:
            return self.unknown(ready, kind, sensitive=sensitive, parts=error.parts)
        except UnsupportedError as error:
            made = self.unknown(ready, kind, sensitive=sensitive, sure=False)
            return values.unknown(
                kind, replace(made.raw, doubt=f"modsmith cannot compute {self.name}: {error}"), sensitive
            )

    def _open(self, given: list[Value]) -> Value:
        """The result where an argument may have any type: Terraform does not tell the type of that either."""
        sensitive = any(map(values.is_sensitive, given))
        if self.text and all(value.known for value in given[: len(self.parameters)]):
            try:
                made = self.compute([values.unmarked_deep(value) for value in given], STRING)
                if isinstance(made.raw, Unknown):
                    return values.unknown(DYNAMIC, made.raw, sensitive)
            except (EvaluationError, NotKnownError, UnsupportedError):
                pass
        return self.unknown(given, DYNAMIC, sensitive=sensitive, sure=False)

    def unknown(
        self,
        given: list[Value],
        type_: Type,
        *,
        sensitive: bool = False,
        sure: bool = True,
        parts: Any = None,
    ) -> Value:
        """The unknown result of a call."""
        text = f"{self.name}({', '.join(map(values.describe, given))})"
        origin = Unknown(
            text if self.name in _ENCODING else values.shortened(text),
            values.joined_refers(given),
            sure=sure and self.sure,
            parts=tuple(parts) if isinstance(parts, list) else parts,
            json=self.name == "jsonencode" and parts is not None,
            doubt=values.doubt(given),
        )
        return values.unknown(type_, origin, sensitive)


def int_of(value: Value, what: str = "number") -> int:
    """A number as an integer of the machine.

    Raises:
        EvaluationError: it has a fraction, or is too large.
    """
    raw: Number = value.raw
    if not raw.is_whole:
        raise EvaluationError(f"invalid {what}: a whole number is required")
    made = raw.whole()
    if not -(1 << 63) <= made < 1 << 63:
        raise EvaluationError(f"invalid {what}: it is too large")
    return made
