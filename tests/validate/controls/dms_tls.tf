variable "mode" {
  type     = string
  nullable = false
}

resource "aws_dms_endpoint" "pass_required" {
  engine_name = "postgres"
  ssl_mode    = "require"
}

resource "aws_dms_endpoint" "fail_absent" {
  engine_name = "aurora-postgresql"
}

resource "aws_dms_endpoint" "fail_none" {
  engine_name = "mysql"
  ssl_mode    = "none"
}

resource "aws_dms_endpoint" "pass_redis" {
  engine_name = "redis"

  redis_settings {
    ssl_security_protocol = "ssl-encryption"
  }
}

resource "aws_dms_endpoint" "fail_redis" {
  engine_name = "redis"

  redis_settings {
    ssl_security_protocol = "plaintext"
  }
}

resource "aws_dms_endpoint" "pass_kafka" {
  engine_name = "kafka"

  kafka_settings {
    broker            = "own:9094"
    security_protocol = "ssl-encryption"
  }
}

resource "aws_dms_endpoint" "fail_kafka" {
  engine_name = "kafka"

  kafka_settings {
    broker = "own:9092"
  }
}

resource "aws_dms_endpoint" "none_s3" {
  engine_name = "s3"
}

resource "aws_dms_endpoint" "unknown_by_the_caller" {
  engine_name = "mysql"
  ssl_mode    = var.mode
}
