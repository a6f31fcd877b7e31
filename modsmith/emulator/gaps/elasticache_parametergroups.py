"""ElastiCache: parameter groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.elasticache.models import ElastiCacheBackend as Backend
from moto.elasticache.responses import ElastiCacheResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to, around

MOTO_GAP = "Cache parameter groups are not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "family": "redis7",
    "parameters": {"maxmemory-policy": "allkeys-lru"},
    "tags": [{"Key": "team", "Value": "data"}],
    "after reset": {},
    "after deletion": [],
}


def probe(client: Clients) -> object:
    """The life cycle of one parameter group."""
    cache, group = client("elasticache"), {"CacheParameterGroupName": "gap-group"}
    setting = {"ParameterName": "maxmemory-policy", "ParameterValue": "allkeys-lru"}

    def parameters() -> dict[str, str]:
        answer = cache.describe_cache_parameters(**group)["Parameters"]
        return {each["ParameterName"]: each["ParameterValue"] for each in answer}

    made = cache.create_cache_parameter_group(
        **group, CacheParameterGroupFamily="redis7", Description="d", Tags=[{"Key": "team", "Value": "data"}]
    )["CacheParameterGroup"]
    cache.modify_cache_parameter_group(**group, ParameterNameValues=[setting])
    seen = {"family": made["CacheParameterGroupFamily"], "parameters": parameters()}
    seen["tags"] = cache.list_tags_for_resource(ResourceName=made["ARN"])["TagList"]
    cache.reset_cache_parameter_group(**group, ParameterNameValues=[setting])
    seen["after reset"] = parameters()
    cache.delete_cache_parameter_group(**group)
    left = cache.describe_cache_parameter_groups()["CacheParameterGroups"]
    return seen | {"after deletion": [each["CacheParameterGroupName"] for each in left]}


@dataclass
class ParameterGroup:
    """A parameter group; it only contains parameters that the user has set."""

    description: dict[str, Any]
    arn: str
    parameters: dict[str, str] = field(default_factory=dict)


def apply() -> None:
    """Stores the groups on moto's backend, so that a reset clears them."""
    add_to(
        Response,
        _create_cache_parameter_group,
        _describe_cache_parameter_groups,
        _describe_cache_parameters,
        _modify_cache_parameter_group,
        _reset_cache_parameter_group,
        _delete_cache_parameter_group,
    )
    around(Backend, "list_tags_for_resource", _list_tags_for_resource)


def _groups(response: Response) -> dict[str, ParameterGroup]:
    kept: dict[str, ParameterGroup] = vars(response.elasticache_backend).setdefault("parameter_groups", {})
    return kept


def _chosen(response: Response) -> ParameterGroup:
    name = response._get_param("CacheParameterGroupName")
    if name not in _groups(response):
        raise ServiceException("CacheParameterGroupNotFound", f"CacheParameterGroup not found: {name}")
    return _groups(response)[name]


def _create_cache_parameter_group(self: Response) -> ActionResult:
    fields = ("CacheParameterGroupName", "CacheParameterGroupFamily", "Description")
    description = {name: self._get_param(name) for name in fields} | {"IsGlobal": False}
    name = description["CacheParameterGroupName"]
    arn = f"arn:aws:elasticache:{self.region}:{self.current_account}:parametergroup:{name}"
    _groups(self)[name] = ParameterGroup(description | {"ARN": arn}, arn)
    self.elasticache_backend.tagging_service.tag_resource(arn, self._get_param("Tags", []))
    return ActionResult({"CacheParameterGroup": description | {"ARN": arn}})


def _describe_cache_parameter_groups(self: Response) -> ActionResult:
    one = self._get_param("CacheParameterGroupName")
    found = [_chosen(self)] if one else list(_groups(self).values())
    return ActionResult({"CacheParameterGroups": [group.description for group in found]})


def _describe_cache_parameters(self: Response) -> ActionResult:
    answer = [
        {"ParameterName": name, "ParameterValue": value, "Source": "user"}
        for name, value in _chosen(self).parameters.items()
    ]
    return ActionResult({"Parameters": answer})


def _modify_cache_parameter_group(self: Response) -> ActionResult:
    for wish in self._get_param("ParameterNameValues", []):
        _chosen(self).parameters[wish["ParameterName"]] = wish.get("ParameterValue")
    return ActionResult({"CacheParameterGroupName": self._get_param("CacheParameterGroupName")})


def _reset_cache_parameter_group(self: Response) -> ActionResult:
    for wish in self._get_param("ParameterNameValues", []):
        _chosen(self).parameters.pop(wish["ParameterName"], None)
    if self._get_bool_param("ResetAllParameters"):
        _chosen(self).parameters.clear()
    return ActionResult({"CacheParameterGroupName": self._get_param("CacheParameterGroupName")})


def _delete_cache_parameter_group(self: Response) -> ActionResult:
    self.elasticache_backend.tagging_service.delete_all_tags_for_resource(_chosen(self).arn)
    del _groups(self)[self._get_param("CacheParameterGroupName")]
    return EmptyResult()


def _list_tags_for_resource(original: Any, self: Backend, arn: str) -> Any:
    if ":parametergroup:" in arn:
        return self.tagging_service.list_tags_for_resource(arn)
    return original(self, arn)
