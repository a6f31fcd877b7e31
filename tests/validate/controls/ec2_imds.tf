variable "undecided" {
  type     = string
  nullable = false
}

resource "aws_instance" "pass_tokens" {
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_instance" "pass_off" {
  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_instance" "fail_default" {}

resource "aws_instance" "fail_optional" {
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "optional"
  }
}

resource "aws_instance" "unknown_by_the_caller" {
  metadata_options {
    http_tokens = var.undecided
  }
}

resource "aws_instance" "none_by_its_template" {
  launch_template {
    id = aws_launch_template.pass_tokens.id
  }
}

resource "aws_launch_template" "pass_tokens" {
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "fail_hops_only" {
  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_launch_configuration" "pass_tokens" {
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_configuration" "fail_default" {}

resource "aws_ec2_instance_metadata_defaults" "fail_hops_only" {
  http_put_response_hop_limit = 1
}

resource "aws_spot_instance_request" "pass_tokens" {
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_spot_instance_request" "fail_default" {}

# Another module.
resource "aws_ec2_instance_metadata_defaults" "pass_tokens" {
  http_tokens = "required"
}

resource "aws_instance" "pass_by_the_accounts_default" {}

resource "aws_instance" "fail_in_spite_of_the_default" {
  metadata_options {
    http_tokens = "optional"
  }
}
