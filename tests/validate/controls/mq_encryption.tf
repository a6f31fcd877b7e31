variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_mq_broker" "pass_own_key" {
  encryption_options {
    kms_key_id        = var.kms_key_arn
    use_aws_owned_key = false
  }
}

resource "aws_mq_broker" "fail_absent" {}

resource "aws_mq_broker" "fail_awss_key" {
  encryption_options {
    use_aws_owned_key = true
  }
}

resource "aws_mq_broker" "fail_both" {
  encryption_options {
    kms_key_id = var.kms_key_arn
  }
}

resource "aws_mq_broker" "unknown_by_the_caller" {
  encryption_options {
    kms_key_id        = var.kms_key_arn
    use_aws_owned_key = var.undecided
  }
}

# Another module.
resource "aws_mq_broker" "pass_module_without_a_key" {}
