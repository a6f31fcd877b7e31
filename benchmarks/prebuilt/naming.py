"""How this app spells names and expressions."""
# mypy: ignore-errors

from __future__ import annotations

from typing import Any, TypeVar

from cdktf import IResolvable, Token

Element = TypeVar("Element")

TAGS: Any = Token.as_string_map("${local.tags}")
KEY_ARN = "${aws_kms_key.this.arn}"
REGION = "${data.aws_region.current.id}"
ACCOUNT_ID = "${data.aws_caller_identity.current.account_id}"
PARTITION = "${data.aws_partition.current.partition}"
DNS_SUFFIX = "${data.aws_partition.current.dns_suffix}"


def pinned(element: Element, name: str) -> Element:
    """The same element under the name that Terraform is to know it by."""
    element.override_logical_id(name)  # type: ignore[attr-defined]
    return element


def expr(text: str) -> str:
    """A bare expression as text, for an argument that takes strings."""
    return f"${{{text}}}"


def number(text: str) -> float:
    """A bare expression for an argument that takes numbers."""
    return Token.as_number(expr(text))


def boolean(text: str) -> IResolvable:
    """A bare expression for an argument that takes booleans."""
    return Token.as_any(expr(text))


def strings(text: str) -> list[str]:
    """A bare expression for an argument that takes a list of strings."""
    return Token.as_list(expr(text))
