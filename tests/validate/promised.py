"""A module with a queue, and promises for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.read import configuration
from modsmith.spec.model import Expected, Promise
from modsmith.validate.results import promises
from modsmith.validate.results.matrix import Observation

from . import sample

QUEUE = """
variable "environment" { default = "dev" }
variable "kms_key_arn" { default = null }
variable "made" { default = true }
variable "unset" {}
resource "aws_kms_key" "this" {}
resource "aws_kms_key" "other" {}
resource "aws_kms_key" "each" { for_each = toset(["a", "b"]) }
resource "aws_sqs_queue" "this" {
  count = var.made ? 1 : 0
  name  = "q"
BODY
}
"""


def evaluation(body: str = "", *, by_default: bool = True, environment: str = "", **given: Any) -> Evaluation:
    """A module with a queue that has these arguments, evaluated from HCL."""
    module = configuration.HclModule(tuple(configuration.read_text(QUEUE.replace("BODY", body), "main.tf")))
    seen = from_hcl.evaluation(module, {**given, **({"environment": environment} if environment else {})})
    return Evaluation(seen.source, seen.environment, seen.resources, seen.inputs, by_default=by_default)


def promise(*resources: str, expects: Mapping[str, Expected] | None = None, **parts: Any) -> Promise:
    """A promise for the queue, or for what these patterns match."""
    where = resources or ("aws_sqs_queue.this",)
    return Promise("durable", "It is durable.", where, expects or {"tags": None}, **parts)


def checked(seen: Evaluation, *promised: Promise) -> list[Observation]:
    """The observations of promises in an evaluation."""
    return list(promises.check(seen, sample.spec(promises=promised)))
