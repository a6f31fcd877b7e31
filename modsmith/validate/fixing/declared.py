"""The edits that a control declares. The package's docstring says which ones are safe enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from modsmith.evaluate.evaluation import Evaluation, Resource

Literal: TypeAlias = "bool | int | float | str | None"
"""The value of a literal; None for `null` and for an argument that is not there."""

Refusal: TypeAlias = Callable[[Resource, Evaluation], str]
"""Why a resource cannot be fixed safely, as the end of a sentence; "" if it can.

It may raise `UndeterminedError`, which is such a reason.
"""

_LITERAL = re.compile(r'true|false|null|-?\d+(?:\.\d+)?|"[^"\\$%\n]*"')
_WORDS: dict[str, Literal] = {"true": True, "false": False, "null": None}


def never(_: Resource, __: Evaluation) -> str:
    """No reason against it."""
    return ""


def parsed(text: str) -> Literal:
    """The value of a literal in HCL; `"true"` is the text, not the boolean.

    Raises:
        ValueError: it is no literal.
    """
    if not _LITERAL.fullmatch(text):
        raise ValueError(text)
    if text in _WORDS:
        return _WORDS[text]
    if text.startswith('"'):
        return text[1:-1]
    return float(text) if "." in text else int(text)


def is_on(value: Literal) -> bool:
    """Whether an argument is literally true."""
    return value is True or value == "true"


def is_off(value: Literal) -> bool:
    """Whether an argument is literally false."""
    return value is False or value == "false"


def above(most: int) -> Callable[[Literal], bool]:
    """Whether an argument is a number above this."""
    return lambda value: not isinstance(value, str | bool | None) and value > most


def below(least: int) -> Callable[[Literal], bool]:
    """Whether an argument is a number below this."""
    return lambda value: not isinstance(value, str | bool | None) and value < least


@dataclass(frozen=True)
class SetArgument:
    """Sets an argument to a literal, in the resource or in each of its nested blocks of a path.

    Attributes:
        type: of the resource that is edited.
        path: of the argument, without indices: `viewer_certificate.minimum_protocol_version`.
        literal: as in HCL.
        wrong: which literals are replaced, and with None whether a missing argument is added; by default everything
            but the literal.
        without: arguments in whose presence the block stays as it is.
        link: the argument by which the edited resource names the one that the control checks; "" if it is the same.
        effect: what changes besides, such as a price, one sentence; or "".
        unless: refuses resources for which it is not safe. It gets the resource that the control checks.
    """

    type: str
    path: str
    literal: str
    wrong: Callable[[Literal], bool] | None = None
    without: tuple[str, ...] = ()
    link: str = ""
    effect: str = ""
    unless: Refusal = never

    def is_wrong(self, value: Literal) -> bool:
        """Whether an argument with this value is set."""
        if self.wrong is not None:
            return self.wrong(value)
        good = parsed(self.literal)
        return value != good and not (isinstance(good, bool) and value == self.literal)

    @property
    def what(self) -> str:
        """The edit, in short."""
        return f"{self.path} = {self.literal}"


@dataclass(frozen=True)
class AddBlock:
    """Adds a nested block to a resource that has none of its name.

    Attributes:
        type: of the resource that is edited.
        name: of the block.
        body: its arguments, one a line.
        effect: as in `SetArgument`.
        unless: as in `SetArgument`.
    """

    type: str
    name: str
    body: tuple[str, ...]
    effect: str = ""
    unless: Refusal = never

    @property
    def what(self) -> str:
        """The edit, in short."""
        return f"{self.name} {{ {'; '.join(self.body)} }}"


@dataclass(frozen=True)
class AddResource:
    """Adds a resource that configures another one, below it, where the module has none.

    Attributes:
        type: of the resource that is added.
        owner: type of the resource that it configures.
        link: the argument that names the owner.
        attribute: of the owner, by which it is named.
        body: the lines of its body besides that argument.
        effect: as in `SetArgument`.
        unless: as in `SetArgument`.
    """

    type: str
    owner: str
    link: str
    attribute: str
    body: tuple[str, ...]
    effect: str = ""
    unless: Refusal = never

    @property
    def what(self) -> str:
        """The edit, in short."""
        return f'resource "{self.type}"'


Fix: TypeAlias = "SetArgument | AddBlock | AddResource"
