data "aws_iam_policy_document" "replication_trust" {
  count = var.replication_destination_bucket_arns != null ? 1 : 0

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

      values = [
        aws_s3_bucket.this["static_website"].arn,
        aws_s3_bucket.this["geojson_data"].arn,
      ]
    }
  }
}

resource "aws_iam_role" "replication" {
  count = var.replication_destination_bucket_arns != null ? 1 : 0

  name                 = "${local.name}-s3-replication"
  description          = "Lets S3 replicate the buckets."
  assume_role_policy   = data.aws_iam_policy_document.replication_trust[0].json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags
}

data "aws_iam_policy_document" "replication" {
  count = var.replication_destination_bucket_arns != null ? 1 : 0

  statement {
    sid     = "ReadConfiguration"
    actions = ["s3:GetReplicationConfiguration", "s3:ListBucket"]

    resources = [
      aws_s3_bucket.this["static_website"].arn,
      aws_s3_bucket.this["geojson_data"].arn,
    ]
  }

  statement {
    sid = "ReadVersions"

    actions = [
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionTagging",
      "s3:GetObjectRetention",
      "s3:GetObjectLegalHold",
    ]

    resources = [
      "${aws_s3_bucket.this["static_website"].arn}/*",
      "${aws_s3_bucket.this["geojson_data"].arn}/*",
    ]
  }

  statement {
    sid     = "Replicate"
    actions = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]

    resources = [
      "${var.replication_destination_bucket_arns.static_website}/*",
      "${var.replication_destination_bucket_arns.geojson_data}/*",
    ]
  }
}

resource "aws_iam_role_policy" "replication" {
  count = var.replication_destination_bucket_arns != null ? 1 : 0

  name   = aws_iam_role.replication[0].name
  role   = aws_iam_role.replication[0].id
  policy = data.aws_iam_policy_document.replication[0].json
}

# S3 takes it only when the buckets have versions, and an object fails that comes before the permissions.
resource "aws_s3_bucket_replication_configuration" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.replication_destination_bucket_arns != null }

  bucket = aws_s3_bucket.this[each.key].bucket
  role   = aws_iam_role.replication[0].arn

  rule {
    id     = "everything"
    status = "Enabled"

    filter {}

    delete_marker_replication {
      status = "Enabled"
    }

    destination {
      bucket = var.replication_destination_bucket_arns[each.key]

      metrics {
        status = "Enabled"

        dynamic "event_threshold" {
          for_each = var.enable_replication_time_control ? [1] : []

          content {
            minutes = 15
          }
        }
      }

      dynamic "replication_time" {
        for_each = var.enable_replication_time_control ? [1] : []

        content {
          status = "Enabled"

          time {
            minutes = 15
          }
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this, aws_iam_role_policy.replication]
}
