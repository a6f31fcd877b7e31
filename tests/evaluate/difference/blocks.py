"""Random `dynamic` blocks, compared with Terraform's plan of the AWS provider's resources."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from modsmith.evaluate import from_hcl
from modsmith.evaluate.values import Choice, Symbol
from modsmith.hcl.read import configuration
from modsmith.tools import shared_provider, terraform_cli
from modsmith.tools.terraform_cli import Terraform

from .modules import BOOL, NUMBER, STRING, Type, Writer
from .plans import Comparison

PROVIDER = """
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
"""
RESOURCES = 12
"""Resources in one folder, because starting the provider takes two seconds."""


def text(seed: int) -> str:
    """A folder's configuration, of which Terraform accepts all."""
    random_ = random.Random(seed)
    blocks = [PROVIDER, 'resource "terraform_data" "seed" {}']
    for number in range(RESOURCES):
        writer = Writer(random_, 0.0)
        make = random_.choice((_document, _document, _lifecycle, _group))
        blocks.append(make(writer, f"r{number}"))
    return "\n\n".join(blocks)


def _dynamic(writer: Writer, label: str, body: Callable[[], list[str]]) -> list[str]:
    """A block that may be repeated."""
    random_ = writer.random
    if random_.random() < 0.3:
        return [f"{label} {{", *body(), "}"]
    iterator = random_.choice((label, "each_of"))
    inner = writer.type(1)
    key, type_ = random_.choice(
        ((NUMBER, ("list", inner)), (STRING, ("map", inner)), (inner, ("set", inner)))
    )
    collection = writer.expression(type_, 2)
    if random_.random() < 0.2:
        collection = f"[for item in {collection} : item if {writer.expression(BOOL, 1)}]"
        key = NUMBER
    outer = writer.names
    writer.names = {**outer, f"{iterator}.key": key, f"{iterator}.value": inner}
    content = body()
    writer.names = outer
    named = [] if iterator == label else [f"  iterator = {iterator}"]
    return [
        f'dynamic "{label}" {{',
        f"  for_each = try({collection}, [])",
        *named,
        "  content {",
        *content,
        "  }",
        "}",
    ]


def _text(writer: Writer) -> str:
    return f'"x${{replace(try(tostring({writer.expression(STRING, 2)}), "x"), "/[^0-9A-Za-z_-]/", "-")}}"'


def _texts(writer: Writer) -> str:
    """A list or set of texts that is not empty and has no null in it."""
    type_: Type = writer.random.choice((("list", STRING), ("set", STRING)))
    return f'[for one in concat(["x"], try(tolist({writer.expression(type_, 2)}), [])) : one if one != null]'


def _number(writer: Writer) -> str:
    return f'try(abs(floor({writer.expression(NUMBER, 2)})) + 1, "1")'


def _document(writer: Writer, name: str) -> str:
    def principals() -> list[str]:
        return [f"type = {_text(writer)}", f"identifiers = {_texts(writer)}"]

    def condition() -> list[str]:
        return ['test = "StringEquals"', f"variable = {_text(writer)}", f"values = {_texts(writer)}"]

    def statement() -> list[str]:
        lines = [f"actions = {_texts(writer)}", f"resources = {_texts(writer)}"]
        for label, body in (("principals", principals), ("condition", condition)):
            if writer.random.random() < 0.4:
                lines += _dynamic(writer, label, body)
        return lines

    lines = [
        line for _ in range(writer.random.randint(1, 2)) for line in _dynamic(writer, "statement", statement)
    ]
    return "\n".join([f'data "aws_iam_policy_document" "{name}" {{', *lines, "}"])


def _lifecycle(writer: Writer, name: str) -> str:
    def rule() -> list[str]:
        return [
            f"id = {_text(writer)}",
            'status = "Enabled"',
            "expiration {",
            f"days = {_number(writer)}",
            "}",
        ]

    lines = [line for _ in range(writer.random.randint(1, 2)) for line in _dynamic(writer, "rule", rule)]
    head = f'resource "aws_s3_bucket_lifecycle_configuration" "{name}" {{\n  bucket = {_text(writer)}'
    return "\n".join([head, *lines, "}"])


def _group(writer: Writer, name: str) -> str:
    def ingress() -> list[str]:
        port = _number(writer)
        return [
            f"from_port = {port}",
            f"to_port = {port}",
            'protocol = "tcp"',
            f"description = {_text(writer)}",
        ]

    lines = [
        line for _ in range(writer.random.randint(1, 2)) for line in _dynamic(writer, "ingress", ingress)
    ]
    return "\n".join([f'resource "aws_security_group" "{name}" {{', *lines, "}"])


@contextmanager
def planner(folder: Path) -> Iterator[Terraform]:
    """Terraform with a provider that runs already, for an empty folder."""
    tool = terraform_cli.find()
    (folder / "main.tf").write_text(PROVIDER, "utf-8")
    tool.init(folder)
    with shared_provider.served(folder, tool.environment) as provider:
        yield replace(tool, provider=provider)


def compare(seed: int, folder: Path, tool: Terraform) -> Comparison:
    """Compares both for a folder of a seed, which `planner` has prepared."""
    found = Comparison()
    (folder / "main.tf").write_text(text(seed), "utf-8")
    planned = tool.run(folder, "plan", "-no-color", "-refresh=false", "-out=plan")
    if planned.code:
        found.counts[f"folders that Terraform refuses: {planned.last_words}"] += 1
        return found
    plan = json.loads(tool.run(folder, "show", "-json", "plan").out)
    theirs = {one["address"]: one["change"]["after"] for one in plan.get("resource_changes", ())}
    prior = plan.get("prior_state", {}).get("values", {}).get("root_module", {})
    theirs |= {one["address"]: one["values"] for one in prior.get("resources", ())}
    for resource in from_hcl.evaluation(configuration.read(folder)).resources:
        if resource.type != "terraform_data" and resource.address in theirs:
            _match(resource.body, theirs[resource.address], resource.address, found)
    return found


def _match(ours: Any, theirs: Any, where: str, found: Comparison) -> None:
    if isinstance(ours, Symbol | Choice):
        found.counts["unknown to modsmith"] += 1
    elif hasattr(ours, "items") and isinstance(theirs, dict):
        for key, value in ours.items():
            _match(value, theirs.get(key), f"{where}.{key}", found)
    elif isinstance(ours, list) and isinstance(theirs, list):
        _match_items(ours, theirs, where, found)
    elif ours in (None, []) or (ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)):
        found.counts["same"] += 1
    else:
        found.differences.append(f"{where}: {ours!r}, not {theirs!r}")


def _match_items(ours: list[Any], theirs: list[Any], where: str, found: Comparison) -> None:
    """Items in any order: those of sets have Terraform's own, and it has equal ones once."""
    for at, item in enumerate(ours):
        if all(_differences(item, other) for other in theirs):
            found.differences.append(f"{where}[{at}]: {_shown(item)}, not one of {theirs}")
    for at, other in enumerate(theirs):
        if all(_differences(item, other) for item in ours):
            found.differences.append(f"{where}: {other} is only in the plan, at {at}")
    found.counts["same"] += 1


def _differences(ours: Any, theirs: Any) -> list[str]:
    inner = Comparison()
    _match(ours, theirs, "", inner)
    return inner.differences


def _shown(value: Any) -> Any:
    return {key: _shown(item) for key, item in value.items()} if hasattr(value, "items") else value
