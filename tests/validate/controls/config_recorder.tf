resource "aws_config_configuration_recorder" "pass_all" {
  name     = "all"
  role_arn = "arn:aws:iam::123456789012:role/config"

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_configuration_recorder_status" "pass_all" {
  name       = aws_config_configuration_recorder.pass_all.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "pass_all_but" {
  name = "all-but"

  recording_group {
    all_supported = false

    exclusion_by_resource_types {
      resource_types = ["AWS::EC2::NetworkInterface"]
    }

    recording_strategy {
      use_only = "EXCLUSION_BY_RESOURCE_TYPES"
    }
  }
}

resource "aws_config_configuration_recorder_status" "pass_all_but" {
  name       = aws_config_configuration_recorder.pass_all_but.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "fail_some" {
  name = "some"

  recording_group {
    all_supported  = false
    resource_types = ["AWS::S3::Bucket"]
  }
}

resource "aws_config_configuration_recorder_status" "some" {
  name       = aws_config_configuration_recorder.fail_some.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "fail_default" {
  name = "regional"
}

resource "aws_config_configuration_recorder_status" "regional" {
  name       = aws_config_configuration_recorder.fail_default.name
  is_enabled = true
}

resource "aws_config_configuration_recorder" "fail_not_started" {
  name = "not-started"

  recording_group {
    include_global_resource_types = true
  }
}
