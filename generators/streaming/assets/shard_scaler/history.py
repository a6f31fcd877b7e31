"""The calls of UpdateShardCount in the last day, in one SSM parameter that survives the function.

A call is noted before it is made: if the function dies in between, the quota is thought to be smaller than
it is, never larger. Parameter Store has no conditional write, but numbers its versions: of two functions
that read version 5 only one gets version 6 for what it writes, and the other one lets go.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from . import quota
from .model import ScalerError, Update


class History:
    """The parameter.

    Args:
        client: boto3's for ssm.
        name: of the parameter, which Terraform makes with the value `{}`.
    """

    def __init__(self, client: Any, name: str) -> None:
        self._client, self._name, self._version, self._text = client, name, 0, ""

    def read(self) -> list[Update]:
        """The calls that are known, oldest first.

        Raises:
            ScalerError: the parameter holds something else.
        """
        parameter = self._client.get_parameter(Name=self._name)["Parameter"]
        self._version, self._text = parameter["Version"], parameter["Value"]
        try:
            return [_update(entry) for entry in json.loads(self._text).get("updates", [])]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ScalerError(f"the parameter {self._name} holds no history: {error!r}") from error

    def add(self, updates: Sequence[Update], new: Update) -> bool:
        """Notes a call, and forgets those that no longer count.

        Args:
            updates: as read.
            new: the call.

        Returns:
            Whether nobody else has written since they were read. If somebody has, their text is put back.
        """
        kept = [*quota.recent(updates, new.at), new]
        version = self._put(json.dumps({"updates": [_entry(update) for update in kept]}))
        if version == self._version + 1:
            return True
        theirs = self._client.get_parameter(Name=f"{self._name}:{version - 1}")["Parameter"]["Value"]
        self._put(theirs)
        return False

    def take_back(self) -> None:
        """Writes again what was read, after a call that Kinesis refused."""
        self._put(self._text)

    def _put(self, text: str) -> int:
        version: int = self._client.put_parameter(Name=self._name, Value=text, Overwrite=True)["Version"]
        return version


def _entry(update: Update) -> dict[str, object]:
    at = datetime.fromtimestamp(update.at, UTC).isoformat()
    return {"at": at, "before": update.before, "after": update.after}


def _update(entry: Any) -> Update:
    return Update(datetime.fromisoformat(entry["at"]).timestamp(), int(entry["before"]), int(entry["after"]))
