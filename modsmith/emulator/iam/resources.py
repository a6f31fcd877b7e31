"""The ARNs on which a call needs an action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.iam.reference import forms
from modsmith.emulator.state import backend

if TYPE_CHECKING:
    from modsmith.emulator.iam.actions import Needed

ALL_FORMS = frozenset(
    {
        "elasticache:CreateReplicationGroup",
        "elasticache:ModifyReplicationGroup",
        "rds:CreateDBCluster",
        "rds:CreateDBInstance",
    }
)
"""Actions that are evaluated on every resource in the request, although the reference does not require them all.

docs.aws.amazon.com/AmazonElastiCache/latest/dg/IAM.ResourceLevelPermissions.html,
docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_service-with-iam.html
"""

TAGGED = ("ResourceArn", "ResourceARN", "resourceArn")
"""Parameters of the calls that read and write tags."""

_VARIABLE = re.compile(r"\$\{(\w+)\}")


def of(call: Call, action: str) -> list[str | None]:
    """The ARNs that a call needs an action on: `*` for an action without resources, None if none can be told."""
    required = forms(action)
    if not required:
        return ["*"]
    if call.service == "s3":
        return [_s3(call)]
    if call.service == "kms":
        return _kms(call, required)
    if about := next((call.values[name] for name in TAGGED if name in call.values), ""):
        return [str(about)]
    found: list[str] = []
    for form, is_required in required.items():
        if not _applies(call, form):
            continue
        if found and not (is_required or action in ALL_FORMS):
            break
        given = _given(call, form)
        found += [given] if given else _filled(call, form, _values(call))
    if not found and call.operation.name.startswith(("Describe", "List")):
        found = _filled(call, next(iter(required)), {})
    return [*dict.fromkeys(found)] or [None]


def tagged(own: Sequence[Needed], call: Call, action: str) -> list[str | None]:
    """The ARNs on which a call that creates something needs the action for its tags.

    Args:
        own: what the call itself needs.
        call: the call.
        action: the action for tags.
    """
    known = [_pattern(form) for form in forms(action)]
    found = [
        one.resource for one in own if one.resource and any(form.fullmatch(one.resource) for form in known)
    ]
    if (
        call.name == "kms:CreateKey"
    ):  # the key has no ID yet: docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
        return [f"arn:aws:kms:{call.region}:{call.account}:key/new"]
    return [*found[:1]] or [None]


def texts(value: Any) -> Iterator[str]:
    """Every text in nested maps and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def _s3(call: Call) -> str | None:
    key = call.values.get("Key")
    bucket = call.values.get("Bucket")
    return f"arn:aws:s3:::{bucket}" + (f"/{key}" if key else "") if bucket else None


def _kms(call: Call, required: Mapping[str, bool]) -> list[str | None]:
    """The key, never an alias that names it, and the alias where a call is about it.

    docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
    """
    place = f"arn:aws:kms:{call.region}:{call.account}:"
    alias = str(call.values.get("AliasName", ""))
    named = call.values.get("TargetKeyId") or call.values.get("KeyId") or alias
    if not named:
        return [None]
    state = backend(call, "kms")
    key = str(named).partition(":key/")[2] or str(named).rpartition(":")[2]
    if key.startswith("alias/"):
        key = state.get_key_id_from_alias(key) or ""
    found: list[str | None] = [f"{place}key/{key}" if key else None]
    is_about_alias = alias and any(":alias/" in form for form in required)
    return [*([f"{place}{alias}"] if is_about_alias else []), *found]


def _pattern(form: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in _VARIABLE.split(form)[::2]]
    return re.compile("(.+?)".join(parts), re.DOTALL)


def _given(call: Call, form: str) -> str | None:
    """An ARN among the parameters that has the form."""
    pattern = _pattern(form)
    return next((text for text in texts(call.values) if pattern.fullmatch(text)), None)


def _filled(call: Call, form: str, values: Mapping[str, Sequence[str]]) -> list[str]:
    """The form with parameters of the same names, once for each element where a parameter is a list of names.

    Without any values it is about all resources of the form, as a call is that lists them.
    """
    known = {"Partition": "aws", "Region": call.region, "Account": call.account}
    filled = [form]
    for variable in _VARIABLE.findall(form):
        candidates = (values[name] for name in _candidates(variable.lower()) if name in values)
        otherwise = [known[variable]] if variable in known else [] if values else ["*"]
        chosen = next(candidates, otherwise)
        filled = [text.replace(f"${{{variable}}}", value) for text in filled for value in chosen]
    return filled


def _values(call: Call) -> dict[str, Sequence[str]]:
    """Parameter in lower case to its value, or to the elements of a list of names."""
    values: dict[str, Sequence[str]] = {}
    for name, value in call.values.items():
        if isinstance(value, str):
            values[name.lower()] = [value]
        elif isinstance(value, list) and name.endswith("s") and all(isinstance(one, str) for one in value):
            values.setdefault(name.lower().removesuffix("s"), value)
    return values | {name: [value] for name, value in _special(call).items() if value}


PARAMETERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "events": {"rulename": ("Rule", "Name")},
    "rds": {
        "clusterparametergroupname": ("DBClusterParameterGroupName",),
        "dbinstancename": ("DBInstanceIdentifier",),
        "parametergroupname": ("DBParameterGroupName",),
        "subnetgroupname": ("DBSubnetGroupName",),
    },
    "sns": {"topicname": ("Name",)},
    "ssm": {"parameternamewithoutleadingslash": ("Name", "ResourceId")},
}
"""Service to variable of an ARN to the parameters that hold it, where their names differ."""


def _special(call: Call) -> dict[str, str]:
    """Variables of ARNs whose parameter has another name, or holds more, or is inside of another."""
    given = {name: value for name, value in call.values.items() if isinstance(value, str)}
    listed = {
        variable: next((given[name] for name in parameters if name in given), "")
        for variable, parameters in PARAMETERS.get(call.service, {}).items()
    }
    if call.service == "ssm":
        return {name: value.removeprefix("/") for name, value in listed.items()}
    if call.service == "sqs":
        return {"queuename": given.get("QueueUrl", "").rpartition("/")[2]}
    if call.service == "glue":
        kind = "Table" if "Table" in call.operation.name else "Database"
        inner = call.values.get(f"{kind}Input") or {}
        return {f"{kind.lower()}name": str(inner.get("Name") or given.get("Name", ""))}
    return listed


def _applies(call: Call, form: str) -> bool:
    """Whether a request can be about a resource of this form.

    Rules of the default event bus have no bus in their ARN: docs.aws.amazon.com/eventbridge/latest/userguide
    /eb-manage-iam-access.html. Tags in Systems Manager are of a resource whose type the request names.
    """
    if call.service == "events" and "${EventBusName}/" in form:
        return str(call.values.get("EventBusName", "default")) != "default"
    if call.service == "ssm" and "ResourceType" in call.values:
        return (":parameter/" in form) is (call.values["ResourceType"] == "Parameter")
    return True


def _candidates(variable: str) -> Iterator[str]:
    """Names that a parameter for a variable may have: `RoleNameWithPath` is `RoleName`."""
    bare = variable.removesuffix("withpath")
    yield from (variable, bare)
    stem = bare.removesuffix("name").removesuffix("id").removesuffix("instance")
    for ending in ("name", "identifier", "id", ""):
        yield stem + ending
