variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dynamodb_table" "pass_streaming" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-west-3"
  }
}

resource "aws_dynamodb_table" "pass_recovery_everywhere" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  point_in_time_recovery {
    enabled = true
  }

  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
  }
}

resource "aws_dynamodb_table" "fail_replica_without_recovery" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  point_in_time_recovery {
    enabled = true
  }

  replica {
    region_name = "eu-central-1"
  }
}

resource "aws_dynamodb_table" "fail_without_stream" {
  stream_enabled   = false
  stream_view_type = "NEW_AND_OLD_IMAGES"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-west-3"
  }
}

resource "aws_dynamodb_table" "fail_half_of_the_images" {
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-west-3"
  }
}

resource "aws_dynamodb_table" "fail_twice_in_one_region" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-central-1"
  }
}

resource "aws_dynamodb_table" "fail_without_region" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  replica {
    region_name = "eu-central-1"
  }

  replica {}
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  stream_enabled   = var.undecided
  stream_view_type = "NEW_AND_OLD_IMAGES"

  replica {
    region_name = "eu-central-1"
  }

  replica {
    region_name = "eu-west-3"
  }
}

resource "aws_dynamodb_table" "none_one_region" {}
