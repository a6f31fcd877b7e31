variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_instance" "pass_encrypted" {
  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/sdc"
    snapshot_id = "snap-0"
  }
}

resource "aws_instance" "pass_by_its_template" {
  launch_template {
    id = aws_launch_template.pass_encrypted.id
  }
}

resource "aws_instance" "fail_default" {}

resource "aws_instance" "fail_root" {
  root_block_device {
    volume_type = "gp3"
  }
}

resource "aws_instance" "fail_data" {
  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = false
  }
}

resource "aws_instance" "unknown_by_the_caller" {
  root_block_device {
    encrypted = var.undecided
  }
}

resource "aws_launch_template" "pass_encrypted" {
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = "true"
    }
  }

  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}

resource "aws_launch_template" "fail_size_only" {
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
    }
  }
}

resource "aws_launch_template" "none_image_decides" {}

resource "aws_launch_configuration" "pass_encrypted" {
  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = true
  }
}

resource "aws_launch_configuration" "fail_default" {}

resource "aws_spot_fleet_request" "pass_encrypted" {
  launch_specification {
    root_block_device {
      encrypted = true
    }

    ebs_block_device {
      device_name = "/dev/sdb"
      encrypted   = true
    }
  }
}

resource "aws_spot_fleet_request" "fail_data" {
  launch_specification {
    ebs_block_device {
      device_name = "/dev/sdb"
    }
  }
}

resource "aws_spot_fleet_request" "none_by_template" {
  launch_template_config {}
}

resource "aws_spot_instance_request" "pass_encrypted" {
  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdb"
    encrypted   = true
  }
}

resource "aws_spot_instance_request" "fail_default" {}

# Another module.
resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

resource "aws_instance" "pass_by_the_accounts_default" {}
