"""Application Auto Scaling: tags of scalable targets."""

from __future__ import annotations

import json
from typing import Any

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Response
from moto.core.exceptions import JsonRESTError

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to, around

MOTO_GAP = "ListTagsForResource, TagResource and UntagResource of scalable targets are not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"at registration": {"team": "data"}, "afterwards": {"cost": "42"}}


def probe(client: Clients) -> object:
    """Tags set at registration, and after adding one and removing the first."""
    scaling = client("application-autoscaling")
    arn = scaling.register_scalable_target(
        ServiceNamespace="dynamodb",
        ResourceId="table/gap-tags",
        ScalableDimension="dynamodb:table:ReadCapacityUnits",
        MinCapacity=1,
        MaxCapacity=2,
        Tags={"team": "data"},
    )["ScalableTargetARN"]
    first = scaling.list_tags_for_resource(ResourceARN=arn)["Tags"]
    scaling.tag_resource(ResourceARN=arn, Tags={"cost": "42"})
    scaling.untag_resource(ResourceARN=arn, TagKeys=["team"])
    return {"at registration": first, "afterwards": scaling.list_tags_for_resource(ResourceARN=arn)["Tags"]}


def apply() -> None:
    """Stores the tags on moto's target, so that they are deleted together."""
    add_to(
        Response,
        _list_tags_for_resource,
        _tag_resource,
        _untag_resource,
    )
    around(Response, "register_scalable_target", _register_scalable_target)


def _tags_of(response: Response, arn: str) -> dict[str, str]:
    for targets in response.applicationautoscaling_backend.targets.values():
        for target in targets.values():
            if target.arn == arn:
                tags: dict[str, str] = vars(target).setdefault("tags", {})
                return tags
    raise JsonRESTError("ResourceNotFoundException", f"No scalable target has the ARN {arn}")


def _register_scalable_target(original: Any, self: Response) -> str:
    answer: str = original(self)
    _tags_of(self, json.loads(answer)["ScalableTargetARN"]).update(self._get_param("Tags") or {})
    return answer


def _list_tags_for_resource(self: Response) -> str:
    return json.dumps({"Tags": _tags_of(self, self._get_param("ResourceARN"))})


def _tag_resource(self: Response) -> str:
    _tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
    return "{}"


def _untag_resource(self: Response) -> str:
    tags = _tags_of(self, self._get_param("ResourceARN"))
    for key in self._get_param("TagKeys"):
        tags.pop(key, None)
    return "{}"
