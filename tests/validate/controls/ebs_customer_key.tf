resource "aws_kms_key" "this" {}

resource "aws_ebs_volume" "pass_own_key" {
  encrypted  = true
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_ebs_volume" "fail_key_of_aws" {
  encrypted = true
}

resource "aws_ebs_volume" "fail_another_key" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/other"
}

resource "aws_ebs_snapshot_copy" "pass_own_key" {
  encrypted  = true
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_ebs_snapshot_copy" "fail_key_of_aws" {
  encrypted = true
}

resource "aws_ebs_snapshot_copy" "fail_another_key" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/other"
}

resource "aws_ebs_snapshot_import" "pass_own_key" {
  encrypted  = true
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_ebs_snapshot_import" "fail_key_of_aws" {
  encrypted = true
}

resource "aws_ebs_snapshot_import" "fail_another_key" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/other"
}

resource "aws_ami_copy" "pass_own_key" {
  encrypted  = true
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_ami_copy" "fail_key_of_aws" {
  encrypted = true
}

resource "aws_ami_copy" "fail_another_key" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/other"
}

# Another module.
resource "aws_ebs_volume" "pass_no_own_key" {
  encrypted = true
}

# Another module.
variable "kms_key_arn" {
  type    = string
  default = "arn:aws:kms:eu-central-1:111122223333:key/own"
}

variable "chosen" {
  type = string
}

resource "aws_ebs_volume" "unknown_by_the_caller" {
  encrypted  = true
  kms_key_id = var.chosen
}
