"""How this app spells names and expressions."""
# mypy: ignore-errors

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cdktf import IResolvable, TerraformCount, TerraformElement, TerraformIterator, TerraformStack, Token

Element = TypeVar("Element")

TAGS: Any = Token.as_string_map("${local.tags}")
KEY_ARN = "${local.kms_key_arn}"
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


def each_of(text: str) -> TerraformIterator:
    """What repeats an element for each item of a map."""
    return TerraformIterator.from_map(Token.as_any_map(expr(text)))


def one_if(condition: str) -> TerraformCount:
    """What makes an element depend on a condition."""
    return TerraformCount.of(number(f"{condition} ? 1 : 0"))


def add_dynamic(element: TerraformElement, block: str, for_each: str, content: Mapping[str, Any]) -> None:
    """Adds a dynamic block whose items are called by the block's name.

    CDKTF's own dynamic blocks call their items `each`, so the element's `each` cannot be read in them. It has none for
    blocks that occur at most once, for blocks in dynamic blocks, or beside static blocks of the same name.
    """
    element.add_override(f"dynamic.{block}", {"for_each": expr(for_each), "content": content})


def add_check(scope: TerraformStack, name: str, *assertions: tuple[str, str]) -> None:
    """Adds a check, which CDKTF has no class for; an assertion is its condition and its message."""
    asserts = [{"condition": expr(condition), "error_message": message} for condition, message in assertions]
    scope.add_override(f"check.{name}", {"assert": asserts})
