"""What the module asks its caller for."""
# mypy: ignore-errors

from __future__ import annotations

from alarm_variables import ALARMS
from capacity_variables import CAPACITY
from constructs import Construct
from table_variables import IDENTITY, KEYS, TABLES


def add_variables(scope: Construct) -> None:
    """Adds all of them."""
    for name, variable in (IDENTITY | TABLES | KEYS | ALARMS | CAPACITY).items():
        variable.add(scope, name)
