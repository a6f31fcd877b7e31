"""Queues, and where their messages go that nobody could use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import is_known, options, why

QUEUE = "aws_sqs_queue"
REDRIVE = "aws_sqs_queue_redrive_policy"
ALLOW = "aws_sqs_queue_redrive_allow_policy"


def documents(queue: Resource, evaluation: Evaluation, type_: str, path: str) -> list[Mapping[str, Any]]:
    """The JSON of a queue at a path, its own or of a resource of a type about it.

    Raises:
        UndeterminedError: nobody knows it.
    """
    holders = [queue, *evaluation.attached(queue, type_, "queue_url")]
    return [
        _document(option, path)
        for holder in holders
        for option in options(holder.at(path))
        if option is not None and option != ""
    ]


def sources(queue: Resource, evaluation: Evaluation) -> list[Resource]:
    """The queues of the module whose messages end in this one."""
    return [
        one
        for one in evaluation.of(QUEUE)
        for document in documents(one, evaluation, REDRIVE, "redrive_policy")
        if one.address != queue.address and evaluation.names(document.get("deadLetterTargetArn"), queue)
    ]


def is_dead_letter(queue: Resource, evaluation: Evaluation) -> bool:
    """Whether a queue is one for messages that others could not use; one that lets nobody send them is none."""
    allowed = documents(queue, evaluation, ALLOW, "redrive_allow_policy")
    return any(one.get("redrivePermission") != "denyAll" for one in allowed) or bool(
        sources(queue, evaluation)
    )


def _document(value: Any, path: str) -> Mapping[str, Any]:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise UndeterminedError(path, "it is no JSON") from None
    if not isinstance(value, Mapping):
        raise UndeterminedError(path, why(value) if not is_known(value) else "it is no object")
    return value
