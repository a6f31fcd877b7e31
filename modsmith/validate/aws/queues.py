"""Queues and their dead-letter queues."""

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
    """The JSON documents at a path of a queue, or of a resource of a type that refers to the queue.

    Raises:
        UndeterminedError: it is unknown.
    """
    holders = [queue, *evaluation.attached(queue, type_, "queue_url")]
    return [made for holder in holders for made in _documents(holder.at(path), path)]


def _documents(value: Any, path: str) -> list[Mapping[str, Any]]:
    given = [option for option in options(value) if option is not None and option != ""]
    if given and len(given) < len(options(value)):
        raise UndeterminedError(path, why(value))
    return [_document(option, path) for option in given]


def sources(queue: Resource, evaluation: Evaluation) -> list[Resource]:
    """The queues of the module that use this one as dead-letter queue.

    Raises:
        UndeterminedError: it is unknown which queue one of them uses.
    """
    by_target, doubt = evaluation.once("sources", lambda: _sources(evaluation))
    if doubt:
        raise doubt
    return [one for one in by_target.get(queue.address, ()) if one.address != queue.address]


def _sources(evaluation: Evaluation) -> tuple[Mapping[str, list[Resource]], UndeterminedError | None]:
    """The address of each dead-letter queue to the queues that use it."""
    found: dict[str, list[Resource]] = {}
    try:
        for one in evaluation.of(QUEUE):
            for document in documents(one, evaluation, REDRIVE, "redrive_policy"):
                for target in evaluation.named(document.get("deadLetterTargetArn"), QUEUE):
                    found.setdefault(target.address, []).append(one)
    except UndeterminedError as error:
        return found, error
    return found, None


def is_dead_letter(queue: Resource, evaluation: Evaluation) -> bool:
    """Whether it is a dead-letter queue for other queues; a queue that denies redrive is not."""
    allowed = documents(queue, evaluation, ALLOW, "redrive_allow_policy")
    return any(one.get("redrivePermission") != "denyAll" for one in allowed) or bool(
        sources(queue, evaluation)
    )


def _document(value: Any, path: str) -> Mapping[str, Any]:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise UndeterminedError(path, "it is not JSON") from None
    if not isinstance(value, Mapping):
        raise UndeterminedError(path, why(value) if not is_known(value) else "it is not an object")
    return value
