variable "mode" {
  type = string
}

resource "aws_sagemaker_model" "pass_primary" {
  name = "prices"

  primary_container {
    image = "registry.internal/prices:1"

    image_config {
      repository_access_mode = "Vpc"
    }
  }
}

resource "aws_sagemaker_model" "pass_pipeline" {
  name = "prices"

  container {
    image = "registry.internal/prepare:1"

    image_config {
      repository_access_mode = "Vpc"
    }
  }

  container {
    image = "registry.internal/prices:1"

    image_config {
      repository_access_mode = "Vpc"
    }
  }
}

resource "aws_sagemaker_model" "fail_default" {
  name = "prices"

  primary_container {
    image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/prices:1"
  }
}

resource "aws_sagemaker_model" "fail_one_of_two" {
  name = "prices"

  container {
    image = "registry.internal/prepare:1"

    image_config {
      repository_access_mode = "Vpc"
    }
  }

  container {
    image = "registry.internal/prices:1"

    image_config {
      repository_access_mode = "Platform"
    }
  }
}

resource "aws_sagemaker_model" "none_package" {
  name = "prices"

  primary_container {
    model_package_name = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/prices/1"
  }
}

resource "aws_sagemaker_model" "unknown_mode" {
  name = "prices"

  primary_container {
    image = "registry.internal/prices:1"

    image_config {
      repository_access_mode = var.mode
    }
  }
}
