"""The user data of instances as text: in plain, in base64, or from a data source that renders it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options, why
from modsmith.validate.aws import secrets

PATHS = ("user_data", "user_data_base64")
RENDERING = ("data.cloudinit_config", "data.template_cloudinit_config", "data.template_file")

_SCRIPT = re.compile(r"\s*(?:#|<|\[|---|MIME-Version|Content-Type)")
"""How cloud-init, Windows and Bottlerocket know what user data is."""

_CALL = re.compile(r"^base64\w*\((.*)\)$", re.DOTALL)
_SET = re.compile(
    r"""^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z][\w.-]*)\s*=\s*["']?"""
    r"""(?!arn:)(\$\{(?:var|random_password|aws_\w+|data)\.[^}]*\}|[^\s"'$`<({/]{6})""",
    re.MULTILINE,
)
"""The assignment of a literal, or of a value that Terraform inserts; not of a command's output, a path or an ARN."""

_NAMED = re.compile(r"\.(?:arn|id|name|secret_id|url)\}$")
"""The end of a value that only names the secret."""


def texts(resource: Resource, evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    """Every text that is in a resource's user data, with its argument.

    Raises:
        UndeterminedError: nothing of the user data is known.
    """
    for path in PATHS:
        for option in options(resource.at(path)):
            yield from ((path, text) for text in _texts(option, path, evaluation, 0))


def secret(text: str) -> str:
    """The name of a secret in a text, or "a key" if it has none; "" if there is no secret."""
    for found in _SET.finditer(text):
        if secrets.is_named_secret(found.group(1)) and not _NAMED.search(found.group(2)):
            return found.group(1)
    return "a key" if secrets.is_secret(text) else ""


def _texts(value: Any, path: str, evaluation: Evaluation, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value, _decoded(value))
    if not isinstance(value, Symbol):
        return
    call = _CALL.match(value.text)
    inner = call.group(1) if call else value.text
    yield inner
    rendered = list(_rendered(value, evaluation)) if depth == 0 else []
    for part in rendered:
        for option in options(part):
            yield from _texts(option, path, evaluation, depth + 1)
    if not (value.holes or rendered or (call and _SCRIPT.match(inner))):
        raise UndeterminedError(path, why(value))


def _rendered(value: Symbol, evaluation: Evaluation) -> Iterator[Any]:
    """The texts that data sources make a value from."""
    for source in evaluation.referred(value):
        if source.type in RENDERING:
            yield from (part.at("content") for part in source.parts("part"))
            yield source.at("template")


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
