"""DynamoDB: the class of a table."""

from __future__ import annotations

from typing import Any

from moto.core.utils import utcnow
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "A table forgets its class, so every plan of the provider changes it again"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"created": "STANDARD_INFREQUENT_ACCESS", "updated": "STANDARD"}


def probe(client: Clients) -> object:
    """The class of a table after it is created and after a change."""
    dynamodb, table = client("dynamodb"), {"TableName": "gap-table-class"}
    dynamodb.create_table(
        **table,
        BillingMode="PAY_PER_REQUEST",
        TableClass="STANDARD_INFREQUENT_ACCESS",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )

    def found() -> str | None:
        summary = dynamodb.describe_table(**table)["Table"].get("TableClassSummary", {})
        name: str | None = summary.get("TableClass")
        return name

    created = found()
    dynamodb.update_table(**table, TableClass="STANDARD")
    return {"created": created, "updated": found()}


def apply() -> None:
    """Stores the class on the table, at its creation and when it changes."""
    around(Response, "create_table", _keep)
    around(Response, "update_table", _keep)
    around(Table, "describe", _describe)


def _keep(original: Any, self: Response) -> Any:
    answer = original(self)
    if wanted := self.body.get("TableClass"):
        table: Any = self.dynamodb_backend.get_table(self.body["TableName"].split("/")[-1])
        table.class_summary = {"TableClass": wanted, "LastUpdateDateTime": utcnow().timestamp()}
    return answer


def _describe(original: Any, self: Table, base_key: str = "TableDescription") -> dict[str, Any]:
    description: dict[str, Any] = original(self, base_key)
    if summary := vars(self).get("class_summary"):
        description[base_key] |= {"TableClassSummary": summary}
    return description
