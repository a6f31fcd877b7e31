"""The bucket that several modules share, in the forms that they ask for."""

from __future__ import annotations

from typing import Any

from modsmith.constructs.buckets import BucketDesign, bucket
from modsmith.hcl.blocks import Block
from modsmith.hcl.render import render
from modsmith.provider.check import check
from modsmith.provider.table import Table
from tests.build.sample import built

EVERY_PART = {
    "aws_s3_bucket",
    "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
}


def _made(**asked: Any) -> list[Block]:
    design = BucketDesign("photos", "${var.project_name}-photos", force_destroy="${false}", **asked)
    blocks = built({"buckets": lambda file: bucket(file, design)})["buckets"]
    assert check(blocks, where="buckets.tf", table=Table.load()) == []
    return blocks


def _text(blocks: list[Block], type_: str) -> str:
    return render([block for block in blocks if block.labels and block.labels[0] == type_])


def test_every_bucket_has_every_part_and_all_refer_to_it() -> None:
    blocks = [block for block in _made() if block.type == "resource"]
    assert {block.labels[0] for block in blocks} == EVERY_PART
    assert {block.labels[1] for block in blocks} == {"photos"}
    for block in blocks:
        if block.labels[0] != "aws_s3_bucket":
            assert "aws_s3_bucket.photos.id" in render([block])


def test_a_bucket_without_a_key_is_encrypted_with_s3s_own() -> None:
    text = _text(_made(), "aws_s3_bucket_server_side_encryption_configuration")
    assert '"AES256"' in text
    assert "kms" not in text
    assert "bucket_key_enabled" not in text


def test_a_key_comes_with_a_bucket_key() -> None:
    text = _text(_made(kms_key_arn="${var.tags.key}"), "aws_s3_bucket_server_side_encryption_configuration")
    assert '"aws:kms"' in text
    assert "var.tags.key" in text
    assert "bucket_key_enabled = true" in text


def test_a_minimum_of_tls_is_a_refusal_of_its_own_and_more_statements_follow() -> None:
    more = {"sid": "AllowReaders", "actions": ["s3:GetObject"], "resources": ["*"]}
    text = _text(_made(minimum_tls="1.2", statements=(more,)), "aws_iam_policy_document")
    assert text.index('"DenyPlainHttp"') < text.index('"DenyOldTls"') < text.index('"AllowReaders"')
    assert '"s3:TlsVersion"' in text
    assert '"NumericLessThan"' in text


def test_versions_can_hang_on_an_expression() -> None:
    text = _text(_made(versioned="${var.delivery.delay > 0}"), "aws_s3_bucket_versioning")
    assert 'var.delivery.delay > 0 ? "Enabled" : "Suspended"' in text


def test_a_bucket_of_another_provider_takes_all_its_parts_along() -> None:
    for block in _made(provider="aws.replica"):
        if block.type == "resource":
            assert "provider = aws.replica" in render([block]), block.address


def test_uploads_are_aborted_whatever_rules_the_caller_has() -> None:
    rule = {"id": "expire", "status": "Disabled", "expiration": {"days": 3}}
    text = _text(_made(rules=(rule,)), "aws_s3_bucket_lifecycle_configuration")
    assert text.count('"Disabled"') == text.count('"Enabled"') == 1
    assert text.count("filter {}") == 2
    assert "days_after_initiation = 7" in text


def test_more_arguments_reach_the_bucket_itself() -> None:
    assert "object_lock_enabled = true" in _text(
        _made(arguments={"object_lock_enabled": True}), "aws_s3_bucket"
    )


def test_a_condition_on_the_key_stands_at_the_encryption_and_not_at_the_bucket() -> None:
    condition = {"condition": '${var.project_name != ""}', "error_message": "Name it."}
    blocks = _made(kms_key_arn="${var.tags.key}", preconditions=(condition,))
    assert [block.address for block in blocks if "precondition" in render([block])] == [
        "aws_s3_bucket_server_side_encryption_configuration.photos"
    ]


def test_buckets_of_a_map_and_their_parts_are_made_for_each_of_it() -> None:
    design = BucketDesign(
        "this", "p-${each.key}", force_destroy=False, for_each="var.tags", minimum_tls="1.2"
    )
    blocks = built({"buckets": lambda file: bucket(file, design)})["buckets"]
    assert check(blocks, where="buckets.tf", table=Table.load()) == []
    for block in blocks:
        text = render([block])
        assert "for_each = var.tags" in text, block.address
        assert block.labels[0] == "aws_s3_bucket" or "aws_s3_bucket.this[each.key]" in text, block.address
    assert "data.aws_iam_policy_document.this_bucket[each.key].json" in _text(blocks, "aws_s3_bucket_policy")
    assert "depends_on = [aws_s3_bucket_versioning.this]" in _text(
        blocks, "aws_s3_bucket_lifecycle_configuration"
    )


def test_a_policy_that_the_caller_makes_takes_the_place_of_the_bucket_s_own() -> None:
    blocks = _made(policy="${var.tags.policy}")
    assert "policy = var.tags.policy" in _text(blocks, "aws_s3_bucket_policy")
    assert _text(blocks, "aws_iam_policy_document") == ""
