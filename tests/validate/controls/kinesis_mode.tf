variable "units" {
  type     = number
  nullable = false
}

resource "aws_kinesis_stream" "pass_provisioned" {
  shard_count = 2

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_kinesis_stream" "pass_on_demand" {
  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "fail_shards_on_demand" {
  shard_count = 2

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "fail_without_shards" {
  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_kinesis_stream" "fail_no_shard" {
  shard_count = 0

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_kinesis_stream" "fail_wrong_mode" {
  shard_count = 2

  stream_mode_details {
    stream_mode = "MAGIC"
  }
}

resource "aws_kinesis_stream" "unknown_by_the_caller" {
  shard_count = var.units

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_kinesis_stream" "fail_default_without_shards" {}
