resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_sagemaker_feature_group" "pass_both" {
  feature_group_name = "customers"

  offline_store_config {
    s3_storage_config {
      kms_key_id = aws_kms_key.this.arn
      s3_uri     = "s3://features/customers"
    }
  }

  online_store_config {
    enable_online_store = true

    security_config {
      kms_key_id = aws_kms_key.this.arn
    }
  }
}

resource "aws_sagemaker_feature_group" "fail_offline" {
  feature_group_name = "customers"

  offline_store_config {
    s3_storage_config {
      s3_uri = "s3://features/customers"
    }
  }
}

resource "aws_sagemaker_feature_group" "fail_online" {
  feature_group_name = "customers"

  online_store_config {
    enable_online_store = true
  }
}

# Another module.
variable "key" {
  type    = string
  default = null
}

variable "keys" {
  type = list(string)
}

resource "aws_sagemaker_feature_group" "fail_null" {
  feature_group_name = "customers"

  offline_store_config {
    s3_storage_config {
      kms_key_id = var.key
      s3_uri     = "s3://features/customers"
    }
  }
}

resource "aws_sagemaker_feature_group" "unknown_key" {
  feature_group_name = "customers"

  offline_store_config {
    s3_storage_config {
      kms_key_id = var.keys[0]
      s3_uri     = "s3://features/customers"
    }
  }
}
