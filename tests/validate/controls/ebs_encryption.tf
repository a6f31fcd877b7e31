variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_ebs_volume" "pass_encrypted" {
  availability_zone = "eu-central-1a"
  encrypted         = true
}

resource "aws_ebs_volume" "fail_default" {
  availability_zone = "eu-central-1a"
}

resource "aws_ebs_volume" "unknown_by_the_caller" {
  availability_zone = "eu-central-1a"
  encrypted         = var.undecided
}

resource "aws_ebs_snapshot_copy" "pass_encrypted" {
  source_snapshot_id = "snap-0"
  source_region      = "eu-central-1"
  encrypted          = true
}

resource "aws_ebs_snapshot_copy" "fail_default" {
  source_snapshot_id = "snap-0"
  source_region      = "eu-central-1"
}

resource "aws_ebs_snapshot_import" "pass_encrypted" {
  encrypted = true
}

resource "aws_ebs_snapshot_import" "fail_default" {}

resource "aws_ami_copy" "pass_encrypted" {
  name      = "shop"
  encrypted = true
}

resource "aws_ami_copy" "fail_default" {
  name = "shop"
}

resource "aws_ami" "pass_encrypted" {
  name = "shop"

  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 10
    encrypted   = true
  }
}

resource "aws_ami" "fail_default" {
  name = "shop"

  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 10
  }
}

resource "aws_ami" "none_from_a_snapshot" {
  name = "shop"

  ebs_block_device {
    device_name = "/dev/sda1"
    snapshot_id = "snap-0"
  }
}

# Another module.
resource "aws_ebs_encryption_by_default" "this" {}

resource "aws_ebs_volume" "pass_by_the_accounts_default" {
  availability_zone = "eu-central-1a"
}
