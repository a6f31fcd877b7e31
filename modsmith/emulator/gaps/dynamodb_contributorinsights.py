"""DynamoDB: Contributor Insights of tables and indexes."""

from __future__ import annotations

from moto.core.responses import ActionResult
from moto.dynamodb.responses import DynamoHandler as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "UpdateContributorInsights and DescribeContributorInsights are not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS = ["DISABLED", "ENABLED", "DISABLED"]


def probe(client: Clients) -> object:
    """The status initially, after enabling and after disabling."""
    dynamodb = client("dynamodb")
    table = {"TableName": "gap-insights"}
    dynamodb.create_table(
        **table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )
    seen = [dynamodb.describe_contributor_insights(**table)["ContributorInsightsStatus"]]
    for action in ("ENABLE", "DISABLE"):
        dynamodb.update_contributor_insights(**table, ContributorInsightsAction=action)
        seen.append(dynamodb.describe_contributor_insights(**table)["ContributorInsightsStatus"])
    return seen


def apply() -> None:
    """Stores the status on moto's table, by index name ("" for the table itself)."""
    add_to(Response, _describe_contributor_insights, _update_contributor_insights)


def _insights(response: Response) -> tuple[dict[str, str], dict[str, str]]:
    name, index = response.body["TableName"].split("/")[-1], response.body.get("IndexName", "")
    table = response.dynamodb_backend.get_table(name)
    statuses: dict[str, str] = vars(table).setdefault("contributor_insights", {})
    return statuses, {"TableName": name} | ({"IndexName": index} if index else {})


def _describe_contributor_insights(self: Response) -> ActionResult:
    statuses, about = _insights(self)
    return ActionResult(
        about | {"ContributorInsightsStatus": statuses.get(about.get("IndexName", ""), "DISABLED")}
    )


def _update_contributor_insights(self: Response) -> ActionResult:
    statuses, about = _insights(self)
    enable = self.body["ContributorInsightsAction"] == "ENABLE"
    statuses[about.get("IndexName", "")] = "ENABLED" if enable else "DISABLED"
    return _describe_contributor_insights(self)
