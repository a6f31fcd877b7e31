variable "instances" {
  type = number
}

resource "aws_sagemaker_endpoint_configuration" "pass_two" {
  name = "prices"

  production_variants {
    variant_name           = "main"
    model_name             = "prices"
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
}

resource "aws_sagemaker_endpoint_configuration" "fail_one" {
  name = "prices"

  production_variants {
    variant_name           = "main"
    model_name             = "prices"
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }
}

resource "aws_sagemaker_endpoint_configuration" "fail_default" {
  name = "prices"

  production_variants {
    model_name    = "prices"
    instance_type = "ml.m5.large"
  }
}

resource "aws_sagemaker_endpoint_configuration" "none_serverless" {
  name = "prices"

  production_variants {
    model_name = "prices"

    serverless_config {
      max_concurrency   = 10
      memory_size_in_mb = 2048
    }
  }
}

resource "aws_sagemaker_endpoint_configuration" "unknown_count" {
  name = "prices"

  production_variants {
    model_name             = "prices"
    instance_type          = "ml.m5.large"
    initial_instance_count = var.instances
  }
}
