data "aws_iam_policy_document" "replication_trust" {
  count = local.replicate ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEqualsIfExists"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLikeIfExists"
      variable = "aws:SourceArn"
      values   = [aws_s3_bucket.this["frontend"].arn, aws_s3_bucket.this["images"].arn]
    }
  }
}

resource "aws_iam_role" "replication" {
  count = local.replicate ? 1 : 0

  name                 = "${local.name}-app-replication-${var.random_suffix}"
  description          = "Lets S3 copy objects to the replica region."
  assume_role_policy   = data.aws_iam_policy_document.replication_trust[0].json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags
}

data "aws_iam_policy_document" "replication" {
  count = local.replicate ? 1 : 0

  statement {
    sid       = "ReadConfiguration"
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.this["frontend"].arn, aws_s3_bucket.this["images"].arn]
  }

  statement {
    sid = "ReadObjects"

    actions = [
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
    ]

    resources = [
      "${aws_s3_bucket.this["frontend"].arn}/*",
      "${aws_s3_bucket.this["images"].arn}/*",
    ]
  }

  statement {
    sid     = "WriteReplicas"
    actions = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]

    resources = [
      "${aws_s3_bucket.backup["frontend_backup"].arn}/*",
      "${aws_s3_bucket.backup["images_backup"].arn}/*",
    ]
  }

  statement {
    sid       = "DecryptThroughS3"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"

      values = [
        aws_s3_bucket.this["frontend"].arn,
        aws_s3_bucket.this["images"].arn,
        "${aws_s3_bucket.this["frontend"].arn}/*",
        "${aws_s3_bucket.this["images"].arn}/*",
      ]
    }
  }

  statement {
    sid       = "EncryptThroughS3"
    actions   = ["kms:Decrypt", "kms:Encrypt"]
    resources = [var.replica_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:s3:arn"

      values = [
        aws_s3_bucket.backup["frontend_backup"].arn,
        aws_s3_bucket.backup["images_backup"].arn,
        "${aws_s3_bucket.backup["frontend_backup"].arn}/*",
        "${aws_s3_bucket.backup["images_backup"].arn}/*",
      ]
    }
  }
}

resource "aws_iam_role_policy" "replication" {
  count = local.replicate ? 1 : 0

  name   = aws_iam_role.replication[0].name
  role   = aws_iam_role.replication[0].id
  policy = data.aws_iam_policy_document.replication[0].json
}

# S3 takes it only when both buckets have versions, and an object fails that comes before the permissions.
resource "aws_s3_bucket_replication_configuration" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if local.replicate }

  bucket = aws_s3_bucket.this[each.key].id
  role   = aws_iam_role.replication[0].arn

  rule {
    id       = "everything"
    priority = 0
    status   = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Enabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket = aws_s3_bucket.backup[each.value.backup].arn

      encryption_configuration {
        replica_kms_key_id = var.replica_kms_key_arn
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }

      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }
    }
  }

  depends_on = [
    aws_s3_bucket_versioning.this,
    aws_s3_bucket_versioning.backup,
    aws_iam_role_policy.replication,
  ]
}
