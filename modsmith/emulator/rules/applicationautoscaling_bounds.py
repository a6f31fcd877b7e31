"""Application Auto Scaling: bounds of targets."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import provisioned, table

AWS_REFUSES = "a maximum capacity below the minimum"
SOURCE = "docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html"
OPERATIONS = ("RegisterScalableTarget",)
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Compares the bounds."""
    least, most = call.values.get("MinCapacity", 0), call.values.get("MaxCapacity")
    if most is None or least <= most:
        return None
    return "Maximum capacity cannot be less than minimum capacity"


def refused(client: Clients) -> object:
    """Between 10 and 5."""
    return _register(client, 5)


def accepted(client: Clients) -> object:
    """Between 10 and 10."""
    return _register(client, 10)


def _register(client: Clients, most: int) -> object:
    table(client, **provisioned(10, 5))
    return client("application-autoscaling").register_scalable_target(
        ServiceNamespace="dynamodb",
        ResourceId="table/rule",
        ScalableDimension="dynamodb:table:ReadCapacityUnits",
        MinCapacity=10,
        MaxCapacity=most,
    )
