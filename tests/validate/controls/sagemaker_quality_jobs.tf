resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_sagemaker_data_quality_job_definition" "pass_encrypted" {
  name = "prices"

  data_quality_job_output_config {
    kms_key_id = aws_kms_key.this.arn
  }

  job_resources {
    cluster_config {
      instance_count    = 2
      instance_type     = "ml.m5.large"
      volume_kms_key_id = aws_kms_key.this.arn
      volume_size_in_gb = 20
    }
  }

  network_config {
    enable_inter_container_traffic_encryption = true
  }
}

resource "aws_sagemaker_data_quality_job_definition" "fail_without_keys" {
  name = "prices"

  job_resources {
    cluster_config {
      instance_count    = 2
      instance_type     = "ml.m5.large"
      volume_size_in_gb = 20
    }
  }

  network_config {
    enable_inter_container_traffic_encryption = true
  }
}

# Another module.
variable "encrypted" {
  type = bool
}

resource "aws_sagemaker_data_quality_job_definition" "pass_module_without_key" {
  name = "prices"

  network_config {
    enable_inter_container_traffic_encryption = true
  }
}

resource "aws_sagemaker_data_quality_job_definition" "fail_traffic" {
  name = "prices"
}

resource "aws_sagemaker_data_quality_job_definition" "unknown_traffic" {
  name = "prices"

  network_config {
    enable_inter_container_traffic_encryption = var.encrypted
  }
}
