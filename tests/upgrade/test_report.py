"""What a user reads of an upgrade: every loss with its reason, what changes in place, and what became of the data."""

from __future__ import annotations

import json

from modsmith.upgrade.report import as_text
from modsmith.upgrade.result import Datum, PlannedChange, Trial, UpgradeResult


def change(name: str, *actions: str, **others: object) -> PlannedChange:
    values = {"replace_paths": (), "type": "aws_s3_bucket", "example": "basic", "environment": "prod"}
    return PlannedChange(f"module.a.{name}", actions, **{**values, **others})  # type: ignore[arg-type]


FAILED = Trial(
    "basic",
    "prod",
    changes=(
        change("aws_s3_bucket.files", "delete", "create", replace_paths=("bucket",)),
        change("aws_s3_bucket.old", "forget"),
        change("aws_iam_role.reader", "delete", type="aws_iam_role"),
    ),
    data=(Datum("module.a.aws_s3_bucket.files", "an object"),),
    problems=("module.a.aws_s3_bucket.files would be replaced for bucket",),
    kept=3,
)
PASSED = Trial(
    "complete",
    "",
    edits=("suffix → removed",),
    changes=(
        change("aws_s3_bucket.files", "move"),
        change("aws_sqs_queue.orders", "update", arguments=("policy", "tags"), type="aws_sqs_queue"),
    ),
    data=(
        Datum("module.a.aws_s3_bucket.files", "an object"),
        Datum("module.a.aws_rds_cluster.this", "identity", is_identity=True, note="no data plane"),
    ),
    notes=("not destroyed: production keeps its data",),
)
RESULT = UpgradeResult("shop", "0.1.0", "modules/shop", (FAILED, PASSED))


def test_the_text_tells_what_is_lost_and_what_is_not() -> None:
    assert (
        as_text(RESULT)
        == """\
shop: 0.1.0 → modules/shop

basic in prod: FAILS (0 s)
  problem: module.a.aws_s3_bucket.files would be replaced for bucket
  plan:    1 destroyed, 1 forgotten, 1 replaced, 3 as they are
    destroyed: module.a.aws_iam_role.reader
    forgotten: module.a.aws_s3_bucket.old
    replaced for bucket: module.a.aws_s3_bucket.files
  data:    put into 1

complete: passes (0 s)
  root:    suffix → removed
  plan:    1 updated, 1 moved, 0 as they are
    updated: module.a.aws_sqs_queue.orders (policy, tags)
  data:    1 of 1 found again; 1 compared by identity
  note:    aws_rds_cluster: no data plane
  note:    not destroyed: production keeps its data

1 of 2 upgrades lose nothing"""
    )


def test_only_what_holds_data_is_a_loss() -> None:
    assert [one.loses_data for one in RESULT.planned()] == [True, True, False, False, False]


def test_the_json_is_plain_data() -> None:
    data = json.loads(json.dumps(RESULT.as_data()))
    assert (data["passes"], [one["passes"] for one in data["trials"]]) == (False, [False, True])
    assert data["trials"][0]["changes"][0]["replace_paths"] == ["bucket"]
