variable "isolated" {
  type = bool
}

resource "aws_sagemaker_model" "pass_isolated" {
  name                     = "prices"
  enable_network_isolation = true
}

resource "aws_sagemaker_model" "fail_default" {
  name = "prices"
}

resource "aws_sagemaker_model" "unknown_isolation" {
  name                     = "prices"
  enable_network_isolation = var.isolated
}

resource "aws_sagemaker_data_quality_job_definition" "pass_isolated" {
  name = "prices"

  network_config {
    enable_network_isolation = true
  }
}

resource "aws_sagemaker_data_quality_job_definition" "fail_off" {
  name = "prices"

  network_config {
    enable_network_isolation = false
  }
}

resource "aws_sagemaker_data_quality_job_definition" "fail_default" {
  name = "prices"
}

resource "aws_sagemaker_monitoring_schedule" "none_by_name" {
  name = "prices"

  monitoring_schedule_config {
    monitoring_job_definition_name = aws_sagemaker_data_quality_job_definition.pass_isolated.name
    monitoring_type                = "DataQuality"
  }
}

resource "aws_sagemaker_monitoring_schedule" "pass_isolated" {
  name = "prices"

  monitoring_schedule_config {
    monitoring_type = "DataQuality"

    monitoring_job_definition {
      role_arn = "arn:aws:iam::123456789012:role/monitor"

      network_config {
        enable_network_isolation = true
      }
    }
  }
}

resource "aws_sagemaker_monitoring_schedule" "fail_default" {
  name = "prices"

  monitoring_schedule_config {
    monitoring_type = "DataQuality"

    monitoring_job_definition {
      role_arn = "arn:aws:iam::123456789012:role/monitor"
    }
  }
}
