variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_s3_access_point" "pass_default" {
  name = "default"
}

resource "aws_s3_access_point" "pass_on" {
  name = "on"

  public_access_block_configuration {
    block_public_policy = true
  }
}

resource "aws_s3_access_point" "fail_off" {
  name = "off"

  public_access_block_configuration {
    block_public_policy = false
  }
}

resource "aws_s3_access_point" "unknown_by_the_caller" {
  name = "unknown"

  public_access_block_configuration {
    block_public_policy = var.undecided
  }
}

resource "aws_s3control_multi_region_access_point" "pass_default" {
  details {
    name = "default"
  }
}

resource "aws_s3control_multi_region_access_point" "fail_off" {
  details {
    name = "off"

    public_access_block {
      ignore_public_acls = false
    }
  }
}
