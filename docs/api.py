"""Writes docs/reference/api.md from the docstrings of the public API: `python docs/api.py`, `--check` to compare."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fresh

from modsmith import Part

PAGE = Path(__file__).parent / "reference" / "api.md"
MODULES = (
    "modsmith",
    "modsmith.types",
    "modsmith.rules",
    "modsmith.inputs",
    "modsmith.constructs",
    "modsmith.controls",
)
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Yields|Example):$", re.MULTILINE)
_INTRODUCTION = """\
# Python API

What generators and controls of your own may import. Everything else in the package may change without notice. This page
is made from the docstrings: `python docs/api.py` writes it.
"""


def page() -> str:
    """The page in Markdown."""
    parts = [_INTRODUCTION]
    for name in MODULES:
        module = importlib.import_module(name)
        parts += [f"## {name}\n", f"```text\n{inspect.getdoc(module)}\n```\n"]
        for member in module.__all__:
            parts += _member(member, getattr(module, member))
    return "\n".join(parts).rstrip() + "\n"


def _member(name: str, value: Any) -> Iterator[str]:
    if inspect.ismodule(value):
        return
    yield f"### {name}\n"
    if inspect.isclass(value) or inspect.isfunction(value):
        yield f"```python\n{_signature(name, value)}\n```\n"
        yield from _docstring(inspect.getdoc(value) or "")
        yield from _methods(name, value)
    else:
        yield f"A constant of type `{type(value).__name__}`.\n"


def _methods(name: str, value: Any) -> Iterator[str]:
    """What a class of files adds to them; other classes are data."""
    if not (inspect.isclass(value) and issubclass(value, Part)):
        return
    for method, function in vars(value).items():
        if inspect.isfunction(function) and not method.startswith("_"):
            yield f"#### {name}.{method}\n"
            yield f"```python\n{_signature(method, function)}\n```\n"
            yield from _docstring(inspect.getdoc(function) or "")


def _signature(name: str, value: Any) -> str:
    """The call, one parameter a line where it is long."""
    if inspect.isclass(value) and issubclass(value, Part | Exception):
        return f"class {name}({value.__bases__[0].__name__})"
    signature = inspect.signature(value)
    parameters = [_plain(str(parameter)) for parameter in signature.parameters.values()]
    whole = _plain(f"{name}{signature}")
    if len(whole) <= 100:
        return whole
    inner = [f"    {parameter}," for parameter in parameters]
    keyword = [p.name for p in signature.parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY]
    if keyword:
        inner.insert(list(signature.parameters).index(keyword[0]), "    *,")
    result = (
        "" if signature.return_annotation is inspect.Signature.empty else f" -> {signature.return_annotation}"
    )
    return "\n".join([f"{name}(", *inner, f"){_plain(result)}"])


def _plain(signature: str) -> str:
    """Annotations without the quotes of postponed evaluation, and functions without their place in memory."""
    signature = re.sub(r"<function (\w+) at 0x[0-9a-f]+>", r"\1", signature)
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", signature)


def _docstring(text: str) -> Iterator[str]:
    """Paragraphs as they are; sections of Google's style as lists, examples as code."""
    head, *rest = _SECTION.split(text)
    yield head.strip() + "\n"
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        lines = inspect.cleandoc(body).splitlines()
        if title == "Example":
            code = [line.removeprefix(">>> ").removeprefix("... ") for line in lines if line]
            yield "```python\n" + "\n".join(code) + "\n```\n"
        else:
            yield f"{'Arguments' if title == 'Args' else title}:\n"
            yield "\n".join(_items(lines)) + "\n"


def _items(lines: list[str]) -> Iterator[str]:
    for line in lines:
        name, colon, words = line.partition(": ")
        if line.startswith(" ") or not colon or not re.fullmatch(r"\w+", name):
            yield f"  {line.strip()}" if line.startswith(" ") else line
        else:
            yield f"- `{name}`: {words}"


if __name__ == "__main__":
    sys.exit(fresh.main(PAGE, page()))
