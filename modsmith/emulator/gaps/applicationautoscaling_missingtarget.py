"""Application Auto Scaling: deregistration of a target that no longer exists, as in a repeated request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
from moto.core.exceptions import JsonRESTError

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = (
    "deleting a missing scalable target or policy returns ValidationException instead of a not-found error"
)
SEEN_IN = "5.2.5"
AWS_ANSWERS = "ObjectNotFoundException"


def probe(client: Clients) -> object:
    """The error for a target that never existed."""
    scaling = client("application-autoscaling")
    try:
        scaling.deregister_scalable_target(
            ServiceNamespace="dynamodb",
            ResourceId="table/gap-missing",
            ScalableDimension="dynamodb:table:ReadCapacityUnits",
        )
    except scaling.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


def apply() -> None:
    """Returns AWS's error, after which the provider considers the target deleted."""
    around(ApplicationAutoscalingBackend, "deregister_scalable_target", _forgiving)
    around(ApplicationAutoscalingBackend, "delete_scaling_policy", _forgiving)


def _forgiving(
    original: Callable[..., None], self: ApplicationAutoscalingBackend, *args: Any, **kwargs: Any
) -> None:
    try:
        original(self, *args, **kwargs)
    except AWSValidationException as error:
        raise JsonRESTError("ObjectNotFoundException", error.message) from error
