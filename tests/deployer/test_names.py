"""ARNs to patterns and back."""

from __future__ import annotations

import pytest

from modsmith.deployer import names
from modsmith.deployer.policy import Place, Statement, documents, size

ACCOUNT = "123456789012"


@pytest.mark.parametrize(
    ("arn", "pattern"),
    [
        (
            "arn:aws:dynamodb:eu-west-1:123456789012:table/acme-dev-logs/index/a",
            "arn:aws:dynamodb:REGION:ACCOUNT:table/PROJECT-ENVIRONMENT-*",
        ),
        ("arn:aws:s3:::acme-dev", "arn:aws:s3:::PROJECT-ENVIRONMENT"),
        ("arn:aws:s3:::acme-dev/a/key", "arn:aws:s3:::PROJECT-ENVIRONMENT/*"),
        (
            "arn:aws:glue:eu-west-1:123456789012:database/acme_dev_telemetry",
            "arn:aws:glue:REGION:ACCOUNT:database/PROJECT_ENVIRONMENT_*",
        ),
        (
            "arn:aws:ssm:eu-west-1:123456789012:parameter/acme/dev/storage/a",
            "arn:aws:ssm:REGION:ACCOUNT:parameter/PROJECT/ENVIRONMENT/*",
        ),
        (
            "arn:aws:logs:eu-west-1:123456789012:log-group:sns/eu-west-1/123456789012/acme-dev-a",
            "arn:aws:logs:REGION:ACCOUNT:log-group:sns/REGION/ACCOUNT/PROJECT-ENVIRONMENT-*",
        ),
        (
            "arn:aws:kms:eu-west-1:123456789012:key/3015cfbb-e0d4-4ffd-bb83-1b763f4fcc5b",
            "arn:aws:kms:REGION:ACCOUNT:key/*",
        ),
        ("arn:aws:rds:eu-west-1:123456789012:db:*", "arn:aws:rds:REGION:ACCOUNT:db:*"),
        ("*", "*"),
    ],
)
def test_pattern(arn: str, pattern: str) -> None:
    assert names.pattern(arn, ["acme-dev"], ACCOUNT) == pattern


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:s3:::someone-else",
        "arn:aws:s3:::acme-develop-logs",
        "arn:aws:s3:::big-acme-dev-logs",
        "arn:aws:sqs:eu-west-1:123456789012:queue",
    ],
)
def test_arn_without_the_name_is_no_pattern(arn: str) -> None:
    with pytest.raises(names.UnknownNameError, match="holds none of the names acme-dev"):
        names.pattern(arn, ["acme-dev"], ACCOUNT)


def test_longest_name_wins() -> None:
    arn = "arn:aws:s3:::acme-global-dev-logs"
    found = names.pattern(arn, ["acme-dev", "acme-global-dev"], ACCOUNT)
    assert found == "arn:aws:s3:::PROJECT-ENVIRONMENT-*"


def test_placeholders_are_filled() -> None:
    statement = Statement(
        "A",
        ("glue:GetTable",),
        (
            "arn:aws:glue:REGION:ACCOUNT:table/PROJECT_ENVIRONMENT_*",
            "arn:aws:logs:REGION:ACCOUNT:log-group:sns/REGION/ACCOUNT/PROJECT-ENVIRONMENT-*",
            "arn:aws:glue:REGION:ACCOUNT:catalog",
        ),
    )
    place = Place("big-acme", "prod", "123456789012", ("eu-west-1", "us-east-1"), ("other-prod",))
    ((found,),) = [document["Statement"] for document in documents([statement], place)]
    tables = [arn for arn in found["Resource"] if ":table/" in arn]
    assert tables == [
        "arn:aws:glue:eu-west-1:123456789012:table/big_acme_prod_*",
        "arn:aws:glue:eu-west-1:123456789012:table/other_prod_*",
        "arn:aws:glue:us-east-1:123456789012:table/big_acme_prod_*",
        "arn:aws:glue:us-east-1:123456789012:table/other_prod_*",
    ]
    logs = "arn:aws:logs:us-east-1:123456789012:log-group:sns/us-east-1/123456789012/big-acme-prod-*"
    assert logs in found["Resource"]
    assert sum(arn.endswith(":catalog") for arn in found["Resource"]) == 2


def test_a_policy_that_is_too_large_is_split() -> None:
    many = [
        Statement(f"S{number}", ("s3:GetObject",), ("arn:aws:s3:::" + "a" * 100,)) for number in range(60)
    ]
    found = documents(many)
    assert len(found) > 1
    assert all(size(document) <= 6144 for document in found)
    assert [one["Sid"] for document in found for one in document["Statement"]] == [one.sid for one in many]
