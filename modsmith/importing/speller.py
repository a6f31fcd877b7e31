"""Values of HCL as constructs take them: strings in the template language, plain Python for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.template import escape
from modsmith.hcl.tokens import tokenize
from modsmith.importing.heredocs import template_of, without_heredocs
from modsmith.importing.python import Call, Raw


@dataclass
class Speller:
    """Spells values of one Python file; expressions of several lines become constants of the file.

    Attributes:
        constants: name to expression.
        names: what the file uses of modsmith.
    """

    constants: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def value(self, value: Value, name: str) -> Any:
        """A value as a construct takes it.

        Args:
            value: as it was read.
            name: of the constant that it may become, in any case.
        """
        if isinstance(value, str):
            return escape(value)
        if isinstance(value, Template):
            return value.text
        if isinstance(value, Expression):
            return self._expression(value.text, name)
        if isinstance(value, Mapping):
            return {_key(key): self.value(item, f"{name}_{_plain(key)}") for key, item in value.items()}
        if isinstance(value, Sequence):
            return [self.value(item, name) for item in value]
        return value

    def bare(self, text: str, name: str) -> Any:
        """An expression without brackets around, as a condition of the spec is."""
        text = without_heredocs(text)
        return Raw(self._constant(text, name)) if "\n" in text else text

    def _expression(self, text: str, name: str) -> Any:
        if text.startswith("<<"):
            template = template_of(text)
            if template is not None:
                return template
        self.names.add("expr")
        return Call("expr", (self.bare(text, name),))

    def _constant(self, text: str, name: str) -> str:
        wanted = re.sub(r"\W+", "_", name).strip("_").upper() or "EXPRESSION"
        wanted = f"_{wanted}" if wanted[0].isdigit() else wanted
        number, free = 1, wanted
        while free in self.constants and self.constants[free] != text:
            number += 1
            free = f"{wanted}_{number}"
        self.constants[free] = text
        return free


def _key(key: str | Expression) -> str:
    """A key; constructs read it in the template language too."""
    if isinstance(key, str):
        return escape(key)
    text = key.text.strip()
    while text.startswith("(") and _is_pair(text):
        text = text[1:-1].strip()
    return f"${{{without_heredocs(text)}}}"


def _is_pair(text: str) -> bool:
    """Whether the first bracket is closed by the last."""
    depth = 0
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        depth += (token.kind == "(") - (token.kind == ")")
        if not depth:
            return at == len(tokens) - 1
    return False


def _plain(key: str | Expression) -> str:
    return key if isinstance(key, str) else ""
