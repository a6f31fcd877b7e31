"""RDS: the source of a parameter's value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from moto.rds.models import DBParameterGroup

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "DescribeDBParameters with Source=user does not return parameters that the user has set"
SEEN_IN = "5.2.5"
AWS_ANSWERS = [("log_min_duration_statement", "1000", "user")]


def probe(client: Clients) -> object:
    """The user parameters of a group with one user parameter."""
    rds, group = client("rds"), {"DBParameterGroupName": "gap-source"}
    rds.create_db_parameter_group(**group, DBParameterGroupFamily="aurora-postgresql15", Description="d")
    setting = {
        "ParameterName": "log_min_duration_statement",
        "ParameterValue": "1000",
        "ApplyMethod": "immediate",
    }
    rds.modify_db_parameter_group(**group, Parameters=[setting])
    answer = rds.describe_db_parameters(**group, Source="user")["Parameters"]
    return [(each["ParameterName"], each["ParameterValue"], each.get("Source")) for each in answer]


def apply() -> None:
    """Marks parameters that the user sets."""
    around(DBParameterGroup, "update_parameters", _update_parameters)


def _update_parameters(original: Any, self: DBParameterGroup, new: Iterable[dict[str, Any]]) -> None:
    original(self, [parameter | {"Source": "user"} for parameter in new])
